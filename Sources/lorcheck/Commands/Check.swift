internal import ArgumentParser
internal import Glibc
internal import LetterAnalysis
internal import LetterFormats

/// `lorcheck check`: the default.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks letters and folders of letters (the default).")

  /// The forms of a report.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  /// What makes a letter fail.
  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error, warning, note, never

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  /// When colours are used.
  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Argument(
    help: ArgumentHelp("Letters, folders of letters, or - for standard input.", valueName: "path"))
  var paths: [String]

  @OptionGroup var letters: LetterOptions

  @Option(help: "The form of the report.") var format = Format.text
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Writes the report to a file.", valueName: "file"))
  var output: String?
  @Option(help: "The severity from which on a concern makes a letter fail.") var failOn = FailOn
    .error
  @Option(help: ArgumentHelp("Letters that score less fail.", valueName: "score")) var failUnder:
    Int?
  @Option(help: "When the report is coloured.") var color = ColorChoice.auto
  @Flag(help: "Leaves the letters' own words out of the report.") var noQuotes = false
  @Flag(help: "Says nothing on standard error but errors.") var quiet = false

  func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) {
      throw ValidationError("--fail-under wants a score from 0 to 100.")
    }
  }

  func run() throws {
    let analyzer = try letters.analyzer()
    let found = LetterFinder.find(paths.map(FilePath.init(argument:)))
    reportSkipped(found.skipped)
    var run = CheckRun(command: self, analyzer: analyzer)
    do {
      try run.run(found)
    } catch let problem as Output.Problem {
      if !problem.isClosedPipe {
        complain(problem.reason)
        throw ExitCode.broken
      }
      // Nobody reads any more, which is no fault of the letters.
    }
    if let status = run.status { throw status }
  }

  private func reportSkipped(_ skipped: [String: Int]) {
    guard !quiet, !skipped.isEmpty else { return }
    let parts = skipped.sorted { $0.key < $1.key }.map { "\($1) \($0)\($1 == 1 ? "" : "s")" }
    complain("passed over " + parts.joined(separator: ", "))
  }

  /// Options of the report for where it goes.
  func reportOptions(lexicons: String) -> ReportOptions {
    let isTerminal = output == nil && isatty(STDOUT_FILENO) == 1
    let usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && getenv("NO_COLOR") == nil
      }
    return ReportOptions(
      lexicons: lexicons, hidesQuotes: noQuotes, usesColor: usesColor,
      width: isTerminal ? Self.terminalWidth : 80)
  }

  private static var terminalWidth: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return min(Int(size.ws_col), 100)
  }

  func reporter(_ options: ReportOptions) -> any Reporter {
    switch format {
    case .text: TerminalReporter(options)
    case .json: JSONReporter(options)
    }
  }
}

/// One run over letters: reads, reviews and reports them in order, and remembers what failed.
struct CheckRun {
  private let command: Check
  private let analyzer: Analyzer
  private var reporter: any Reporter
  private var unreadable: [Unreadable] = []
  private var hasFailed = false
  private var isBroken = false

  init(command: Check, analyzer: Analyzer) {
    self.command = command
    self.analyzer = analyzer
    reporter = command.reporter(command.reportOptions(lexicons: analyzer.lexicons.digest))
  }

  /// The exit status; nil for success.
  ///
  /// What was not read outranks what fails.
  var status: ExitCode? { isBroken ? .broken : hasFailed ? .letterFails : nil }

  mutating func run(_ found: LetterFinder.Found) throws {
    for file in found.unreadable { note(file.path, file.reason) }
    if found.letters.isEmpty, found.unreadable.isEmpty {
      complain("no letter found; letters end in .docx, .docm, .odt, .html, .htm, .txt or .md")
      isBroken = true
    }
    let target = command.output.map(FilePath.init(argument:))
    if let target, found.letters.contains(where: { $0.isSameFile(as: target) }) {
      complain("'\(target.text)' is one of the letters; name another file for the report")
      throw ExitCode.broken
    }
    let output = try Output(to: target)
    do {
      try output.write(reporter.begin())
      for path in found.letters where !Interruption.isRequested { try check(path, output) }
      let interrupted = Interruption.isRequested
      if interrupted, target != nil {
        output.discard()
      } else {
        try output.write(
          reporter.end(RunSummary(unreadable: unreadable, isInterrupted: interrupted)))
        try output.finish()
      }
      if interrupted { throw Interruption.status }
    } catch {
      output.discard()
      throw error
    }
  }

  private mutating func check(_ path: FilePath, _ output: Output) throws {
    let letter: Letter
    do {
      letter = try command.letters.letter(at: path)
    } catch {
      note(path, error.reason)
      return
    }
    let review = analyzer.review(letter, applicant: command.letters.applicant)
    if let reason = review.notAssessed {
      complain("\(path.text): not assessed: \(reason)")
      isBroken = true
    }
    if fails(review) { hasFailed = true }
    try output.write(reporter.letter(review))
  }

  private func fails(_ review: Review) -> Bool {
    if let severity = command.failOn.severity, !review.concerns(atLeast: severity).isEmpty {
      return true
    }
    guard let least = command.failUnder, let card = review.scorecard else { return false }
    return card.total < least
  }

  private mutating func note(_ path: FilePath, _ reason: String) {
    complain("\(path.text): \(reason)")
    unreadable.append(Unreadable(path: path.text, reason: reason))
    isBroken = true
  }
}

internal import ArgumentParser
internal import Glibc
internal import LetterAnalysis

/// `lorcheck check`: the default.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks letters and folders of letters (the default).")

  /// The forms of a report.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown, html, sarif, github, junit, csv

    /// Whether it names the digest of the lexicons, which takes as long as reading a letter.
    var namesLexicons: Bool { self != .text }
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
    help: ArgumentHelp("Writes the report to a file; HTML to a folder too.", valueName: "file"))
  var output: String?
  @Option(help: "The severity from which on a concern makes a letter fail (default: error).")
  var failOn: FailOn?
  @Option(help: ArgumentHelp("Letters that score less fail.", valueName: "score")) var failUnder:
    Int?
  @Option(
    help: ArgumentHelp(
      "Reads this configuration instead of looking for .lorcheck.yml beside and above the letters.",
      valueName: "file"))
  var config: String?
  @Option(
    help: ArgumentHelp("Sets aside what was known when this file was written.", valueName: "file"))
  var baseline: String?
  @Flag(help: "Writes the baseline anew: what is found now no longer makes a letter fail.")
  var updateBaseline = false
  @Option(help: "When the report is coloured.") var color = ColorChoice.auto
  @Option(
    help: ArgumentHelp(
      "How many letters are read at once; all cores if left out.", valueName: "n"))
  var jobs: Int?
  @Flag(help: "Leaves the letters' own words out of the report.") var noQuotes = false
  @Flag(help: "Says nothing on standard error but errors.") var quiet = false

  func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) {
      throw ValidationError("--fail-under wants a score from 0 to 100.")
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs wants a number from 1 to 256.")
    }
  }

  func run() async throws {
    let found = LetterFinder.find(paths.map(FilePath.init(argument:)))
    let settings = try RunSettings(self, letters: found.letters)
    let analyzer = try Lexicons.analyzer(replacedBy: settings.lexicons)
    try settings.checkRules(analyzer.lexicons)
    reportSkipped(found.skipped)
    var run = try CheckRun(command: self, settings: settings, analyzer: analyzer)
    do {
      try await run.run(found.unreadable)
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
  func reportOptions(_ analyzer: Analyzer, hidesQuotes: Bool) -> ReportOptions {
    color.options(
      analyzer, namesLexicons: format.namesLexicons, hidesQuotes: hidesQuotes,
      isToFile: output != nil)
  }

  /// Where the report goes: a document, or a folder of pages.
  func sink(_ options: ReportOptions) throws(Output.Problem) -> any ReportSink {
    let target = output.map(FilePath.init(argument:))
    if format == .html, let target, ReportFolder.isNamed(by: target) {
      let folders = paths.map(FilePath.init(argument:)).filter {
        ($0.status?.st_mode ?? 0) & S_IFMT == S_IFDIR
      }
      return try ReportFolder(options, at: target, checked: folders)
    }
    return try ReportDocumentSink(reporter(options), to: target)
  }

  func reporter(_ options: ReportOptions) -> any Reporter {
    switch format {
    case .text: TerminalReporter(options)
    case .json: JSONReporter(options)
    case .markdown: MarkdownReporter(options)
    case .html: HTMLReporter(options)
    case .sarif: SARIFReporter(options)
    case .github: GitHubReporter(options)
    case .junit: JUnitReporter(options)
    case .csv: CSVReporter(options)
    }
  }
}

extension Check.ColorChoice {
  /// Options of a report for where it goes.
  func options(
    _ analyzer: Analyzer, namesLexicons: Bool = true, hidesQuotes: Bool, isToFile: Bool
  ) -> ReportOptions {
    let isTerminal = !isToFile && isatty(STDOUT_FILENO) == 1
    let usesColor =
      switch self {
      case .always: true
      case .never: false
      case .auto: isTerminal && getenv("NO_COLOR") == nil
      }
    return ReportOptions(
      lexicons: namesLexicons ? analyzer.lexicons.digest : "", hidesQuotes: hidesQuotes,
      usesColor: usesColor,
      width: isTerminal ? Self.terminalWidth : 80, rules: RuleBook(analyzer))
  }

  private static var terminalWidth: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return min(Int(size.ws_col), 100)
  }
}

extension Check: NeedsMore {
  /// A baseline that only the configuration names is not known before it is read.
  var needs: Needs {
    let isNamedElsewhere = updateBaseline && baseline == nil
    let named = [output, updateBaseline ? baseline : nil].compactMap { $0 }
    return Needs(
      outputs: isNamedElsewhere ? nil : named.map(FilePath.init(argument:)),
      runsPrograms: letters.convert)
  }
}

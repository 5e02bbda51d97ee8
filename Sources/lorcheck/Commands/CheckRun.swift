internal import ArgumentParser
internal import Glibc
internal import LetterAnalysis

/// What became of one letter.
struct Outcome: Sendable {
  let path: FilePath
  let result: Result<Review, FileProblem>
}

/// One run over letters: they are read and reviewed at once, and pass one place in order, where they
/// are reported and counted.
struct CheckRun {
  private let command: Check
  private let analyzer: Analyzer
  private var reporter: any Reporter
  private var summary = RunSummary()
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

  /// Checks the letters and writes the report.
  ///
  /// - Throws: `Output.Problem`, or an exit status after a message.
  mutating func run(_ found: LetterFinder.Found) async throws {
    for file in found.unreadable { note(file.path, file.reason) }
    if found.letters.isEmpty, found.unreadable.isEmpty {
      complain("no letter found; letters end in .docx, .docm, .html, .htm, .txt or .md")
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
      try await check(found.letters, output)
      summary.isInterrupted = Interruption.isRequested
      if summary.isInterrupted, target != nil {
        output.discard()
      } else {
        try output.write(reporter.end(summary))
        try output.finish()
      }
      if summary.isInterrupted { throw Interruption.status }
    } catch {
      output.discard()
      throw error
    }
  }

  /// Reads and reviews letters on all cores, and takes them in order.
  private mutating func check(_ letters: [FilePath], _ output: Output) async throws {
    let (analyzer, options) = (analyzer, command.letters)
    let cores = command.jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    try await OrderedWork(width: cores).run(letters) { path in
      let result = Result { () throws(FileProblem) in
        analyzer.review(try options.letter(at: path), applicant: options.applicant)
      }
      return Outcome(path: path, result: result)
    } deliver: { outcome in
      guard !Interruption.isRequested else { return false }
      try take(outcome, output)
      return true
    }
  }

  /// The one place that every letter passes, in order: whatever reports, counts or gathers letters
  /// belongs here.
  private mutating func take(_ outcome: Outcome, _ output: Output) throws {
    switch outcome.result {
    case .failure(let problem): note(outcome.path, problem.reason)
    case .success(let review):
      if let reason = review.notAssessed {
        complain("\(outcome.path.text): not assessed: \(reason)")
        isBroken = true
      }
      if fails(review) { hasFailed = true }
      try output.write(reporter.letter(review))
    }
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
    summary.unreadable.append(Unreadable(path: path.text, reason: reason))
    isBroken = true
  }
}

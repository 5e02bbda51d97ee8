internal import ArgumentParser
internal import Glibc
internal import LetterAnalysis

/// What became of one letter.
struct Outcome: Sendable {
  let job: LetterJob
  let result: Result<Review, FileProblem>
}

/// One run over letters: they are read and reviewed at once, and pass one place in order, where they
/// are reported and counted.
struct CheckRun {
  private let command: Check
  private let settings: RunSettings
  private let analyzer: Analyzer
  private var baseline: BaselineRun?
  private var progress: ProgressLine?
  private var summary = RunSummary()
  private var sets: SetCollector
  private var hasFailed = false
  private var isBroken = false

  /// - Throws: an exit status, after a message, if the baseline cannot be read.
  init(command: Check, settings: RunSettings, analyzer: Analyzer) throws {
    self.command = command
    self.settings = settings
    self.analyzer = analyzer
    baseline = try BaselineRun(at: settings.baseline, isUpdating: command.updateBaseline)
    sets = SetCollector(
      plan: analyzer.setPlan, roots: command.paths, isGiven: command.letters.applicant != nil)
    progress = command.quiet ? nil : ProgressLine(total: settings.jobs.count)
  }

  /// The exit status; nil for success.
  ///
  /// What was not read outranks what fails.
  var status: ExitCode? { isBroken ? .broken : hasFailed ? .letterFails : nil }

  /// Checks the letters and writes the report.
  ///
  /// - Parameter unreadable: files that were found and are already known to be unreadable.
  /// - Throws: `Output.Problem`, or an exit status after a message.
  mutating func run(_ unreadable: [(path: FilePath, reason: String)]) async throws {
    for file in unreadable { note(file.path, file.reason) }
    if settings.jobs.isEmpty, unreadable.isEmpty {
      complain("no letter found; letters end in .docx, .docm, .odt, .html, .htm, .txt or .md")
      isBroken = true
    }
    let target = try reportFile()
    var sink = try command.sink(
      command.reportOptions(analyzer, hidesQuotes: settings.hidesQuotes))
    do {
      try sink.begin()
      try await check(&sink)
      summary.isInterrupted = Interruption.isRequested
      if summary.isInterrupted, target != nil {
        sink.discard()
      } else {
        summary.sets = sets.sets(passages: sharedPassages)
        try sink.end(summary)
      }
      if summary.isInterrupted { throw Interruption.status }
      try baseline?.finish()
    } catch {
      sink.discard()
      throw error
    }
  }

  /// The file for the report, which must be none of the letters.
  private func reportFile() throws -> FilePath? {
    guard let target = command.output.map(FilePath.init(argument:)) else { return nil }
    guard settings.jobs.contains(where: { $0.path.isSameFile(as: target) }) else { return target }
    complain("'\(target.text)' is one of the letters; name another file for the report")
    throw ExitCode.broken
  }

  /// Reads and reviews the letters on all cores, and takes them in order.
  private mutating func check(_ sink: inout any ReportSink) async throws {
    let analyzer = analyzer
    let converting = command.letters.convert
    let cores = command.jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    try await OrderedWork(width: cores).run(settings.jobs) { job in
      let result = Result { () throws(FileProblem) in
        analyzer.review(
          try LetterFile.letter(at: job.path, converting: converting),
          applicant: job.settings.applicant,
          policy: job.settings.policy)
      }
      return Outcome(job: job, result: result)
    } deliver: { outcome in
      guard !Interruption.isRequested else { return false }
      try take(outcome, &sink)
      progress?.advance()
      return true
    }
    progress?.clear()
  }

  /// The one place that every letter passes, in order: whatever reports, counts or gathers letters
  /// belongs here.
  private mutating func take(_ outcome: Outcome, _ sink: inout any ReportSink) throws {
    let path = outcome.job.path
    switch outcome.result {
    case .failure(let problem): note(path, problem.reason)
    case .success(var review):
      if let reason = review.notAssessed {
        say("\(path.text): not assessed: \(reason)")
        isBroken = true
      }
      let accepted = baseline?.take(&review, at: path)
      review.threshold = outcome.job.settings.threshold(accepting: accepted)
      if review.fails { hasFailed = true }
      sets.add(review)
      if sink.isTerminal { progress?.clear() }
      try sink.letter(review)
    }
  }

  /// What the letters of one set share: they are read once more, since a run keeps no text.
  ///
  /// A pipe gives its text only once.
  private func sharedPassages(_ paths: [String]) -> SharedPassages {
    let letters = paths.map { name -> Letter? in
      let path = FilePath(bytes: Array(name.utf8))
      guard name != "-", path.status?.isFile == true else { return nil }
      return try? LetterFile.letter(at: path, converting: command.letters.convert)
    }
    return analyzer.sharedPassages(
      of: letters, paths: paths, applicant: command.letters.applicant)
  }

  /// Prints a message where the progress line is.
  private mutating func say(_ message: String) {
    progress?.clear()
    complain(message)
  }

  private mutating func note(_ path: FilePath, _ reason: String) {
    say("\(path.text): \(reason)")
    summary.unreadable.append(Unreadable(path: path.text, reason: reason))
    isBroken = true
  }
}

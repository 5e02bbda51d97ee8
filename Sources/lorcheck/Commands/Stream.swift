internal import ArgumentParser
internal import Glibc
internal import LetterAnalysis
internal import LetterFormats

/// `lorcheck stream`: for pipes, and for engines that run many of them.
struct Stream: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stream",
    abstract: "Reads one JSON request a line and prints one JSON result a line, in order.",
    discussion: """
      A request is {"id": …} with "text", "path" or "docx" (base64), and perhaps "applicant". A \
      result is {"id": …, "letter": {…}} as in the JSON report, or {"id": …, "line": …, "error": …}; \
      an error stops nothing. The status is 0 unless the stream itself breaks.
      """)

  /// The longest request: the largest letter in base64, and some room.
  private static let lineLimit = ReadingLimits.standard.fileSize / 3 * 4 + (1 << 16)

  @Option(
    help: ArgumentHelp(
      "Replaces built-in lexicon files by those of the same name.", valueName: "dir"))
  var lexicons: String?
  @Option(
    help: ArgumentHelp(
      "Changes severities and leaves rules out as this .lorcheck.yml says.", valueName: "file"))
  var config: String?
  @Flag(help: "Leaves the letters' own words out of the results.") var noQuotes = false

  func run() throws {
    let settings = try StreamSettings(self)
    let output = try Output(to: nil)
    var lines = LineReader(descriptor: STDIN_FILENO, limit: Self.lineLimit)
    var number = 0
    do {
      while let line = try lines.next() {
        number += 1
        try output.write(settings.answer(line, number: number))
      }
    } catch let problem as Output.Problem {
      guard !problem.isClosedPipe else { return }
      complain(problem.reason)
      throw ExitCode.broken
    } catch let problem as FileProblem {
      if Interruption.isRequested { throw Interruption.status }
      complain("standard input: \(problem.reason)")
      throw ExitCode.broken
    }
  }
}

/// What holds for every request of a stream.
private struct StreamSettings {
  private let analyzer: Analyzer
  private let letters: LetterSettings
  private let options: ReportOptions

  init(_ command: Stream) throws {
    var configuration: Configuration?
    if let file = command.config {
      configuration = try Configuration.read(FilePath(argument: file))
    }
    let folder = command.lexicons.map(FilePath.init(argument:)) ?? configuration?.lexicons
    analyzer = try Lexicons.analyzer(replacedBy: folder)
    try configuration?.checkRules(analyzer.lexicons)
    letters = configuration?.defaults ?? LetterSettings()
    options = ReportOptions(
      lexicons: analyzer.lexicons.digest,
      hidesQuotes: command.noQuotes || configuration?.hidesQuotes == true)
  }

  /// The line that answers a request.
  func answer(_ line: LineReader.Line, number: Int) -> [UInt8] {
    guard case .bytes(let bytes) = line else {
      return ResultLine.error("the line is too long", id: nil, number: number)
    }
    let request: StreamRequest
    do {
      request = try StreamRequest.read(bytes)
    } catch {
      return ResultLine.error(error.reason, id: error.id, number: number)
    }
    do {
      let review = analyzer.review(
        try request.letter(), applicant: request.applicant ?? letters.applicant,
        policy: letters.policy)
      return ResultLine.letter(review, id: request.id, options: options)
    } catch {
      return ResultLine.error(error.reason, id: request.id, number: number)
    }
  }
}

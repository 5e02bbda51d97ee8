internal import LetterAnalysis

/// Where the report of a run goes, letter by letter.
protocol ReportSink {
  /// Whether what is written shows on a terminal at once.
  var isTerminal: Bool { get }
  /// Writes what stands before the letters.
  mutating func begin() throws(Output.Problem)
  /// Writes one letter.
  mutating func letter(_ review: Review) throws(Output.Problem)
  /// Writes what stands behind the letters and puts everything in its place.
  mutating func end(_ summary: RunSummary) throws(Output.Problem)
  /// Forgets what was written; what was there before stays.
  func discard()
}

/// One document: a file, or standard output.
struct ReportDocumentSink: ReportSink {
  private var reporter: any Reporter
  private let output: Output

  /// A document at `path`, or on standard output.
  init(_ reporter: any Reporter, to path: FilePath?) throws(Output.Problem) {
    self.reporter = reporter
    output = try Output(to: path)
  }

  var isTerminal: Bool { output.isTerminal }

  mutating func begin() throws(Output.Problem) { try output.write(reporter.begin()) }
  mutating func letter(_ review: Review) throws(Output.Problem) {
    try output.write(reporter.letter(review))
  }
  mutating func end(_ summary: RunSummary) throws(Output.Problem) {
    try output.write(reporter.end(summary))
    try output.finish()
  }
  func discard() { output.discard() }
}

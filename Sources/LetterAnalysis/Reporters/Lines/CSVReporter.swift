/// Comma-separated values (RFC 4180): a row a letter, and one for each file that was not read.
public struct CSVReporter: Reporter {
  private let options: ReportOptions

  /// A reporter of the given options.
  public init(_ options: ReportOptions) { self.options = options }

  /// What stands before the letters.
  public mutating func begin() -> [UInt8] { bytes(CSVRow(LetterRow.names(options.rules))) }

  /// One letter.
  public mutating func letter(_ review: Review) -> [UInt8] {
    var row = LetterRow(path: review.letter.name)
    row.summary = LetterSummary(review, options: options)
    row.fails = review.fails
    return bytes(CSVRow(row.fields(options.rules)))
  }

  /// What stands behind the letters.
  public mutating func end(_ summary: RunSummary) -> [UInt8] {
    var rows = summary.unreadable.map { LetterRow(path: $0.path, reason: $0.reason) }
    if summary.isInterrupted {
      rows.append(LetterRow(path: "", reason: "interrupted: not every letter was read"))
    }
    return rows.flatMap { bytes(CSVRow($0.fields(options.rules))) }
  }

  private func bytes(_ row: CSVRow) -> [UInt8] { Array(row.text.utf8) }
}

/// One letter as a row; empty fields where nothing is known.
struct LetterRow {
  var path: String
  var summary: LetterSummary?
  var fails = true
  /// Why it was not read.
  var reason = ""

  init(path: String, reason: String = "") {
    self.path = path
    self.reason = reason
  }

  /// The names of the columns.
  static func names(_ rules: RuleBook) -> [String] {
    let classes = SentenceClass.allCases.map { "sentences_\($0.rawValue)" }
    return [
      "path", "status", "reason", "format", "words", "applicant", "total", "uncapped", "band",
    ]
      + rules.dimensions.map(\.id)
      + ["must_go", "should_mend", "worth_knowing", "strengths", "set_aside"] + classes
  }

  /// The fields in the order of the names.
  func fields(_ rules: RuleBook) -> [String] {
    let fields = [path, status, reason.isEmpty ? summary?.notAssessed ?? "" : reason]
    guard let summary else {
      return fields + Array(repeating: "", count: Self.names(rules).count - fields.count)
    }
    let points = rules.dimensions.map { dimension in
      summary.dimensions.first { $0.id == dimension.id }.map { String($0.points) } ?? ""
    }
    let counts =
      [
        summary.mustGo, summary.shouldMend, summary.worthKnowing, summary.strengths,
        summary.setAside,
      ] + summary.sentences
    return fields + [
      summary.format, String(summary.words), summary.applicant,
      summary.total.map { String($0) } ?? "", summary.uncapped.map { String($0) } ?? "",
      summary.band,
    ] + points + counts.map { String($0) }
  }

  private var status: String {
    guard let summary else { return "not read" }
    return summary.notAssessed != nil ? "not assessed" : fails ? "fails" : "passes"
  }
}

/// A row of text fields.
struct CSVRow {
  var fields: [String]

  init(_ fields: [String]) { self.fields = fields }

  /// The row with its line end.
  var text: String { fields.map(Self.quote).joined(separator: ",") + "\r\n" }

  /// A field that every reader takes apart alike and no spreadsheet takes for a formula.
  ///
  /// Text that a spreadsheet would compute gets an apostrophe before it, as OWASP advises ("CSV
  /// Injection"); numbers of ours never begin with a sign.
  static func quote(_ field: String) -> String {
    var text = field
    let start = text.unicodeScalars.first { $0 != " " }
    if let start, formulaStarts.contains(start) { text = "'" + text }
    let isPlain = text.unicodeScalars.allSatisfy {
      $0 != "," && $0 != "\"" && $0 != "'" && $0 != ";" && $0.value >= 0x20
    }
    return isPlain
      ? text
      : "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
  }

  /// The full-width forms are read as the plain ones by spreadsheets in some languages.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
}

/// The version of lorcheck, as `--version` prints it.
public let lorcheckVersion = "0.1.0"

/// A file that could not be read.
public struct Unreadable: Sendable, Equatable {
  /// The path as the user gave it.
  public var path: String
  /// What is wrong and what to do, as a sentence.
  public var reason: String

  /// A file that could not be read, and why.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

/// What is known of a run once its letters are read.
public struct RunSummary: Sendable {
  /// The files that could not be read, in the order they were met.
  public var unreadable: [Unreadable]
  /// Whether the run ended before every letter was read.
  public var isInterrupted: Bool
  /// The letters that are about one applicant, by the first letter of each set.
  public var sets: [LetterSet]

  /// The end of a run.
  public init(
    unreadable: [Unreadable] = [], isInterrupted: Bool = false, sets: [LetterSet] = []
  ) {
    self.unreadable = unreadable
    self.isInterrupted = isInterrupted
    self.sets = sets
  }
}

/// What every report may need to know besides the reviews.
public struct ReportOptions: Sendable {
  /// The digest of the lexicons used.
  public var lexicons: String
  /// Whether the letters' own words are left out.
  public var hidesQuotes: Bool
  /// Whether escape sequences may colour the text.
  public var usesColor: Bool
  /// Columns of the terminal.
  public var width: Int
  /// What the rules and the dimensions of the score are.
  public var rules: RuleBook

  /// Options of a report.
  public init(
    lexicons: String, hidesQuotes: Bool = false, usesColor: Bool = false, width: Int = 80,
    rules: RuleBook = RuleBook()
  ) {
    self.lexicons = lexicons
    self.hidesQuotes = hidesQuotes
    self.usesColor = usesColor
    self.width = width
    self.rules = rules
  }
}

/// A report that is written letter by letter, so that any number of letters fits into memory.
public protocol Reporter {
  /// What stands before the letters.
  mutating func begin() -> [UInt8]
  /// One letter.
  mutating func letter(_ review: Review) -> [UInt8]
  /// What stands behind the letters.
  mutating func end(_ summary: RunSummary) -> [UInt8]
}

extension Review {
  /// Tells a finding apart from others of its letter by its rule and sentence, not by its place, so
  /// that it survives edits elsewhere: 16 hexadecimal digits.
  public func fingerprint(of finding: Finding) -> String {
    var hash = FNV1a.hash(finding.rule.utf8)
    let around = finding.sentence.map { sentences[$0].span } ?? finding.span
    for byte in letter.text[around.range] where byte > 0x20 { hash = FNV1a.step(hash, byte | 0x20) }
    let inner = letter.text[finding.span.range]
    for byte in inner where byte > 0x20 { hash = FNV1a.step(hash, byte | 0x20) }
    return FNV1a.digits(hash)
  }
}

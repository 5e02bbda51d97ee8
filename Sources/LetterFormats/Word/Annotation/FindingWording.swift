internal import LetterAnalysis

/// What a comment says of a finding, in plain words.
struct FindingWording {
  /// What kind of matter it is, and which.
  let title: String
  /// The letter's words, where the comment does not stand at them alone, and what to do.
  private var lines: [String] = []

  /// The wording of a finding in a comment that stands at `anchor`.
  init(_ finding: Finding, in review: Review, anchor: Span) {
    let (what, words) = Self.parted(finding.message)
    let unsure = finding.confidence < Self.sure ? " (uncertain)" : ""
    title = "\(Self.kind(finding)): \(what)\(unsure)"
    let isPlain = finding.span == anchor && Self.shows(words, review.letter[finding.span])
    if !words.isEmpty, !isPlain { lines.append(words) }
    if Self.needsAdvice(finding) { lines.append(finding.advice) }
  }

  /// Adds what another finding of the same title says besides.
  mutating func add(_ other: FindingWording) {
    for line in other.lines where !lines.contains(line) {
      // Words stand before advice, in the order of their places.
      let place = Self.areWords(line) ? lines.prefix(while: Self.areWords).count : lines.count
      lines.insert(line, at: place)
    }
  }

  /// The paragraphs of the comment.
  var paragraphs: [LetterComment.Paragraph] {
    [.init(title, isStrong: true)] + lines.filter { !$0.isEmpty }.map { .init($0) }
  }

  /// Below this a finding is called uncertain, as in the report for the terminal.
  private static let sure = 0.6

  /// A message without the letter's words, and those words.
  static func parted(_ message: String) -> (what: String, words: String) {
    guard let mark = message.firstRange(of: ": '") else { return (message, "") }
    return (String(message[..<mark.lowerBound]), String(message[mark.lowerBound...].dropFirst(2)))
  }

  private static func areWords(_ line: String) -> Bool { line.hasPrefix("'") }

  /// Whether `words`, in quotes and perhaps cut short, are `quote` and nothing else.
  private static func shows(_ words: String, _ quote: String) -> Bool {
    guard words.hasPrefix("'"), words.hasSuffix("'") else { return false }
    let inner = words.dropFirst().dropLast()
    return inner == quote || inner.hasSuffix("…") && quote.hasPrefix(inner.dropLast())
  }

  /// The kind of a finding, as reports have it, in words for a comment.
  private static func kind(_ finding: Finding) -> String {
    switch FindingKind(finding) {
    case .strength: "Counts"
    case .fact: finding.isOf("bias") ? "A thought on wording" : "Seen here"
    case let kind: kind.title
    }
  }

  /// What counts already is not asked for.
  private static func needsAdvice(_ finding: Finding) -> Bool {
    switch FindingKind(finding) {
    case .strength: false
    case .fact: !finding.isOf("setting")
    default: true
    }
  }
}

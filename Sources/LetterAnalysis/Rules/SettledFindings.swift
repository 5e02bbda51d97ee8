/// Keeps a letter's findings from saying one thing twice.
struct SettledFindings {
  /// Pieces of one patient's identity with no more bytes between them are told as one.
  ///
  /// Chosen by hand: a comma, a bracket, "and".
  private static let gap = 6
  /// A line of more words is prose, not the place of a date.
  private static let lineWords = 8
  private static let dateWords = Set(
    "date month day year".split(separator: " ").map { FNV1a.hash($0.utf8) })

  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// The findings without repetition, in any order.
  func settled(_ findings: [Finding]) -> [Finding] {
    let kept = findings.filter { !($0.rule == "structure.date" && hasBlankDate(findings)) }
    let (pieces, others) = (
      kept.filter { $0.isOf("patient-identifier") }, kept.filter { !$0.isOf("patient-identifier") }
    )
    return others + joined(pieces)
  }

  /// Whether a date is there to be filled in, which is asked for already.
  private func hasBlankDate(_ findings: [Finding]) -> Bool {
    findings.contains { finding in
      guard finding.isOf("placeholder"), let sentence = finding.sentence else { return false }
      let words = reading.tokens[reading.sentences[sentence].tokens].filter(\.isWordLike)
      return words.count <= Self.lineWords && words.contains { Self.dateWords.contains($0.hash) }
    }
  }

  /// A name, its record number and a date beside each other identify one patient.
  private func joined(_ pieces: [Finding]) -> [Finding] {
    var result: [Finding] = []
    for piece in pieces.sorted(by: { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) })
    {
      guard var last = result.last, last.sentence == piece.sentence,
        piece.span.start <= last.span.end + Self.gap
      else {
        result.append(piece)
        continue
      }
      let isWhole = piece.span.end <= last.span.end
      last.span = Span(last.span.start, max(last.span.end, piece.span.end))
      if last.rule != piece.rule, !isWhole { last.rule = "patient-identifier" }
      last.message = "\(last.maskedMessage): '\(reading.letter[last.span])'"
      result[result.count - 1] = last
    }
    return result
  }
}

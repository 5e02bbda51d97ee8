/// Counts the words of the `bias.*` lexicons, and the wording that raises doubt: one note each.
///
/// Studies have counted such words in letters for women and men, with results that disagree, so a count
/// is for the writer to look at and nothing more: it never scores, whoever the letter is about. Which
/// pronoun or name the applicant has is not looked at.
struct WordCounts: Rule {
  /// The note that counts findings of another rule, and that rule.
  private static let doubt = (note: "bias.doubt", counted: "doubt")
  private static let confidence = 0.9
  /// How many of the words a note quotes.
  private static let quoteLimit = 5

  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    var places: [String: [(sentence: Int, span: Span)]] = [:]
    for match in reading.matches where reading.part(of: match.sentence) == .body {
      let entry = evidence.entry(of: match)
      guard entry.strength == .certain || entry.strength == .likely else { continue }
      let isDoubt = NamePattern.isRule(entry.rule, Self.doubt.counted)
      guard isDoubt || entry.rule.utf8.starts(with: "bias.".utf8) else { continue }
      let span = reading.span(of: match.tokens)
      let known = places[isDoubt ? Self.doubt.note : entry.rule, default: []]
      guard !known.contains(where: { $0.span.overlaps(span) }) else { continue }
      places[isDoubt ? Self.doubt.note : entry.rule] = known + [(match.sentence, span)]
    }
    return places.keys.sorted().compactMap { note($0, places[$0] ?? [], evidence) }
  }

  private func note(
    _ rule: String, _ places: [(sentence: Int, span: Span)], _ evidence: Evidence
  ) -> Finding? {
    guard let first = places.first, let file = evidence.description(of: rule) else { return nil }
    let quotes = places.prefix(Self.quoteLimit).map { "'\(evidence.quote($0.span))'" }
    let more = places.count > Self.quoteLimit ? ", …" : ""
    return evidence.finding(
      rule, at: first.span, sentence: first.sentence, confidence: Self.confidence,
      message:
        "\(file.title), \(places.count) in this letter: \(quotes.joined(separator: ", "))\(more)",
      file: file, attributes: [Finding.Attribute("count", String(places.count))])
  }
}

extension LexiconFile {
  /// Whether its words are counted rather than found one by one.
  var isCounted: Bool { id.utf8.starts(with: "bias.".utf8) }
}

/// What speaks for the applicant, gathered by what it says: shown, or only named.
struct PraiseGroups {
  /// Findings of one title.
  struct Group {
    /// What they say, as their messages do.
    var title: String
    /// How many sentences say it.
    var sentences: Int
    /// Where it is said first.
    var first: Span
    /// The words that say it best, or the sentence if none of them says much by itself.
    var best: (span: Span, isSentence: Bool)
  }

  /// How many kinds of praise a busy writer reads.
  ///
  /// Chosen by hand.
  private static let limit = 8
  /// Fewer words are a hint in a sentence and no quotation.
  private static let leastWords = 3

  /// What the letter shows; qualities and settings are the scorecard's.
  let shown: [Group]
  /// What it claims and shows nowhere.
  let named: [Group]

  init(_ review: Review) {
    let praise = review.findings.filter { $0.polarity == .strength && $0.suppression == nil }
    let shownTitles = Set(praise.filter(\.isShown).map(\.maskedMessage))
    shown = Self.groups(
      praise.filter { $0.isShown && !$0.isOf("quality") && !$0.isOf("setting") }, review)
    named = Self.groups(
      praise.filter { !$0.isShown && !shownTitles.contains($0.maskedMessage) }, review)
  }

  private static func groups(_ findings: [Finding], _ review: Review) -> [Group] {
    let titles = findings.map(\.maskedMessage)
    let distinct = titles.enumerated().filter { titles.firstIndex(of: $1) == $0 }.map(\.element)
    return distinct.prefix(limit).map { title in
      let own = findings.filter { $0.maskedMessage == title }
      let spans = own.map { finding in
        finding.sentence.map { review.sentences[$0].span } ?? finding.span
      }
      let best = own.indices.max { words(own[$0], review) < words(own[$1], review) } ?? 0
      let isSentence = words(own[best], review) < leastWords || own[best].span == spans[best]
      return Group(
        title: title, sentences: Set(spans.map(\.start)).count, first: spans[0],
        best: isSentence ? (spans[best], true) : (own[best].span, false))
    }
  }

  /// How many words a finding quotes; none if it quotes its whole sentence.
  private static func words(_ finding: Finding, _ review: Review) -> Int {
    if let sentence = finding.sentence, review.sentences[sentence].span == finding.span { return 0 }
    return review.letter[finding.span].split(whereSeparator: \.isWhitespace).count
  }
}

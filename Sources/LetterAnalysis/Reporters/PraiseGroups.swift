/// What speaks for the applicant, gathered by what it says: shown, or only named.
struct PraiseGroups {
  /// Findings of one title.
  struct Group {
    /// What they say, as their messages do.
    var title: String
    /// How many sentences say it.
    var count: Int
    /// The sentence that says it first.
    var first: Span
  }

  /// How many kinds of praise a busy writer reads.
  ///
  /// Chosen by hand.
  private static let limit = 8

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
    var groups: [Group] = []
    var sentences: Set<String> = []
    for finding in findings {
      let title = finding.maskedMessage
      let span = finding.sentence.map { review.sentences[$0].span } ?? finding.span
      guard sentences.insert("\(span.start) \(title)").inserted else { continue }
      if let known = groups.firstIndex(where: { $0.title == title }) {
        groups[known].count += 1
      } else {
        groups.append(Group(title: title, count: 1, first: span))
      }
    }
    return Array(groups.prefix(limit))
  }
}

/// Pairs the findings of two drafts: the same finding, the same words elsewhere, the same sentence
/// reworded, in this order.
struct FindingMatcher {
  /// The share of words that a reworded sentence keeps of the longer one.
  ///
  /// Chosen by hand.
  private static let leastShare = 0.5

  /// The pairs, by their places in the new draft.
  private(set) var pairs: [(old: Finding, new: Finding)] = []
  /// What only the old draft has, by place.
  private(set) var onlyOld: [Finding] = []
  /// What only the new draft has, by place.
  private(set) var onlyNew: [Finding] = []

  /// Pairs those findings of two drafts that are `wanted`.
  init(_ old: Review, _ new: Review, where wanted: (Finding) -> Bool) {
    var before = old.findings.filter(wanted).map { Side($0, old) }
    var after = new.findings.filter(wanted).map { Side($0, new) }
    var found: [(Side, Side)] = []
    for isSame in [Side.isUnchanged, Side.hasSameWords, Side.isReworded] {
      var rest: [Side] = []
      for side in after {
        if let index = before.firstIndex(where: { isSame($0, side) }) {
          found.append((before.remove(at: index), side))
        } else {
          rest.append(side)
        }
      }
      after = rest
    }
    pairs = found.map { (old: $0.0.finding, new: $0.1.finding) }
      .sorted { ($0.new.span, $0.new.rule) < ($1.new.span, $1.new.rule) }
    onlyOld = before.map(\.finding)
    onlyNew = after.map(\.finding)
  }

  /// A finding with what it is compared by.
  private struct Side {
    let finding: Finding
    let fingerprint: String
    /// Its own words, lower case, white space made one space.
    let words: String
    /// The words of its sentence.
    let sentence: [Substring]

    init(_ finding: Finding, _ review: Review) {
      self.finding = finding
      fingerprint = review.fingerprint(of: finding)
      words = Self.plain(review.letter[finding.span])
      let around = finding.sentence.map { review.sentences[$0].span } ?? finding.span
      sentence = Self.plain(review.letter[around]).split(separator: " ")
    }

    private static func plain(_ text: String) -> String {
      text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    static func isUnchanged(_ old: Side, _ new: Side) -> Bool {
      old.finding.rule == new.finding.rule && old.fingerprint == new.fingerprint
    }

    /// A part that is missing has no words, so that it is the same wherever it would belong.
    static func hasSameWords(_ old: Side, _ new: Side) -> Bool {
      old.finding.rule == new.finding.rule && old.words == new.words
    }

    static func isReworded(_ old: Side, _ new: Side) -> Bool {
      guard old.finding.rule == new.finding.rule, !old.sentence.isEmpty else { return false }
      var counts: [Substring: Int] = [:]
      for word in old.sentence { counts[word, default: 0] += 1 }
      var shared = 0
      for word in new.sentence where counts[word, default: 0] > 0 {
        counts[word, default: 0] -= 1
        shared += 1
      }
      let longest = max(old.sentence.count, new.sentence.count)
      return Double(shared) >= FindingMatcher.leastShare * Double(longest)
    }
  }
}

/// What a revision of a letter gained and lost.
public struct Comparison: Sendable {
  /// A dimension of the score in both drafts.
  public struct Dimension: Sendable {
    /// Its name in documents.
    public var id: String
    /// Its name for people.
    public var title: String
    /// Points that can be earned.
    public var max: Int
    /// Points of the old draft.
    public var old: Int
    /// Points of the new draft.
    public var new: Int
    /// What earned points in the old draft and no longer earns as many, in words.
    public var lost: [String]
    /// What earns points in the new draft and did not earn as many, in words.
    public var gained: [String]

    /// Points gained; negative if points were lost.
    public var change: Int { new - old }
  }

  /// A finding that both drafts have.
  public struct Pair: Sendable {
    /// As found in the old draft.
    public var old: Finding
    /// As found in the new draft.
    public var new: Finding
  }

  /// The old draft.
  public let old: Review
  /// The new draft.
  public let new: Review
  /// The dimensions in the rubric's order; none unless both drafts have a score.
  public let dimensions: [Dimension]
  /// Concerns of the old draft that the new one does not have.
  public let fixed: [Finding]
  /// Concerns of both drafts.
  public let left: [Pair]
  /// Concerns of the new draft that the old one did not have.
  public let added: [Finding]
  /// Strengths that the new draft shows and the old one did not.
  public let gainedStrengths: [Finding]
  /// Strengths that the old draft showed and the new one does not; praise that was only named is none.
  public let lostStrengths: [Finding]
  /// How many times each draft names praise that it does not show.
  public let named: (old: Int, new: Int)

  /// Compares two drafts of one letter.
  public init(old: Review, new: Review) {
    self.old = old
    self.new = new
    dimensions = Self.dimensions(old.scorecard, new.scorecard)
    let concerns = FindingMatcher(old, new) {
      $0.polarity == .concern && $0.suppression == nil
    }
    fixed = concerns.onlyOld
    left = concerns.pairs.map { Pair(old: $0, new: $1) }
    added = concerns.onlyNew
    let strengths = FindingMatcher(old, new) { $0.polarity == .strength && $0.isShown }
    func named(_ review: Review) -> Int {
      review.findings.count { $0.polarity == .strength && !$0.isShown }
    }
    self.named = (named(old), named(new))
    gainedStrengths = strengths.onlyNew
    lostStrengths = strengths.onlyOld
  }

  private static func dimensions(_ old: Scorecard?, _ new: Scorecard?) -> [Dimension] {
    guard let old, let new else { return [] }
    return zip(old.dimensions, new.dimensions).map { before, after in
      let reasons = (old: before.because.map(\.text), new: after.because.map(\.text))
      return Dimension(
        id: after.id, title: after.title, max: after.max, old: before.points, new: after.points,
        lost: reasons.old.filter { !reasons.new.contains($0) },
        gained: reasons.new.filter { !reasons.old.contains($0) })
    }
  }
}

/// What makes a letter fail; it may differ from letter to letter of one run.
public struct Threshold: Sendable, Equatable {
  /// The severity from which on a concern fails the letter; nil if none does.
  public var severity: Severity?
  /// The score, of 100, under which the letter fails; nil if none does.
  public var score: Int?

  /// A threshold; without arguments, errors fail a letter and scores do not.
  public init(severity: Severity? = .error, score: Int? = nil) {
    self.severity = severity
    self.score = score
  }
}

extension Review {
  /// Whether the letter fails by its threshold; what is set aside is no reason.
  public var fails: Bool {
    if let severity = threshold.severity, !concerns(atLeast: severity).isEmpty { return true }
    guard let least = threshold.score, let card = scorecard else { return false }
    return card.total < least
  }
}

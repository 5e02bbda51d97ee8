/// A letter's points, dimension by dimension, and why.
public struct Scorecard: Sendable {
  /// A reason for points, or for a cap.
  public struct Reason: Sendable {
    /// Why, in words that are none of the letter's.
    public var text: String
    /// The findings that it rests on, as indices into the review's findings.
    public var findings: [Int]
    /// What to take out, with the letter's own words; for caps only.
    public var deletion: String?
  }

  /// The points of one dimension.
  public struct Score: Sendable {
    /// The dimension's name in documents.
    public var id: String
    /// Its name for people.
    public var title: String
    /// Points earned.
    public var points: Int
    /// Points that can be earned.
    public var max: Int
    /// What earned them.
    public var because: [Reason]
  }

  /// Points of 100 after deductions and caps.
  public var total: Int
  /// Points of 100 after deductions, before caps.
  public var uncapped: Int
  /// The name of the total's range.
  public var band: String
  /// The caps that hold the total down, the lowest first, with their findings.
  public var gates: [Reason]
  /// Points taken off, with their findings.
  public var deductions: [Reason]
  /// The dimensions in the rubric's order.
  public var dimensions: [Score]
}

/// Something the writer can do next.
public struct NextStep: Sendable {
  /// A question or a request, as a sentence.
  public var text: String
  /// The dimension it would move.
  public var dimension: String
  /// Points it could gain.
  public var gain: Int
  /// The place in the letter it is about.
  public var span: Span
}

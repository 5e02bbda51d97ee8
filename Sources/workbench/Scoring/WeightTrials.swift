internal import LetterAnalysis

/// What becomes of an order of letters when a dimension weighs more or less.
enum WeightTrials {
  /// The change tried, in points.
  static let change = 5

  /// The least rank correlation of the shipped points with those of any weight so changed.
  ///
  /// - Parameter cards: the letters' scorecards.
  /// - Returns: the least correlation, and the change that gives it.
  static func least(_ cards: [Scorecard]) -> (correlation: Double, change: String) {
    guard let first = cards.first else { return (1, "none") }
    let shipped = cards.map { Double($0.uncapped) }
    var least = (correlation: 1.0, change: "none")
    for (index, dimension) in first.dimensions.enumerated() {
      for change in [-Self.change, Self.change] {
        let other = cards.map { card in
          let score = card.dimensions[index]
          let share = Double(score.points) / Double(max(1, score.max))
          return Double(card.uncapped) + share * Double(change)
        }
        let correlation = Ranks.correlation(shipped, other)
        if correlation < least.correlation {
          least = (correlation, "\(dimension.id) \(change > 0 ? "+" : "−")\(Self.change)")
        }
      }
    }
    return least
  }
}

/// Scores a letter by the rubric.
struct Scorer {
  let rubric: Rubric
  let facts: [SentenceFacts]
  let findings: [Finding]

  /// What a measure counted, and where.
  struct Tally {
    var count = 0
    /// The sentences counted, as indices into `facts`.
    var facts: [Int] = []
    /// The different rules counted, for kinds.
    var kinds: [String] = []
  }

  /// The scorecard.
  func scorecard() -> Scorecard {
    let dimensions = rubric.dimensions.map(score)
    let deductions = rubric.deductions.compactMap(deduct)
    let earned = dimensions.reduce(0) { $0 + $1.points }
    let uncapped = max(0, earned - deductions.reduce(0) { $0 + $1.points })
    let closed = rubric.gates.compactMap(close)
    let total = closed.reduce(uncapped) { min($0, $1.cap) }
    return Scorecard(
      total: total, uncapped: uncapped, band: rubric.band(of: total), gates: closed.map(\.reason),
      deductions: deductions.map(\.reason), dimensions: dimensions)
  }

  private func score(_ dimension: Rubric.Dimension) -> Scorecard.Score {
    var points = 0
    var reasons: [Scorecard.Reason] = []
    for criterion in dimension.criteria {
      let earned = self.points(of: criterion)
      guard earned.points > 0 else { continue }
      points += earned.points
      reasons.append(
        Scorecard.Reason(
          text: "\(criterion.id): \(earned.points) of \(criterion.most)",
          findings: earned.tally.facts.flatMap { facts[$0].findings }))
    }
    return Scorecard.Score(
      id: dimension.id, title: dimension.title, points: min(points, dimension.points),
      max: dimension.points, because: reasons)
  }

  /// The points that a criterion earns, and for what.
  func points(of criterion: Rubric.Criterion) -> (points: Int, tally: Tally) {
    let tally = tally(of: criterion.measure)
    if let required = criterion.requires, self.tally(of: required).count == 0 { return (0, tally) }
    return (min(criterion.most, tally.count * criterion.each), tally)
  }

  /// What a measure counts.
  func tally(of measure: Measure) -> Tally {
    var tally = Tally()
    for (index, fact) in facts.enumerated() where fact.meets(measure.conditions) {
      switch measure.count {
      case .any:
        tally.count = 1
        tally.facts.append(index)
      case .sentences:
        tally.count += 1
        tally.facts.append(index)
      case .kinds(let pattern):
        let found = fact.names.filter { pattern.matches($0) }.sorted()
        guard !found.isEmpty else { continue }
        tally.facts.append(index)
        for name in found where !tally.kinds.contains(name) { tally.kinds.append(name) }
        tally.count = tally.kinds.count
      }
    }
    return tally
  }

  private func deduct(_ deduction: Rubric.Deduction) -> (points: Int, reason: Scorecard.Reason)? {
    let found = findings.indices.filter { index in
      let finding = findings[index]
      return finding.polarity == .concern && finding.severity == .warning
        && finding.suppression == nil && deduction.rules.matches(finding.rule)
    }
    // A sentence with two doubts costs as much as one with one: wording is judged by sentence.
    let places = Set(found.map { findings[$0].sentence ?? -1 - $0 })
    guard !found.isEmpty else { return nil }
    let points = min(deduction.most, deduction.each * places.count)
    return (points, Scorecard.Reason(text: "\(deduction.says) −\(points)", findings: found))
  }

  private func close(_ gate: Rubric.Gate) -> (cap: Int, reason: Scorecard.Reason)? {
    let found = findings.indices.filter {
      findings[$0].severity == .error && findings[$0].polarity == .concern
        && findings[$0].suppression == nil && gate.rules.matches(findings[$0].rule)
    }
    guard !found.isEmpty else { return nil }
    return (gate.cap, Scorecard.Reason(text: gate.says, findings: found))
  }
}

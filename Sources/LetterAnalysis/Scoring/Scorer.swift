/// Scores a letter by the rubric.
///
/// Everything is counted over sentences, each read by itself, and nothing is ever worth less for
/// standing beside something else. So a sentence without a concern never lowers the score by being
/// there, in whatever place, and never raises it by going.
package struct Scorer {
  let rubric: Rubric
  let facts: [SentenceFacts]
  let findings: [Finding]
  /// The words under a finding, for suggestions.
  let quote: (Finding) -> String
  /// What each criterion earns, by dimension.
  private(set) var earned: [[Earned]] = []

  /// A scorer of a letter's facts and findings.
  package init(
    rubric: Rubric, facts: [SentenceFacts], findings: [Finding],
    quote: @escaping (Finding) -> String = { _ in "" }
  ) {
    self.rubric = rubric
    self.facts = facts
    self.findings = findings
    self.quote = quote
    earned = rubric.dimensions.map { $0.criteria.map(earned(by:)) }
  }

  /// What a criterion earns.
  struct Earned {
    /// The level reached, as an index into its levels; nil if none is.
    var level: Int?
    var points: Int
    /// The sentences that count, as indices into `facts`.
    var facts: [Int]
  }

  /// The scorecard.
  package func scorecard() -> Scorecard {
    let dimensions = zip(rubric.dimensions, earned).map(score)
    let deductions = rubric.deductions.compactMap(deduct)
    let points = dimensions.reduce(0) { $0 + $1.points }
    let uncapped = max(0, points - deductions.reduce(0) { $0 + $1.points })
    let closed = rubric.gates.compactMap(close).sorted { $0.cap < $1.cap }
    let total = closed.reduce(uncapped) { min($0, $1.cap) }
    return Scorecard(
      total: total, uncapped: uncapped, band: band(of: total), gates: closed.map(\.reason),
      deductions: deductions.map(\.reason), dimensions: dimensions)
  }

  /// The name of a total's range; a letter that must not be sent as it is is in no case in the highest.
  private func band(of total: Int) -> String {
    let isUnready = findings.contains {
      $0.polarity == .concern && $0.suppression == nil
        && ($0.severity == .error || $0.severity == .warning && rubric.unready.matches($0.rule))
    }
    guard isUnready, let highest = rubric.bands.map(\.from).max() else {
      return rubric.band(of: total)
    }
    return rubric.band(of: min(total, highest - 1))
  }

  private func score(_ dimension: Rubric.Dimension, _ earned: [Earned]) -> Scorecard.Score {
    var points = 0
    var reasons: [Scorecard.Reason] = []
    for (criterion, earned) in zip(dimension.criteria, earned) {
      guard let level = earned.level else { continue }
      points += earned.points
      reasons.append(
        Scorecard.Reason(
          text: "\(criterion.levels[level].words): \(earned.points) of \(criterion.most)",
          findings: earned.facts.flatMap { facts[$0].findings }))
    }
    return Scorecard.Score(
      id: dimension.id, title: dimension.title, points: points, max: dimension.points,
      because: reasons)
  }

  /// The highest level of a criterion that is reached, its points, and for which sentences.
  private func earned(by criterion: Rubric.Criterion) -> Earned {
    for (index, level) in criterion.levels.enumerated().reversed() {
      for way in level.ways {
        let tallies = way.map { tally(of: $0.measure) }
        guard zip(way, tallies).allSatisfy({ $0.least <= $1.count }) else { continue }
        return Earned(
          level: index, points: level.points, facts: Set(tallies.flatMap(\.facts)).sorted())
      }
    }
    return Earned(level: nil, points: 0, facts: [])
  }

  /// Whether a letter holds so many of something.
  func isMet(_ requirement: Requirement) -> Bool {
    tally(of: requirement.measure).count >= requirement.least
  }

  /// What a measure counted, and where.
  struct Tally {
    var count = 0
    /// The sentences counted, as indices into `facts`.
    var facts: [Int] = []
    /// The different rules counted, for kinds.
    var kinds: [String] = []
  }

  /// What a measure counts.
  func tally(of measure: Measure) -> Tally {
    var tally = Tally()
    for index in facts.indices where facts[index].meets(measure.conditions) {
      if let beside = measure.beside, !hasNeighbour(of: index, beside) { continue }
      switch measure.count {
      case .sentences:
        tally.count += 1
        tally.facts.append(index)
      case .kinds(let pattern):
        guard facts[index].names.contains(pattern) else { continue }
        let found = facts[index].names.list.filter(pattern.matches).sorted()
        tally.facts.append(index)
        for name in found where !tally.kinds.contains(name) { tally.kinds.append(name) }
        tally.count = tally.kinds.count
      }
    }
    return tally
  }

  private func hasNeighbour(of index: Int, _ pattern: NamePattern) -> Bool {
    facts.contains { other in
      abs(other.sentence - facts[index].sentence) == 1
        && other.names.contains(pattern)
    }
  }

  private func deduct(_ deduction: Rubric.Deduction) -> (points: Int, reason: Scorecard.Reason)? {
    let found = findings.indices.filter { index in
      let finding = findings[index]
      return finding.polarity == .concern && finding.severity >= .warning
        && finding.suppression == nil
        && finding.confidenceAlone >= deduction.leastConfidence
        && deduction.rules.matches(finding.rule)
        && !isSpared(finding, by: deduction)
    }
    // A sentence with two doubts costs as much as one with one: wording is judged by sentence.
    let places = Set(found.map { findings[$0].sentence ?? -1 - $0 })
    guard !found.isEmpty else { return nil }
    let points = min(deduction.most, deduction.each * places.count)
    return (points, Scorecard.Reason(text: "\(deduction.says) −\(points)", findings: found))
  }

  private func isSpared(_ finding: Finding, by deduction: Rubric.Deduction) -> Bool {
    guard let fact = facts.first(where: { $0.sentence == finding.sentence }) else { return false }
    return deduction.spares.contains(where: fact.meets)
  }

  private func close(_ gate: Rubric.Gate) -> (cap: Int, reason: Scorecard.Reason)? {
    let found = findings.indices.filter {
      findings[$0].severity == .error && findings[$0].polarity == .concern
        && findings[$0].suppression == nil && gate.rules.matches(findings[$0].rule)
    }
    guard !found.isEmpty else { return nil }
    return (
      gate.cap,
      Scorecard.Reason(text: gate.says, findings: found, deletion: deletion(gate, found))
    )
  }

  /// Whether a sentence holds anything that speaks for the applicant.
  private func isWorthKeeping(_ fact: SentenceFacts) -> Bool {
    fact.label == .anecdote || fact.label == .concrete
      || fact.findings.contains { FindingClauses.isWorthKeeping(findings[$0]) }
  }

  /// How many places a suggestion quotes; the findings list them all.
  private static let quoteLimit = 4

  /// What to take out so that the gate opens; never other words to put there.
  private func deletion(_ gate: Rubric.Gate, _ found: [Int]) -> String? {
    guard !gate.delete.isEmpty else { return nil }
    var quotes: [String] = []
    for index in found {
      let words = quote(findings[index])
      if !words.isEmpty, !quotes.contains(words) { quotes.append(words) }
    }
    guard !quotes.isEmpty else { return nil }
    let more = quotes.count - Self.quoteLimit
    var words = quotes.prefix(Self.quoteLimit).map { "'\($0)'" }.joined(separator: ", ")
    if more > 0 { words += " and \(more) more" }
    let text = gate.delete.replacingFirst("{words}", with: words)
    let sentences = Set(found.map { findings[$0].sentence })
    let counts = facts.contains { sentences.contains($0.sentence) && isWorthKeeping($0) }
    return counts || gate.whole.isEmpty ? text : text + " " + gate.whole
  }
}

extension String {
  /// The text with the first `old` replaced.
  func replacingFirst(_ old: String, with new: String) -> String {
    guard let range = self.firstRange(of: old) else { return self }
    return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}

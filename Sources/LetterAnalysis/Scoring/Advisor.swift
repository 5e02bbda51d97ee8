/// Finds what the writer can do next: at most five things, by what they would gain.
struct Advisor {
  /// The most steps that a busy writer will read.
  ///
  /// Chosen by hand.
  private static let limit = 5
  /// What every question about an episode ends in.
  private static let reminder = "Leave out whatever could identify the patient."

  let scorer: Scorer
  let reading: Reading

  /// The steps, the largest gain first.
  func nextSteps() -> [NextStep] {
    var steps: [(step: NextStep, order: Int)] = []
    for dimension in scorer.rubric.dimensions {
      let earned = dimension.criteria.map { scorer.points(of: $0) }
      let room = dimension.points - earned.reduce(0) { $0 + $1.points }
      guard room > 0 else { continue }
      for (criterion, got) in zip(dimension.criteria, earned) where got.points < criterion.most {
        let gain = min(room, min(criterion.each, criterion.most - got.points))
        guard gain > 0 else { continue }
        let (text, span) = words(for: criterion, got.tally, dimension)
        steps.append(
          (NextStep(text: text, dimension: dimension.id, gain: gain, span: span), steps.count))
      }
    }
    let ordered = steps.sorted { ($1.step.gain, $0.order) < ($0.step.gain, $1.order) }
    return Array(ordered.prefix(Self.limit).map(\.step))
  }

  private func words(
    for criterion: Rubric.Criterion, _ tally: Scorer.Tally, _ dimension: Rubric.Dimension
  ) -> (String, Span) {
    var text = criterion.ask
    var place: Int?
    if text.contains("{quality}") {
      let (name, praised) = missingQuality(shown: tally.kinds)
      text = text.replacing("{quality}", with: name)
      place = praised
    }
    let asksForEpisode = dimension.id == "specific-evidence" && criterion.id != "habits"
    if asksForEpisode { text += " " + Self.reminder }
    return (text, span(at: place ?? tally.facts.first.map { scorer.facts[$0].sentence }))
  }

  /// The quality praised most and not among `shown`, and the first sentence that praises it.
  private func missingQuality(shown: [String]) -> (String, Int?) {
    var best: (name: String, count: Int, first: Int?) = ("clinical work", -1, nil)
    for (rule, name) in Self.qualities where !shown.contains(rule) {
      let sentences = scorer.facts.filter { $0.names.contains(rule) }.map(\.sentence)
      if sentences.count > best.count { best = (name, sentences.count, sentences.first) }
    }
    return (best.name, best.first)
  }

  private static let qualities = [
    ("quality.clinical", "clinical judgement"), ("quality.knowledge", "knowledge and reasoning"),
    ("quality.professionalism", "reliability and integrity"),
    ("quality.communication", "communication"), ("quality.teamwork", "teamwork"),
  ]

  /// The span of a sentence, or the end of the body.
  private func span(at sentence: Int?) -> Span {
    if let sentence { return reading.sentences[sentence].span }
    let end = reading.letter.blocks.last { $0.part == .body }?.span.end ?? 0
    return Span(end, end)
  }
}

extension String {
  /// The text with the first `old` replaced.
  fileprivate func replacing(_ old: String, with new: String) -> String {
    guard let range = self.firstRange(of: old) else { return self }
    return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}

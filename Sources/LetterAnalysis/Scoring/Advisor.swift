/// Finds what the writer can do next: at most five things, by what they would gain.
struct Advisor {
  /// The most steps that a busy writer will read.
  ///
  /// Chosen by hand.
  private static let limit = 5
  /// The most questions that one step joins.
  private static let questionLimit = 3

  let scorer: Scorer
  let reading: Reading
  /// Whether the writer may have seen the applicant with patients: a research mentor is asked for no
  /// bedside story.
  var sawPatients = true

  /// A question that a criterion asks, and what its answer could gain.
  private struct Question {
    var text: String
    var gain: Int
    var span: Span
    var reminds: Bool
    /// The quality it names, if it names one.
    var quality: String?
  }

  /// The steps, the largest gain first; of questions about one quality, the one that gains most.
  func nextSteps() -> [NextStep] {
    var steps: [(step: NextStep, qualities: [String])] = []
    for (dimension, earned) in zip(scorer.rubric.dimensions, scorer.earned) {
      for questions in grouped(zip(dimension.criteria, earned).compactMap(question)) {
        steps.append((step(questions, dimension), questions.compactMap(\.quality)))
      }
    }
    let ordered = steps.enumerated().sorted {
      ($1.element.step.gain, $0.offset) < ($0.element.step.gain, $1.offset)
    }
    var asked: Set<String> = []
    var chosen: [NextStep] = []
    for (step, qualities) in ordered.map(\.element) where chosen.count < Self.limit {
      guard asked.isDisjoint(with: qualities) else { continue }
      asked.formUnion(qualities)
      chosen.append(step)
    }
    return chosen
  }

  /// Questions about one place, together, since a writer goes there once; what is too much for once is
  /// left for the next time.
  private func grouped(_ questions: [Question]) -> [[Question]] {
    var groups: [[Question]] = []
    for question in questions {
      let place = groups.firstIndex {
        $0[0].span == question.span && ($0[0].quality == nil) == (question.quality == nil)
      }
      guard let place else {
        groups.append([question])
        continue
      }
      if groups[place].count < Self.questionLimit { groups[place].append(question) }
    }
    return groups
  }

  private func step(_ questions: [Question], _ dimension: Rubric.Dimension) -> NextStep {
    var texts: [String] = []
    for question in questions where !texts.contains(question.text) { texts.append(question.text) }
    if sawPatients, questions.contains(where: \.reminds) { texts.append(scorer.rubric.reminder) }
    return NextStep(
      text: texts.joined(separator: " "), dimension: dimension.id,
      gain: questions.reduce(0) { $0 + $1.gain }, span: questions[0].span)
  }

  /// What a criterion asks for next; nil if its highest level is reached, or if the letter already
  /// answers.
  private func question(_ criterion: Rubric.Criterion, _ earned: Scorer.Earned) -> Question? {
    guard let level = criterion.levels.first(where: { $0.points > earned.points }),
      !criterion.unless.contains(where: scorer.isMet)
    else { return nil }
    let text = sawPatients ? level.ask : level.away ?? level.ask
    guard !text.isEmpty else { return nil }
    var question = Question(
      text: text, gain: level.points - earned.points, span: span(of: criterion.place),
      reminds: criterion.reminds)
    guard text.contains("{quality}") else { return question }
    guard let missing = missingQuality(for: level) else { return nil }
    name(missing, in: &question, criterion)
    return question
  }

  /// The quality praised in most sentences and not yet shown, and those sentences.
  private func missingQuality(for level: Rubric.Level) -> (Rubric.Quality, praised: [Int])? {
    let shown = Set(level.ways.joined().flatMap { scorer.tally(of: $0.measure).kinds })
    var best: (Rubric.Quality, praised: [Int])?
    for quality in scorer.rubric.qualities
    where !shown.contains(quality.rule) && (sawPatients || quality.away != "") {
      let praised = scorer.facts.filter { $0.names.list.contains(quality.rule) }.map(\.sentence)
      if praised.count > best?.praised.count ?? -1 { best = (quality, praised) }
    }
    return best
  }

  private func name(
    _ missing: (quality: Rubric.Quality, praised: [Int]), in question: inout Question,
    _ criterion: Rubric.Criterion
  ) {
    if let first = missing.praised.first {
      question.span = reading.sentences[first].span
    } else if !criterion.absent.isEmpty {
      question.text = criterion.absent
    }
    let count = missing.praised.count
    question.text = question.text
      .replacingFirst("{quality}", with: missing.quality.name)
      .replacingFirst("{moment}", with: moment(of: missing.quality))
      .replacingFirst("{times}", with: count == 1 ? "one sentence" : "\(count) sentences")
    question.quality = missing.quality.rule
  }

  private func moment(of quality: Rubric.Quality) -> String {
    sawPatients ? quality.moment : quality.away ?? quality.moment
  }

  /// The first sentence that a place means, or an empty span at an end of the body.
  private func span(of place: Rubric.Place) -> Span {
    if !place.conditions.isEmpty,
      let found = scorer.facts.first(where: { $0.meets(place.conditions) })
    {
      return reading.sentences[found.sentence].span
    }
    let body = reading.letter.blocks.filter { $0.part == .body }
    let end = (place.isStart ? body.first?.span.start : body.last?.span.end) ?? 0
    return Span(end, end)
  }
}

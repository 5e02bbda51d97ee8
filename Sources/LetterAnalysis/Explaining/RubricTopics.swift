/// Explains dimensions, criteria, gates and deductions from the rubric, and needs from the plan for
/// sets of letters.
struct RubricTopics {
  let rubric: Rubric
  let plan: SetPlan?

  /// Every name, in the order of the files.
  var names: [String] { all.map(\.name) }

  /// The topics of a name.
  func topics(named name: String) -> [Topic] { all.filter { $0.name == name } }

  /// Every topic, in the order of the files.
  var all: [Topic] {
    rubric.dimensions.map(topic)
      + rubric.dimensions.flatMap { dimension in
        dimension.criteria.map { topic($0, of: dimension) }
      }
      + rubric.gates.map(topic) + rubric.deductions.map(topic)
      + (plan.map { plan in plan.needs.map { topic($0, of: plan) } } ?? [])
  }

  private func topic(_ dimension: Rubric.Dimension) -> Topic {
    var topic = Topic(
      kind: .dimension, name: dimension.id,
      title: "\(dimension.title) (\(dimension.points) of 100 points)")
    topic.add("Source", dimension.source)
    topic.add("Evidence", dimension.evidence)
    topic.add(
      "Criteria",
      dimension.criteria.map {
        "\(dimension.id).\($0.id), \(Self.points($0)): \($0.levels.last?.words ?? "")"
      })
    return topic
  }

  private func topic(_ criterion: Rubric.Criterion, of dimension: Rubric.Dimension) -> Topic {
    var topic = Topic(
      kind: .criterion, name: "\(dimension.id).\(criterion.id)",
      title: "a criterion of '\(dimension.title)' (\(Self.points(criterion)))")
    topic.add("Levels", criterion.levels.map { "\($0.points): \($0.words)" })
    topic.add("Next level", criterion.levels.map { "to \($0.points): \($0.next)" })
    topic.add("Question", Self.distinct(criterion.levels.map(\.ask)))
    topic.add("Source", dimension.source)
    topic.add("Evidence", dimension.evidence)
    return topic
  }

  private func topic(_ gate: Rubric.Gate) -> Topic {
    var topic = Topic(
      kind: .gate, name: "gate.\(gate.id)", title: "a cap of \(gate.cap) on the total")
    topic.add("Why", gate.says)
    topic.add("Closed by", "an error of \(gate.rules.names.joined(separator: ", "))")
    topic.add("Source", "points and caps are a judgement: Lexicons/\(Rubric.file)")
    return topic
  }

  private func topic(_ deduction: Rubric.Deduction) -> Topic {
    var topic = Topic(
      kind: .deduction, name: "deduction.\(deduction.id)",
      title: "\(deduction.each) points off each, at most \(deduction.most)")
    topic.add("Why", deduction.says)
    topic.add("For", "a warning of \(deduction.rules.names.joined(separator: ", "))")
    topic.add("Source", "points and caps are a judgement: Lexicons/\(Rubric.file)")
    return topic
  }

  private func topic(_ need: SetPlan.Need, of plan: SetPlan) -> Topic {
    var topic = Topic(kind: .need, name: "set.\(need.id)", title: need.title)
    let kind = need.conditions.isEmpty ? "a sentence" : "a sentence that counts as evidence"
    topic.add(
      "Shown by", "\(kind), with \(need.rules.names.joined(separator: ", ")), in any letter")
    topic.add("If nobody does", need.ask)
    topic.add("Source", plan.source)
    return topic
  }

  private static func points(_ criterion: Rubric.Criterion) -> String {
    "at most \(criterion.most) point\(criterion.most == 1 ? "" : "s")"
  }

  private static func distinct(_ texts: [String]) -> [String] {
    texts.enumerated().filter { texts.firstIndex(of: $1) == $0 }.map(\.element)
  }

  /// Where a rule counts: criteria, gates and deductions, in words.
  func uses(of rule: String) -> [String] {
    var uses: [String] = []
    for dimension in rubric.dimensions {
      for criterion in dimension.criteria where Self.reads(criterion, rule) {
        uses.append("criterion \(dimension.id).\(criterion.id): \(Self.points(criterion))")
      }
    }
    for gate in rubric.gates where Self.touches(gate.rules, rule) {
      uses.append("gate.\(gate.id): while an error stands, the total cannot pass \(gate.cap)")
    }
    for deduction in rubric.deductions where Self.touches(deduction.rules, rule) {
      uses.append("deduction.\(deduction.id): \(deduction.each) points off for a warning")
    }
    return uses
  }

  private static func reads(_ criterion: Rubric.Criterion, _ rule: String) -> Bool {
    criterion.levels.flatMap(\.ways).joined().contains { requirement in
      let measure = requirement.measure
      if case .kinds(let pattern) = measure.count, touches(pattern, rule) { return true }
      return measure.conditions.contains { condition in
        if case .has(let pattern) = condition { return touches(pattern, rule) }
        return false
      }
    }
  }

  /// Whether a pattern names the rule, a rule that it refines, or one that refines it.
  private static func touches(_ pattern: NamePattern, _ rule: String) -> Bool {
    pattern.matches(rule) || pattern.names.contains { NamePattern.isRule($0, rule) }
  }
}

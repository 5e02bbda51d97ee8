import Foundation
@testable import LetterAnalysis
import TestSupport
import Testing

/// Facts of a sentence, made by hand.
private func fact(_ label: SentenceClass, _ names: String..., sentence: Int = 0) -> SentenceFacts {
  SentenceFacts(sentence: sentence, label: label, names: Set(names), findings: [])
}

/// A concern of a rule, made by hand.
private func concern(_ rule: String, _ severity: Severity, sentence: Int? = nil) -> Finding {
  Finding(
    rule: rule, severity: severity, polarity: .concern, confidence: 1, span: Span(0, 1),
    sentence: sentence, message: "", advice: "")
}

private func rubric() throws -> Rubric { try Fixtures.analyzer.get().rubric }

private func card(_ facts: [SentenceFacts], _ findings: [Finding] = []) throws -> Scorecard {
  Scorer(rubric: try rubric(), facts: facts, findings: findings).scorecard()
}

/// Facts that earn every point.
private let everything: [SentenceFacts] = {
  let qualities = ["clinical", "knowledge", "professionalism", "communication", "teamwork"]
  var facts = qualities.map {
    fact(.anecdote, "quality.\($0)", "signal.outcome", "signal.patient-one.age")
  }
  facts += ["dual-setting", "transition", "lifespan"].map { fact(.concrete, "fit.\($0)") }
  facts += ["adult", "pediatric"].map { fact(.concrete, "setting.\($0)") }
  facts.append(
    fact(
      .other, "relationship", "signal.duration", "signal.direct-contact", "signal.contact-depth"))
  facts.append(
    fact(
      .other, "ranking.quantified", "signal.ranking-group", "signal.ranking-size", "signal.us-peers"
    ))
  facts.append(fact(.other, "endorsement.highest"))
  let parts = ["salutation", "purpose", "waiver", "closing", "contact"]
  facts += parts.map { fact(.other, "structure.\($0)") }
  return facts
}()

@Suite struct `the score` {
  @Test func `of nothing is nothing, and of everything a hundred`() throws {
    #expect(try card([]).total == 0)
    #expect(try card([]).band == "rewrite")
    #expect(try card(everything).total == 100)
    #expect(try card(everything).band == "ready")
  }

  static let gates: [(rules: [String], cap: Int)] = [
    (["visa"], 60), (["visa.category"], 60), (["personal.age"], 60),
    (["patient-identifier.name"], 60),
    (["placeholder"], 50), (["placeholder.other-name"], 50), (["visa", "placeholder"], 50),
    (["doubt"], 100), (["visage"], 100),
  ]

  @Test(arguments: gates)
  func `is capped while an error stands, by the lowest cap`(rules: [String], cap: Int) throws {
    let card = try card(everything, rules.map { concern($0, .error) })
    #expect(card.total == cap && card.uncapped == 100)
    #expect(card.gates.count == (cap == 100 ? 0 : rules.count))
    #expect(try card.band == rubric().band(of: cap))
  }

  @Test func `is capped by errors only, and never raised by a cap`() throws {
    #expect(try card(everything, [concern("visa", .warning)]).gates.isEmpty)
    var praise = concern("visa", .error)
    praise.polarity = .strength
    #expect(try card(everything, [praise]).total == 100)
    #expect(try card([fact(.other, "relationship")], [concern("visa", .error)]).total == 5)
  }

  static let deductions: [(rule: String, count: Int, points: Int)] = [
    ("doubt", 1, 2), ("doubt.negative", 4, 8), ("doubt", 5, 10), ("doubt", 9, 10),
    ("endorsement.weak", 1, 2), ("document.comments", 1, 2), ("document.comments", 3, 6),
    ("consent", 4, 6), ("personal", 2, 4), ("bias.communal", 3, 0),
  ]

  @Test(arguments: deductions)
  func `loses points for warnings, by sentence and up to a limit`(
    rule: String, count: Int, points: Int
  ) throws {
    let warnings = (0..<count).map { concern(rule, .warning, sentence: $0) }
    #expect(try card(everything, warnings).total == 100 - points)
    #expect(try card(everything, warnings.map { concern($0.rule, .note) }).total == 100)
    #expect(try card([], warnings).total == 0)
  }

  @Test func `loses no more for two doubts in one sentence than for one`() throws {
    let doubts = [
      concern("doubt", .warning, sentence: 3), concern("doubt.faint-praise", .warning, sentence: 3),
    ]
    #expect(try card(everything, doubts).total == 98)
    let papers = [
      concern("document.comments", .warning), concern("document.hidden-text", .warning),
    ]
    #expect(try card(everything, papers).total == 96)
  }

  static let criteria: [(facts: [SentenceFacts], dimension: String, points: Int)] = [
    ([fact(.anecdote)], "specific-evidence", 0),
    ([fact(.anecdote, "signal.patient-one.name")], "specific-evidence", 3),
    ((0..<3).map { _ in fact(.anecdote, "signal.patient-one.age") }, "specific-evidence", 6),
    ([fact(.concrete, "signal.once")], "specific-evidence", 3),
    ([fact(.anecdote, "quality.clinical")], "specific-evidence", 4),
    ([fact(.anecdote, "quality.clinical", "quality.teamwork")], "specific-evidence", 8),
    ((0..<2).map { _ in fact(.anecdote, "quality.clinical") }, "specific-evidence", 4),
    ([fact(.anecdote, "signal.outcome")], "specific-evidence", 2),
    ((0..<5).map { _ in fact(.anecdote, "signal.outcome") }, "specific-evidence", 4),
    ([fact(.generic, "quality.clinical", "signal.outcome")], "specific-evidence", 0),
    ([fact(.concrete, "quality.clinical")], "specific-evidence", 3),
    ([fact(.concrete, "quality.clinical")], "coverage", 3),
    ([fact(.generic, "quality.clinical")], "coverage", 0),
    ([fact(.other, "relationship")], "writer-knowledge", 5),
    ([fact(.other, "relationship", "signal.duration")], "writer-knowledge", 9),
    ([fact(.other, "relationship"), fact(.other, "signal.duration")], "writer-knowledge", 5),
    ([fact(.other, "ranking.vague")], "comparison", 4),
    ([fact(.other, "ranking.quantified")], "comparison", 7),
    ([fact(.generic, "fit.explicit")], "fit", 3),
    ([fact(.anecdote, "fit.transition")], "fit", 7),
    ([fact(.concrete, "setting.adult"), fact(.concrete, "setting.pediatric")], "fit", 4),
    ([fact(.other, "endorsement.moderate")], "endorsement", 5),
    ([fact(.other, "endorsement.highest")], "endorsement", 5),
    ([fact(.other, "endorsement.highest"), fact(.concrete)], "endorsement", 8),
    ([fact(.other, "endorsement.highest"), fact(.anecdote)], "endorsement", 10),
    ([fact(.other, "endorsement.weak")], "endorsement", 0),
    ([fact(.other, "structure.waiver")], "form", 1),
  ]

  @Test(arguments: criteria)
  func `counts what a criterion asks for`(facts: [SentenceFacts], dimension: String, points: Int)
    throws
  {
    let score = try #require(try card(facts).dimensions.first { $0.id == dimension })
    #expect(score.points == points)
  }

  @Test func `never falls when a letter says more`() throws {
    let names = [
      "quality.clinical", "quality.teamwork", "fit.transition", "fit.explicit", "setting.adult",
      "relationship", "signal.duration", "signal.outcome", "ranking.vague", "ranking.quantified",
      "signal.ranking-group", "endorsement.strong", "endorsement.highest", "structure.waiver",
    ]
    var random = SplitMix(state: 11)
    for _ in 0..<200 {
      var facts: [SentenceFacts] = []
      var last = 0
      for _ in 0..<12 {
        var added = fact(SentenceClass.allCases.randomElement(using: &random) ?? .other)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          added.names.insert(names.randomElement(using: &random) ?? "")
        }
        facts.append(added)
        let card = try card(facts)
        #expect(card.total >= last && card.total <= 100)
        #expect(card.dimensions.allSatisfy { $0.points <= $0.max })
        last = card.total
      }
    }
  }

  @Test(arguments: [
    (0, "rewrite"), (49, "rewrite"), (50, "needs work"), (69, "needs work"), (70, "minor edits"),
    (84, "minor edits"), (85, "ready"), (100, "ready"),
  ])
  func `has a band`(total: Int, band: String) throws {
    #expect(try rubric().band(of: total) == band)
  }
}

@Suite struct `the advice` {
  private func steps(_ facts: [SentenceFacts]) throws -> [NextStep] {
    let reading = Reader(lexicons: try Fixtures.lexicons.get()).read(
      Letter(plain: "She is kind. He ran."))
    let scorer = Scorer(rubric: try rubric(), facts: facts, findings: [])
    return Advisor(scorer: scorer, reading: reading).nextSteps()
  }

  @Test func `is at most five things, the largest gain first`() throws {
    let none = try steps([])
    #expect(none.count == 5)
    #expect(zip(none, none.dropFirst()).allSatisfy { $0.gain >= $1.gain })
    #expect(none.first?.gain == 5)
  }

  @Test func `is nothing for a letter that has everything`() throws {
    #expect(try steps(everything).isEmpty)
  }

  @Test func `never promises more than a dimension has room for`() throws {
    for count in everything.indices {
      let facts = Array(everything.dropLast(count))
      let card = try card(facts)
      for step in try steps(facts) {
        let score = try #require(card.dimensions.first { $0.id == step.dimension })
        #expect(step.gain > 0 && step.gain <= score.max - score.points)
      }
    }
  }

  @Test func `asks, and never writes praise for the writer`() throws {
    for dimension in try rubric().dimensions {
      for criterion in dimension.criteria {
        #expect(criterion.ask.contains("?"), "\(criterion.ask)")
      }
    }
    for step in try steps([fact(.generic, "quality.teamwork")]) {
      #expect(!step.text.contains("{"))
      if step.dimension == "specific-evidence", step.gain > 3 {
        #expect(step.text.contains("teamwork") && step.text.hasSuffix("identify the patient."))
      }
    }
  }
}

@Suite struct `the rubric` {
  private static let good = """
    id: r
    reviewed: 2026-01-01
    gate: g 50
    when: visa
    says: A.
    band: 0 low
    dimension: d 100
    title: T
    source: S
    evidence: E
    criterion: c
    measure: any class anecdote and not signal.once
    points: 5 each, at most 100
    next: N.
    ask: A?

    """

  private func parsed(_ text: String) throws -> Rubric {
    var parser = RubricParser(LexiconSource(name: Rubric.file, bytes: Array(text.utf8)))
    return try parser.parse()
  }

  @Test func `is read with all its parts`() throws {
    let rubric = try parsed(Self.good)
    #expect(rubric.gates[0].cap == 50 && rubric.gates[0].says == "A.")
    #expect(rubric.dimensions[0].criteria[0].most == 100 && rubric.dimensions[0].points == 100)
    let scorer = Scorer(
      rubric: rubric, facts: [fact(.anecdote), fact(.anecdote, "signal.once"), fact(.generic)],
      findings: [])
    #expect(scorer.tally(of: rubric.dimensions[0].criteria[0].measure).facts == [0])
  }

  static let errors: [(old: String, new: String, line: Int, problem: String)] = [
    ("id: r", "id", 1, "expected 'key: value'"), ("id: r", "id:", 1, "expected 'key: value'"),
    ("id: r", "name: r", 1, "'name' is not expected here"),
    ("gate: g 50", "gate: g", 3, "expected a name and a number from 0 to 100"),
    ("gate: g 50", "gate: g fifty", 3, "expected a name and a number from 0 to 100"),
    ("says: A.", "points: 4", 5, "'points' is not expected here"),
    ("band: 0 low", "band: low", 6, "expected 'band: NUMBER NAME'"),
    (
      "dimension: d 100", "dimension: d 99", 1,
      "the dimensions' points must sum to 100; they sum to 99"
    ),
    ("dimension: d 100", "criterion: early", 7, "a criterion belongs to a dimension above it"),
    (
      "any class anecdote", "every class anecdote", 12,
      "expected 'any …', 'sentences …' or 'kinds NAMES where …'"
    ),
    (
      "any class anecdote", "kinds quality.*", 12,
      "expected 'any …', 'sentences …' or 'kinds NAMES where …'"
    ),
    ("any class anecdote", "any class story", 12, "unknown class in 'story'"),
    ("any class anecdote", "any thing goes", 12, "expected a class, a rule or a signal"),
    ("5 each, at most 100", "5 each", 13, "expected 'NUMBER' or 'NUMBER each, at most NUMBER'"),
    ("5 each, at most 100", "many", 13, "expected 'NUMBER' or 'NUMBER each, at most NUMBER'"),
    ("next: N.", "then: N.", 14, "'then' is not expected here"),
  ]

  @Test(arguments: errors)
  func `with a mistake is refused at its line`(
    old: String, new: String, line: Int, problem: String
  ) throws {
    let error = #expect(throws: LexiconError.self) {
      try parsed(Self.good.replacing(old, with: new))
    }
    #expect(error?.problem == problem && error?.line == line && error?.file == Rubric.file)
  }

  @Test func `must not be missing`() throws {
    let sources = try Fixtures.lexicons.get().sources.filter { $0.name != Rubric.file }
    let error = #expect(throws: LexiconError.self) {
      try Analyzer(lexicons: try LexiconSet(sources))
    }
    #expect(error?.description == "rubric/rubric.txt:1:1: the rubric is missing")
  }

  @Test func `names rules and signals that there are`() throws {
    let known = Set(
      try Fixtures.lexicons.get().files.flatMap { [$0.id] + $0.entries.map(\.rule) })
    func check(_ names: [String]) {
      for name in names {
        #expect(known.contains { $0 == name || $0.hasPrefix(name + ".") }, "\(name)")
      }
    }
    func names(_ measure: Measure?) -> [String] {
      guard let measure else { return [] }
      var found: [String] = []
      if case .kinds(let pattern) = measure.count { found += pattern.names }
      for condition in measure.conditions {
        var inner = condition
        while case .not(let next) = inner { inner = next }
        if case .has(let pattern) = inner { found += pattern.names }
      }
      return found
    }
    for gate in try rubric().gates { check(gate.rules.names) }
    for deduction in try rubric().deductions { check(deduction.rules.names) }
    for criterion in try rubric().dimensions.flatMap(\.criteria) {
      check(names(criterion.measure) + names(criterion.requires))
    }
  }
}

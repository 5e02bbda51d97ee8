@testable import LetterAnalysis
import SeededRandom
import TestSupport
import Testing

@Suite struct `the score` {
  @Test func `of nothing is nothing, and of everything a hundred`() throws {
    #expect(try card([]).total == 0)
    #expect(try card([]).band == "rewrite")
    #expect(try card(everything).total == 100)
    #expect(try card(everything).band == "ready")
  }

  static let gates: [(rules: [String], cap: Int)] = [
    (["visa"], 60), (["visa.category"], 60), (["personal.age"], 60),
    (["patient-identifier.name"], 100), (["consent.scores"], 100),
    (["placeholder"], 50), (["placeholder.other-name"], 50), (["visa", "placeholder"], 50),
    (["doubt"], 100), (["visage"], 100),
  ]

  @Test(arguments: gates)
  func `is capped while an error stands, by the lowest cap`(rules: [String], cap: Int) throws {
    let card = try card(everything, rules.map { concern($0, .error) })
    #expect(card.total == min(cap, card.uncapped) && card.uncapped > 93)
    #expect(card.gates.count == (cap == 100 ? 0 : rules.count))
    // Nothing is ready to be sent in which something must go, whatever it is.
    let expected = try cap == 100 ? "minor edits" : rubric().band(of: card.total)
    #expect(card.band == expected)
  }

  @Test(arguments: [
    ("document.tracked-changes", false), ("document.comments", false),
    ("document.hidden-text", false), ("patient-identifier.name", false),
    ("document.metadata", true), ("doubt", true), ("structure.endorsement", true),
  ])
  func `calls no letter ready that shows others what they must not see`(
    rule: String, isReady: Bool
  ) throws {
    let ready = try #require(rubric().bands.first?.name)
    let card = try card(everything, [concern(rule, .warning)])
    #expect(card.total >= 98 && (card.band == ready) == isReady)
    // What is only perhaps there, and what somebody has set aside, keeps nothing back.
    #expect(try LetterAnalysisTests.card(everything, [concern(rule, .note)]).band == ready)
    var known = concern(rule, .warning)
    known.suppression = .init(.configuration, reason: "the committee wants it")
    #expect(try LetterAnalysisTests.card(everything, [known]).band == ready)
  }

  @Test func `is capped by errors only, and never raised by a cap`() throws {
    #expect(try card(everything, [concern("visa", .warning)]).gates.isEmpty)
    var praise = concern("visa", .error)
    praise.polarity = .strength
    #expect(try card(everything, [praise]).total == 100)
    #expect(
      try card([fact(.other, "relationship", "signal.duration")], [concern("visa", .error)]).total
        == 9)
  }

  @Test func `names the caps with the letter's words and a deletion, the lowest first`() throws {
    var facts = everything
    facts.append(fact(.other, sentence: 50))
    let errors = [
      concern("visa", .error, sentence: 50), concern("placeholder", .error, sentence: 0),
    ]
    let gates = try card(facts, errors).gates
    #expect(gates.map(\.findings) == [[1], [0]])
    #expect(gates[0].deletion == "Delete 'placeholder', or put what belongs there.")
    #expect(
      gates[1].deletion
        == "Delete 'visa'. Nothing else around these words speaks for the applicant, so the whole "
        + "sentence can go.")
    let inEpisode = try card(everything, [concern("personal.age", .error, sentence: 0)])
    #expect(inEpisode.gates.first?.deletion == "Delete 'personal.age'.")
    let nine = (0..<9).map { (number: Int) in concern("visa.\(number)", .error, sentence: number) }
    let many = try card([], nine)
    #expect(many.gates.first?.deletion?.contains("'visa.3' and 5 more") == true)
  }

  static let deductions: [(rule: String, count: Int, points: Int)] = [
    ("doubt", 1, 2), ("doubt.negative", 4, 8), ("doubt", 5, 10), ("doubt", 9, 10),
    ("endorsement.weak", 1, 2), ("document.comments", 1, 2), ("document.comments", 3, 6),
    ("consent", 4, 0), ("personal", 2, 4), ("bias.communal", 3, 0), ("bias.doubt", 1, 0),
  ]

  @Test(arguments: deductions)
  func `loses points for warnings, by sentence and up to a limit`(
    rule: String, count: Int, points: Int
  ) throws {
    let warnings = (0..<count).map { concern(rule, .warning, sentence: 100 + $0) }
    #expect(try card(everything, warnings).total == 100 - points)
    #expect(try card(everything, warnings.map { concern($0.rule, .note) }).total == 100)
    #expect(try card([], warnings).total == 0)
  }

  @Test func `loses as much for an error as for a warning, so that doubt about it never pays`()
    throws
  {
    let costs = try [Severity.warning, .error].map { severity in
      try card(everything, [concern("personal", severity, sentence: 100)]).uncapped
    }
    #expect(costs == [98, 98])
  }

  @Test func `loses nothing for a word in a sentence that gives, nor for an unsure one`() throws {
    for place in everything.indices {
      let fact = everything[place].derived(by: try rubric())
      let gives =
        fact.names.list.contains("episode") || fact.names.list.contains("relationship")
        || fact.names.list.contains { $0.hasPrefix("fit.") }
      let doubt = concern("doubt", .warning, sentence: place)
      let total = try card(everything, [doubt]).total
      #expect(total == (gives ? 100 : 98), "\(fact.names.list.sorted())")
    }
    let unsure = concern("doubt", .warning, confidence: 0.7, sentence: 100)
    #expect(try card(everything, [unsure]).total == 100)
  }

  @Test func `loses no more for two doubts in one sentence than for one`() throws {
    let doubts = [
      concern("doubt", .warning, sentence: 90),
      concern("doubt.faint-praise", .warning, sentence: 90),
    ]
    #expect(try card(everything, doubts).total == 98)
    let papers = [
      concern("document.comments", .warning), concern("document.hidden-text", .warning),
    ]
    #expect(try card(everything, papers).total == 96)
  }

  private static let patient = "signal.patient-one.age"

  static let criteria: [(facts: [SentenceFacts], dimension: String, points: Int)] = [
    // Traits, habits, events, events with consequences.
    ([fact(.generic, "quality.clinical", "signal.outcome")], "specific-evidence", 0),
    ([fact(.concrete, "quality.clinical")], "specific-evidence", 3),
    ([fact(.anecdote)], "specific-evidence", 3),
    ([fact(.anecdote, patient)], "specific-evidence", 6),
    ([fact(.anecdote, "signal.once.night")], "specific-evidence", 6),
    ([fact(.concrete, patient, "signal.outcome")], "specific-evidence", 3),
    ([fact(.anecdote, patient, "signal.outcome")], "specific-evidence", 8),
    ([fact(.anecdote, patient), fact(.anecdote, "signal.outcome")], "specific-evidence", 8),
    ([fact(.anecdote, patient), fact(.anecdote, patient)], "specific-evidence", 9),
    ([fact(.anecdote, "signal.outcome")], "specific-evidence", 3),
    ([fact(.generic, "signal.outcome"), fact(.anecdote, patient)], "specific-evidence", 6),
    ((0..<2).map { _ in fact(.anecdote, patient, "signal.outcome") }, "specific-evidence", 13),
    ((0..<9).map { _ in fact(.anecdote, patient, "signal.outcome") }, "specific-evidence", 13),
    // Different qualities, not sentences.
    ([fact(.anecdote, "quality.clinical")], "specific-evidence", 7),
    ([fact(.anecdote, "quality.clinical", "quality.teamwork")], "specific-evidence", 11),
    ((0..<9).map { _ in fact(.anecdote, "quality.clinical") }, "specific-evidence", 7),
    // What happens again and again is no event.
    ([fact(.anecdote, patient, "signal.habit.whenever")], "specific-evidence", 0),
    ([fact(.anecdote, "quality.teamwork", "signal.pseudo-anecdote.many")], "coverage", 0),
    ([fact(.concrete, "quality.clinical")], "coverage", 3),
    ([fact(.generic, "quality.clinical")], "coverage", 0),
    // A title is no acquaintance, and to have been the attending is not to say what was seen.
    ([fact(.generic, "relationship")], "writer-knowledge", 0),
    ([fact(.other, "relationship", "signal.writer-role")], "writer-knowledge", 5),
    ([fact(.other, "relationship", "signal.duration")], "writer-knowledge", 9),
    (
      [fact(.other, "relationship", "signal.writer-role"), fact(.other, "signal.duration")],
      "writer-knowledge", 5
    ),
    ([fact(.other, "relationship", "signal.direct-contact")], "writer-knowledge", 6),
    ([fact(.other, "relationship", "signal.seen")], "writer-knowledge", 8),
    ([fact(.anecdote, "signal.seen")], "writer-knowledge", 3),
    ([fact(.generic, "signal.seen")], "writer-knowledge", 0),
    // Completeness, not height.
    ([fact(.other, "ranking.vague")], "comparison", 3),
    ([fact(.other, "ranking.quantified")], "comparison", 6),
    ([fact(.other, "ranking.vague", "signal.ranking-group")], "comparison", 6),
    ([fact(.other, "ranking.vague", "signal.ranking-span")], "comparison", 6),
    (
      [fact(.other, "signal.comparison", "signal.ranking-group", "signal.us-peers")], "comparison",
      8
    ),
    // Behavior before keywords.
    ([fact(.generic, "fit.explicit")], "fit", 3), ([fact(.other, "fit.transition")], "fit", 3),
    ([fact(.anecdote, "fit.transition")], "fit", 7),
    ([fact(.anecdote, "fit.transition"), fact(.concrete, "fit.lifespan")], "fit", 9),
    ([fact(.concrete, "setting.adult")], "fit", 2),
    ([fact(.concrete, "setting.adult"), fact(.concrete, "setting.pediatric")], "fit", 6),
    ([fact(.concrete, "setting.adult"), fact(.other, "setting.one-only")], "fit", 6),
    ([fact(.other, "setting.adult"), fact(.other, "setting.one-only")], "fit", 0),
    (
      [
        fact(.anecdote, "fit.adaptability", "setting.adult"), fact(.concrete, "fit.lifespan"),
        fact(.other, "setting.one-only"),
      ], "fit", 15
    ),
    // However warm the formula, it counts for what the body bears out.
    ([fact(.other, "endorsement.moderate")], "endorsement", 3),
    ([fact(.other, "endorsement.highest")], "endorsement", 3),
    (
      [fact(.other, "endorsement.highest")]
        + (0..<9).map { _ in fact(.generic, "quality.clinical") },
      "endorsement", 3
    ),
    ([fact(.other, "endorsement.highest"), fact(.concrete, "quality.clinical")], "endorsement", 3),
    (
      [
        fact(.other, "endorsement.highest"), fact(.concrete, "quality.clinical"),
        fact(.concrete, "quality.teamwork"),
      ], "endorsement", 5
    ),
    (
      [
        fact(.other, "endorsement.strong"), fact(.anecdote, "quality.clinical"),
        fact(.concrete, "quality.teamwork"),
      ], "endorsement", 8
    ),
    (
      [
        fact(.other, "endorsement.highest"), fact(.anecdote, "quality.clinical"),
        fact(.anecdote, "quality.teamwork"),
      ], "endorsement", 10
    ),
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
      "signal.patient-one.age", "signal.habit.whenever", "signal.comparison", "setting.one-only",
    ]
    var random = SplitMix(seed: 11)
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

  @Test func `gives nothing for a sentence that speaks of what has no place in a letter`() throws {
    for place in everything.indices {
      var facts = everything
      facts[place].isWithheld = true
      let without = everything.enumerated().filter { $0.offset != place }.map(\.element)
      #expect(try card(facts).total == card(without).total)
    }
  }

  @Test func `claims work with adults and with children only where both are shown`() throws {
    func words(_ facts: [SentenceFacts]) throws -> [String] {
      try #require(try card(facts).dimensions.first { $0.id == "fit" }).because.map(\.text)
    }
    let adults = fact(.anecdote, "setting.adult")
    let said = fact(.other, "setting.one-only")
    #expect(try words([adults]) == ["work with adults or with children: 2 of 6"])
    let whom = "work with the patients whom you saw, as the letter says, adults or children: 6 of 6"
    #expect(try words([adults, said]) == [whom])
    #expect(
      try words([adults, said, fact(.concrete, "setting.pediatric")]) == [
        "work with adults and with children: 6 of 6"
      ])
  }

  @Test func `says in words what earned its points`() throws {
    let card = try card([fact(.anecdote, "signal.patient-one.age", "quality.clinical")])
    #expect(
      card.dimensions[0].because.map(\.text) == [
        "an episode with one patient or one occasion to anchor it: 6 of 9",
        "one quality shown in an episode: 4 of 12",
      ])
  }

  @Test(arguments: [
    (0, "rewrite"), (49, "rewrite"), (50, "needs work"), (69, "needs work"), (70, "minor edits"),
    (84, "minor edits"), (85, "ready"), (100, "ready"),
  ])
  func `has a band`(total: Int, band: String) throws {
    #expect(try rubric().band(of: total) == band)
  }
}

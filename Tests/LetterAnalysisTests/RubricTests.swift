import Foundation
@testable import LetterAnalysis
import TestSupport
import Testing

@Suite struct `the rubric` {
  private static let good = """
    id: r
    reviewed: 2026-01-01
    reminder: R.
    believe: anecdote 0.6
    withhold: visa 0.3
    derive: event where class anecdote and not signal.once
    band: 0 low
    quality: quality.clinical
    called: care
    moment: a day
    gate: g 50
    when: visa
    says: A.
    delete: B {words}.
    whole: C.
    deduction: t
    when: doubt
    sure: 0.9
    spares: fit.* and event
    points: 5 each, at most 10
    says: D.
    dimension: d 100
    title: T
    source: S
    evidence: E
    criterion: c
    at: event else start
    unless: 1 sentence fit.* beside event
    remind: yes
    absent: F?
    next: N.
    ask: A?
    level: 40 some
    when: 1 sentence event
    level: 100 all
    when: 2 sentences event; 1 kind fit.* where class generic
    when: 3 sentences event
    next: M.

    """

  private func parsed(_ text: String) throws -> Rubric {
    var parser = RubricParser(LexiconSource(name: Rubric.file, bytes: Array(text.utf8)))
    return try parser.parse()
  }

  @Test func `is read with all its parts`() throws {
    let rubric = try parsed(Self.good)
    #expect(rubric.gates[0].cap == 50 && rubric.gates[0].whole == "C.")
    #expect(rubric.leastChances == [.anecdote: 0.6] && rubric.reminder == "R.")
    let strict = try parsed(Self.good.replacing("band: 0 low", with: "unready: document.comments"))
    #expect(
      strict.unready.matches("document.comments") && !rubric.unready.matches("document.comments"))
    #expect(rubric.withheld.tags == [.visa] && rubric.withheld.chance == 0.3)
    #expect(rubric.qualities[0].name == "care" && rubric.qualities[0].moment == "a day")
    #expect(rubric.deductions[0].most == 10 && rubric.deductions[0].spares[0].count == 2)
    let criterion = rubric.dimensions[0].criteria[0]
    #expect(criterion.most == 100 && criterion.reminds && criterion.place.isStart)
    #expect(criterion.unless.count == 1 && criterion.absent == "F?")
    #expect(criterion.levels.map(\.next) == ["N.", "M."])
    #expect(criterion.levels.map(\.ask) == ["A?", "A?"])
    #expect(criterion.levels[1].ways.map(\.count) == [2, 1])
  }

  static let levels: [(facts: [SentenceFacts], points: Int)] = [
    ([], 0), ([fact(.anecdote, "signal.once")], 0), ([fact(.anecdote)], 40),
    ([fact(.anecdote), fact(.anecdote)], 40),
    ([fact(.anecdote), fact(.anecdote), fact(.generic, "fit.lifespan")], 100),
    ([fact(.anecdote), fact(.generic, "fit.lifespan")], 40),
    ((0..<3).map { _ in fact(.anecdote) }, 100),
  ]

  @Test(arguments: levels)
  func `gives the points of the highest level that any way reaches`(
    facts: [SentenceFacts], points: Int
  ) throws {
    let rubric = try parsed(Self.good)
    let scorer = Scorer(rubric: rubric, facts: facts.map { $0.derived(by: rubric) }, findings: [])
    #expect(scorer.scorecard().total == points)
  }

  private static let wanted =
    "expected 'NUMBER sentences CONDITIONS' or 'NUMBER kinds NAMES where CONDITIONS'"

  static let errors: [(old: String, new: String, line: Int, problem: String)] = [
    ("id: r", "id", 1, "expected 'key: value'"), ("id: r", "id:", 1, "expected 'key: value'"),
    ("id: r", "name: r", 1, "'name' is not expected here"),
    ("anecdote 0.6", "story 0.6", 4, "'story' is neither a class nor a family of tags"),
    ("anecdote 0.6", "anecdote 6", 4, "expected a chance from 0 to 1"),
    ("event where", "event if", 6, "expected 'NAME where CONDITIONS'"),
    ("gate: g 50", "gate: g", 11, "expected a name and a number from 0 to 100"),
    ("gate: g 50", "gate: g fifty", 11, "expected a name and a number from 0 to 100"),
    ("says: A.", "points: 4", 13, "'points' is not expected here"),
    ("5 each, at most 10", "5 each", 20, "expected 'NUMBER each, at most NUMBER'"),
    ("band: 0 low", "band: low", 7, "expected 'band: NUMBER NAME'"),
    ("remind: yes", "remind: no", 29, "expected 'remind: yes'"),
    ("level: 40 some", "level: some", 33, "expected 'level: POINTS WORDS'"),
    ("level: 100 all", "level: 30 all", 35, "a level gives no fewer points than the one above it"),
    ("when: 1 sentence event", "when: 1 sentence class story", 34, "unknown class in 'story'"),
    (
      "when: 1 sentence event", "when: 1 sentence thing goes", 34,
      "expected a class, a rule or a signal"
    ),
    ("when: 1 sentence event", "when: some event", 34, wanted),
    ("when: 1 sentence event", "when: 0 sentences event", 34, wanted),
    ("when: 1 sentence event", "when: 1 kind quality.*", 34, wanted),
    (
      "when: 1 sentence event", "when: 1 sentence event beside fit.*", 34,
      "'beside' is for 'unless' only: an edit parts neighbours"
    ),
    ("next: M.", "then: M.", 38, "'then' is not expected here"),
    ("dimension: d 100", "criterion: early", 22, "a criterion belongs to a dimension above it"),
    ("criterion: c", "level: 3 early", 26, "a level belongs to a criterion above it"),
    (
      "dimension: d 100", "dimension: d 99", 1,
      "the criteria of 'd' must sum to 99; they sum to 100"
    ),
    ("level: 100 all", "level: 99 all", 1, "the criteria of 'd' must sum to 100; they sum to 99"),
    ("when: 1 sentence event\n", "", 1, "every level of 'd/c' needs 'when', 'next' and 'ask'"),
    ("ask: A?\n", "", 1, "every level of 'd/c' needs 'when', 'next' and 'ask'"),
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

  @Test(arguments: [Rubric.file, AssessabilityWords.file])
  func `must not be missing, nor what tells a letter from other texts`(name: String) throws {
    let sources = try Fixtures.lexicons.get().sources.filter { $0.name != name }
    let error = #expect(throws: LexiconError.self) {
      try Analyzer(lexicons: try LexiconSet(sources))
    }
    #expect(error?.file == name && error?.problem.hasSuffix("is missing") == true)
  }

  @Test(arguments: [
    ("everyday", "expected 'key: value'"), ("often: the", "'often' is not expected here"),
    ("least-words: many", "expected a number from 0 to 1000"),
  ])
  func `is not the only file whose mistakes are told`(line: String, problem: String) {
    let source = LexiconSource(name: AssessabilityWords.file, bytes: Array(line.utf8))
    let error = #expect(throws: LexiconError.self) { try AssessabilityWords([source]) }
    #expect(error?.problem == problem && error?.line == 1)
  }

  @Test func `says of each dimension where it comes from and how strong that is`() throws {
    for dimension in try rubric().dimensions {
      #expect(!dimension.title.isEmpty && !dimension.source.isEmpty && !dimension.evidence.isEmpty)
    }
    for gate in try rubric().gates { #expect(gate.delete.contains("{words}")) }
  }

  @Test func `names rules and signals that there are`() throws {
    let rubric = try rubric()
    let known = Set(
      try Fixtures.lexicons.get().files.flatMap { [$0.id] + $0.entries.map(\.rule) }
        + rubric.derived.map(\.name))
    func check(_ names: [String]) {
      for name in names {
        #expect(known.contains { $0 == name || $0.hasPrefix(name + ".") }, "\(name)")
      }
    }
    func check(_ conditions: [Measure.Condition]) {
      for condition in conditions {
        var inner = condition
        while case .not(let next) = inner { inner = next }
        if case .has(let pattern) = inner { check(pattern.names) }
      }
    }
    for gate in rubric.gates { check(gate.rules.names) }
    for quality in rubric.qualities { check([quality.rule]) }
    for deduction in rubric.deductions {
      check(deduction.rules.names)
      for conditions in deduction.spares { check(conditions) }
    }
    for (_, conditions) in rubric.derived { check(conditions) }
    for criterion in rubric.dimensions.flatMap(\.criteria) {
      check(criterion.place.conditions)
      for requirement in criterion.levels.flatMap(\.ways).joined() + criterion.unless {
        check(requirement.measure.conditions)
        check(requirement.measure.beside?.names ?? [])
        if case .kinds(let pattern) = requirement.measure.count { check(pattern.names) }
      }
    }
  }
}

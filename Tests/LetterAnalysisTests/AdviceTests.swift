import Foundation
@testable import LetterAnalysis
import TestSupport
import Testing

@Suite struct `the advice` {
  /// A letter of as many sentences as facts made by hand.
  private static let plain = (0..<30).map { "She is kind, number \($0)." }.joined(separator: " ")

  private func steps(_ facts: [SentenceFacts]) throws -> [NextStep] {
    let reading = Reader(lexicons: try Fixtures.lexicons.get()).read(Letter(plain: Self.plain))
    return Advisor(scorer: try scorer(facts), reading: reading).nextSteps()
  }

  @Test func `is at most five things, the largest gain first`() throws {
    for count in everything.indices {
      let steps = try steps(Array(everything.dropFirst(count)))
      #expect(steps.count <= 5)
      #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.gain >= $1.gain })
    }
    #expect(try steps([]).count == 5)
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

  @Test func `asks, and never writes praise or numbers for the writer`() throws {
    for criterion in try rubric().dimensions.flatMap(\.criteria) {
      for ask in criterion.levels.map(\.ask) + [criterion.absent] where !ask.isEmpty {
        #expect(ask.contains("?"), "\(ask)")
        #expect(ask.allSatisfy { !$0.isNumber }, "\(ask)")
      }
    }
    for count in everything.indices {
      for step in try steps(Array(everything.dropFirst(count))) {
        #expect(!step.text.contains("{") && !step.text.contains("  "), "\(step.text)")
      }
    }
  }

  @Test func `names the quality that is praised most and not shown, and where`() throws {
    var facts = everything.filter { fact in !fact.names.list.contains { $0.hasPrefix("quality.") } }
    facts += (0..<3).map { fact(.generic, "quality.communication", sentence: $0 + 2) }
    facts.append(fact(.generic, "quality.teamwork", sentence: 6))
    facts.append(fact(.anecdote, "quality.clinical", "signal.patient-one.age", sentence: 7))
    let step = try #require(try steps(facts).first { $0.text.contains("communication") })
    #expect(
      step.text == "You praise communication in 3 sentences and show it in no episode: is there "
        + "one family meeting or one hard conversation that you remember? "
        + "Leave out whatever could identify the patient.")
    #expect(Letter(plain: Self.plain)[step.span] == "She is kind, number 2.")
    #expect(try steps(facts).count { $0.text.contains("communication") } == 1)
  }

  @Test func `ends in the reminder wherever a patient may come to mind`() throws {
    let reminder = try rubric().reminder
    for count in everything.indices {
      for step in try steps(Array(everything.dropFirst(count))) {
        let recalls = ["specific-evidence", "coverage", "fit"].contains(step.dimension)
        let asksForPatient = recalls && !step.text.contains("specialties")
        #expect(!asksForPatient || step.text.hasSuffix(reminder), "\(step.text)")
        #expect(step.text.components(separatedBy: reminder).count <= 2, "\(step.text)")
      }
    }
  }

  @Test func `joins what is asked of one place`() throws {
    let facts = [fact(.other, "relationship", "signal.writer-role", sentence: 4)]
    let step = try #require(try steps(facts).first { $0.dimension == "writer-knowledge" })
    #expect(step.gain == 8 && step.text.split(separator: "?").count >= 3)
    #expect(Letter(plain: Self.plain)[step.span] == "She is kind, number 4.")
  }

  @Test func `never asks what a neighbouring sentence answers`() throws {
    let alone = [fact(.other, "ranking.quantified", sentence: 5)]
    let answered =
      alone + [
        fact(.other, "signal.ranking-group", "signal.ranking-size", sentence: 6)
      ]
    let far = alone + [fact(.other, "signal.ranking-group", "signal.ranking-size", sentence: 9)]
    func asks(_ facts: [SentenceFacts]) throws -> String {
      try steps(facts).filter { $0.dimension == "comparison" }.map(\.text).joined()
    }
    for words in ["With whom do you compare", "About how many people"] {
      #expect(try asks(alone).contains(words) && asks(far).contains(words))
      #expect(try !asks(answered).contains(words))
    }
    #expect(try card(answered).total == card(alone).total)
  }

  @Test func `asks a writer who was away from patients for no story from the bedside`() throws {
    let reading = Reader(lexicons: try Fixtures.lexicons.get()).read(Letter(plain: Self.plain))
    let reminder = try rubric().reminder
    for count in everything.indices {
      let scorer = try scorer(Array(everything.dropFirst(count)))
      for step in Advisor(scorer: scorer, reading: reading, sawPatients: false).nextSteps() {
        let isBedside = ["patient", "family meeting", "nurse", "rounds"].contains(
          where: step.text.contains)
        #expect(!isBedside && !step.text.contains(reminder) && step.gain > 0, "\(step.text)")
      }
    }
  }

  @Test func `does not ask for US peers where the letter speaks of training there`() throws {
    func asks(_ facts: [SentenceFacts]) throws -> Bool {
      try steps(facts).contains { $0.text.contains("US schools or programs") }
    }
    let ranking = fact(.other, "ranking.quantified", "signal.ranking-group", sentence: 5)
    #expect(try asks([ranking]))
    #expect(try !asks([ranking, fact(.other, "signal.us-trained", sentence: 9)]))
    #expect(try !asks([ranking, fact(.other, "signal.us-peers", sentence: 6)]))
  }

  @Test func `does not ask a writer who saw one setting and says so for the other`() throws {
    let facts = everything.filter { !$0.names.list.contains("setting.pediatric") }
    #expect(try steps(facts).contains { $0.text.contains("with children") })
    #expect(try steps(facts + [fact(.other, "setting.one-only", sentence: 25)]).isEmpty)
  }
}

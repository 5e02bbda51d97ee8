import LetterAnalysis
import TestSupport
import Testing

@Suite struct `a policy on findings` {
  private static let letter = Letter(
    plain: """
      Dear Program Director:
      I supervised Dr. Ana Quillfeather in our clinic for six weeks, and I saw her with patients every day.
      One evening a boy of four came in with a cough, and she found a bead in his nose that two of us had \
      missed; he went home an hour later.
      She holds a J-1 visa. She wrote nine notes a day, and each of them gave three diagnoses.
      Of the thirty students whom I have taught since 2015 she is among the best three.
      I recommend her strongly.
      Sincerely,
      Jane Roe, MD
      """)

  private func review(_ policy: FindingPolicy = FindingPolicy()) throws -> Review {
    try Fixtures.analyzer.get().review(Self.letter, policy: policy)
  }

  @Test func `that says nothing changes nothing`() throws {
    let analyzer = try Fixtures.analyzer.get()
    #expect(try review().findings == analyzer.review(Self.letter).findings)
    #expect(try review().concerns(atLeast: .error).contains { $0.isOf("visa") })
  }

  @Test func `leaves out concerns, never strengths`() throws {
    let rules = Set(try review().findings.map(\.rule))
    let left = try review(FindingPolicy(disabled: Array(rules))).findings
    #expect(!left.isEmpty && left.allSatisfy { $0.polarity != .concern })
    #expect(left == (try review().findings.filter { $0.polarity != .concern }))
  }

  @Test func `does not take the beginning of a name for the name`() throws {
    #expect(try review(FindingPolicy(disabled: ["vis", "visas"])).findings == review().findings)
  }

  @Test func `takes the finest name, and of equal names the last`() throws {
    let rule = try #require(try review().concerns(atLeast: .error).first { $0.isOf("visa") }).rule
    typealias Weight = FindingPolicy.Weight
    let weights = [
      Weight(rule: rule, severity: .warning), Weight(rule: "visa", severity: .note),
      Weight(rule: rule, severity: .note), Weight(rule: rule, severity: .warning),
    ]
    let finding = try #require(
      try review(FindingPolicy(severities: weights)).findings.first { $0.rule == rule })
    #expect(finding.severity == (rule == "visa" ? .note : .warning))
  }

  @Test func `sinks what is unsure by one severity from the one it names`() throws {
    let weights = try review().findings.map {
      FindingPolicy.Weight(rule: $0.rule, severity: .error)
    }
    for finding in try review(FindingPolicy(severities: weights)).findings
    where finding.polarity == .concern {
      #expect(finding.severity == (finding.confidence < 0.6 ? .warning : .error))
    }
  }

  @Test func `sets aside by rule and fingerprint together, and lifts the cap`() throws {
    let plain = try review()
    let visas = plain.findings.filter { $0.isOf("visa") && $0.polarity == .concern }
    func policy(_ rule: String) -> FindingPolicy {
      FindingPolicy(
        suppressed: visas.map {
          .init(rule: rule, fingerprint: plain.fingerprint(of: $0), reason: "a test")
        })
    }
    #expect(try review(policy("personal")).findings.allSatisfy { $0.suppression == nil })
    let review = try review(policy("visa"))
    #expect(!review.concerns(atLeast: .note).contains { $0.isOf("visa") })
    #expect(review.findings.count == plain.findings.count)
    let card = try #require(review.scorecard)
    #expect(card.gates.isEmpty && plain.scorecard?.gates.isEmpty == false)
    #expect(card.uncapped == plain.scorecard?.uncapped && card.total == card.uncapped)
  }
}

@testable import LetterAnalysis
import TestSupport

/// Facts of a sentence, made by hand.
func fact(_ label: SentenceClass, _ names: String..., sentence: Int = 0) -> SentenceFacts {
  SentenceFacts(sentence: sentence, label: label, names: RuleNames(names), findings: [])
}

/// A concern of a rule, made by hand.
func concern(
  _ rule: String, _ severity: Severity, confidence: Double = 1, sentence: Int? = nil
) -> Finding {
  Finding(
    rule: rule, severity: severity, polarity: .concern, confidence: confidence, span: Span(0, 1),
    sentence: sentence, message: "", advice: "")
}

/// The rubric that ships.
func rubric() throws -> Rubric { try Fixtures.analyzer.get().rubric }

/// A scorer of facts and findings by the rubric that ships.
func scorer(_ facts: [SentenceFacts], _ findings: [Finding] = []) throws -> Scorer {
  let rubric = try rubric()
  return Scorer(
    rubric: rubric, facts: facts.map { $0.derived(by: rubric) }, findings: findings,
    quote: { $0.rule })
}

/// The score of facts and findings by the rubric that ships.
func card(_ facts: [SentenceFacts], _ findings: [Finding] = []) throws -> Scorecard {
  try scorer(facts, findings).scorecard()
}

/// Facts that earn every point.
let everything: [SentenceFacts] = {
  let qualities = ["clinical", "knowledge", "professionalism", "communication", "teamwork"]
  var facts = qualities.map {
    fact(.anecdote, "quality.\($0)", "signal.outcome", "signal.patient-one.age")
  }
  facts += ["dual-setting", "transition", "lifespan"].map { fact(.concrete, "fit.\($0)") }
  facts += ["adult", "pediatric"].map { fact(.concrete, "setting.\($0)") }
  facts.append(
    fact(
      .other, "relationship", "signal.duration", "signal.direct-contact", "signal.contact-depth",
      "signal.seen"))
  facts.append(
    fact(
      .other, "ranking.quantified", "signal.ranking-group", "signal.ranking-size",
      "signal.us-peers", "signal.ranking-scope"))
  facts.append(fact(.other, "endorsement.highest"))
  let parts = ["salutation", "purpose", "waiver", "closing", "contact"]
  facts += parts.map { fact(.other, "structure.\($0)") }
  return facts.enumerated().map { number, fact in
    var fact = fact
    fact.sentence = number
    return fact
  }
}()

@testable import LetterAnalysis
import TestSupport
import Testing

@Suite struct `words that studies have counted by gender` {
  private func review(_ sentence: String) throws -> Review {
    try Fixtures.analyzer.get().review(completeLetter + "\n" + sentence)
  }

  /// Words of published lists in the senses that clinicians give them.
  static let clinical = [
    "The chest film and the troponin came back before the cardiac arrest was called.",
    "At the request of the mother the child was examined on the lap of the mother.",
    "The family cared for the child at home, and supportive care was all that was needed.",
    "The patient lacked the capacity to refuse, so the team waited for the family.",
    "The test results of the study followed the natural history of the disease.",
    "The patient had survived a suicide attempt, and a brain scan was normal.",
    "Bright Futures was the guide for the well-child visits of that clinic.",
    "Aggressive diuresis brought the weight down by four kilograms.",
    "The confidence interval was wide, and age was an independent predictor.",
    "The abdomen was tender, the extremities were warm, and the culture was sensitive to penicillin.",
    "A gift of time was what the hospice asked of us for that patient.",
    "Two laboratory results were outstanding when the shift ended.",
    "The persistent cough and the organized thrombus were explained in one sentence.",
    "The trust fund of the hospital paid for the interpreter.",
  ]

  @Test(arguments: clinical)
  func `are not counted where they are clinical words`(sentence: String) throws {
    let before = try review("")
    let after = try review(sentence)
    let counts = { (review: Review) in review.findings(of: "bias").map(\.message) }
    #expect(counts(after) == counts(before))
  }

  @Test func `are counted once a letter, and the state of the evidence is told`() throws {
    let review = try review("She is kind. Her warmth is known to all. She is a diligent physician.")
    let communal = review.findings(of: "bias.communal")
    #expect(communal.map { $0.attribute("count") } == ["2"])
    #expect(communal[0].message.contains("2 in this letter: 'She is kind', 'Her warmth'"))
    #expect(review.findings(of: "bias.grindstone").count == 1)
    for file in try Fixtures.lexicons.get().files where file.id.hasPrefix("bias.") {
      #expect(file.why.hasPrefix("State of the evidence: "), "\(file.id)")
      #expect(file.severity == .note && file.polarity == .neutral, "\(file.id)")
    }
  }

  @Test func `that raise doubt are counted for everybody alike`() throws {
    let counts = try ["She", "He"].map { pronoun in
      try review("\(pronoun) seems to be improving. \(pronoun) did no harm.")
        .findings(of: "bias.doubt").map(\.message)
    }
    #expect(counts[0].map { $0.replacing("She", with: "He") } == counts[1])
    #expect(counts[0].count == 1)
  }

  @Test(arguments: [
    "She is kind.", "Her warmth is known to all.", "She is a diligent physician.",
    "She is an outstanding clinician.", "She is confident and decisive.",
  ])
  func `change no score`(sentence: String) throws {
    let plain = try #require(try review("").scorecard)
    #expect(try review(sentence).scorecard?.total == plain.total)
  }
}

@Suite struct `improvement` {
  private func total(_ sentence: String) throws -> Int {
    try #require(try Fixtures.analyzer.get().review(completeLetter + "\n" + sentence).scorecard)
      .uncapped
  }

  @Test(arguments: [
    "He showed improvement.", "She showed improvement over the month.",
    "There was some improvement.",
  ])
  func `that is bare hurts`(sentence: String) throws {
    #expect(try total(sentence) < total(""))
  }

  @Test(arguments: [
    "In the first week I told her that her presentations ran long; she cut them from twelve minutes "
      + "to five, and by the third week she presented at the level of our interns.",
    "After I asked her to write shorter notes, her admission notes went from three pages to one, and "
      + "by June they were what I expect of our residents.",
  ])
  func `from feedback to a change and a level reached helps`(sentence: String) throws {
    #expect(try total(sentence) > total(""))
  }
}

import LetterAnalysis
import TestSupport
import Testing

@testable import workbench

/// What a fair score must do when a letter changes, on a seeded sample of the labelled letters.
///
/// `scripts/test-properties` tries many more, and measures writers that were held out.
@Suite struct `the score of a changed letter` {
  /// How many variants of each property are tried here; a debug build is slow.
  private static let times = 12

  /// The labelled letters but those of writers who are kept for a closing measurement.
  private static let letters = Result {
    let names = try Fixtures.names(in: "Tests/Corpus/letters").filter { name in
      name.hasSuffix(".lab") && !name.hasPrefix("u") && !name.hasPrefix("v")
    }
    return try names.map { name in
      try LabelledLetter(
        id: String(name.dropLast(4)), content: try Fixtures.text("Tests/Corpus/letters/\(name)"))
    }
  }

  private func trials() throws -> ScoreTrials {
    ScoreTrials(
      properties: Properties(try Self.letters.get().map(Draft.init)),
      heldOut: HeldOut(try Fixtures.analyzer.get()))
  }

  @Test(arguments: Properties.all)
  func `keeps what is fair`(property: Properties.Property) throws {
    let trial = try trials().run(property, times: Self.times, seed: 7)
    #expect(trial.count == Self.times, "\(property.name)")
    #expect(trial.failures.isEmpty, "\(property.name): \(trial.failures.joined(separator: "\n"))")
  }

  @Test func `puts two episodes before many words of praise`() throws {
    let trial = try trials().pairs(times: Self.times, seed: 7)
    #expect(trial.failures.isEmpty, "\(trial.failures.joined(separator: "\n"))")
  }

  @Test func `orders letters alike if any weight is five points more or less`() throws {
    let analyzer = try Fixtures.analyzer.get()
    let cards = try Self.letters.get().map(analyzer.scorecard)
    #expect(cards.count > 600)
    let least = WeightTrials.least(cards)
    #expect(least.correlation >= 0.97, "\(least.change): \(least.correlation)")
  }
}

@Suite struct `the measures of the score` {
  static let correlations: [(a: [Double], b: [Double], expected: Double)] = [
    ([1, 2, 3], [10, 20, 30], 1), ([1, 2, 3], [3, 2, 1], -1), ([1, 1, 1], [1, 2, 3], 0),
    ([1, 2, 2, 3], [1, 2, 2, 3], 1), ([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], 0.8),
  ]

  @Test(arguments: correlations)
  func `hold ranks to each other`(a: [Double], b: [Double], expected: Double) {
    #expect(abs(Ranks.correlation(a, b) - expected) < 1e-12)
  }

  @Test func `share the rank of values that tie`() {
    #expect(Ranks.of([5, 1, 5, 3]) == [3.5, 1, 3.5, 2])
  }

  @Test func `take out what a third order explains`() {
    let c: [Double] = [1, 2, 3, 4, 5, 6]
    #expect(abs(Ranks.partialCorrelation(c, c, given: [2, 1, 4, 3, 6, 5]) - 1) < 1e-12)
    #expect(Ranks.partialCorrelation(c, [2, 1, 4, 3, 6, 5], given: c) == 0)
  }

  static let pronouns: [(her: String, his: String)] = [
    ("She told me herself.", "He told me himself."),
    ("I recommend her without reservation.", "I recommend him without reservation."),
    ("Her notes were hers alone.", "His notes were his alone."),
    ("I saw her.", "I saw him."), ("The shepherd was there.", "The shepherd was there."),
  ]

  @Test(arguments: pronouns)
  func `make a sentence speak of another applicant`(her: String, his: String) {
    #expect(Adaptation.masculine(her) == his)
  }
}

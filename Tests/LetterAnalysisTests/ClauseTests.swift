@testable import LetterAnalysis
import TestSupport
import Testing

/// What of a sentence a person has to look at.
@Suite struct `the clause of a finding` {
  /// The clause of each finding of a rule in a letter that ends in `sentence`.
  private func clauses(_ rule: String, in sentence: String) throws -> [String] {
    let (before, after) = (
      try #require(completeLetter.firstRange(of: "Of the 52")).lowerBound, "\n"
    )
    let head = completeLetter[..<before] + sentence + after
    let review = try Fixtures.analyzer.get().review(head + completeLetter[before...])
    let start = completeLetter[..<before].utf8.count - 1
    let end = start + 1 + sentence.utf8.count
    return review.findings(of: rule).filter { $0.span.start > start && $0.span.start < end }.map {
      review.letter[$0.clause]
    }
  }

  @Test(arguments: [
    // Nothing else counts: the whole sentence goes.
    (
      "personal", "She is married and has two small children.",
      "She is married and has two small children."
    ),
    ("visa", "She will need a J-1 visa, and soon.", "She will need a J-1 visa, and soon."),
    // Something else does: the clause goes.
    (
      "visa",
      "Dr. Desta, who holds a J-1 visa, drew the blood herself and found the clot at midnight.",
      "who holds a J-1 visa"
    ),
    (
      "visa", "I recommend Dr. Desta without reservation, although she will need a J-1 visa.",
      "although she will need a J-1 visa"
    ),
    (
      "visa", "She needs an H-1B visa; I recommend her without reservation.",
      "She needs an H-1B visa"
    ),
  ])
  func `is what has to go`(rule: String, sentence: String, clause: String) throws {
    let found = try clauses(rule, in: sentence)
    #expect(!found.isEmpty && found.allSatisfy { $0 == clause }, "\(found)")
  }

  @Test func `is named in the advice of a cap`() throws {
    let review = try Fixtures.analyzer.get().review(
      completeLetter + "\nShe is married and has two small children.")
    let deletion = try #require(review.scorecard?.gates.first?.deletion)
    #expect(
      deletion.hasPrefix("Delete 'She is married and has two small children'."), "\(deletion)")
  }

  @Test func `holds whatever its finding found, within its sentence`() throws {
    for path in try Fixtures.files(under: "Samples") where path.hasSuffix(".txt") {
      let letter = Letter(plain: String(decoding: try Fixtures.bytes(path), as: UTF8.self))
      let review = try Fixtures.analyzer.get().review(letter)
      for finding in review.findings {
        #expect(finding.clause.contains(finding.span), "\(path): \(finding.message)")
        guard let sentence = finding.sentence, finding.widened != nil else { continue }
        #expect(review.sentences[sentence].span.contains(finding.clause), "\(path)")
      }
    }
  }
}

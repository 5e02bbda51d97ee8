@testable import LetterAnalysis
import TestSupport
import Testing

/// What a letter's findings point to, and that none of it is told twice.
@Suite struct `a letter's findings` {
  private static let frame = (
    before: """
    General Hospital

    RE: Dr. Ana Quillfeather

    Dear Program Director:

    I supervised Dr. Ana Quillfeather in our clinic for six weeks, and I saw her with patients daily.

    """,
    after: """

    I recommend Dr. Quillfeather strongly for your residency program, and you may call me any time.

    Sincerely,
    Jane Roe, MD

    """
  )

  private func review(_ sentence: String, date: String = "September 3, 2025") throws -> Review {
    let text = date + "\n\n" + Self.frame.before + "\n" + sentence + "\n" + Self.frame.after
    return try Fixtures.analyzer.get().review(Letter(plain: text))
  }

  private func words(_ review: Review, _ rule: String) -> [String] {
    review.findings.filter { $0.isOf(rule) }.map { review.letter[$0.span] }
  }

  @Test func `tell each place of an applicant's immigration in one sentence`() throws {
    let found = try review(
      "She holds a J-1 visa, and the DS-2019 form will be sent to your office in May.")
    let quotes = words(found, "visa")
    #expect(quotes.contains { $0.contains("J-1") } && quotes.contains { $0.contains("DS-2019") })
    let two = try review("Her H-1B runs out in June, and before that she was on a J-1.")
    #expect(words(two, "visa").count == 2)
  }

  @Test func `tell a patient's name and number once`() throws {
    let found = try review(
      "She admitted Marcus Tillery (MRN 4471902), a boy with fever, that night.")
    #expect(words(found, "patient-identifier") == ["Marcus Tillery (MRN 4471902"])
  }

  @Test(arguments: ["[Month] [Day], 2025", "[DATE]", "[month], 2025"])
  func `do not miss a date whose place is marked`(date: String) throws {
    let found = try review("She wrote nine notes a day.", date: date)
    #expect(!words(found, "placeholder").isEmpty)
    #expect(!found.findings.contains { $0.rule == "structure.date" })
    let missing = try review("She wrote nine notes a day.", date: "General Hospital")
    #expect(missing.findings.contains { $0.rule == "structure.date" })
  }

  @Test func `point to words and never to a mark or a degree alone`() throws {
    let names = try Fixtures.names(in: "Samples").filter { $0.hasSuffix(".txt") }
    for name in names {
      let letter = Letter(name: name, plain: try Fixtures.text("Samples/\(name)"))
      let review = try Fixtures.analyzer.get().review(letter)
      for finding in review.findings where !finding.span.isEmpty {
        let quote = review.letter[finding.span]
        #expect(quote.contains { $0.isLetter || $0.isNumber }, "\(name): \(quote)")
        #expect(quote.first != "," && quote.last != ",", "\(name): \(quote)")
      }
    }
  }

  @Test func `say to delete praise that takes back and words about rank lists`() throws {
    let praise = try review("She is quick, despite having trained abroad.")
    let advice = praise.findings.first { $0.rule == "doubt.apparent-commendation" }?.advice
    #expect(advice?.hasPrefix("Delete this") == true)
    let rank = try review("She will rank your program first on her rank order list.")
    let told = rank.findings.filter { $0.isOf("consent") }
    #expect(!told.isEmpty && told.allSatisfy { $0.advice.hasPrefix("Delete this") })
  }

  @Test func `call praise strong only where the letter shows it`() throws {
    let named = try review("She is an outstanding communicator and a superb team player.")
    let praise = named.findings.filter { $0.isOf("quality") }
    #expect(!praise.isEmpty && praise.allSatisfy { FindingKind($0) == .named })
    let shown = try review(
      "One night in May a boy of four came in with croup, and she told his parents in four plain "
        + "sentences what would happen; he went home at dawn.")
    #expect(shown.findings.contains { $0.isOf("quality") && FindingKind($0) == .strength })
  }

  @Test func `do not take an aside or a patient for the applicant`() throws {
    let found = try review(
      "Ward (Dr. Yeh): \u{201C}Calm.\u{201D} Clinic (Dr. Yeh): \u{201C}Kind to all.\u{201D} She sat "
        + "with Colin's mother, and Colin's father thanked her.")
    #expect(found.applicant.contains("Quillfeather"))
    #expect(words(found, "placeholder.other-name").isEmpty)
  }
}

@Suite struct `what was said before` {
  private func words(_ text: String) -> [UInt64] {
    text.split(separator: " ").map { FNV1a.hash($0.utf8) }
  }

  @Test func `is known whole, as a beginning and as an end`() {
    let sentences = [
      ("she sent me this last month a boy of six refused", true),
      ("last month a boy of six refused", false), ("she sent me this last month a", false),
      ("today she sent me this last month a boy of six refused", false), ("a boy of six", true),
      ("a boy of six", false), ("one month a boy of six agreed", true),
    ]
    var said = SaidBefore()
    for (text, isNew) in sentences {
      let found = said.isNew(words(text))
      #expect(found == isNew, "\(text)")
    }
  }
}

@testable import LetterAnalysis
import TestSupport
import Testing

@Suite struct `a comparison of drafts` {
  private static let body = """
    Dear Program Director:

    I supervised Dr. Ana Quillfeather in our clinic for six weeks, and I saw her with patients every day.
    One evening a boy of four came in with a cough, and she found a bead in his nose that two of us had
    missed; he went home an hour later. She wrote nine notes a day, and each gave three diagnoses.
    Of the thirty students whom I have taught since 2015 she is among the best three.
    I recommend her strongly.

    Sincerely,
    Jane Roe, MD

    """
  private static let visa = "She holds a J-1 visa. "
  private static let blocked = body.replacing("I recommend", with: visa + "I recommend")

  private func compare(_ old: String, _ new: String) throws -> Comparison {
    let analyzer = try Fixtures.analyzer.get()
    return Comparison(
      old: analyzer.review(Letter(plain: old)), new: analyzer.review(Letter(plain: new)))
  }

  @Test func `of a letter with itself finds nothing new, nothing fixed, no points moved`() throws {
    let same = try compare(Self.blocked, Self.blocked)
    #expect(same.fixed.isEmpty && same.added.isEmpty)
    #expect(same.gainedStrengths.isEmpty && same.lostStrengths.isEmpty)
    #expect(same.dimensions.allSatisfy { $0.change == 0 && $0.gained.isEmpty && $0.lost.isEmpty })
    #expect(same.left.count == same.old.concerns(atLeast: .note).count)
  }

  @Test func `tells what was fixed, and the other way round what is new`() throws {
    let fixed = try compare(Self.blocked, Self.body)
    #expect(fixed.fixed.map(\.rule) == ["visa.category"] && fixed.added.isEmpty)
    let broken = try compare(Self.body, Self.blocked)
    #expect(broken.added.map(\.rule) == ["visa.category"] && broken.fixed.isEmpty)
    #expect(broken.left.count == fixed.left.count)
  }

  @Test func `knows a concern that moved or was reworded`() throws {
    let moved = Self.body.replacing("One evening", with: Self.visa + "One evening")
    let reworded = Self.body.replacing(
      "I recommend", with: "She now holds a J-1 visa for training. I recommend")
    for draft in [moved, reworded] {
      let found = try compare(Self.blocked, draft)
      #expect(found.left.contains { $0.new.rule == "visa.category" })
      #expect(
        !found.fixed.contains { $0.isOf("visa") } && !found.added.contains { $0.isOf("visa") })
    }
  }

  @Test func `shows the dimension that lost its episode`() throws {
    let start = try #require(Self.body.firstRange(of: "One evening"))
    let end = try #require(Self.body.firstRange(of: "She wrote"))
    var shorter = Self.body
    let praise = "She is kind, diligent and warm, and everybody here likes to work with her. "
    shorter.replaceSubrange(start.lowerBound..<end.lowerBound, with: praise)
    let found = try compare(Self.body, shorter)
    let dimension = try #require(found.dimensions.first { $0.id == "specific-evidence" })
    #expect(dimension.change < 0 && !dimension.lost.isEmpty)
    let page = ComparisonPage(found, options: ReportOptions(lexicons: "")).text()
    #expect(page.contains("−\(-dimension.change)\n"))
  }

  @Test func `does not mourn praise that was only named`() throws {
    let praise = "She is brilliant, compassionate and a superb communicator. "
    let praised = Self.body.replacing("I recommend", with: praise + "I recommend")
    let found = try compare(praised, Self.body)
    #expect(found.lostStrengths.isEmpty && found.named.old > found.named.new)
    let page = ComparisonPage(found, options: ReportOptions(lexicons: "")).text()
    #expect(page.contains("Praise named without a detail") && !page.contains("No longer shown"))
  }

  @Test func `has no dimensions if a draft could not be assessed`() throws {
    let found = try compare("She is kind.\n", Self.body)
    #expect(found.dimensions.isEmpty && found.old.notAssessed != nil)
    let page = ComparisonPage(found, options: ReportOptions(lexicons: "")).text()
    #expect(page.contains("not assessed: it has 3 words"))
  }

  @Test func `keeps the letters' words to itself if asked to`() throws {
    let options = ReportOptions(lexicons: "", hidesQuotes: true)
    let found = try compare(Self.blocked, Self.body)
    let json = String(decoding: ComparisonJSON(found, options: options).bytes(), as: UTF8.self)
    for text in [json, ComparisonPage(found, options: options).text()] {
      #expect(!text.contains("J-1") && !text.contains("Quillfeather"))
    }
  }
}

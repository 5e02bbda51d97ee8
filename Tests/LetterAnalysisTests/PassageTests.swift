@testable import LetterAnalysis
import TestSupport
import Testing

@Suite struct `passages shared by letters` {
  private static let episode =
    "One night in March a boy of six came up from the emergency department with a swollen knee, and "
    + "she was the first to ask about the tick that his aunt had found in June."

  private func shared(_ letters: String...) throws -> SharedPassages {
    try Fixtures.analyzer.get().sharedPassages(
      of: letters.map { Letter(plain: $0) }, paths: letters.indices.map { "\($0).txt" },
      applicant: "Ana Roe")
  }

  @Test func `are found with their places in both`() throws {
    let first = "Dr. Roe worked with me in June.\n\(Self.episode)\nShe reads well.\n"
    let second = "😀 I know her.\nShe was kind. \(Self.episode)\n"
    let passage = try #require(try shared(first, second).passages.first)
    #expect(passage.places.map(\.member) == [0, 1] && passage.words == 35)
    for (place, text) in zip(passage.places, [first, second]) {
      let scalars = Array(text.unicodeScalars)[place.span]
      #expect(String(String.UnicodeScalarView(scalars)) == place.quote)
      #expect(Self.episode.hasPrefix(place.quote))
    }
  }

  @Test func `may differ in a word or two, in name and in pronoun`() throws {
    let other = Self.episode.replacing("she was the first", with: "Dr. Roe was the very first")
      .replacing("six", with: "six")
    let passages = try shared(Self.episode + "\n", other + "\n").passages
    #expect(passages.count == 1 && (passages.first?.words ?? 0) >= 33)
  }

  @Test(arguments: [
    "Dear Program Director,",
    "Sincerely yours, with my very best regards to all of your colleagues,",
    "I recommend her without reservation and would be delighted to have her in our own program.",
    "She has waived her right to see this letter of recommendation under the act of Congress.",
    "Our hospital has four hundred beds and serves a catchment of two million people in three counties.",
  ])
  func `are no boilerplate`(sentence: String) throws {
    #expect(try shared(sentence + "\n", sentence + "\n").passages.isEmpty)
  }

  @Test func `are none in short turns of phrase`() throws {
    let a = "She was the first to ask about the ticks.\n"
    #expect(try shared(a, a).passages.isEmpty)
  }

  @Test func `are none in a letter that could not be read again, which is said`() throws {
    let found = try Fixtures.analyzer.get().sharedPassages(
      of: [Letter(plain: Self.episode), nil], paths: ["a.txt", "-"])
    #expect(found.passages.isEmpty)
    #expect(
      found.notes == ["'-' could not be read a second time and was not compared with the others."])
  }

  /// Letters of different writers share nothing, so whatever is found between them is a false alarm.
  @Test func `are not found between labelled letters of different writers`() throws {
    let analyzer = try Fixtures.analyzer.get()
    let names = try Fixtures.names(in: "Tests/Corpus/letters").filter {
      !"uv".contains($0.prefix(1)) && ($0.hasSuffix("07.lab") || $0.hasSuffix("15.lab"))
    }
    let letters = try names.map { name in
      try LabelledLetter(id: name, content: try Fixtures.text("Tests/Corpus/letters/" + name))
        .letter
    }
    let found = analyzer.sharedPassages(of: letters, paths: names).passages.filter { passage in
      let writers = Set(passage.places.map { names[$0.member].first })
      return writers.count > 1
    }
    #expect(names.count > 40 && found.isEmpty, "\(found.map { $0.places.map(\.quote) })")
  }
}

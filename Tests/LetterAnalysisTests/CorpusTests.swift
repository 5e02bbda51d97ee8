@testable import LetterAnalysis
import TestSupport
import Testing

/// The labelled letters below `Tests/Corpus`.
enum Corpus {
  static let folder = "Tests/Corpus/letters"
  static let names = ((try? Fixtures.names(in: folder)) ?? []).filter { $0.hasSuffix(".lab") }
  static let letters = Result { try names.map(letter) }

  static func letter(_ name: String) throws -> LabelledLetter {
    try LabelledLetter(
      id: String(name.dropLast(4)), content: try Fixtures.text("\(folder)/\(name)"))
  }
}

@Suite struct `the labelled letters` {
  @Test func `are all there`() throws {
    #expect(Corpus.names.count > 300)
    #expect(try Corpus.letters.get().reduce(0) { $0 + $1.sentences.count } > 8000)
  }

  @Test func `are sentences of their text, each labelled once`() throws {
    for letter in try Corpus.letters.get() {
      var last = 0
      for sentence in letter.sentences {
        #expect(sentence.span.start >= last && !sentence.span.isEmpty, "\(letter.id)")
        #expect(letter.letter.blocks.contains { $0.span.contains(sentence.span) }, "\(letter.id)")
        last = sentence.span.end
      }
      #expect(last == letter.letter.text.count, "\(letter.id)")
    }
  }

  /// One of them is shorter than any letter that can be assessed.
  @Test func `are all assessed, whatever they are worth`() throws {
    let analyzer = try Fixtures.analyzer.get()
    for letter in try Corpus.letters.get() {
      let review = analyzer.review(letter.letter)
      let words = letter.letter[Span(0, letter.letter.text.count)].split(
        whereSeparator: \.isWhitespace)
      let isShort = words.count < 60
      #expect((review.notAssessed == nil) == !isShort, "\(letter.id): \(review.notAssessed ?? "")")
      guard let card = review.scorecard else { continue }
      #expect((0...100).contains(card.total) && card.total <= card.uncapped, "\(letter.id)")
      for finding in review.findings { #expect(finding.span.end <= letter.letter.text.count) }
    }
  }

  static let malformed: [(content: String, line: Int)] = [
    ("other Dear all", 1), ("# id: a\n\nother\tYes.\nmaybe\tNo.", 4), ("other;visas\tNo.", 1),
    ("other\tYes.\n# note\n", 2),
  ]

  @Test(arguments: malformed)
  func `are refused at the line that is no label`(content: String, line: Int) {
    let error = #expect(throws: LabelledLetter.Malformed.self) {
      try LabelledLetter(id: "a01", content: content)
    }
    #expect(error?.line == line)
    #expect(error?.description.hasPrefix("a01:\(line): expected ") == true)
  }

  @Test func `join sentences by a space and paragraphs by an empty line`() throws {
    let letter = try LabelledLetter(
      id: "a01",
      content: "# us: yes\n\nother\tDear all:\n\nanecdote;visa\tHe ran. \ngeneric\tKind.\n")
    #expect(String(decoding: letter.letter.text, as: UTF8.self) == "Dear all:\n\nHe ran. Kind.")
    #expect(letter.facts == ["us": "yes"])
    #expect(letter.sentences.map(\.label) == [.other, .anecdote, .generic])
    #expect(letter.sentences[1].tags == [.visa])
  }
}

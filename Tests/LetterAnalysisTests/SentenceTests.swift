@testable import LetterAnalysis
import TestSupport
import Testing

@Suite struct sentences {
  /// Where a sentence begins inside a block, ⏐ stands.
  static let rows = [
    "He ran. ⏐She sat.",
    "He ran.  ⏐She sat.\u{A0}⏐They slept.",
    "I supervised Dr. Lee daily.",
    "Mr. and Mrs. Hall came with Prof. Ito.",
    "He met Dr. A. B. Smith there. ⏐He left.",
    "J. K. Doe wrote it. ⏐I read it.",
    "Jane Roe, M.D., signed it.",
    "She is an M.D. from Ohio. ⏐He is not.",
    "She earned her M.D. ⏐She then came here.",
    "Ph.D. candidates came. ⏐None stayed.",
    "He trained in the U.S. and in Peru.",
    "He came to the U.S. ⏐He liked it.",
    "He came to the U.S. Army base.",
    "He is from Washington, D.C. ⏐He came by train.",
    "He knew drugs, e.g. Warfarin, by heart.",
    "He knew one drug, i.e. Warfarin.",
    "She came at 7 p.m. ⏐She left at 9.",
    "She came at 7 p.m. on Monday.",
    "It was 5 p.m. Monday. ⏐Nobody slept.",
    "It was asthma vs. Croup in that child.",
    "The dose was 3.5 mg. ⏐He checked it.",
    "He gave 3.5 mg. of it.",
    "The rate was 0.5. ⏐Then it rose.",
    "She weighed 2.1 kg. ⏐Her mother wept.",
    "He arrived at 4:10. ⏐At 4:12 she ran.",
    "It cost $5.00. ⏐Nobody paid.",
    "He scored 95%. ⏐We cheered.",
    "He saw 12 patients. ⏐52 beds stand there.",
    "See No. 5 on the list. ⏐Fig. 3 shows it.",
    "He read pp. 3-5. ⏐Then he slept.",
    "It was on St. John Street. ⏐He works at St. Mary’s. ⏐She does not.",
    "The child was 3 yrs. old.",
    "What did he do? ⏐He called.",
    "Stop! ⏐He did.",
    "Really?! ⏐He did.",
    "“Stop.” ⏐He did.",
    "He said, “Stop.” ⏐Then he left.",
    "He asked “Why?” and left.",
    "He said “No.” and left.",
    "“I am here,” he said. ⏐“Go on.”",
    "She said: “He is ill. ⏐He needs help.” ⏐I agreed.",
    "'Stop.' ⏐He did.",
    "(He had asked.) ⏐She knew.",
    "He knew (she had asked). ⏐She left.",
    "She waited… ⏐Then she acted.",
    "She waited ... and acted.",
    "She got an A. ⏐She smiled.",
    "It was she and I. ⏐We ran.",
    "He left—She stayed. ⏐So it was.",
    "1. She came early. ⏐2. She left late.",
    "1. She came early.",
    "She joined Acme Inc. in May. ⏐She left soon.",
    "Dear Colleague:\n⏐I write for her.",
    "Dear Dr. Smith:\n⏐Thank you.",
    "He came early\nand left late. ⏐She did not.",
    "Jane Roe, MD\n⏐Professor of Medicine\n⏐Linden Falls",
    "LINDEN FALLS CENTER\n⏐14 Millrace Road\n⏐(555) 555-0119",
    "- carried seven adults,\n⏐- sent notes, and\n⏐- cut the sheet.",
    "• one\n⏐• two",
    "Sincerely,\n⏐Jane",
    "😀 He ran. ⏐😀 She sat.",
    "No end",
  ]

  @Test(arguments: rows)
  func `begin where a reader would say so`(marked: String) throws {
    let text = marked.replacing("⏐", with: "")
    let reading = Reader(lexicons: try Fixtures.lexicons.get()).read(oneBlock(text))
    var bytes = Array(text.utf8)
    for sentence in reading.sentences.dropFirst().reversed() {
      bytes.insert(contentsOf: Array("⏐".utf8), at: sentence.span.start)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == marked)
  }

  @Test func `never cross a block, and take every token in`() throws {
    let text = "One and\ntwo\n\nthree. Four"
    let reading = Reader(lexicons: try Fixtures.lexicons.get()).read(Letter(plain: text))
    #expect(slices(text, reading.sentences.map(\.span)) == ["One and", "two", "three.", "Four"])
    #expect(reading.sentences.map(\.block) == [0, 1, 2, 2])
    #expect(reading.sentences.map(\.tokens.count).reduce(0, +) == reading.tokens.count)
  }

  @Test func `are found by any offset inside them`() throws {
    let reading = Reader(lexicons: try Fixtures.lexicons.get()).read(
      Letter(plain: "He ran. She sat."))
    #expect([0, 6, 7, 8, 15, 16].map(reading.sentence(at:)) == [0, 0, nil, 1, 1, nil])
  }

  /// The labelled letters' sentences were cut by people; the splitter must agree nearly always.
  ///
  /// Lines of an address, which the labelled letters join by a space, are left out.
  @Test func `are those of the labelled letters`() throws {
    let reader = Reader(lexicons: try Fixtures.lexicons.get())
    var wanted = 0
    var wrong: [String] = []
    for letter in try Corpus.letters.get() {
      let starts = Set(reader.read(letter.letter).sentences.map(\.span.start))
      let labelled = Set(letter.sentences.map(\.span.start))
      for (last, next) in zip(letter.sentences, letter.sentences.dropFirst()) {
        guard ".!?".contains(letter.letter[last.span].last ?? " ") else { continue }
        wanted += 1
        if !starts.contains(next.span.start) {
          wrong.append(
            "\(letter.id) joins: \(letter.letter[last.span]) ⏐\(letter.letter[next.span])")
        }
      }
      for start in starts.subtracting(labelled).sorted() {
        let end = min(start + 40, letter.letter.text.count)
        wrong.append("\(letter.id) cuts before: \(letter.letter[Span(start, end)])")
      }
    }
    #expect(
      wrong.count * 100 < wanted, "\(wrong.count) of \(wanted):\n\(wrong.joined(separator: "\n"))")
  }
}

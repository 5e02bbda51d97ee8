import LetterAnalysis
import LetterFormats
import Testing

@Suite struct `plain text` {
  static let encodings: [(String, [UInt8], String)] = [
    ("UTF-8", Array("café “x”\n".utf8), "café “x”\n"),
    ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array("é".utf8), "é"),
    ("Windows-1252", [0x93, 0x63, 0xE9, 0x94, 0x85, 0x80], "“cé”…€"),
    ("UTF-16 LE", [0xFF, 0xFE, 0xE9, 0, 0x3D, 0xD8, 0, 0xDE], "é😀"),
    ("UTF-16 BE", [0xFE, 0xFF, 0, 0xE9, 0xD8, 0x3D, 0xDE, 0], "é😀"),
    ("UTF-16 with half a pair", [0xFF, 0xFE, 0x3D, 0xD8, 0x61, 0], "\u{FFFD}a"),
  ]

  @Test(arguments: encodings)
  func `is decoded by mark, as UTF-8, or as Windows-1252`(
    name: String, bytes: [UInt8], text: String
  ) throws {
    #expect(try read("a.txt", bytes).string == text, "\(name)")
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"])
  func `has lines that end in many ways`(end: String) throws {
    let letter = try read("a.txt", "one" + end + "two" + end)
    #expect(letter.string == "one\ntwo\n")
    #expect(letter.blocks.map(\.span) == [Span(0, 3), Span(4, 7)])
    #expect(
      letter.marks == [
        SourceMark(offset: 0, line: 1, column: 1), SourceMark(offset: 4, line: 2, column: 1),
      ])
  }

  static let unchanged = [
    "One paragraph a line, which may be as long as its writer likes and ends where the writer ended it, see?\n\nTwo.\n",
    "Short lines\nof an address\nstay apart\n",
    "# Title\n\n* one\n* two\n\n| a | b |\n",
    "  two spaces before, two after  \n\n\n\nno end",
    "This block has two lines of one whole paragraph each, as long as this.\nThe second of them begins with a word that did not fit in the first.\n",
    "Dear Members of the Residency Selection Committee and the Program Directors of it,\nI write to recommend her to you with all the warmth that I have in me, and with joy in it.\n",
    "Jane Doe, MD, PhD, Associate Program Director of the Combined Residency in Medicine,\nProfessor of Medicine\nUniversity Hospital\n",
    "I have known him since the day that he arrived here, and I say without any doubt\n- that he works hard and well\n- that he learns from what he sees and does on each day of the week in the wards\n",
    "a\u{FEFF}b \u{A0}c\u{AD}d\n",
  ]

  @Test(arguments: unchanged)
  func `that nobody wrapped is kept byte for byte`(text: String) throws {
    #expect(try read("a.txt", text).string == text)
  }

  @Test func `that was wrapped is joined, and the last line of a paragraph ends it`() throws {
    let letter = try read(
      "a.txt",
      """
      I have had the pleasure of working with Dr. Pérez for two years in our
      clinic, where she took care of adults and children alike. She is among
      the best.
      In the wards she was a leader: on her first night a child arrested and
        she ran the resuscitation.

      Sincerely,
      Jane Doe

      """)
    #expect(
      letter.string == """
        I have had the pleasure of working with Dr. Pérez for two years in our clinic, where she took \
        care of adults and children alike. She is among the best.
        In the wards she was a leader: on her first night a child arrested and
          she ran the resuscitation.

        Sincerely,
        Jane Doe

        """)
    #expect(letter.blocks.count == 5)
    #expect(letter.marks.map(\.line) == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(letter.marks.map(\.column) == [1, 1, 1, 1, 1, 1, 1, 1])
    let second = letter.marks[1]
    #expect(letter.string.utf8.dropFirst(second.offset).starts(with: "clinic".utf8))
  }

  @Test func `has one space where indented lines were joined, and the column says so`() throws {
    let line = "   This whole letter is indented by three spaces, as some programs do,"
    let letter = try read("a.txt", line + "  \n   and wrapped after that.\n")
    #expect(letter.string == line + " and wrapped after that.\n")
    #expect(letter.marks[1] == SourceMark(offset: line.utf8.count + 1, line: 2, column: 4))
  }

  @Test func `has headings and list items`() throws {
    let letter = try read("a.md", "## Head\n- a\n• b\n12. c\n(d) d\n#no\n-no\n(555) 555-0166\n")
    #expect(
      letter.blocks.map(\.kind) == [
        .heading, .listItem, .listItem, .listItem, .listItem, .paragraph, .paragraph, .paragraph,
      ])
  }

  @Test(arguments: [
    ("a.md", "<p align=\"center\">\n"), ("a.txt", "<b>x</b>\n"), ("-", "<billing> x\n"),
    ("a", "3 < 4 <p>\n"),
  ])
  func `may begin like a web page`(name: String, text: String) throws {
    let letter = try read(name, text)
    #expect(letter.string == text)
    #expect(letter.format == .txt)
  }
}

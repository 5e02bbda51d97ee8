import LetterAnalysis
import LetterFormats
import Testing

/// Pages as `pdftotext -tsv` tells of them.
private struct Table {
  /// A line: where it stands, and its words, each as wide as five points a character.
  struct Line {
    var top: Double
    var left = 72.0
    var text: String
  }

  private(set) var bytes: [UInt8] = []
  private var pages = 0

  init(_ pages: [[Line]]) {
    add(
      "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    )
    for lines in pages { page(lines) }
  }

  private mutating func add(_ row: String) { bytes += Array((row + "\n").utf8) }

  private mutating func page(_ lines: [Line]) {
    pages += 1
    add("1\t\(pages)\t0\t0\t0\t0\t0.0\t0.0\t612.0\t792.0\t-1\t###PAGE###")
    for line in lines {
      add("4\t\(pages)\t0\t0\t0\t0\t\(line.left)\t\(line.top)\t0.0\t12.0\t-1\t###LINE###")
      var left = line.left
      for word in line.text.split(separator: " ") {
        let width = Double(word.count) * 5
        add("5\t\(pages)\t0\t0\t0\t0\t\(left)\t\(line.top)\t\(width)\t12.0\t100\t\(word)")
        left += width + 5
      }
    }
  }

  /// The text without its last line end.
  var text: String {
    let text = String(decoding: PrintedText.text(ofTable: bytes), as: UTF8.self)
    return String(text.dropLast(text.hasSuffix("\n") ? 1 : 0))
  }
}

@Suite struct `the words of a printed page` {
  /// Lines one below the other, 14 points apart, from `top` on.
  private func lines(_ texts: [String], from top: Double = 200, left: Double = 72) -> [Table.Line] {
    texts.enumerated().map { Table.Line(top: top + Double($0) * 14, left: left, text: $1) }
  }

  private let paragraph = [
    "I supervised Dr. Ana Quillfeather for six weeks this summer, on our",
    "ward and in our clinic, and I saw her every day. She was never late",
    "for rounds.",
  ]
  private var joined: String { paragraph.joined(separator: " ") }

  @Test func `are joined to paragraphs, with a gap, an indent or neither between`() {
    let gap = lines(paragraph) + lines(paragraph, from: 260)
    #expect(Table([gap]).text == joined + "\n\n" + joined)
    #expect(Table([lines(paragraph + paragraph)]).text == joined + "\n" + joined)
    var indented = lines(paragraph + paragraph)
    for index in [0, 3] { indented[index].left = 90 }
    #expect(Table([indented]).text == joined + "\n" + joined)
    // Double spacing is no gap.
    let double = (paragraph + paragraph).enumerated().map {
      Table.Line(top: 100 + Double($0) * 28, text: $1)
    }
    #expect(Table([double]).text == joined + "\n" + joined)
  }

  @Test func `stay apart where a letter has lines of its own`() {
    let head = ["Linden Falls Clinic", "14 Millrace Road", "Dear Program Director:"]
    let end = ["Sincerely,", "Bo Roe, MD"]
    #expect(
      Table([lines(head + paragraph + end)]).text
        == (head + [joined] + end).joined(separator: "\n"))
    // A full line before the closing.
    let full = Array(paragraph.dropLast()) + end
    #expect(Table([lines(full)]).text.hasSuffix("never late\nSincerely,\nBo Roe, MD") == false)
    let ended = [paragraph[0], "ward and in our clinic, and I saw her every day. I recommend her."]
    #expect(Table([lines(ended + end)]).text.hasSuffix("recommend her.\nSincerely,\nBo Roe, MD"))
  }

  @Test func `of a list keep their items apart`() {
    let items = [
      Table.Line(top: 200, left: 72, text: "•"),
      Table.Line(
        top: 200, left: 90, text: "I supervised Dr. Quillfeather for six weeks in summer, on our"),
      Table.Line(top: 214, left: 90, text: "ward."),
      Table.Line(top: 228, left: 72, text: "•"),
      Table.Line(top: 228, left: 90, text: "She was kind."),
    ]
    #expect(
      Table([items]).text
        == "• I supervised Dr. Quillfeather for six weeks in summer, on our ward.\n• She was kind.")
  }

  @Test func `go on over the page, and what every page shows stands once`() {
    func page(_ number: Int, _ texts: [String]) -> [Table.Line] {
      [Table.Line(top: 40, text: "Linden Falls Clinic")] + lines(texts)
        + [
          Table.Line(top: 740, text: "555-0160"), Table.Line(top: 755, text: "Page \(number) of 2"),
        ]
    }
    let pages = Table([page(1, [paragraph[0]]), page(2, Array(paragraph.dropFirst()))])
    #expect(pages.text == "Linden Falls Clinic\n\n" + joined + "\n\n555-0160")
    // One page alone has no edge that repeats; its number is none of its words.
    let one = Table([page(1, paragraph).filter { $0.text != "Page 1 of 2" }])
    #expect(one.text == "Linden Falls Clinic\n\n" + joined + "\n\n555-0160")
    #expect(Table([page(2, paragraph)]).text.contains("Page 2 of 2"))
  }

  @Test(arguments: [
    ("for her diag-", "nosis of it", "diagnosis"),
    ("for her evidence-", "based way", "evidence-based"),
    ("on the Med-", "Peds ward", "Med-Peds"), ("of a 9-year-", "old boy", "9-year-old"),
    ("and a J-", "1 visa", "J-1"), ("for her diag\u{AD}", "nosis of it", "diagnosis"),
    ("is a half-way co-", "worker of it", "co-worker"),
    ("with the thera\u{2010}", "pist now", "therapist"),
    ("of it –", "nothing at all", "– nothing"),
  ])
  func `are whole again where a line broke them`(end: String, start: String, word: String) {
    let fill = String(repeating: "x", count: 60 - end.count)
    let table = Table([
      lines(["\(fill) \(end)", "\(start) and more of the same words until the line is full"])
    ])
    #expect(table.text.contains(" \(word) ") && !table.text.contains("\n"), "\(table.text)")
  }

  @Test func `stay together in lines where none is full`() {
    let short = ["plain", "first", "second third", "well-known report"]
    let apart = Table([lines(short) + lines(["last"], from: 300)])
    #expect(apart.text == short.joined(separator: "\n") + "\n\nlast")
    #expect(PrintedText.text(ofTable: apart.bytes).last == UInt8(ascii: "\n"))
  }

  @Test func `have letters for their ligatures`() {
    #expect(
      Table([lines(["a di\u{FB00}erent o\u{FB03}ce, \u{FB01}rst"])]).text
        == "a different office, first")
  }

  @Test func `are none where the table is none`() {
    #expect(PrintedText.text(ofTable: []).isEmpty)
    #expect(
      PrintedText.text(ofTable: Array("5\t1\n\u{FF}\n5\t1\t0\t0\t0\t0\tnan\t1\t1\t1\t1\tx\n".utf8))
        .isEmpty)
    #expect(PrintedText.text(ofTable: Table([]).bytes).isEmpty)
  }

  @Test func `are read as they are, each line a paragraph`() throws {
    let text =
      "I supervised Dr. Ana Quillfeather for six weeks this summer, on our\nward and in our clinic."
    let source = LetterSource(name: "a.pdf", bytes: Array(text.utf8), hasWholeParagraphs: true)
    #expect(try LetterReaders.letter(from: source).blocks.count == 2)
    #expect(
      try LetterReaders.letter(from: LetterSource(name: "a.txt", bytes: Array(text.utf8))).blocks
        .count
        == 1)
  }
}

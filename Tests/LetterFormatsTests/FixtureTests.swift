import Foundation
import LetterAnalysis
import LetterFormats
import SeededRandom
import Testing

@Suite struct `files of other programs` {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  private static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }

  /// Made by the programs they are named after, or written by hand as each says in a comment.
  static let names = [
    "libreoffice.docx", "libreoffice.odt", "pandoc.docx", "python-docx.docx", "libreoffice.html",
    "word-export.html", "outlook-mail.html", "google-docs.html",
  ]

  @Test(arguments: names)
  func `give the text that was checked by eye`(name: String) throws {
    let expected = String(decoding: try Self.bytes(name + ".expected.txt"), as: UTF8.self)
    let letter = try read(name, try Self.bytes(name))
    #expect(letter.string == expected)
    for block in letter.blocks {
      #expect(block.span.end <= letter.text.count && !block.span.isEmpty)
      #expect(!letter[block.span].hasSuffix("\n") && !letter[block.span].hasPrefix("\n"))
    }
  }

  @Test func `leave the remarks that belong to them`() throws {
    let letter = try read("a.docx", try Self.bytes("libreoffice.docx"))
    #expect(
      letter.remarks == [
        DocumentRemark(kind: .trackedChanges, count: 2, detail: "Ann"),
        DocumentRemark(kind: .hiddenText, detail: "hidden words"),
        DocumentRemark(kind: .comments, detail: "Bo"),
        DocumentRemark(kind: .metadata, detail: "author: Jane Doe"),
        DocumentRemark(kind: .metadata, detail: "title: Letter for Ana Pérez"),
      ])
    let page = try read("a.html", try Self.bytes("word-export.html"))
    #expect(page.remarks.map(\.detail) == ["on a J-1", "title: Letter for Ana"])
  }

  /// Every text is well-formed and every span is inside it, whatever happened to the file.
  @Test(arguments: names)
  func `never break the reader when they are damaged`(name: String) throws {
    let whole = try Self.bytes(name)
    var random = SplitMix(seed: 20_251_122)
    for round in 0..<150 {
      var bytes = whole
      switch round % 4 {
      case 0: bytes.removeLast(Int(random.next() % UInt64(bytes.count)))
      case 1:
        bytes.insert(
          contentsOf: Array("😀\u{202E}א".utf8), at: Int(random.next() % UInt64(bytes.count)))
      default:
        for _ in 0..<(1 + random.next() % 8) {
          bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
        }
      }
      guard let letter = try? read(name, bytes) else { continue }
      #expect(String(validating: letter.text, as: UTF8.self) != nil)
      var last = 0
      for block in letter.blocks {
        #expect(block.span.start >= last && block.span.end <= letter.text.count)
        last = block.span.end
      }
      for span in letter.remarks.compactMap(\.span) { #expect(span.end <= letter.text.count) }
      #expect(zip(letter.marks, letter.marks.dropFirst()).allSatisfy { $0.offset < $1.offset })
    }
  }
}

@Suite struct `a damaged main part` {
  private static let body =
    paragraph(run("a") + field("<w:r><w:instrText>IF</w:instrText></w:r>", run("b")))
    + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:tcPr><w:cellDel/></w:tcPr>\(paragraph(run("c")))</w:tc></w:tr></w:tbl>"
    + paragraph(
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent>\(paragraph(run("d")))"
        + "</w:txbxContent></mc:Choice></mc:AlternateContent></w:r>")
    + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(paragraph(run("e")))</w:sdtContent></w:sdt>"

  /// Swaps, drops and repeats whole tags, so that what is left is often well-formed.
  @Test func `never breaks the walker`() {
    let tags = Self.body.split(separator: ">", omittingEmptySubsequences: false).map(String.init)
    var random = SplitMix(seed: 7)
    for _ in 0..<2000 {
      var tags = tags
      for _ in 0..<(1 + random.next() % 4) {
        let place = Int(random.next() % UInt64(tags.count))
        let other = Int(random.next() % UInt64(tags.count))
        switch random.next() % 3 {
        case 0: tags.swapAt(place, other)
        case 1: tags.remove(at: place)
        default: tags.insert(tags[other], at: place)
        }
        if tags.isEmpty { break }
      }
      let letter = try? WordFile(body: tags.joined(separator: ">")).letter()
      guard let letter else { continue }
      #expect(letter.blocks.allSatisfy { $0.span.end <= letter.text.count })
      #expect(letter.remarks.compactMap(\.span).allSatisfy { $0.end <= letter.text.count })
    }
  }

  /// The same, by elements: each keeps its end tag.
  @Test func `is read whatever its elements are in`() throws {
    let names = [
      "p", "r", "t", "tbl", "tr", "tc", "trPr", "tcPr", "pPr", "rPr", "sdt", "sdtPr", "sdtContent",
      "del",
      "ins", "txbxContent", "fldSimple", "footnote", "showingPlcHdr", "cellDel", "vanish",
      "instrText",
    ]
    var random = SplitMix(seed: 11)
    for _ in 0..<3000 {
      var body = "x"
      for _ in 0..<8 {
        let name = names[Int(random.next() % UInt64(names.count))]
        let mark = ["begin", "separate", "end", "none"][Int(random.next() % 4)]
        body =
          "<w:\(name)><w:r><w:fldChar w:fldCharType=\"\(mark)\"/><w:t>y</w:t></w:r>\(body)</w:\(name)><w:br/>"
      }
      guard let letter = try? WordFile(body: body).letter() else { continue }
      #expect(letter.blocks.allSatisfy { $0.span.end <= letter.text.count })
      #expect(letter.remarks.compactMap(\.span).allSatisfy { $0.end <= letter.text.count })
    }
  }
}

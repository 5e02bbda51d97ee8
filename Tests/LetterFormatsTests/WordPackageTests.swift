import LetterAnalysis
import LetterFormats
import Testing

@Suite struct `parts of a Word package` {
  private static func note(_ id: String, _ text: String) -> String {
    "<w:footnote w:id=\"\(id)\"><w:p><w:r><w:footnoteRef/></w:r>\(run(" " + text))</w:p></w:footnote>"
  }

  /// Two footnotes, an endnote, two headers and a footer.
  private var full: WordFile {
    var file = WordFile(
      body: paragraph(
        run("a")
          + "<w:r><w:footnoteReference w:id=\"3\"/></w:r><w:r><w:endnoteReference w:id=\"1\"/></w:r>"
          + "<w:del><w:r><w:footnoteReference w:id=\"4\"/></w:r></w:del><w:r><w:footnoteReference w:id=\"2\"/></w:r>"
      )
        + "<w:sectPr><w:footerReference r:id=\"f\"/><w:headerReference w:type=\"first\" r:id=\"h\"/>"
        + "<w:headerReference r:id=\"h2\"/></w:sectPr>")
    file.add(
      "footnotes", id: "footnotes", root: "footnotes",
      Self.note("0", "separator") + Self.note("2", "second") + Self.note("3", "first")
        + Self.note("4", "deleted"))
    file.add(
      "endnotes", id: "endnotes", root: "endnotes",
      "<w:endnote w:id=\"1\">\(paragraph(run("end")))</w:endnote>")
    file.add("header", id: "h", root: "hdr", paragraph(run("Hospital")))
    file.add("header", id: "h2", root: "hdr", paragraph(run("Hospital")))
    file.add(
      "footer", id: "f", root: "ftr",
      paragraph(run("Page ") + field("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("1"))))
    return file
  }

  @Test func `notes follow in the order of their references, then headers and footers once`() throws
  {
    let letter = try full.letter()
    #expect(letter.string == "a\nfirst\nend\nsecond\nHospital\nPage 1\n")
    #expect(letter.blocks.map(\.part) == [.body, .note, .note, .note, .header, .footer])
    #expect(
      letter.blocks.map { letter[$0.span] } == [
        "a", "first", "end", "second", "Hospital", "Page 1",
      ])
  }

  @Test(arguments: ["footnotes", "endnotes", "h2", "f"])
  func `a broken part beside the body does not lose it`(broken: String) throws {
    var file = full
    for index in file.parts.indices where file.parts[index].id == broken {
      file.parts[index].content += "<"
    }
    let letter = try file.letter()
    #expect(letter.string.hasPrefix("a\n"))
    #expect(letter.remarks(.unreadPart).map(\.detail) == ["word/\(broken).xml"])
  }

  @Test(arguments: [
    ("strict", "http://purl.oclc.org/ooxml/wordprocessingml/main", "w:"),
    ("another prefix", WordFile.word, "q:"), ("no prefix", WordFile.word, ""),
  ])
  func `any prefix and the strict namespace are read`(name: String, space: String, prefix: String)
    throws
  {
    let declaration = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix.dropLast()
    let body =
      "<\(prefix)document \(declaration)=\"\(space)\"><\(prefix)body><\(prefix)p><\(prefix)r><\(prefix)t>a</\(prefix)t>"
      + "</\(prefix)r></\(prefix)p></\(prefix)body></\(prefix)document>"
    #expect(try WordFile(document: Array(body.utf8)).letter().string == "a\n")
  }

  @Test(arguments: [true, false], [true, false])
  func `parts in UTF-16 are read`(bigEndian: Bool, marked: Bool) throws {
    let body =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document \(WordFile.namespaces)><w:body>\(paragraph(run("é😀")))</w:body></w:document>"
    let units = (marked ? [0xFEFF] : []) + Array(body.utf16)
    let bytes = units.flatMap {
      bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
    #expect(try WordFile(document: bytes).letter().string == "é😀\n")
  }

  @Test func `a part may declare another encoding`() throws {
    let start =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><w:document \(WordFile.namespaces)><w:p><w:r><w:t>"
    let bytes = Array(start.utf8) + [0xE9] + Array("</w:t></w:r></w:p></w:document>".utf8)
    #expect(try WordFile(document: bytes).letter().string == "é\n")
  }

  @Test(arguments: [ZipWriter.Oddity.dataDescriptors, .zip64, []])
  func `unusual archives are read, with zero bytes after them`(oddity: ZipWriter.Oddity) throws {
    var file = WordFile(body: paragraph(run("a")))
    file.oddities = oddity
    #expect(try read("a.docx", file.bytes).string == "a\n")
    #expect(try read("a.docx", file.bytes + [0, 0, 0, 0]).string == "a\n")
  }

  @Test(arguments: ["a.docx", "a.docm", "a.dotx", "a.dotm", "a.txt", "-"])
  func `the name does not matter`(name: String) throws {
    #expect(try read(name, WordFile(body: paragraph(run("a"))).bytes).format == .docx)
  }

  @Test func `the main part is where the relationship says`() throws {
    var file = WordFile(body: paragraph(run("a")))
    file.mainName = "other/main document.xml"
    #expect(try file.letter().string == "a\n")
    var plain = ZipWriter()
    plain.add("Word\\Document.xml", file.document)
    #expect(try read("a.docx", plain.finish()).string == "a\n")
  }

  @Test func `a document in another format inside is remarked on`() throws {
    let letter = try WordFile(body: paragraph(run("a")) + "<w:altChunk r:id=\"x\"/>").letter()
    #expect(letter.remarks.map(\.kind) == [.unreadPart])
  }

  @Test func `a long part is read in pieces`() throws {
    let attribute = "<w:r><w:t w:x=\"a>b\">word</w:t></w:r>"
    let letter = try WordFile(body: String(repeating: paragraph(attribute), count: 60_000)).letter()
    #expect(letter.blocks.count == 60_000)
  }
}

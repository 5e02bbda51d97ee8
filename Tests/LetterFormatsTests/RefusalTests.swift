import LetterFormats
import Testing

@Suite struct `files that give no letter` {
  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static func compound(_ stream: String) -> [UInt8] {
    compound + [UInt8](repeating: 0, count: 600) + stream.utf8.flatMap { [$0, 0] } + [0, 0]
  }
  private static func zip(_ entries: [(String, String)]) -> [UInt8] {
    var zip = ZipWriter()
    for (name, content) in entries { zip.add(name, Array(content.utf8)) }
    return zip.finish()
  }

  static let kinds: [(String, [UInt8], LetterReadError)] = [
    ("empty.docx", [], .emptyFile), ("blank.txt", Array(" \n\t\n".utf8), .noText),
    ("blank.html", Array("<html><body><script>x</script></body></html>".utf8), .noText),
    ("blank.md", Array("\u{A0}\n\u{200B}".utf8), .noText),
    ("a.xps", zip([("_rels/.rels", "<Relationships/>")]), .zipWithoutDocument),
    ("secret.docx", compound("EncryptedPackage"), .passwordProtected),
    ("old.docx", compound("WordDocument"), .legacyWord),
    ("old.xls", compound("Workbook"), .spreadsheet),
    ("old.ppt", compound("PowerPoint Document"), .presentation),
    ("mail.msg", compound("__nameid"), .otherOffice),
    ("a.doc", Array("{\\rtf1 a}".utf8), .richText), ("a.txt", Array("%PDF-1.7 a".utf8), .pdf),
    ("a.docx", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], .image),
    ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0], .image),
    ("a.heic", [0, 0, 0, 24] + Array("ftypheic".utf8), .image),
    ("a.gz", [0x1F, 0x8B, 8], .compressed),
    ("a.txt", Array("text".utf8) + [0, 1, 2], .binary),
    ("a.html", Array("<p>".utf8) + [0, 0, 0, 65], .binary),
    ("a.docx", [0x50, 0x4B, 3, 4, 20, 0, 0, 0], .damagedArchive),
    ("a.zip", zip([("a.txt", "a")]), .zipWithoutDocument),
    (
      "a.odt", zip([("mimetype", "application/vnd.oasis.opendocument.text")]),
      .damagedOpenDocument(.missing("content.xml"))
    ),
    (
      "cut.odt",
      Array(
        zip([("mimetype", "application/vnd.oasis.opendocument.text"), ("a", "b")]).dropLast(30)),
      .damagedOpenDocument(.cutOff)
    ),
    (
      "new-encryption.odt",
      zip([
        ("mimetype", "application/vnd.oasis.opendocument.text"), ("encrypted-package", "x"),
      ]), .passwordProtected
    ),
    ("a.pages", zip([("Index/Document.iwa", "x")]), .pages),
    ("a.ods", zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), .spreadsheet),
    (
      "a.odp", zip([("mimetype", "application/vnd.oasis.opendocument.presentation")]), .presentation
    ),
    ("a.xml", Array("<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"p\"/>".utf8), .wordXML),
    ("a.doc", Array("MIME-Version: 1.0\nContent-Type: multipart/related\n".utf8), .webArchive),
  ]

  @Test(arguments: kinds)
  func `are told apart by their content`(name: String, bytes: [UInt8], error: LetterReadError) {
    #expect(refusal(name, bytes) == error)
  }

  @Test(arguments: [
    (
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "workbook",
      LetterReadError.spreadsheet
    ),
    ("http://schemas.openxmlformats.org/presentationml/2006/main", "presentation", .presentation),
    ("http://example.com", "document", .zipWithoutDocument),
  ])
  func `packages are told apart by the root of their main part`(
    space: String, root: String, error: LetterReadError
  ) {
    let file = WordFile(document: Array("<x:\(root) xmlns:x=\"\(space)\"/>".utf8))
    #expect(refusal("a.docx", file.bytes) == error)
  }

  @Test(arguments: [
    (
      "cut off", "<w:document xmlns:w=\"\(WordFile.word)\"><w:p><w:r><w:t>a</w:t></w:r></w:p>",
      LetterReadError.damagedPart("word/document.xml")
    ),
    (
      "not closed", "<w:document xmlns:w=\"\(WordFile.word)\"><w:p></w:document>",
      .damagedPart("word/document.xml")
    ),
    (
      "an unknown entity", "<w:document xmlns:w=\"\(WordFile.word)\">&nbsp;</w:document>",
      .damagedPart("word/document.xml")
    ),
    ("empty", "", .damagedPart("word/document.xml")),
    (
      "a document type",
      "<!DOCTYPE w:document [<!ENTITY a \"b\">]><w:document xmlns:w=\"\(WordFile.word)\">&a;</w:document>",
      .documentType("word/document.xml")
    ),
    ("no text", "<w:document xmlns:w=\"\(WordFile.word)\"><w:p/></w:document>", .noText),
  ])
  func `a damaged body is never read in part`(
    name: String, document: String, error: LetterReadError
  ) {
    #expect(refusal("a.docx", WordFile(document: Array(document.utf8)).bytes) == error, "\(name)")
  }

  @Test(arguments: [
    (ZipWriter.Oddity.encrypted, LetterReadError.unsupportedPacking("_rels/.rels")),
    (.unknownMethod, .unsupportedPacking("_rels/.rels")),
    (.wrongChecksums, .damagedPart("_rels/.rels")),
  ])
  func `archives that cannot be unpacked are refused`(
    oddity: ZipWriter.Oddity, error: LetterReadError
  ) {
    var file = WordFile(body: paragraph(run("a")))
    file.oddities = oddity
    #expect(refusal("a.docx", file.bytes) == error)
  }

  @Test func `every error is one sentence that says what to do`() {
    let errors =
      Self.kinds.map(\.2) + [
        .damagedPart("p"), .damagedOpenDocument(.unpacking("p")),
        .damagedOpenDocument(.markup("p")), .documentType("p"), .unsupportedPacking("p"), .wordXML,
        .overLimit(.fileSize(1 << 26)), .overLimit(.partSize("p", 9)), .overLimit(.totalSize(9)),
        .overLimit(.entries(9)), .overLimit(.nesting(9)), .overLimit(.textLength(9)),
        .overLimit(.piece("p", 9)),
      ]
    for text in errors.map(\.description) {
      #expect(
        text.count > 30 && text.count < 140 && !text.hasSuffix(".") && !text.contains("\n"),
        "\(text)")
      #expect(text.contains(";") || text.contains("?"), "\(text)")
    }
    #expect(Set(errors.map(\.description)).count == Set(errors.map { "\($0)" }).count)
  }
}

import Foundation
import SampleExpectations
import TestSupport
import Testing

/// Documents that are made to do harm, or are damaged, as the command line meets them.
@Suite struct `a harmful document` {
  private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let main = "word/document.xml"

  /// A document with this body.
  private static func document(_ body: String) -> [UInt8] {
    var zip = ZipWriter()
    zip.add(main, Array(markup(body).utf8))
    return zip.finish()
  }

  private static func markup(_ body: String) -> String {
    "<w:document xmlns:w=\"\(word)\"><w:body>\(body)</w:body></w:document>"
  }

  private static func paragraph(_ text: String) -> String {
    "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  /// An archive whose directory says that the first entry unpacks to `size` bytes.
  private static func declaring(_ size: Int) -> [UInt8] {
    var bytes = document(paragraph("abc"))
    let mark: [UInt8] = [0x50, 0x4B, 1, 2]
    let at = bytes.indices.first { bytes[$0...].starts(with: mark) } ?? 0
    for byte in 0..<4 { bytes[at + 24 + byte] = UInt8(size >> (8 * byte) & 0xFF) }
    return bytes
  }

  private static let damaged =
    "a damaged document: part 'word/document.xml' cannot be read; open it in Word and save it as .docx again"
  private static let unpacksTooFar =
    "part 'word/document.xml' unpacks to more than 24 MB, far more than a letter needs; save it anew"
  private static let declaresType =
    "a document whose part 'word/document.xml' declares a document type, which is not allowed; save it anew"
  private static let nestsTooDeeply =
    "the document nests elements too deeply (the limit is 250000); save it as .docx or .txt anew"
  private static let binary =
    "not a text file: it holds binary data; save the letter as .docx, .html or .txt"
  private static let isTooLong = "the text is longer than 8 MB; give one letter a file"

  private static let laughs =
    "<!DOCTYPE w:document [<!ENTITY a0 \"ha\">"
    + (1...30).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);\">" }.joined() + "]>"
    + markup(paragraph("&a30;"))

  static let harmful: [(name: String, content: @Sendable () -> [UInt8], reason: String)] = [
    (
      "flat-bomb.docx",
      {
        var zip = ZipWriter()
        zip.addRun(main, before: "<w:document>", count: 90_000_000, after: "</w:document>")
        return zip.finish()
      }, unpacksTooFar
    ),
    (
      "nested-bomb.docx",
      {
        var inner = ZipWriter()
        inner.addRun("bomb", before: "", count: 50_000_000, after: "")
        var zip = ZipWriter()
        zip.add("inner.zip", inner.finish())
        return zip.finish()
      }, "a zip archive without a Word document in it; unpack it first"
    ),
    ("declares-less.docx", { declaring(10) }, damaged),
    ("declares-more.docx", { declaring(10_000) }, damaged),
    ("declares-gigabytes.docx", { declaring(0xFFFF_FFF0) }, unpacksTooFar),
    (
      "many-entries.docx",
      {
        var zip = ZipWriter()
        for index in 0...20_000 { zip.add("\(index)", []) }
        return zip.finish()
      }, "the archive has more than 20000 entries; save the letter alone"
    ),
    (
      "laughs.docx",
      {
        var zip = ZipWriter()
        zip.add(main, Array(laughs.utf8))
        return zip.finish()
      }, declaresType
    ),
    (
      "laughs-in-utf-16.docx",
      {
        var zip = ZipWriter()
        zip.add(main, [0xFF, 0xFE] + laughs.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        return zip.finish()
      }, declaresType
    ),
    (
      "external.docx",
      {
        let text = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        var zip = ZipWriter()
        zip.add(main, Array((text + markup(paragraph("&x;"))).utf8))
        return zip.finish()
      }, declaresType
    ),
    (
      "deep.docx",
      {
        let (open, close) = ("<w:sdt>", "</w:sdt>")
        return document(
          String(repeating: open, count: 260_000) + String(repeating: close, count: 260_000))
      }, nestsTooDeeply
    ),
    (
      "deep.html", { Array(String(repeating: "<i>", count: 260_000).utf8) + Array("deep".utf8) },
      nestsTooDeeply
    ),
    (
      "long-paragraph.docx",
      { document(paragraph(String(repeating: "word ", count: 2_000_000))) },
      "part 'word/document.xml' has a piece of text longer than 9 MB; give one letter a file"
    ),
    ("long-paragraph.txt", { Array(String(repeating: "word ", count: 2_000_000).utf8) }, isTooLong),
    (
      "long-paragraph.html",
      { Array(("<p>" + String(repeating: "some <b>words</b> ", count: 800_000)).utf8) }, isTooLong
    ),
    ("nothing-but-nul.txt", { [UInt8](repeating: 0, count: 4000) }, binary),
    ("nul-among-words.txt", { Array("Dear all,\n".utf8) + [0, 0, 0, 0] }, binary),
  ]

  /// It is refused by everything that reads letters, in a few seconds, and nothing else is written.
  @Test(arguments: harmful.indices) func `is refused with its reason`(index: Int) throws {
    let (name, content, reason) = Self.harmful[index]
    let folder = try TemporaryFolder()
    try folder.write(name, content())
    try folder.write("report.json", "old")
    let text = try brieflyRun(["text", name], in: folder)
    #expect(text.status == 2 && text.output.isEmpty)
    #expect(text.errorText == "lorcheck: \(name): \(reason)\n")
    let check = try lorcheck.run(["--format", "json", "-o", "report.json", name], in: folder.url)
    #expect(check.status == 2 && check.output.isEmpty && check.errorText == text.errorText)
    let report = try JSONDecoder().decode(
      ReportDocument.self, from: try Data(contentsOf: folder.url.appending(path: "report.json")))
    #expect(report.letters.isEmpty && report.unreadable.map(\.path) == [name])
    #expect(report.unreadable.map(\.reason) == [reason])
    let annotate = try lorcheck.run(["annotate", name, "-o", "new.docx"], in: folder.url)
    #expect(annotate.status == 2 && annotate.output.isEmpty && annotate.errorText == text.errorText)
    #expect(try folder.names() == [name, "report.json"].sorted())
  }

  /// Parts that lie upon each other unpack to more together than any of them may.
  @Test func `that unpacks its parts again and again is read only in part, and that is said`()
    throws
  {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let headers = (1...5).map { "header\($0)" }
    let references = headers.map { "<w:headerReference r:id=\"\($0)\"/>" }.joined()
    let relations = headers.map {
      "<Relationship Id=\"\($0)\" Type=\"\(office)/header\" Target=\"\($0).xml\"/>"
    }
    let body = plainLetter.split(separator: "\n").map { Self.paragraph(String($0)) }.joined()
    var zip = ZipWriter()
    zip.addRun(
      Self.main, before: "<w:document xmlns:w=\"\(Self.word)\" xmlns:r=\"\(office)\"><!--",
      count: 9_000_000,
      after: "--><w:body>\(body)<w:sectPr>\(references)</w:sectPr></w:body></w:document>")
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    zip.add(
      "word/_rels/document.xml.rels",
      Array("<Relationships xmlns=\"\(package)\">\(relations.joined())</Relationships>".utf8))
    for header in headers { zip.add("word/\(header).xml", []) }
    let folder = try TemporaryFolder()
    try folder.write("a.docx", Self.overlapping(zip.finish(), at: Array(2..<7)))
    let run = try brieflyRun(["--format", "json", "a.docx"], in: folder)
    let letter = try #require(try run.document().letters.first, "\(run.errorText)")
    #expect(run.status == 0 && letter.words > 60, "\(run.errorText)")
    #expect(letter.findings.contains { $0.rule == "document.unread-part" })
  }

  /// The archive with some entries of its directory, but for their names, made those of the first.
  private static func overlapping(_ archive: [UInt8], at entries: [Int]) -> [UInt8] {
    var bytes = archive
    let mark: [UInt8] = [0x50, 0x4B, 1, 2]
    let starts = bytes.indices.filter {
      bytes[$0] == 0x50 && $0 > bytes.count - 2000 && bytes[$0...].starts(with: mark)
    }
    for entry in entries {
      for offset in Array(10..<28) + Array(42..<46) {
        bytes[starts[entry] + offset] = bytes[starts[0] + offset]
      }
    }
    return bytes
  }

  /// What is cut off is never taken for a letter, wherever the cut is.
  @Test func `that was cut off anywhere is refused`() throws {
    let whole = Self.document(Self.paragraph("abc"))
    let requests = whole.indices.map { end in
      "{\"id\":\(end),\"docx\":\"\(Data(whole[..<end]).base64EncodedString())\"}\n"
    }
    let complete = "{\"id\":-1,\"docx\":\"\(Data(whole).base64EncodedString())\"}\n"
    let run = try lorcheck.run(["stream"], input: Array((requests.joined() + complete).utf8))
    #expect(run.status == 0 && run.errors.isEmpty)
    let answers = run.outputText.split(separator: "\n")
    try #require(answers.count == whole.count + 1)
    let wanted = [
      "the file is empty; was it saved or downloaded completely?",
      "a damaged zip archive; open it in Word and save it as .docx again", Self.binary,
    ]
    for (end, answer) in answers.dropLast().enumerated() {
      // The first letters of an archive may be those of a text, but of none that is judged.
      let isText = end < 4 && answer.contains("\"notAssessed\":")
      let errors = wanted.map { "{\"id\":\(end),\"line\":\(end + 1),\"error\":\"\($0)\"}" }
      #expect(isText || errors.contains(String(answer)), "\(end): \(answer.prefix(200))")
    }
    #expect(answers.last?.contains("\"letter\"") == true)
  }
}

@Suite struct `an odd text` {
  /// A million tokens without a full stop.
  @Test func `of one endless sentence is read in bounded time`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", String(repeating: "word ", count: 1_000_000))
    let run = try brieflyRun(["--format", "json", "a.txt"], in: folder)
    #expect(run.status == 2)
    let letter = try #require(try run.document().letters.first)
    #expect(letter.words == 1_000_000 && letter.notAssessed != nil)
  }

  /// Halves of characters, as no program writes them alone.
  @Test func `of lone surrogates is not assessed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", [0xFF, 0xFE] + (0..<400).flatMap { _ in [0x00, 0xD8] as [UInt8] })
    let run = try lorcheck.run(["--format", "json", "a.txt"], in: folder.url)
    #expect(run.status == 2)
    #expect(
      run.errorText
        == "lorcheck: a.txt: not assessed: it has 0 words; a letter of fewer than 60 cannot be assessed\n"
    )
    #expect(try lorcheck.run(["text", "a.txt"], in: folder.url).outputText.hasPrefix("\u{FFFD}"))
  }

  /// Bytes that are no UTF-8 are Windows-1252, and what is nothing there either is replaced.
  @Test func `in no encoding is still text, and its places are right`() throws {
    let folder = try TemporaryFolder()
    let odd: [UInt8] = [0xE9, 0x81, 0xF0, 0x9F, 0x98]
    try folder.write("a.txt", odd + Array(("\n\n" + blockedLetter).utf8) + odd)
    let run = try lorcheck.run(["--format", "json", "a.txt"], in: folder.url)
    #expect(run.status == 1 && run.errors.isEmpty)
    try expectQuotes(run, of: "a.txt", in: folder)
  }

  /// Marks that turn the writing direction, letters of other alphabets that look like Latin ones,
  /// combining marks, and lone surrogates as pages write them.
  @Test func `with letters that deceive the eye has its findings where they are`() throws {
    let folder = try TemporaryFolder()
    let evil = "\u{202E}\u{2066}\u{200D}\u{FEFF}e\u{301}\u{301}\u{430}\u{440}\u{10FFFF}"
    let text = blockedLetter.replacing("She", with: evil + "She" + evil)
    try folder.write("a.txt", text)
    try folder.write("a.html", "<p>&#xD800;\(evil)&#x110000;" + text.replacing("\n\n", with: "<p>"))
    for name in ["a.txt", "a.html"] {
      let run = try lorcheck.run(["--format", "json", name], in: folder.url)
      #expect(run.status == 1 && run.errors.isEmpty)
      #expect(try run.document().letters.first?.findings.contains { $0.isOf("visa") } == true)
      try expectQuotes(run, of: name, in: folder)
    }
  }

  private func expectQuotes(_ run: Program.Run, of name: String, in folder: TemporaryFolder) throws
  {
    let text = try lorcheck.run(["text", name], in: folder.url).outputText
    let findings = try run.document().letters[0].findings
    #expect(!findings.isEmpty)
    for finding in findings { #expect(slice(text, finding.start, finding.end) == finding.quote) }
  }
}

import LetterAnalysis
import LetterFormats
import Testing

@Suite struct `limits of what is read` {
  private func limits(_ change: (inout ReadingLimits) -> Void) -> ReadingLimits {
    var limits = ReadingLimits()
    change(&limits)
    return limits
  }

  private let small = WordFile(body: paragraph(run("abc")))

  @Test func `each limit is an error of its own`() {
    let bytes = small.bytes
    let part = "word/document.xml"
    let size = small.document.count
    #expect(refusal("a", bytes, limits: limits { $0.fileSize = 9 }) == .overLimit(.fileSize(9)))
    #expect(
      refusal("a", bytes, limits: limits { $0.partSize = size - 1 })
        == .overLimit(.partSize(part, size - 1)))
    #expect(refusal("a", bytes, limits: limits { $0.partSize = size }) == nil)
    #expect(
      refusal("a", bytes, limits: limits { $0.totalSize = size }) == .overLimit(.totalSize(size)))
    #expect(refusal("a", bytes, limits: limits { $0.entries = 2 }) == .overLimit(.entries(2)))
    #expect(refusal("a", bytes, limits: limits { $0.nesting = 3 }) == .overLimit(.nesting(3)))
    #expect(refusal("a", bytes, limits: limits { $0.textLength = 2 }) == .overLimit(.textLength(2)))
    let page = Array("<p>abc".utf8)
    #expect(refusal("a.html", page, limits: limits { $0.nesting = 2 }) == .overLimit(.nesting(2)))
    #expect(
      refusal("a.html", page, limits: limits { $0.textLength = 2 }) == .overLimit(.textLength(2)))
    #expect(
      refusal("a.txt", Array("abc".utf8), limits: limits { $0.textLength = 2 })
        == .overLimit(.textLength(2)))
  }

  @Test func `a small file that unpacks to ninety megabytes is refused at once`() {
    var zip = ZipWriter()
    zip.addRun(
      "word/document.xml", before: "<w:document xmlns:w=\"\(WordFile.word)\"><w:p><w:r><w:t>",
      count: 90_000_000, after: "</w:t></w:r></w:p></w:document>")
    let bytes = zip.finish()
    let start = ContinuousClock.now
    #expect(refusal("bomb.docx", bytes) == .overLimit(.partSize("word/document.xml", 24 << 20)))
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test(arguments: [
    ("sixty thousand content controls", "<w:sdt><w:sdtContent>", 60_000, "</w:sdtContent></w:sdt>"),
    ("two thousand tables", "<w:tbl><w:tr><w:tc>", 2_000, "</w:tc></w:tr></w:tbl>"),
    (
      "twenty thousand text boxes", "<w:p><w:r><w:txbxContent>", 20_000,
      "</w:txbxContent></w:r></w:p>"
    ),
    (
      "ten thousand alternatives", "<mc:AlternateContent><mc:Choice Requires=\"wps\">", 10_000,
      "</mc:Choice></mc:AlternateContent>"
    ),
  ])
  func `deep nesting is read`(name: String, open: String, count: Int, close: String) throws {
    let body =
      String(repeating: open, count: count) + paragraph(run("deep"))
      + String(repeating: close, count: count)
    let letter = try WordFile(body: body).letter()
    #expect(letter.blocks.map { letter[$0.span] } == ["deep"], "\(name)")
  }

  @Test func `a hundred thousand nested elements of a page are read`() throws {
    let page =
      String(repeating: "<div>", count: 100_000) + "deep"
      + String(repeating: "</div>", count: 100_000)
    #expect(try read("a.html", page).string == "deep\n")
  }

  @Test(arguments: [
    (
      "a.html",
      String(repeating: "<b>", count: 100_000) + "deep" + String(repeating: "</x>", count: 200_000)
    ),
    ("a.html", String(repeating: "<i>", count: 300_000) + "deep"),
  ])
  func `a page that takes too long to repair is refused`(name: String, page: String) {
    let start = ContinuousClock.now
    #expect(refusal(name, Array(page.utf8)) == .overLimit(.nesting(250_000)))
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func `remarks and authors are not repeated without end`() throws {
    let control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    let body =
      String(repeating: control, count: 20_000)
      + paragraph(run(String(repeating: "deep ", count: 1000)))
      + String(repeating: "</w:sdtContent></w:sdt>", count: 20_000)
      + (0..<2000).map { "<w:ins w:author=\"\($0)\"/>" }.joined()
    let letter = try WordFile(body: body).letter()
    #expect(letter.remarks(.emptyControl).count == 200)
    #expect(letter.remarks(.trackedChanges).map(\.count) == [2000])
    #expect(letter.remarks.allSatisfy { $0.detail.utf8.count < 300 })
  }

  @Test func `many letters can be read at the same time`() async throws {
    let bytes = small.bytes
    try await withThrowingTaskGroup(of: Int.self) { group in
      for index in 0..<200 {
        group.addTask {
          try read("a.docx", index % 2 == 0 ? bytes : Array("<p>abc".utf8)).text.count
        }
      }
      for try await count in group { #expect(count == 4) }
    }
  }

  @Test func `many namespaces in scope of many elements are refused`() {
    let body =
      String(repeating: "<x xmlns:b=\"u\">", count: 50_000)
      + String(repeating: "<w:p/>", count: 100_000)
    let file = WordFile(body: body + String(repeating: "</x>", count: 50_000))
    #expect(refusal("a.docx", file.bytes) == .overLimit(.nesting(250_000)))
  }
}

import LetterAnalysis
import LetterFormats
import Testing

/// An OpenDocument text for a test.
struct OpenFile {
  var body: String
  var styles = ""
  var automatic = ""
  var masters = ""
  var meta = ""
  var manifest = "<manifest:manifest xmlns:manifest=\"m\"/>"
  var mimetype: String? = "application/vnd.oasis.opendocument.text"
  /// A part that is cut off.
  var broken: String?

  init(_ body: String) { self.body = body }

  /// The file, as a package.
  var bytes: [UInt8] {
    var zip = ZipWriter()
    if let mimetype { zip.add("mimetype", Array(mimetype.utf8)) }
    let parts = [
      (
        "content.xml", "document-content",
        "<office:automatic-styles>\(automatic)</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body>"
      ),
      (
        "styles.xml", "document-styles",
        "<office:styles>\(styles)</office:styles><office:master-styles>\(masters)</office:master-styles>"
      ),
      ("meta.xml", "document-meta", "<office:meta>\(meta)</office:meta>"),
    ]
    for (name, root, content) in parts {
      let part = Producer.openPart(root, content)
      zip.add(name, Array((name == broken ? String(part.dropLast(3)) : part).utf8))
    }
    zip.add("META-INF/manifest.xml", Array(manifest.utf8))
    return zip.finish()
  }

  /// What is read of it.
  func letter() throws -> Letter { try read("letter.odt", bytes) }
}

@Suite struct `text of an OpenDocument file` {
  static let hiding = "<style:text-properties text:display=\"none\"/>"
  private static func style(
    _ name: String, _ family: String, _ content: String, parent: String = ""
  ) -> String {
    "<style:style style:name=\"\(name)\" style:family=\"\(family)\" style:parent-style-name=\"\(parent)\">\(content)</style:style>"
  }
  static let styles =
    style("Gone", "paragraph", hiding) + style("Child", "paragraph", "", parent: "Gone")
    + style("Back", "text", "<style:text-properties text:display=\"true\"/>")
    + style("Silent", "text", hiding) + style("Loop", "text", "", parent: "Loop")

  static let text = [
    BodyCase(
      "white space of any length is one space, and none at the beginning",
      "<text:p>\n  a\t b<text:span> c\n </text:span> d</text:p>", "a b c d\n"),
    BodyCase(
      "spaces that are meant, tabs and breaks",
      "<text:p>a<text:s/> b<text:s text:c=\"3\"/>c<text:tab/> d<text:line-break/>e</text:p>",
      "a  b   c\t d\ne\n"),
    BodyCase("empty paragraphs", "<text:p>a</text:p><text:p/><text:p>b</text:p>", "a\n\nb\n"),
    BodyCase("soft hyphens are nothing", "<text:p>re\u{AD}port</text:p>", "report\n"),
    BodyCase(
      "ruby has its base only",
      "<text:p><text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby></text:p>",
      "a\n"),
    BodyCase(
      "numbers that are made by themselves are left out",
      "<text:list><text:list-item><text:p><text:number>1.</text:number>item</text:p></text:list-item></text:list>",
      "item\n"),
    BodyCase(
      "an index has its entries, not its templates",
      "<text:table-of-content><text:table-of-content-source><text:index-title-template>T</text:index-title-template></text:table-of-content-source>"
        + "<text:index-body><text:p>entry</text:p></text:index-body></text:table-of-content>",
      "entry\n"),
    BodyCase("programs are no text", "<text:p>a<text:script>beep()</text:script></text:p>", "a\n"),
    BodyCase(
      "forms are no text", "<office:forms><text:p>x</text:p></office:forms><text:p>a</text:p>",
      "a\n"),
    BodyCase(
      "a text box on the page comes after the paragraph that follows it",
      "<draw:frame text:anchor-type=\"page\"><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame><text:p>a</text:p>",
      "a\nbox\n"),
    BodyCase(
      "shapes in a group",
      "<text:p>a<draw:g><draw:rect><text:p>b</text:p></draw:rect><draw:rect><text:p>c</text:p></draw:rect></draw:g></text:p>",
      "a\nb\nc\n"),
    BodyCase(
      "a box in a box",
      "<text:p>a<draw:frame><draw:text-box><text:p>b<draw:frame><draw:text-box><text:p>c</text:p></draw:text-box></draw:frame></text:p></draw:text-box></draw:frame></text:p>",
      "a\nb\nc\n"),
    BodyCase(
      "tables in tables, and a cell that another covers",
      "<table:table><table:table-row><table:table-cell><text:p>a</text:p><table:table><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table></table:table-cell>"
        + "<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell></table:table-row></table:table>",
      "a\nb\n\n"),
  ]

  static let hidden = [
    BodyCase("a paragraph style", "<text:p text:style-name=\"Gone\">x</text:p>", "\n"),
    BodyCase(
      "a style it is based on", "a<text:p text:style-name=\"Child\">x</text:p><text:p>a</text:p>",
      "\na\n"),
    BodyCase(
      "a span that shows in a hidden paragraph",
      "<text:p text:style-name=\"Gone\">x<text:span text:style-name=\"Back\">a</text:span></text:p>",
      "a\n"),
    BodyCase(
      "a span in a span",
      "<text:p>a<text:span text:style-name=\"Silent\">x<text:span text:style-name=\"T\">y</text:span></text:span>b</text:p>",
      "ab\n"),
    BodyCase(
      "a section",
      "<text:section text:display=\"none\"><text:p>x</text:p></text:section><text:p>a</text:p>",
      "\na\n"),
    BodyCase(
      "a section on a condition that holds",
      "<text:section text:display=\"condition\" text:is-hidden=\"true\"><text:p>x</text:p></text:section><text:p>a</text:p>",
      "\na\n"),
    BodyCase(
      "a row that is folded away",
      "<table:table><table:table-row table:visibility=\"collapse\"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table><text:p>a</text:p>",
      "\na\n"),
    BodyCase(
      "a field",
      "<text:p>a<text:hidden-text text:is-hidden=\"true\" text:string-value=\"x\"/></text:p>",
      "a\n"),
    BodyCase(
      "a text box in hidden text",
      "<text:p>a<text:span text:style-name=\"Silent\"><draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame></text:span></text:p>",
      "a\n\n"),
  ]

  @Test(arguments: text)
  func `is what a word processor shows`(example: BodyCase) throws {
    let letter = try OpenFile(example.body).letter()
    #expect(letter.string == example.text)
    #expect(letter.format == .odt)
    #expect(letter.remarks(.hiddenText).isEmpty == !example.body.contains("covered"))
  }

  @Test(arguments: hidden)
  func `leaves out what is hidden, and says so`(example: BodyCase) throws {
    var file = OpenFile(example.body + "<text:p>end</text:p>")
    file.styles = Self.styles
    let letter = try file.letter()
    #expect(letter.string == example.text + "end\n")
    #expect(letter.remarks(.hiddenText).map(\.count) == [1])
  }

  @Test(arguments: ["Loop", "Back", "Nowhere"])
  func `shows what a style does not hide`(style: String) throws {
    var file = OpenFile("<text:p>a<text:span text:style-name=\"\(style)\">b</text:span></text:p>")
    file.styles = Self.styles
    #expect(try file.letter().string == "ab\n")
  }

  @Test func `is in blocks with their kinds`() throws {
    var file = OpenFile(
      "<text:p text:style-name=\"P1\">Title</text:p><text:h>Heading</text:h>"
        + "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        + "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table><text:p>plain</text:p>"
    )
    file.automatic = Self.style("P1", "paragraph", "", parent: "Title")
    file.styles = Self.style("Title", "paragraph", "")
    let letter = try file.letter()
    #expect(letter.blocks.map { letter[$0.span] } == ["Title", "Heading", "item", "cell", "plain"])
    #expect(letter.blocks.map(\.kind) == [.heading, .heading, .listItem, .tableCell, .paragraph])
  }
}

@Suite struct `parts of an OpenDocument file` {
  private static func page(_ name: String, next: String = "", _ content: String) -> String {
    "<style:master-page style:name=\"\(name)\" style:next-style-name=\"\(next)\">\(content)</style:master-page>"
  }
  private static let pages =
    page(
      "Standard",
      "<style:header><text:p>usual</text:p></style:header><style:footer><text:p>foot</text:p></style:footer>"
    )
    + page(
      "First", next: "Later",
      "<style:header><text:p>title page</text:p></style:header><style:footer><text:p>foot</text:p></style:footer>"
    )
    + page(
      "Later",
      "<style:header><text:p>later</text:p></style:header><style:header-left><text:p>left</text:p></style:header-left>"
    )
    + page("Unused", "<style:header><text:p>unused</text:p></style:header>")

  @Test(arguments: [
    ("the first page style unless another is named", "", "a\nusual\nfoot\n"),
    ("the one that is named, and what follows it", "P", "a\ntitle page\nlater\nleft\nfoot\n"),
  ])
  func `have the headers of the pages in use, each once`(
    name: String, style: String, text: String
  ) throws {
    var file = OpenFile("<text:p text:style-name=\"\(style)\">a</text:p>")
    file.automatic =
      "<style:style style:name=\"P\" style:family=\"paragraph\" style:master-page-name=\"First\"/>"
    file.masters = Self.pages
    #expect(try file.letter().string == text, "\(name)")
  }

  @Test func `leave remarks on fields that nobody filled in`() throws {
    let letter = try OpenFile(
      "<text:p>Dear <text:placeholder>&lt;Name&gt;</text:placeholder>, <text:database-display>&lt;City&gt;</text:database-display> "
        + "<text:database-display>Oslo</text:database-display> <text:bookmark-ref>Error: Reference source not found</text:bookmark-ref> "
        + "<text:bookmark-ref>page 1</text:bookmark-ref> <loext:content-control loext:showing-place-holder=\"true\">Click</loext:content-control></text:p>"
    ).letter()
    #expect(
      letter.string
        == "Dear <Name>, <City> Oslo Error: Reference source not found page 1 Click\n")
    #expect(
      letter.remarks.map { [$0.kind.rawValue, $0.detail, $0.span.map { letter[$0] } ?? ""] } == [
        ["emptyControl", "<Name>", "<Name>"], ["mergeField", "<City>", "<City>"],
        ["brokenField", "Error: Reference source not found", "Error: Reference source not found"],
        ["emptyControl", "Click", "Click"],
      ])
  }

  @Test func `have properties`() throws {
    var file = OpenFile("<text:p>a</text:p>")
    file.meta =
      "<dc:title>Letter for Ana</dc:title><meta:initial-creator>Bo</meta:initial-creator><dc:creator>Cy</dc:creator><meta:keyword>visa</meta:keyword><dc:subject> </dc:subject>"
    #expect(
      try file.letter().remarks.map(\.detail) == [
        "title: Letter for Ana", "author: Bo", "last modified by: Cy", "keywords: visa",
      ])
  }

  @Test(arguments: ["styles.xml", "meta.xml"])
  func `may be broken without losing the body`(part: String) throws {
    var file = OpenFile("<text:p>a</text:p>")
    file.broken = part
    let letter = try file.letter()
    #expect(letter.string == "a\n")
    #expect(letter.remarks == [DocumentRemark(kind: .unreadPart, detail: part)])
  }

  @Test func `make no letter when the body is broken, encrypted, or of another kind`() throws {
    var file = OpenFile("<text:p>a</text:p>")
    file.broken = "content.xml"
    #expect(refusal("a.odt", file.bytes) == .damagedOpenDocument(.markup("content.xml")))
    file.broken = nil
    file.mimetype = nil
    #expect(try file.letter().string == "a\n")
    file.manifest = "<m:manifest xmlns:m=\"m\"><m:encryption-data/></m:manifest>"
    #expect(refusal("a.odt", file.bytes) == .passwordProtected)
    #expect(refusal("a.odt", OpenFile("<text:p/>").bytes) == .noText)
    file = OpenFile("</office:text><office:spreadsheet/><office:text>")
    #expect(refusal("a.odt", file.bytes) == .spreadsheet)
  }

  @Test func `may all be in one flat file`() throws {
    let flat = Producer.openPart(
      "document",
      "<office:meta><dc:title>T</dc:title></office:meta><office:master-styles>\(Self.pages)</office:master-styles>"
        + "<office:body><office:text><text:p>a<office:annotation><dc:creator>Bo</dc:creator><text:p>x</text:p></office:annotation></text:p></office:text></office:body>"
    ).replacing(
      "office:version",
      with: "office:mimetype=\"application/vnd.oasis.opendocument.text\" office:version")
    let letter = try read("a.fodt", flat)
    #expect(letter.string == "a\nusual\nfoot\n")
    #expect(letter.remarks.map(\.detail) == ["Bo", "title: T"])
  }

  @Test func `are not seen in a page that names their type`() throws {
    let page =
      "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><link type=\"application/vnd.oasis.opendocument.text\" /><p>a</p></html>"
    #expect(try read("a.xhtml", page).format == .html)
  }

  @Test(arguments: ["text:span", "text:section", "draw:g", "text:note", "table:table-cell"])
  func `may nest deeply`(element: String) throws {
    let body =
      String(repeating: "<\(element)><text:p>", count: 20_000) + "deep"
      + String(repeating: "</text:p></\(element)>", count: 20_000)
    #expect(try OpenFile(body).letter().string.contains("deep"))
  }

  @Test func `have limits`() {
    let spaces = String(repeating: "<text:s text:c=\"999999999\"/>", count: 9_000)
    let wide = OpenFile("<text:p>a\(spaces)b</text:p>")
    #expect(refusal("a.odt", wide.bytes) == .overLimit(.textLength(8 << 20)))
    let pages = (0..<2_000).map { Self.page("M\($0)", next: "M\($0 + 1)", "") }.joined()
    var turning = OpenFile("<text:p>a</text:p>")
    turning.masters =
      pages + Self.page("M2000", "<style:header><text:p>far</text:p></style:header>")
    #expect((try? turning.letter().string) == "a\n")
  }

  /// Swaps, drops and repeats whole tags, so that what is left is often well-formed.
  @Test func `never break the walker`() {
    let body = Producer.libreOfficeText.parts[1].content
    let tags = body.split(separator: ">", omittingEmptySubsequences: false).map(String.init)
    var random = SystemNumbers(state: 5)
    var readable = 0
    for _ in 0..<500 {
      var tags = tags
      let place = 3 + random.next(tags.count - 3)
      switch random.next(3) {
      case 0: tags.swapAt(place, 3 + random.next(tags.count - 3))
      case 1: tags.remove(at: place)
      default: tags.insert(tags[3 + random.next(tags.count - 3)], at: place)
      }
      var zip = ZipWriter()
      zip.add("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))
      zip.add("content.xml", Array(tags.joined(separator: ">").utf8))
      guard let letter = try? read("a.odt", zip.finish()) else { continue }
      readable += 1
      #expect(letter.blocks.allSatisfy { $0.span.end <= letter.text.count && !$0.span.isEmpty })
      #expect(letter.remarks.compactMap(\.span).allSatisfy { $0.end <= letter.text.count })
    }
    #expect(readable > 50)
  }
}

/// A small seeded generator, so that a failure repeats; the constants are Knuth's for MMIX.
private struct SystemNumbers {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }
}

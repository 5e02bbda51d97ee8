import LetterAnalysis
import LetterFormats
import Testing

/// A body and the text it must give.
struct BodyCase: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var body: String
  var text: String

  init(_ description: String, _ body: String, _ text: String) {
    testDescription = description
    self.body = body
    self.text = text
  }
}

/// A run of text.
func run(_ text: String, _ properties: String = "") -> String {
  "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
}

/// A paragraph.
func paragraph(_ content: String, _ properties: String = "") -> String {
  "<w:p><w:pPr>\(properties)</w:pPr>\(content)</w:p>"
}

/// A complex field.
func field(_ instruction: String, _ result: String) -> String {
  "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\(instruction)"
    + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(result)"
    + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
}

private func instruction(_ text: String) -> String {
  "<w:r><w:instrText>\(text)</w:instrText></w:r>"
}

@Suite struct `text of a Word document` {
  static let author = "w:id=\"1\" w:author=\"A\""

  static let changes = [
    BodyCase("inserted text stays", paragraph("<w:ins \(author)>\(run("new"))</w:ins>"), "new\n"),
    BodyCase(
      "deleted text goes",
      paragraph(
        run("a") + "<w:del \(author)><w:r><w:delText>old</w:delText></w:r></w:del>" + run("b")),
      "ab\n"),
    BodyCase(
      "a deletion inside an insertion goes",
      paragraph(
        run("a") + "<w:ins \(author)>\(run("b"))<w:del \(author)>\(run("c"))</w:del></w:ins>"),
      "ab\n"),
    BodyCase(
      "moved text appears once",
      paragraph("<w:moveFrom \(author)>\(run("moved"))</w:moveFrom>" + run("a"))
        + paragraph("<w:moveTo \(author)>\(run("moved"))</w:moveTo>"),
      "a\nmoved\n"),
    BodyCase(
      "a deleted paragraph mark joins two paragraphs",
      paragraph(run("one "), "<w:rPr><w:del \(author)/></w:rPr>") + paragraph(run("two")),
      "one two\n"),
    BodyCase(
      "a paragraph deleted whole leaves nothing",
      paragraph(run("a"))
        + paragraph("<w:del \(author)>\(run("b"))</w:del>", "<w:rPr><w:del \(author)/></w:rPr>")
        + paragraph(run("c")),
      "a\nc\n"),
    BodyCase(
      "a deleted mark before a table ends the paragraph",
      paragraph(run("a"), "<w:rPr><w:del \(author)/></w:rPr>")
        + "<w:tbl><w:tr><w:tc>\(paragraph(run("b")))</w:tc></w:tr></w:tbl>",
      "a\nb\n"),
    BodyCase(
      "deleted rows and cells go",
      "<w:tbl><w:tr><w:trPr><w:del \(author)/></w:trPr><w:tc>\(paragraph(run("row")))</w:tc></w:tr>"
        + "<w:tr><w:tc><w:tcPr><w:cellDel \(author)/></w:tcPr>\(paragraph(run("cell")))</w:tc>"
        + "<w:tc>\(paragraph(run("kept")))</w:tc></w:tr></w:tbl>",
      "kept\n"),
    BodyCase(
      "what a format was before its change says nothing",
      paragraph(run("a", "<w:rPrChange \(author)><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), "a\n"),
  ]

  static let structure = [
    BodyCase("runs join with nothing between", paragraph(run("let") + run("ter")), "letter\n"),
    BodyCase(
      "an empty paragraph is an empty line", paragraph(run("a")) + "<w:p/>" + paragraph(run("b")),
      "a\n\nb\n"),
    BodyCase(
      "tabs, breaks and hyphens",
      paragraph(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>"
          + "<w:noBreakHyphen/><w:t>e</w:t><w:softHyphen/><w:t>f\u{AD}g</w:t></w:r>",
        "<w:tabs><w:tab w:val=\"left\" w:pos=\"720\"/></w:tabs>"),
      "a\tb\nc\nd\u{2011}efg\n"),
    BodyCase(
      "white space of a text counts only if preserved",
      paragraph("<w:r><w:t>\n a\n b </w:t></w:r><w:r><w:t xml:space=\"preserve\"> c</w:t></w:r>"),
      "a  b c\n"),
    BodyCase(
      "symbols map or separate",
      paragraph(
        "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:t>a</w:t>"
          + "<w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:t>b</w:t><w:sym w:font=\"Wingdings\" w:char=\"F001\"/>"
          + "<w:t>c</w:t></w:r>"),
      "✓a•b c\n"),
    BodyCase(
      "controls, smart tags, custom XML, links, directions",
      paragraph(
        "<w:sdt><w:sdtPr/><w:sdtContent>\(run("x"))</w:sdtContent></w:sdt>"
          + ["smartTag", "customXml", "hyperlink", "bdo", "dir"].map {
            "<w:\($0)>\(run("x"))</w:\($0)>"
          }.joined()),
      "xxxxxx\n"),
    BodyCase(
      "controls around blocks and rows",
      "<w:sdt><w:sdtContent>\(paragraph(run("a")))</w:sdtContent></w:sdt><w:tbl><w:sdt><w:sdtContent>"
        + "<w:tr><w:tc>\(paragraph(run("b")))</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
      "a\nb\n"),
    BodyCase(
      "a drop cap joins the next paragraph",
      paragraph(run("D"), "<w:framePr w:dropCap=\"drop\" w:lines=\"3\"/>") + paragraph(run("ear")),
      "Dear\n"),
    BodyCase(
      "a style separator joins the next paragraph",
      paragraph(run("Head. "), "<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
        + paragraph(run("text")),
      "Head. text\n"),
    BodyCase(
      "formulas are text", paragraph("<m:oMath><m:r><m:t>E=m</m:t></m:r></m:oMath>"), "E=m\n"),
    BodyCase(
      "list numbers that Word makes are left out",
      paragraph(run("item"), "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"),
      "item\n"),
    BodyCase(
      "CDATA and entities are text",
      paragraph("<w:r><w:t>a &amp; <![CDATA[<b>]]>&#233;</w:t></w:r>"), "a & <b>é\n"),
  ]

  private static func box(_ text: String) -> String {
    "<w:txbxContent>\(paragraph(run(text)))</w:txbxContent>"
  }
  private static func alternate(_ requires: String, _ choice: String, _ fallback: String) -> String
  {
    "<w:r><mc:AlternateContent><mc:Choice Requires=\"\(requires)\">\(choice)</mc:Choice>"
      + "<mc:Fallback>\(fallback)</mc:Fallback></mc:AlternateContent></w:r>"
  }

  static let alternatives = [
    BodyCase(
      "the choice that is understood, once, and the paragraph around it",
      paragraph(
        run("be")
          + alternate(
            "wps", "<w:drawing>\(box("box"))</w:drawing>", "<w:pict>\(box("box"))</w:pict>")
          + run("fore")),
      "before\nbox\n"),
    BodyCase(
      "else the fallback",
      paragraph(
        alternate("zz", run("choice"), "<w:pict><v:textbox>\(box("fallback"))</v:textbox></w:pict>")
          + run("a")),
      "a\nfallback\n"),
    BodyCase(
      "a prefix nobody declared is not understood",
      paragraph(alternate("qq", run("x"), "") + run("a")), "a\n"),
    BodyCase(
      "two prefixes must both be understood",
      paragraph(alternate("wps zz", run("x"), "") + run("a")), "a\n"),
    BodyCase(
      "a VML text box",
      paragraph(
        "<w:r><w:pict><v:shape><v:textbox>\(box("vml"))</v:textbox></v:shape></w:pict></w:r>"),
      "\nvml\n"),
  ]

  static let fields = [
    BodyCase(
      "a simple field's result",
      paragraph("<w:fldSimple w:instr=\"DATE\">\(run("May"))</w:fldSimple>"), "May\n"),
    BodyCase("a complex field's result", paragraph(field(instruction("PAGE"), run("7"))), "7\n"),
    BodyCase(
      "not the result of a field in an instruction",
      paragraph(
        field(instruction("IF") + field(instruction("MERGEFIELD x"), run("no")), run("yes"))),
      "yes\n"),
    BodyCase(
      "a field without a result",
      paragraph(
        run("a") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\(instruction("XE \"x\""))"
          + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + run("b")),
      "ab\n"),
    BodyCase(
      "a field that never ends swallows nothing",
      paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + run("a")) + paragraph(run("b")),
      "a\nb\n"),
    BodyCase(
      "an end without a beginning",
      paragraph("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + run("a")), "a\n"),
  ]

  @Test(arguments: changes + structure + alternatives + fields)
  func `is what Word shows with all changes accepted`(example: BodyCase) throws {
    #expect(try WordFile(body: example.body).letter().string == example.text)
  }

  @Test func `blocks are its paragraphs, with their kinds`() throws {
    let letter = try WordFile(
      body: paragraph(run("Title"), "<w:pStyle w:val=\"Heading1\"/>") + "<w:p/>"
        + paragraph(run("item"), "<w:numPr><w:numId w:val=\"3\"/></w:numPr>")
        + "<w:tbl><w:tr><w:tc>\(paragraph(run("cell")))</w:tc></w:tr></w:tbl>"
        + paragraph("<w:r><w:br/><w:t>line</w:t><w:br/><w:t>line</w:t><w:br/></w:r>")
    ).letter()
    #expect(letter.blocks.map { letter[$0.span] } == ["Title", "item", "cell", "line\nline"])
    #expect(letter.blocks.map(\.kind) == [.heading, .listItem, .tableCell, .paragraph])
    #expect(letter.string == "Title\n\nitem\ncell\n\nline\nline\n\n")
  }
}

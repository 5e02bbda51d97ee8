import LetterAnalysis
import LetterFormats
import Testing

@Suite struct `what a Word document holds besides its text` {
  static let who = "w:id=\"1\" w:author=\"Ann Lee\""

  /// A document of one paragraph with the given styles part.
  private func file(_ styles: String, _ properties: String, _ runProperties: String = "")
    -> WordFile
  {
    var file = WordFile(
      body: paragraph(run("seen ") + run("words", runProperties), properties)
        + paragraph(run("end"), "<w:pStyle w:val=\"Plain\"/>"))
    file.add("styles", id: "styles", root: "styles", styles)
    return file
  }

  private static let hiding = """
    <w:style w:type="paragraph" w:styleId="Plain"/>
    <w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Base"/></w:style>
    <w:style w:type="paragraph" w:styleId="Shown"><w:basedOn w:val="Base"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish w:val="true"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
    """

  @Test(arguments: [
    ("direct", "", "<w:vanish/>", "seen \nend\n"),
    ("direct, off", "", "<w:vanish w:val=\"0\"/>", "seen words\nend\n"),
    ("hidden on the web only", "", "<w:webHidden/>", "seen words\nend\n"),
    ("a style it is based on", "<w:pStyle w:val=\"Child\"/>", "", "\nend\n"),
    ("switched off again in a style", "<w:pStyle w:val=\"Shown\"/>", "", "seen words\nend\n"),
    (
      "switched off again directly", "<w:pStyle w:val=\"Child\"/>", "<w:vanish w:val=\"false\"/>",
      "words\nend\n"
    ),
    ("a character style", "", "<w:rStyle w:val=\"Ghost\"/>", "seen \nend\n"),
    ("toggled twice", "<w:pStyle w:val=\"Base\"/>", "<w:rStyle w:val=\"Ghost\"/>", "words\nend\n"),
    ("a style based on itself", "<w:pStyle w:val=\"Loop\"/>", "", "seen words\nend\n"),
  ])
  func `hidden text is left out`(
    name: String, properties: String, runProperties: String, text: String
  ) throws {
    let letter = try file(Self.hiding, properties, runProperties).letter()
    #expect(letter.string == text, "\(name)")
    #expect(letter.remarks(.hiddenText).isEmpty == text.contains("seen words"), "\(name)")
  }

  @Test func `document defaults hide everything that says nothing`() throws {
    let styles =
      "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    #expect(try file(styles, "", "<w:vanish w:val=\"0\"/>").letter().string == "words\n\n")
  }

  @Test func `the default paragraph style counts where none is named`() throws {
    let styles = """
      <w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:vanish/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Plain"/>
      """
    #expect(try file(styles, "").letter().string == "\nend\n")
  }

  @Test func `hidden passages are counted and quoted`() throws {
    let letter = try WordFile(
      body: paragraph(run("a") + run("one ", "<w:vanish/>") + run("more", "<w:vanish/>") + run("b"))
        + paragraph(run("two", "<w:vanish/>"))
    ).letter()
    #expect(
      letter.remarks(.hiddenText) == [
        DocumentRemark(kind: .hiddenText, count: 2, detail: "one more two")
      ])
  }

  @Test(arguments: [79, 80, 81, 159, 160, 161, 500])
  func `a long hidden passage is cut between two characters`(length: Int) throws {
    let text = String(repeating: "a", count: length) + "é" + String(repeating: "  é", count: 40)
    let letter = try WordFile(body: paragraph(run("x") + run(text, "<w:vanish/>"))).letter()
    let detail = try #require(letter.remarks(.hiddenText).first?.detail)
    #expect(detail.hasSuffix("…") && !detail.contains("\u{FFFD}") && detail.utf8.count < 90)
  }

  @Test func `a text box in hidden text is hidden`() throws {
    let letter = try WordFile(
      body: paragraph(
        run("a") + "<w:r><w:rPr><w:vanish/></w:rPr><w:pict><w:txbxContent>"
          + paragraph(run("box")) + "</w:txbxContent></w:pict></w:r>")
    ).letter()
    #expect(letter.string.split(separator: "\n") == ["a"])
    #expect(letter.remarks(.hiddenText).map(\.detail) == ["box"])
  }

  @Test func `tracked changes are counted with their authors`() throws {
    let letter = try WordFile(
      body: paragraph(
        "<w:ins \(Self.who)>\(run("a"))</w:ins><w:del w:author=\"Bo\">\(run("b"))</w:del>",
        "<w:rPr><w:ins \(Self.who)/></w:rPr>")
    ).letter()
    #expect(
      letter.remarks(.trackedChanges) == [
        DocumentRemark(kind: .trackedChanges, count: 3, detail: "Ann Lee, Bo")
      ])
  }

  @Test func `comments are counted and are not text`() throws {
    var file = WordFile(body: paragraph(run("a") + "<w:r><w:commentReference w:id=\"0\"/></w:r>"))
    file.add(
      "comments", id: "comments", root: "comments",
      "<w:comment w:author=\"Ann\">\(paragraph(run("secret")))</w:comment><w:comment w:author=\"Ann\"/>"
    )
    let letter = try file.letter()
    #expect(letter.string == "a\n")
    #expect(letter.remarks == [DocumentRemark(kind: .comments, count: 2, detail: "Ann")])
  }

  @Test func `properties that are not empty are remarks`() throws {
    var file = WordFile(body: paragraph(run("a")))
    file.coreProperties = """
      <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Letter for
      Ana </dc:title><dc:subject/><dc:creator>Dr. B</dc:creator><cp:lastModifiedBy>C</cp:lastModifiedBy>\
      <cp:keywords>visa</cp:keywords></cp:coreProperties>
      """
    file.appProperties = """
      <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
      <Words>2</Words><Company>General Hospital</Company></Properties>
      """
    #expect(
      try file.letter().remarks.map(\.detail) == [
        "title: Letter for Ana", "author: Dr. B", "last modified by: C", "keywords: visa",
        "company: General Hospital",
      ])
  }

  @Test func `controls that show their placeholder are found, others are not`() throws {
    let letter = try WordFile(
      body: paragraph(
        run("Dear ")
          + "<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
          + run("Click here") + "</w:sdtContent></w:sdt>" + run(","))
        + "<w:sdt><w:sdtPr/><w:sdtContent>\(paragraph(run("filled")))</w:sdtContent></w:sdt>"
    ).letter()
    #expect(letter.string == "Dear Click here,\nfilled\n")
    #expect(
      letter.remarks == [
        DocumentRemark(kind: .emptyControl, detail: "Click here", span: Span(5, 15))
      ])
  }

  @Test func `merge fields that were never merged are found, in text boxes too`() throws {
    let merge = field("<w:r><w:instrText> MERGEFIELD First </w:instrText></w:r>", run("«First»"))
    let letter = try WordFile(
      body: paragraph(
        run("Dr. ") + merge + "<w:r><w:pict><w:txbxContent>"
          + paragraph("<w:fldSimple w:instr=\"MERGEFIELD L\">\(run("«L»"))</w:fldSimple>")
          + "</w:txbxContent></w:pict></w:r>")
        + paragraph(field("<w:r><w:instrText>MERGEFIELD A</w:instrText></w:r>", run("Ana")))
    ).letter()
    #expect(
      letter.remarks(.mergeField).compactMap { $0.span.map { letter[$0] } } == ["«First»", "«L»"])
  }

  @Test func `error messages in place of fields are found`() throws {
    let letter = try WordFile(
      body: paragraph(
        run("see ")
          + field(
            "<w:r><w:instrText>REF x</w:instrText></w:r>", run("Error! Reference source not found.")
          ) + run(" and"))
        + paragraph(run("Error! Bookmark not defined.")) + paragraph(run("Error! no"))
    ).letter()
    #expect(
      letter.remarks(.brokenField).map(\.detail) == [
        "Error! Reference source not found.", "Error! Bookmark not defined.",
      ])
    #expect(letter.remarks(.brokenField).first?.span == Span(4, 38))
  }

  @Test func `a button that asks for a name is an empty control`() throws {
    let letter = try WordFile(
      body: paragraph(
        run("Dear ") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
          + "<w:r><w:instrText> MACROBUTTON NoMacro [Click and type name] </w:instrText></w:r>"
          + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")
    ).letter()
    #expect(letter.remarks(.emptyControl).map(\.detail) == ["[Click and type name]"])
  }
}

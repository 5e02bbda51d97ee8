import LetterAnalysis
import LetterFormats
import Testing

extension Draft {
  /// The main part with a comment at the first occurrence of each of `words`.
  fileprivate func marked(_ words: String...) throws -> String {
    try Unpacked(annotated(words)).part("word/document.xml").inBody
  }
}

extension String {
  /// What stands in `w:body`, with short names for the marks.
  fileprivate var inBody: String {
    guard let start = range(of: "<w:body>"), let end = range(of: "</w:body>") else { return self }
    var body = String(self[start.upperBound..<end.lowerBound])
    for number in 0..<6 {
      body = body.replacing("<w:commentRangeStart w:id=\"\(number)\"/>", with: "[\(number) ")
      body = body.replacing("<w:commentRangeEnd w:id=\"\(number)\"/>", with: " \(number)]")
      body = body.replacing(
        "<w:r><w:rPr><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr>"
          + "<w:commentReference w:id=\"\(number)\"/></w:r>", with: "(\(number))")
    }
    return body.withoutTagSpace.replacing(" xml:space=\"preserve\"", with: "'")
  }

  /// Without the white space in tags by which a run is known that was taken apart.
  private var withoutTagSpace: String {
    replacing("  xml:space", with: " xml:space").replacing("</w:r  >", with: "</w:r>")
      .replacing("</w:r >", with: "</w:r>").replacing("<w:p >", with: "<w:p>")
  }

  fileprivate func range(of other: String) -> Range<Index>? { firstRange(of: other) }
}

struct AnchorTests {
  @Test(arguments: [
    // In the middle of a run, whose properties are repeated.
    (
      "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Her visa is here.</w:t></w:r></w:p>",
      "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t'>Her </w:t></w:r>[0 "
        + "<w:r><w:rPr><w:b/></w:rPr><w:t'>visa</w:t></w:r> 0](0)"
        + "<w:r><w:rPr><w:b/></w:rPr><w:t'> is here.</w:t></w:r></w:p>"
    ),
    // A whole run stays whole.
    (
      "<w:p><w:r><w:t>visa</w:t></w:r></w:p>",
      "<w:p>[0 <w:r><w:t>visa</w:t></w:r> 0](0)</w:p>"
    ),
    // Across runs.
    (
      "<w:p><w:r><w:t>A v</w:t></w:r><w:r><w:t>is</w:t></w:r><w:r><w:t>a.</w:t></w:r></w:p>",
      "<w:p><w:r><w:t'>A </w:t></w:r>[0 <w:r><w:t'>v</w:t></w:r><w:r><w:t>is</w:t></w:r>"
        + "<w:r><w:t'>a</w:t></w:r> 0](0)<w:r><w:t'>.</w:t></w:r></w:p>"
    ),
    // In a link: the reference is not linked.
    (
      "<w:p><w:hyperlink r:id=\"x\"><w:r><w:t>a visa</w:t></w:r></w:hyperlink></w:p>",
      "<w:p><w:hyperlink r:id=\"x\"><w:r><w:t'>a </w:t></w:r>[0 <w:r><w:t'>visa</w:t></w:r> 0]"
        + "</w:hyperlink>(0)</w:p>"
    ),
    // White space that did not count before does not count afterwards: it waits in the tags.
    (
      "<w:p><w:r><w:t>  a visa  </w:t></w:r></w:p>",
      "<w:p><w:r><w:t'  >a </w:t></w:r>[0 <w:r><w:t'>visa</w:t  ></w:r> 0](0)</w:p>"
    ),
    // References to characters are one character each.
    (
      "<w:p><w:r><w:t>&amp;&#8211;visa&#x2014;</w:t></w:r></w:p>",
      "<w:p><w:r><w:t'>&amp;&#8211;</w:t></w:r>[0 <w:r><w:t'>visa</w:t></w:r> 0](0)"
        + "<w:r><w:t'>&#x2014;</w:t></w:r></w:p>"
    ),
    // Behind a tab in the same run.
    (
      "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>visa</w:t></w:r></w:p>",
      "<w:p><w:r><w:t>a</w:t><w:tab/></w:r>[0 <w:r><w:t>visa</w:t></w:r> 0](0)</w:p>"
    ),
    // The whole result of a field: around the field, which is worked out anew.
    (
      "<w:p><w:fldSimple w:instr=\"QUOTE\"><w:r><w:t>visa</w:t></w:r></w:fldSimple></w:p>",
      "<w:p>[0 <w:fldSimple w:instr=\"QUOTE\"><w:r><w:t>visa</w:t></w:r></w:fldSimple> 0](0)</w:p>"
    ),
    (
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>Q</w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>visa</w:t></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
      "<w:p>[0 <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>Q</w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>visa</w:t></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r> 0](0)</w:p>"
    ),
    // A formula.
    (
      "<w:p><m:oMath><m:r><m:t>a visa</m:t></m:r></m:oMath></w:p>",
      "<w:p>[0 <m:oMath><m:r><m:t>a visa</m:t></m:r></m:oMath> 0](0)</w:p>"
    ),
    // A text box, at what holds it.
    (
      "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:pict><v:shape><w:txbxContent><w:p><w:r><w:t>visa</w:t>"
        + "</w:r></w:p></w:txbxContent></v:shape></w:pict></w:r></w:p>",
      "<w:p><w:r><w:t>a</w:t></w:r>[0 <w:r><w:pict><v:shape><w:txbxContent><w:p><w:r><w:t>visa</w:t>"
        + "</w:r></w:p></w:txbxContent></v:shape></w:pict></w:r> 0](0)</w:p>"
    ),
    // A control that Word fills from a data store.
    (
      "<w:p><w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:r><w:t>a visa</w:t></w:r>"
        + "</w:sdtContent></w:sdt></w:p>",
      "<w:p>[0 <w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:r><w:t>a visa</w:t></w:r>"
        + "</w:sdtContent></w:sdt> 0](0)</w:p>"
    ),
  ])
  func `a comment stands at exactly its words`(body: String, wanted: String) throws {
    let draft = try Draft(body: body)
    #expect(try draft.marked("visa") == wanted)
    // Taken out again, it leaves no byte behind.
    let stripped = try Unpacked(reread(draft.annotated(["visa"])).bytes)
    let before = try Unpacked(WordFile(body: body).packed)
    #expect(stripped.names == before.names)
    for name in before.names { #expect(try stripped.part(name) == before.part(name), "\(name)") }
  }

  @Test func `comments may overlap and begin where another ends`() throws {
    let draft = try Draft(body: "<w:p><w:r><w:t>one two three</w:t></w:r></w:p>")
    #expect(
      try draft.marked("one two", "two", " three")
        == "<w:p>[0 <w:r><w:t'>one </w:t></w:r>[1 <w:r><w:t'>two</w:t></w:r> 0] 1](0)(1)[2 "
        + "<w:r><w:t'> three</w:t></w:r> 2](2)</w:p>")
  }

  @Test func `words in a note are anchored at the reference, words in a header at the top`() throws
  {
    var file = WordFile(
      body: "<w:p><w:r><w:t>Dear all,</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
        + "<w:sectPr><w:headerReference r:id=\"header1\"/></w:sectPr>")
    file.add(
      "footnotes", id: "footnotes", root: "footnotes",
      "<w:footnote w:id=\"2\"><w:p><w:r><w:t>her visa</w:t></w:r></w:p></w:footnote>")
    file.add("header", id: "header1", root: "hdr", "<w:p><w:r><w:t>a green card</w:t></w:r></w:p>")
    let draft = try Draft(file)
    #expect(
      try draft.marked("visa", "green card")
        == "<w:p>[1  1](1)<w:r><w:t>Dear all,</w:t></w:r>[0 <w:r><w:footnoteReference w:id=\"2\"/>"
        + "</w:r> 0](0)</w:p><w:sectPr><w:headerReference r:id=\"header1\"/></w:sectPr>")
    let comments = try Unpacked(draft.annotated(["visa", "green card"])).part("word/comments.xml")
    #expect(comments.contains("In a note: &#8220;visa&#8221;"))
    #expect(comments.contains("In the header: &#8220;green card&#8221;"))
  }

  @Test func `a body without a paragraph with text carries comments all the same`() throws {
    var file = WordFile(
      body: "<w:p/><w:sectPr><w:headerReference r:id=\"header1\"/></w:sectPr>")
    file.add("header", id: "header1", root: "hdr", "<w:p><w:r><w:t>a visa</w:t></w:r></w:p>")
    #expect(try Draft(file).marked("visa").hasPrefix("<w:p>[0  0](0)</w:p>"))
  }

  @Test func `a part in UTF-16 becomes UTF-8 and says so`() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document \(WordFile.namespaces)>"
      + "<w:body><w:p><w:r><w:t>É visa</w:t></w:r></w:p></w:body></w:document>"
    let bytes: [UInt8] =
      [0xFF, 0xFE]
      + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let part = try Unpacked(Draft(WordFile(document: bytes)).annotated(["visa"]))
      .part("word/document.xml")
    #expect(part.contains("encoding=\"UTF-8\""))
    #expect(part.inBody.hasPrefix("<w:p><w:r><w:t'>É </w:t></w:r>[0 "))
  }
}

struct AnnotationTests {
  private static let body =
    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Her visa is here.</w:t></w:r></w:p>"

  @Test func `taking the comments out gives the parts back as they were`() throws {
    let file = WordFile(body: Self.body).packed
    let annotated = try Draft(body: Self.body).annotated(["visa", "is", "Her visa"])
    let draft = try reread(annotated)
    #expect(draft.strippedComments == 3)
    let (before, after) = (try Unpacked(file), try Unpacked(draft.bytes))
    #expect(before.names == after.names)
    for name in before.names { #expect(try before.part(name) == after.part(name), "\(name)") }
  }

  @Test func `comments are replaced, not doubled`() throws {
    let first = try Draft(body: Self.body).annotated(["visa"])
    let draft = try reread(first)
    let again = try draft.annotated(
      with: [LetterComment(span: Span(4, 8), paragraphs: [.init("about visa")])], date: moment)
    #expect(again == first)
    #expect(draft.letter.remarks(.comments).isEmpty)
  }

  @Test func `a letter with lorcheck's comments alone has no comments to report`() throws {
    let bytes = try Draft(body: Self.body).annotated(["visa"])
    #expect(try read("a.docx", bytes).remarks(.comments).isEmpty)
    #expect(
      try read("a.docx", bytes).string == read("a.docx", WordFile(body: Self.body).packed).string)
  }

  @Test func `comments of others and their companions are kept in step`() throws {
    var file = WordFile(body: Self.body)
    let others = "<w:comment w:id=\"7\" w:author=\"Roe\"><w:p/></w:comment>"
    file.add("comments", id: "comments", root: "comments", others)
    for kind in ["commentsExtended", "commentsIds", "commentsExtensible", "people"] {
      file.add(kind, id: kind, root: kind, "")
    }
    let bytes = try Draft(file).annotated(["visa"])
    let package = try Unpacked(bytes)
    let comments = try package.part("word/comments.xml")
    #expect(comments.contains(others))
    #expect(comments.contains("w:id=\"8\" w:author=\"lorcheck\""))
    #expect(comments.contains("w14:paraId=\"4C430001\""))
    #expect(
      try package.part("word/commentsExtended.xml")
        .contains("<w:commentEx w:paraId=\"4C430001\" w:done=\"0\"/>"))
    #expect(try package.part("word/commentsIds.xml").contains("w:durableId=\"4C430001\""))
    #expect(
      try package.part("word/commentsExtensible.xml")
        .contains("w:dateUtc=\"2026-01-31T14:30:00Z\""))
    #expect(try package.part("word/people.xml").contains("w:author=\"lorcheck\""))
    let stripped = try Unpacked(reread(bytes).bytes)
    let before = try Unpacked(file.packed)
    for name in before.names { #expect(try before.part(name) == stripped.part(name), "\(name)") }
  }

  @Test func `a letter of another format becomes a document of the same text`() throws {
    let text = "Dear Program Director:\n\nA\u{AD}na\tneeds a <visa> & more.\n\n• one\n"
    let draft = try WordDraft(LetterSource(name: "a.txt", bytes: Array(text.utf8)))
    let start = text.utf8.count - Array("visa> & more.\n\n• one\n".utf8).count
    let bytes = try draft.annotated(
      with: [LetterComment(span: Span(start, start + 4), paragraphs: [.init("x")])], date: moment)
    #expect(try read("a.docx", bytes).string == text.replacing("\u{AD}", with: ""))
    #expect(
      try Unpacked(bytes).part("word/document.xml").inBody
        .contains(" needs".dropFirst() + " a &lt;</w:t></w:r>[0 <w:r><w:t'>visa</w:t></w:r> 0](0)"))
  }

  @Test func `templates, signed documents and broken packages are refused`() throws {
    let file = WordFile(body: Self.body)
    #expect(throws: AnnotationError.template) {
      try reread(file.packed(kind: "template"))
    }
    #expect(throws: AnnotationError.unreadable(.damagedPart("[Content_Types].xml"))) {
      try reread(file.bytes)
    }
    var signed = file
    signed.isSigned = true
    #expect(throws: AnnotationError.signed) { try reread(signed.packed) }
    #expect(throws: AnnotationError.unreadable(.pdf)) { try reread(Array("%PDF-1.7".utf8)) }
  }

  @Test(arguments: [
    ("<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>", "it is read-only"),
    ("<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"0\"/>", nil),
    ("<w:writeProtection w:recommended=\"1\"/>", "it asks to be opened read-only"), ("", nil),
  ])
  func `protection is told`(settings: String, wanted: String?) throws {
    var file = WordFile(body: Self.body)
    file.add("settings", id: "settings", root: "settings", settings)
    #expect(try reread(file.packed).protection == wanted)
  }

  @Test func `a macro document is known as one`() throws {
    let file = WordFile(body: Self.body)
    #expect(try reread(file.packed(kind: "ms-word.document.macroEnabled")).isMacroEnabled)
    #expect(try !reread(file.packed).isMacroEnabled)
  }
}

extension Producer {
  /// Apple Pages as DOCX: `xml:space` spelt out, groups of runs per script, text boxes without a
  /// fallback, no properties and no notes but those in use.
  static let pages = Producer(
    name: "Pages",
    parts: [
      ("[Content_Types].xml", "<Types/>"),
      ("_rels/.rels", OfficeXML.relations([("rId1", "officeDocument", "word/document.xml")])),
      (
        "word/_rels/document.xml.rels",
        OfficeXML.relations([
          ("rId1", "styles", "styles.xml"), ("rId4", "header", "header1.xml"),
          ("rId5", "footer", "footer1.xml"), ("rId6", "footnotes", "footnotes.xml"),
          ("rId7", "comments", "comments.xml"),
        ])
      ),
      (
        "word/document.xml",
        "\(declaration)<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"
      ),
      (
        "word/footnotes.xml",
        "\(declaration)<w:footnotes \(namespaces)><w:footnote w:id=\"0\" w:type=\"separator\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id=\"1\"><w:p><w:pPr><w:pStyle w:val=\"Footnote\"/></w:pPr><w:r><w:footnoteRef/></w:r>\(" footnoted".run)</w:p></w:footnote></w:footnotes>"
      ),
      (
        "word/comments.xml",
        "\(declaration)<w:comments \(namespaces)><w:comment w:id=\"0\" w:author=\"Bo Reader\"><w:p>\("remarked".run)</w:p></w:comment></w:comments>"
      ),
      ("word/header1.xml", margin("hdr", "headline")),
      ("word/footer1.xml", margin("ftr", "footline")),
      ("word/styles.xml", "\(declaration)<w:styles \(namespaces)/>"),
    ], oddities: .dataDescriptors,
    without: [
      "before", "blockcontrol", "described", "endnoted", "hiddenword", "inlinecontrol", "moved",
      "pictured", "styledaway", "tablecontrol", "tagged", "undone", "unshown", "unused",
      "vmlbox", "webonly",
    ])

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private static let namespaces = """
    xmlns:w="\(WordFile.word)" xmlns:r="\(OfficeXML.office)" \
    xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
    """

  private static func margin(_ root: String, _ text: String) -> String {
    "\(declaration)<w:\(root) \(namespaces)><w:p><w:pPr><w:pStyle w:val=\"Header\"/><w:bidi w:val=\"0\"/></w:pPr>\(text.run)</w:p></w:\(root)>"
  }

  private static let body = """
    <w:p><w:pPr><w:pStyle w:val="Body"/><w:bidi w:val="0"/></w:pPr><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="default">Dear</w:t></w:r>\
    \(" reader, ".run)<w:r><w:rPr><w:rtl w:val="0"/><w:lang w:val="en-US"/></w:rPr><w:t>unb</w:t></w:r>\("roken seen".run)</w:p>\
    <w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:ins w:id="0" w:date="2026-01-05T10:00:00Z" w:author="Ann">\("inserted".run)</w:ins>\
    <w:del w:id="1" w:author="Ann"><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:delText xml:space="default">deleted</w:delText></w:r></w:del></w:p>\
    <w:p><w:pPr/>\("around ".run)<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx id="1"><w:txbxContent>\
    <w:p><w:pPr><w:pStyle w:val="Label"/></w:pPr>\("drawnbox".run)</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>\
    \("box".run)</w:p>\
    <w:p><w:pPr/><w:commentRangeStart w:id="0"/>\("noted".run)<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>\
    <w:r><w:footnoteReference w:id="1"/></w:r></w:p>\
    <w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tblPrEx/><w:tc><w:tcPr/><w:p>\("left".run)</w:p></w:tc><w:tc><w:p>\("right".run)</w:p></w:tc></w:tr></w:tbl>\
    <w:p><w:pPr/>\("first".run)<w:r><w:br w:type="textWrapping"/></w:r>\("second".run)<w:r><w:tab/></w:r>\("third".run)</w:p>\
    <w:p><w:pPr/>\("well\u{2011}known re\u{AD}port".run)</w:p>\
    <w:p><w:pPr/><w:r><w:fldChar w:fldCharType="begin" w:fldLock="0"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "instructed"</w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType="separate" w:fldLock="0"/></w:r>\("linked resulted".run)<w:r><w:fldChar w:fldCharType="end" w:fldLock="0"/></w:r></w:p>\
    <w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:bidi w:val="0"/></w:sectPr>
    """
}

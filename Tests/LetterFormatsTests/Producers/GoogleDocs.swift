extension Producer {
  /// Google Docs as DOCX: sizes after the data, suggestions inside `goog_rdk` controls, a text box
  /// whose fallback is a picture, notes numbered from 0 and no separators among them.
  static let googleDocs = Producer(
    name: "Google Docs",
    parts: [
      ("word/numbering.xml", "<w:numbering \(namespaces)/>"),
      ("word/settings.xml", "<w:settings \(namespaces)/>"),
      ("word/styles.xml", "<w:styles \(namespaces)/>"),
      (
        "word/document.xml",
        "\(declaration)<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"
      ),
      (
        "word/footnotes.xml",
        "\(declaration)<w:footnotes \(namespaces)><w:footnote w:id=\"0\"><w:p><w:pPr/><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:rPr><w:rtl w:val=\"0\"/></w:rPr><w:t xml:space=\"preserve\"> footnoted</w:t></w:r></w:p></w:footnote></w:footnotes>"
      ),
      ("word/header1.xml", margin("hdr", "headline")),
      ("word/footer1.xml", margin("ftr", "footline")),
      (
        "word/comments.xml",
        "\(declaration)<w:comments \(namespaces)><w:comment w:author=\"Bo Reader\" w:id=\"0\"><w:p><w:r><w:t>remarked</w:t></w:r></w:p></w:comment></w:comments>"
      ),
      (
        "word/_rels/document.xml.rels",
        OfficeXML.relations([
          ("rId1", "theme", "theme/theme1.xml"), ("rId2", "settings", "settings.xml"),
          ("rId4", "numbering", "numbering.xml"), ("rId5", "styles", "styles.xml"),
          ("rId6", "comments", "comments.xml"), ("rId7", "header", "header1.xml"),
          ("rId8", "footer", "footer1.xml"), ("rId9", "footnotes", "footnotes.xml"),
          ("rId10", "image", "media/image1.png"),
        ])
      ),
      ("_rels/.rels", OfficeXML.relations([("rId1", "officeDocument", "word/document.xml")])),
      ("[Content_Types].xml", "<Types/>"),
    ], oddities: .dataDescriptors,
    without: [
      "before", "blockcontrol", "described", "endnoted", "hiddenword", "inlinecontrol", "moved",
      "pictured", "styledaway", "tablecontrol", "tagged", "undone", "unshown", "unused",
      "vmlbox", "webonly",
    ])

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
  private static let namespaces = """
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" \
    xmlns:r="\(OfficeXML.office)" \
    xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main" \
    xmlns:v="urn:schemas-microsoft-com:vml" \
    xmlns:w="\(WordFile.word)" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    """

  private static func margin(_ root: String, _ text: String) -> String {
    "\(declaration)<w:\(root) \(namespaces)><w:p><w:pPr/>\(text.run)</w:p></w:\(root)>"
  }

  /// A run inside a control that Google Docs needs for itself.
  private static func kept(_ number: Int, _ content: String) -> String {
    "<w:sdt><w:sdtPr><w:id w:val=\"\(number)\"/><w:tag w:val=\"goog_rdk_\(number)\"/></w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
  }

  private static let body = """
    <w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" w14x="1"><w:pPr><w:pageBreakBefore w:val="0"/></w:pPr>\
    \("Dear reader, unb".run)\("roken seen".run)</w:p>\
    <w:p><w:pPr/>\(kept(0, "<w:ins w:author=\"Ann\" w:id=\"0\" w:date=\"2026-01-05T10:00:00Z\">\("inserted".run)</w:ins>"))\
    \(kept(1, "<w:del w:author=\"Ann\" w:id=\"0\"><w:r><w:rPr><w:rtl w:val=\"0\"/></w:rPr><w:delText xml:space=\"preserve\">deleted</w:delText></w:r></w:del>"))</w:p>\
    <w:p><w:pPr/>\("around ".run)<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>\
    <wps:txbx><w:txbxContent><w:p><w:pPr/>\("drawnbox".run)</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>\
    <mc:Fallback><w:drawing><wp:inline><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="image1.png"/></pic:nvPicPr></pic:pic></wp:inline></w:drawing></mc:Fallback>\
    </mc:AlternateContent></w:r>\("box".run)</w:p>\
    <w:p><w:pPr/>\(kept(2, "<w:commentRangeStart w:id=\"0\"/>"))\("noted".run)<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>\
    <w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:customMarkFollows="0" w:id="0"/></w:r></w:p>\
    <w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:tc><w:p>\("left".run)</w:p></w:tc><w:tc><w:p>\("right".run)</w:p></w:tc></w:tr></w:tbl>\
    <w:p><w:pPr/>\("first".run)<w:r><w:rPr/><w:br w:type="textWrapping"/></w:r>\("second".run)<w:r><w:tab/></w:r>\("third".run)</w:p>\
    <w:p><w:pPr/>\("well\u{2011}known re\u{AD}port".run)</w:p>\
    <w:p><w:pPr/><w:hyperlink r:id="rId9">\("linked".run)</w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve">PAGE instructed</w:instrText>\
    <w:fldChar w:fldCharType="separate"/></w:r>\(" resulted".run)<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>\
    <w:sectPr><w:headerReference r:id="rId7" w:type="default"/><w:footerReference r:id="rId8" w:type="default"/></w:sectPr>
    """
}

extension String {
  /// A run as Google Docs and Pages write one.
  var run: String {
    "<w:r><w:rPr><w:rtl w:val=\"0\"/></w:rPr><w:t xml:space=\"preserve\">\(self)</w:t></w:r>"
  }
}

extension Producer {
  /// Microsoft Word 2019: revision identifiers everywhere, text boxes twice, modern comments.
  static let word = Producer(
    name: "Word",
    parts: [
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        OfficeXML.relations([
          ("rId3", "extended-properties", "docProps/app.xml"),
          ("rId1", "officeDocument", "word/document.xml"),
        ])
      ),
      (
        "word/document.xml",
        "\(declaration)<w:document \(namespaces)><w:body>\(body)</w:body></w:document>"
      ),
      (
        "word/_rels/document.xml.rels",
        OfficeXML.relations([
          ("rId1", "styles", "styles.xml"), ("rId2", "footnotes", "footnotes.xml"),
          ("rId3", "header", "header1.xml"), ("rId4", "footer", "footer1.xml"),
          ("rId5", "comments", "comments.xml"), ("rId6", "image", "media/image1.png"),
          ("rId7", "endnotes", "endnotes.xml"),
        ])
      ),
      ("word/styles.xml", styles), ("word/footnotes.xml", footnotes),
      ("word/endnotes.xml", endnotes),
      (
        "word/header1.xml",
        "\(declaration)<w:hdr \(namespaces)><w:sdt><w:sdtContent><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t>headline</w:t></w:r></w:p></w:sdtContent></w:sdt></w:hdr>"
      ),
      (
        "word/footer1.xml",
        "\(declaration)<w:ftr \(namespaces)><w:p><w:r><w:t>footline</w:t></w:r></w:p></w:ftr>"
      ),
      (
        "word/comments.xml",
        "\(declaration)<w:comments \(namespaces)><w:comment w:id=\"4\" w:author=\"Bo Reader\" w:initials=\"BR\"><w:p w14:paraId=\"11\"><w:r><w:annotationRef/></w:r><w:r><w:t>remarked</w:t></w:r></w:p></w:comment></w:comments>"
      ),
      ("docProps/app.xml", "<Properties/>"),
    ], without: ["unshown", "unused"])

  private static let declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
  private static let namespaces = """
    xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:o="urn:schemas-microsoft-com:office:office" \
    xmlns:r="\(OfficeXML.office)" \
    xmlns:v="urn:schemas-microsoft-com:vml" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:w="\(WordFile.word)" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
    xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
    mc:Ignorable="w14 w15"
    """

  private static let body = """
    <w:p w14:paraId="2C078E63" w:rsidR="00A1"><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>D</w:t></w:r></w:p>\
    <w:p w:rsidR="00A1"><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r w:rsidRPr="00B2"><w:t xml:space="preserve">ear reader, \
    </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>unb</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>roken</w:t></w:r><w:proofErr w:type="spellEnd"/>\
    <w:smartTag w:uri="urn:x" w:element="place"><w:r><w:t xml:space="preserve"> tagged</w:t></w:r></w:smartTag>\
    <w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve"> seen</w:t></w:r></w:p>\
    <w:p><w:ins w:id="1" w:author="Ann" w:date="2026-01-05T10:00:00Z"><w:r w:rsidR="00C3"><w:t>inserted</w:t></w:r>\
    <w:del w:id="2" w:author="Bo"><w:r><w:delText>undone</w:delText></w:r></w:del></w:ins>\
    <w:del w:id="3" w:author="Ann"><w:r><w:delText xml:space="preserve"> deleted</w:delText></w:r></w:del></w:p>\
    <w:p><w:moveFromRangeStart w:id="5" w:name="move1"/><w:moveFrom w:id="6" w:author="Ann"><w:r><w:t>moved</w:t></w:r></w:moveFrom>\
    <w:moveFromRangeEnd w:id="5"/><w:r><w:t>before</w:t></w:r></w:p>\
    <w:p><w:r><w:t xml:space="preserve">after </w:t></w:r><w:moveToRangeStart w:id="7" w:name="move1"/><w:moveTo w:id="8" w:author="Ann">\
    <w:r><w:t>moved</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id="7"/></w:p>\
    <w:p><w:r><w:t xml:space="preserve">around </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>\
    <wp:docPr id="1" name="Text Box 1" descr="described"/><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>drawnbox</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>\
    </wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>drawnbox</w:t></w:r></w:p>\
    </w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>box</w:t></w:r></w:p>\
    <w:p><w:r><w:pict><v:shapetype id="_x0000_t202"/><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>vmlbox</w:t></w:r></w:p>\
    </w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>\
    <w:sdt><w:sdtPr><w:alias w:val="Date"/><w15:color w:val="FF"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>blockcontrol</w:t></w:r></w:p></w:sdtContent></w:sdt>\
    <w:p><w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtEndPr/><w:sdtContent><w:r><w:t>inlinecontrol</w:t></w:r></w:sdtContent></w:sdt></w:p>\
    <w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>left</w:t></w:r></w:p></w:tc>\
    <w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>tablecontrol</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>\
    <w:p><w:commentRangeStart w:id="4"/><w:r><w:t>noted</w:t></w:r><w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>\
    <w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="2"/></w:r>\
    <w:r><w:endnoteReference w:id="2"/></w:r></w:p>\
    <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hiddenword</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Quiet"/></w:rPr><w:t>styledaway</w:t></w:r>\
    <w:r><w:rPr><w:webHidden/></w:rPr><w:t>webonly</w:t></w:r></w:p>\
    <w:p><w:r><w:t>first</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>second</w:t></w:r><w:r><w:tab/><w:t>third</w:t></w:r></w:p>\
    <w:p><w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known re</w:t><w:softHyphen/><w:t>port</w:t></w:r></w:p>\
    <w:p><w:hyperlink r:id="rId9" w:history="1"><w:r><w:t>linked</w:t></w:r></w:hyperlink>\
    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> DATE \\@ "instructed" </w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve"> resulted</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>\
    <w:p><w:r><w:t xml:space="preserve">pictured </w:t></w:r><w:r><w:drawing><wp:inline><wp:docPr id="2" name="missing" descr="described"/></wp:inline></w:drawing></w:r></w:p>\
    <w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/></w:sectPr>
    """

  private static let styles = """
    \(declaration)<w:styles \(namespaces)><w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>\
    <w:latentStyles w:count="1"><w:lsdException w:name="Normal"/></w:latentStyles>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
    <w:style w:type="character" w:styleId="Silent"><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type="character" w:customStyle="1" w:styleId="Quiet"><w:basedOn w:val="Silent"/></w:style></w:styles>
    """

  private static let footnotes = """
    \(declaration)<w:footnotes \(namespaces)><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>\
    <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> footnoted</w:t></w:r></w:p></w:footnote></w:footnotes>
    """

  private static let endnotes = """
    \(declaration)<w:endnotes \(namespaces)><w:endnote w:id="2"><w:p><w:r><w:endnoteRef/></w:r>\
    <w:r><w:t xml:space="preserve"> endnoted</w:t></w:r></w:p></w:endnote></w:endnotes>
    """
}

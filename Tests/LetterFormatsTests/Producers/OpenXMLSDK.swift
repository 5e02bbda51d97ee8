extension Producer {
  /// The Open XML SDK: parts named from the root, identifiers at random, XML that is indented, and a
  /// body that says only what the programmer said.
  static let openXMLSDK = sdk(
    "Open XML SDK", space: WordFile.word, office: OfficeXML.office, mark: "\u{FEFF}", prefix: "w")

  /// The same, saved as strict Open XML, without a prefix.
  static let openXMLStrict = sdk(
    "Open XML SDK, strict", space: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    office: "http://purl.oclc.org/ooxml/officeDocument/relationships", mark: "", prefix: "x")

  private static func sdk(
    _ name: String, space: String, office: String, mark: String, prefix: String
  ) -> Producer {
    let namespaces = """
      xmlns:w="\(space)" xmlns:r="\(office)" xmlns:v="urn:schemas-microsoft-com:vml" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
      xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
      """
    func part(_ root: String, _ content: String) -> String {
      let xml =
        mark
        + "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<w:\(root) \(namespaces)>\n\(content)\n</w:\(root)>"
      return prefix == "w"
        ? xml
        : xml.replacing("<w:", with: "<\(prefix):").replacing("</w:", with: "</\(prefix):")
          .replacing("xmlns:w=", with: "xmlns:\(prefix)=").replacing(" w:", with: " \(prefix):")
    }
    func relations(_ entries: [(id: String, kind: String, target: String)]) -> String {
      mark + OfficeXML.relations(entries).replacing(OfficeXML.office, with: office)
    }
    return Producer(
      name: name,
      parts: [
        ("word/document.xml", part("document", "<w:body>\n\(sdkBody)\n</w:body>")),
        ("word/header.xml", part("hdr", "<w:p><w:r><w:t>headline</w:t></w:r></w:p>")),
        ("word/footer.xml", part("ftr", "<w:p><w:r><w:t>footline</w:t></w:r></w:p>")),
        (
          "word/footnotes.xml",
          part(
            "footnotes",
            "<w:footnote w:id=\"1\"><w:p><w:r><w:footnoteRef/><w:t>footnoted</w:t></w:r></w:p></w:footnote>"
          )
        ),
        (
          "word/comments.xml",
          part(
            "comments",
            "<w:comment w:id=\"0\" w:author=\"Bo Reader\"><w:p><w:r><w:t>remarked</w:t></w:r></w:p></w:comment>"
          )
        ),
        (
          "word/_rels/document.xml.rels",
          relations([
            ("Rf1a2", "header", "/word/header.xml"), ("R77b1", "footer", "/word/footer.xml"),
            ("R9c3d", "footnotes", "/word/footnotes.xml"),
            ("R0e4f", "comments", "/word/comments.xml"),
          ])
        ),
        ("_rels/.rels", relations([("Rb6d2", "officeDocument", "/word/document.xml")])),
        ("[Content_Types].xml", "<Types/>"),
      ],
      without: [
        "described", "endnoted", "pictured", "styledaway", "tagged", "unshown", "unused",
        "webonly",
      ])
  }

  private static let sdkBody = """
      <w:p>
        <w:r>
          <w:t>Dear reader, unb</w:t>
        </w:r>
        <w:r><w:t>roken</w:t></w:r><w:r><w:t xml:space="preserve"> seen</w:t></w:r>
      </w:p>
      <w:p>
        <w:ins w:id="1" w:author="Ann"><w:r><w:t>inserted</w:t></w:r><w:del w:id="5" w:author="Ann"><w:r><w:delText>undone</w:delText></w:r></w:del></w:ins>
        <w:del w:id="2" w:author="Ann"><w:r><w:delText>deleted</w:delText></w:r></w:del>
      </w:p>
      <w:p><w:moveFrom w:id="3" w:author="Ann"><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:t>before</w:t></w:r></w:p>
      <w:p><w:r><w:t xml:space="preserve">after </w:t></w:r><w:moveTo w:id="4" w:author="Ann"><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>
      <w:p>
        <w:r><w:t xml:space="preserve">around </w:t></w:r>
        <w:r>
          <mc:AlternateContent>
            <mc:Choice Requires="wps">
              <w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>drawnbox</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing>
            </mc:Choice>
            <mc:Fallback>
              <w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>drawnbox</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>
            </mc:Fallback>
          </mc:AlternateContent>
        </w:r>
        <w:r><w:t>box</w:t></w:r>
      </w:p>
      <w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>vmlbox</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>
      <w:sdt><w:sdtContent><w:p><w:r><w:t>blockcontrol</w:t></w:r></w:p></w:sdtContent></w:sdt>
      <w:p><w:sdt><w:sdtContent><w:r><w:t>inlinecontrol</w:t></w:r></w:sdtContent></w:sdt></w:p>
      <w:tbl>
        <w:sdt><w:sdtContent>
          <w:tr><w:tc><w:p><w:r><w:t>left</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>tablecontrol</w:t></w:r></w:p></w:tc></w:tr>
        </w:sdtContent></w:sdt>
      </w:tbl>
      <w:p>
        <w:commentRangeStart w:id="0"/><w:r><w:t>noted</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>
        <w:r><w:footnoteReference w:id="1"/></w:r>
      </w:p>
      <w:p><w:r><w:rPr><w:vanish w:val="true"/></w:rPr><w:t>hiddenword</w:t></w:r></w:p>
      <w:p><w:r><w:t>first</w:t><w:br/><w:t>second</w:t><w:tab/><w:t>third</w:t></w:r></w:p>
      <w:p><w:r><w:t>well</w:t><w:noBreakHyphen/><w:t xml:space="preserve">known re</w:t><w:softHyphen/><w:t>port</w:t></w:r></w:p>
      <w:p>
        <w:hyperlink w:anchor="x"><w:r><w:t>linked</w:t></w:r></w:hyperlink>
        <w:fldSimple w:instr="instructed"><w:r><w:t xml:space="preserve"> resulted</w:t></w:r></w:fldSimple>
      </w:p>
      <w:sectPr><w:headerReference w:type="default" r:id="Rf1a2"/><w:footerReference w:type="default" r:id="R77b1"/></w:sectPr>
    """
}

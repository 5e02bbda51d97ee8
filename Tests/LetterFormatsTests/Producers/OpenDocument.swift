extension Producer {
  /// LibreOffice as ODT: changes listed at the head of the body, styles made up for single words.
  static let libreOfficeText = openDocument(
    "LibreOffice, ODT", changes: openChanges, body: openBody,
    pages: """
      <style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header><text:p>headline</text:p></style:header>\
      <style:header-first style:display="false"><text:p>unshown</text:p></style:header-first>\
      <style:footer><text:p>footline</text:p></style:footer></style:master-page>\
      <style:master-page style:name="Envelope" style:page-layout-name="pm2"><style:header><text:p>unused</text:p></style:header></style:master-page>
      """,
    without: [
      "blockcontrol", "tablecontrol", "tagged", "vmlbox", "webonly",
    ])

  /// Google Docs as ODT: a span around every word, page anchors, no changes and no comments.
  static let googleDocsText = openDocument(
    "Google Docs, ODT", changes: "",
    body: """
      <text:p text:style-name="P2"><text:span text:style-name="T1">Dear reader, unb</text:span><text:span text:style-name="T2">roken seen</text:span></text:p>\
      <text:p><text:span>around </text:span><draw:frame text:anchor-type="as-char"><draw:text-box><text:p>drawnbox</text:p></draw:text-box></draw:frame><text:span>box</text:span></text:p>\
      <text:p><text:span>noted</text:span><text:note text:id="ftn0" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p> footnoted</text:p></text:note-body></text:note></text:p>\
      <table:table><table:table-row><table:table-cell><text:p>left</text:p></table:table-cell><table:table-cell><text:p>right</text:p></table:table-cell></table:table-row></table:table>\
      <text:p><text:span>first</text:span><text:line-break/><text:span>second</text:span><text:tab/><text:span>third</text:span></text:p>\
      <text:p>well\u{2011}known re\u{AD}port</text:p><text:p><text:a xlink:href="http://x/instructed"><text:span>linked</text:span></text:a><text:span><text:s/>resulted</text:span></text:p>
      """,
    pages: """
      <style:master-page style:name="Standard" style:page-layout-name="PM0"><style:header><text:p>headline</text:p></style:header>\
      <style:footer><text:p>footline</text:p></style:footer></style:master-page>
      """, oddities: .dataDescriptors,
    without: [
      "before", "blockcontrol", "deleted", "described", "endnoted", "hiddenword",
      "inlinecontrol", "inserted", "moved", "pictured", "remarked", "styledaway", "tablecontrol",
      "tagged", "undone", "unshown", "unused", "vmlbox", "webonly",
    ])

  /// Word as ODT: changes like LibreOffice, but its own names for styles and a title page of its own.
  static let wordText = openDocument(
    "Word, ODT",
    changes: openChanges.replacing("text:id=", with: "xml:id="),
    body: openBody.replacing("<text:p>first", with: "<text:p text:style-name=\"Titled\">first"),
    pages: """
      <style:master-page style:name="MP0" style:page-layout-name="PL0"><style:header><text:p text:style-name="Header">headline</text:p></style:header>\
      <style:footer><text:p text:style-name="Footer">footline</text:p></style:footer></style:master-page>
      """,
    without: [
      "blockcontrol", "tablecontrol", "tagged", "unshown", "unused", "vmlbox", "webonly",
    ])

  private static func openDocument(
    _ name: String, changes: String, body: String, pages: String, oddities: ZipWriter.Oddity = [],
    without: Set<String>
  ) -> Producer {
    Producer(
      name: name,
      parts: [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
          "content.xml",
          openPart(
            "document-content",
            "<office:automatic-styles>\(openStyles)</office:automatic-styles>"
              + "<office:body><office:text>\(changes)\(body)</office:text></office:body>")
        ),
        (
          "styles.xml",
          openPart(
            "document-styles",
            "<office:styles><style:style style:name=\"Silent\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style></office:styles>"
              + "<office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\"><style:text-properties text:display=\"none\"/></style:style></office:automatic-styles>"
              + "<office:master-styles>\(pages)</office:master-styles>")
        ),
        ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"m\"/>"),
      ], oddities: oddities, without: without)
  }

  /// A part of an OpenDocument package with all namespaces declared.
  static func openPart(_ root: String, _ content: String) -> String {
    let spaces = [
      "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing",
      "meta": "meta", "fo": "xsl-fo-compatible", "svg": "svg-compatible", "script": "script",
    ].map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($1):1.0\"" }
    return
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:\(root) \(spaces.sorted().joined(separator: " "))"
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
      + " xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""
      + " office:version=\"1.3\">\(content)</office:\(root)>"
  }

  private static let openStyles = """
    <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"/>\
    <style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>\
    <style:style style:name="Quiet" style:family="text" style:parent-style-name="Silent"/>
    """

  private static func change(_ id: String, _ kind: String, _ content: String = "") -> String {
    """
    <text:changed-region text:id="\(id)"><text:\(kind)><office:change-info><dc:creator>Ann</dc:creator>\
    <dc:date>2026-01-05T10:00:00</dc:date></office:change-info>\(content)</text:\(kind)></text:changed-region>
    """
  }

  private static let openChanges = """
    <text:tracked-changes>\(change("c1", "insertion"))\(change("c2", "deletion", "<text:p> deleted</text:p>"))\
    \(change("c3", "deletion", "<text:p>moved</text:p>"))\(change("c4", "insertion"))\(change("c5", "deletion", "<text:p>undone</text:p>"))</text:tracked-changes>
    """

  private static let openBody = """
    <text:sequence-decls><text:sequence-decl text:name="Table"/></text:sequence-decls>\
    <text:p text:style-name="P1"><text:bookmark-start text:name="b"/>Dear reader,
      unb<text:span text:style-name="T1">ro</text:span>ken<text:soft-page-break/> seen</text:p>\
    <text:p><text:change-start text:change-id="c1"/>inserted<text:change text:change-id="c5"/><text:change-end text:change-id="c1"/><text:change text:change-id="c2"/></text:p>\
    <text:p><text:change text:change-id="c3"/>before</text:p><text:p>after <text:change-start text:change-id="c4"/>moved<text:change-end text:change-id="c4"/></text:p>\
    <text:p>around <draw:frame text:anchor-type="paragraph"><draw:text-box><text:p>drawnbox</text:p></draw:text-box>\
    <svg:title>described</svg:title><svg:desc>described</svg:desc></draw:frame>box</text:p>\
    <text:p>noted<office:annotation office:name="1"><dc:creator>Bo Reader</dc:creator><text:p>remarked</text:p></office:annotation>\
    <office:annotation-end office:name="1"/><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>\
    <text:note-body><text:p>footnoted</text:p></text:note-body></text:note>\
    <text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>endnoted</text:p></text:note-body></text:note></text:p>\
    <text:p><loext:content-control>inlinecontrol</loext:content-control></text:p>\
    <table:table><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>left</text:p></table:table-cell>\
    <table:table-cell><text:p>right</text:p></table:table-cell></table:table-row></table:table>\
    <text:p><text:span text:style-name="Hidden">hiddenword</text:span><text:span text:style-name="Quiet">styledaway</text:span></text:p>\
    <text:p>first<text:line-break/>second<text:tab/>third</text:p><text:p>well\u{2011}known re\u{AD}port</text:p>\
    <text:p><text:a xlink:href="http://x/instructed">linked</text:a> <text:date>resulted</text:date></text:p>\
    <text:p>pictured <draw:frame><draw:image xlink:href="Pictures/missing.png"/></draw:frame></text:p>
    """
}

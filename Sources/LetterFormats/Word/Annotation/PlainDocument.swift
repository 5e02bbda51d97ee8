internal import LetterAnalysis

/// A Word document made of a letter that was none: its words, a paragraph a line, and nothing else.
struct PlainDocument {
  /// A character that a document cannot show.
  struct Dropped: Sendable {
    /// Its UTF-8 offset in the letter.
    var offset: Int
    /// Its length in bytes.
    var count: Int
  }

  /// The document, ready to be saved.
  let bytes: [UInt8]
  /// What was left out: soft hyphens, which a document shows only at the end of a line, and characters
  /// that XML forbids.
  let dropped: [Dropped]

  /// Makes a document of `letter`.
  init(_ letter: Letter) throws(AnnotationError) {
    var body = DocumentBody(letter)
    body.write()
    dropped = body.dropped
    let parts = [
      ("[Content_Types].xml", Self.contentTypes), ("_rels/.rels", Self.rootRelations),
      ("word/document.xml", Self.document(body.markup)),
      ("word/_rels/document.xml.rels", Self.relations), ("word/styles.xml", Self.styles),
    ]
    let changes = parts.map { ZipEditor.Change(name: $0.0, content: Array($0.1.utf8)) }
    guard let archive = ZipEditor.archive([], changes: changes) else { throw .packing }
    bytes = archive
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let word = WordMarkup.transitional
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let media =
    "application/vnd.openxmlformats-officedocument.wordprocessingml"

  private static func document(_ body: String) -> String {
    """
    \(head)<w:document xmlns:w="\(word)"><w:body>\(body)<w:sectPr>\
    <w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" \
    w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>
    """
  }

  private static let contentTypes = """
    \(head)<Types xmlns="\(package)/content-types"><Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/word/document.xml" ContentType="\(media).document.main+xml"/>\
    <Override PartName="/word/styles.xml" ContentType="\(media).styles+xml"/></Types>
    """

  private static let rootRelations = """
    \(head)<Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
    Type="\(office)/officeDocument" Target="word/document.xml"/></Relationships>
    """

  private static let relations = """
    \(head)<Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
    Type="\(office)/styles" Target="styles.xml"/></Relationships>
    """

  /// A serif that every system has or replaces, at the size in which letters are set.
  private static let styles = """
    \(head)<w:styles xmlns:w="\(word)"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts \
    w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>\
    <w:sz w:val="23"/><w:szCs w:val="23"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
    <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>\
    <w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/>\
    </w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style></w:styles>
    """
}

/// Writes the lines of a letter as paragraphs.
private struct DocumentBody {
  private let text: [UInt8]
  /// Lines that are headings, and those that are items of a list, by their offsets.
  private let headings: [Span]
  private let items: [Span]
  private(set) var markup = ""
  private(set) var dropped: [PlainDocument.Dropped] = []

  init(_ letter: Letter) {
    text = letter.text
    headings = letter.blocks.filter { $0.kind == .heading }.map(\.span)
    items = letter.blocks.filter { $0.kind == .listItem }.map(\.span)
  }

  mutating func write() {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      paragraph(start..<end)
      start = end + 1
    }
  }

  private mutating func paragraph(_ line: Range<Int>) {
    markup += "<w:p>" + properties(line)
    if !line.isEmpty {
      markup += "<w:r><w:t xml:space=\"preserve\">"
      var offset = line.lowerBound
      for scalar in String(decoding: text[line], as: UTF8.self).unicodeScalars {
        let count = String(scalar).utf8.count
        character(scalar, at: offset, count)
        offset += count
      }
      markup += "</w:t></w:r>"
    }
    markup += "</w:p>"
  }

  private func properties(_ line: Range<Int>) -> String {
    let span = Span(line.lowerBound, line.upperBound)
    if headings.contains(where: { $0.overlaps(span) }) {
      return "<w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>"
    }
    guard items.contains(where: { $0.overlaps(span) }) else { return "" }
    return "<w:pPr><w:ind w:left=\"360\"/></w:pPr>"
  }

  private mutating func character(_ scalar: Unicode.Scalar, at offset: Int, _ count: Int) {
    switch scalar.value {
    case 0x09: markup += "</w:t><w:tab/><w:t xml:space=\"preserve\">"
    case 0x00AD, 0x00..<0x20, 0xFFFE, 0xFFFF: dropped.append(.init(offset: offset, count: count))
    default: markup += WordMarkup.escaped(String(scalar))
    }
  }
}

/// The vocabularies that matter here.
///
/// Strict and transitional namespaces are the same vocabulary.
enum XMLSpace: UInt8 {
  /// No namespace.
  case none
  /// A namespace that nothing here knows.
  case other
  /// A Microsoft extension whose content is read where a document offers it as an alternative.
  case understood
  case word, math, compatibility, packageRelationships
  case coreProperties, dublinCore, extendedProperties
  case spreadsheet, presentation
  /// OpenDocument: what a file holds, its text, tables, drawings, styles and properties.
  case openOffice, openText, openTable, openDrawing, openStyle, openMeta, openExtension

  /// The vocabulary a namespace name stands for.
  ///
  /// Source: ECMA-376 parts 1, 3 and 4; [MS-DOCX] 2.2; OpenDocument 1.3 part 3.
  init(uri: String) {
    self = Self.known[uri] ?? (Self.understoodURIs.contains(uri) ? .understood : .other)
  }

  private static let known: [String: XMLSpace] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": .word,
    "http://purl.oclc.org/ooxml/wordprocessingml/main": .word,
    "http://schemas.openxmlformats.org/officeDocument/2006/math": .math,
    "http://purl.oclc.org/ooxml/officeDocument/math": .math,
    "http://schemas.openxmlformats.org/markup-compatibility/2006": .compatibility,
    "http://schemas.openxmlformats.org/package/2006/relationships": .packageRelationships,
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": .coreProperties,
    "http://purl.org/dc/elements/1.1/": .dublinCore,
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties":
      .extendedProperties,
    "http://purl.oclc.org/ooxml/officeDocument/extendedProperties": .extendedProperties,
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": .spreadsheet,
    "http://purl.oclc.org/ooxml/spreadsheetml/main": .spreadsheet,
    "http://schemas.openxmlformats.org/presentationml/2006/main": .presentation,
    "http://purl.oclc.org/ooxml/presentationml/main": .presentation,
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": .openOffice,
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": .openText,
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": .openTable,
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": .openDrawing,
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": .openStyle,
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": .openMeta,
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": .openExtension,
  ]

  private static let understoodURIs: Set<String> = {
    let word = [
      "2010/wordml", "2010/wordprocessingCanvas", "2010/wordprocessingDrawing",
      "2010/wordprocessingGroup", "2010/wordprocessingInk", "2010/wordprocessingShape",
      "2012/wordml", "2012/wordprocessingDrawing", "2015/wordml/symex", "2016/wordml/cid",
      "2018/wordml", "2018/wordml/cex", "2020/wordml/sdtdatahash", "2023/wordml/word16du",
    ].map { "http://schemas.microsoft.com/office/word/" + $0 }
    let drawing = [
      "2010/main", "2012/chart", "2014/chartex", "2015/9/8/chartex", "2015/10/21/chartex",
      "2016/5/9/chartex", "2016/5/10/chartex", "2016/5/11/chartex", "2016/5/12/chartex",
      "2016/5/13/chartex", "2016/5/14/chartex", "2016/ink", "2017/model3d", "2016/SVG/main",
      "2007/8/2/chart",
    ].map { "http://schemas.microsoft.com/office/drawing/" + $0 }
    let shared = [
      "http://schemas.openxmlformats.org/drawingml/2006/main",
      "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
      "http://schemas.openxmlformats.org/drawingml/2006/picture",
      "http://schemas.openxmlformats.org/drawingml/2006/chart",
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office",
      "urn:schemas-microsoft-com:office:word",
    ]
    return Set(word + drawing + shared)
  }()

  /// Whether an alternative that requires this vocabulary can be taken.
  var isUnderstood: Bool {
    switch self {
    case .understood, .word, .math, .compatibility: true
    default: false
    }
  }
}

/// Local names of elements that mean something here; every other one is `unknown`.
enum XMLName: String, CaseIterable {
  case unknown = ""
  // The document, its blocks and runs.
  case document, body, p, r, t, tab, br, cr, sym, ptab, hdr, ftr, txbxContent, altChunk
  case noBreakHyphen, softHyphen, ruby, rt, hyperlink, pict, object, drawing
  // Tables.
  case tbl, tr, tc, tblPr, trPr, tcPr, tblGrid, tblPrEx, cellDel, cellIns
  // Properties.
  case pPr, rPr, sectPr, pStyle, rStyle, numPr, numId, outlineLvl, framePr, tabs
  case vanish, specVanish, ctrlPr
  case pPrChange, rPrChange, sectPrChange, tblPrChange, trPrChange, tcPrChange, numberingChange
  case tblGridChange, tblPrExChange
  // Tracked changes.
  case ins, del, moveFrom, moveTo, delText, instrText, delInstrText
  // Fields, controls, alternatives.
  case fldSimple, fldChar, ffData, fldData, sdt, sdtPr, sdtEndPr, sdtContent, showingPlcHdr
  case alternateContent = "AlternateContent"
  case choice = "Choice"
  case fallback = "Fallback"
  // Notes, comments, headers.
  case footnote, endnote, footnotes, endnotes, footnoteReference, endnoteReference, footnoteRef
  case endnoteRef, comment, headerReference, footerReference
  case commentRangeStart, commentRangeEnd, commentReference, dataBinding
  case commentEx, commentId, commentExtensible, person, documentProtection, writeProtection
  // Styles.
  case styles, style, docDefaults, rPrDefault, basedOn, name
  // Relationships and properties.
  case relationship = "Relationship"
  case override = "Override"
  case title, subject, creator, lastModifiedBy, keywords, category, description
  case company = "Company"
  case manager = "Manager"
  case workbook, presentation
  // OpenDocument: sections of a file.
  case text, forms, spreadsheet, meta
  case automaticStyles = "automatic-styles"
  case defaultStyle = "default-style"
  case textProperties = "text-properties"
  case masterPage = "master-page"
  case initialCreator = "initial-creator"
  case keyword
  // OpenDocument: blocks.
  case h, list, section, table, header, footer
  case listItem = "list-item"
  case tableRow = "table-row"
  case tableCell = "table-cell"
  case coveredTableCell = "covered-table-cell"
  case headerFirst = "header-first"
  case headerLeft = "header-left"
  case footerFirst = "footer-first"
  case footerLeft = "footer-left"
  // OpenDocument: drawings, notes, changes.
  case note, annotation, deletion, insertion, image
  case noteCitation = "note-citation"
  case trackedChanges = "tracked-changes"
  case changedRegion = "changed-region"
  case formatChange = "format-change"
  case changeInfo = "change-info"
  // OpenDocument: pieces of a paragraph.
  case span, s, number, placeholder, script
  case lineBreak = "line-break"
  case rubyText = "ruby-text"
  case databaseDisplay = "database-display"
  case hiddenText = "hidden-text"
  case bookmarkRef = "bookmark-ref"
  case referenceRef = "reference-ref"
  case sequenceRef = "sequence-ref"
  case noteRef = "note-ref"
  case contentControl = "content-control"

  private static let byLocalName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The case for a local name.
  init(local: String) { self = Self.byLocalName[local] ?? .unknown }
}

/// An element's name, resolved.
struct XMLTag: Equatable {
  /// Its vocabulary.
  var space: XMLSpace
  /// Its local name.
  var name: XMLName

  /// Whether it is `name` of WordprocessingML.
  func isWord(_ name: XMLName) -> Bool { space == .word && self.name == name }
}

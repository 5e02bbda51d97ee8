/// The format a letter was read from; the raw value is what reports print.
public enum LetterFormat: String, Sendable, CaseIterable {
  case docx, html, txt, odt
}

/// Where a block stands in its document.
///
/// Only the body is scored.
public enum LetterPart: String, Sendable {
  case body, note, header, footer
}

/// One paragraph of a letter: a run of text that no sentence crosses.
public struct Block: Sendable, Equatable {
  /// What the block is in its document.
  public enum Kind: String, Sendable {
    case paragraph, heading, listItem, tableCell
  }

  /// Where its text stands in `Letter.text`, without the line ends around it.
  public var span: Span
  /// The part of the document it belongs to.
  public var part: LetterPart
  /// What it is there.
  public var kind: Kind

  /// A block of `part`, a plain paragraph of the body if not said otherwise.
  public init(span: Span, part: LetterPart = .body, kind: Kind = .paragraph) {
    self.span = span
    self.part = part
    self.kind = kind
  }
}

/// Ties a place in `Letter.text` to a place in the source file.
///
/// From `offset` on, one code point of the text is one column of the source, until the next mark.
public struct SourceMark: Sendable, Equatable {
  /// UTF-8 offset into `Letter.text`.
  public var offset: Int
  /// 1-based line of the source file.
  public var line: Int
  /// 1-based column, in code points, of the source file.
  public var column: Int

  /// A mark at `offset`.
  public init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }
}

/// Something a reader noticed in the file besides its text.
public struct DocumentRemark: Sendable, Equatable {
  /// What was noticed.
  public enum Kind: String, Sendable {
    /// Insertions, deletions or moves that were neither accepted nor rejected.
    case trackedChanges
    /// Comments left in the file.
    case comments
    /// Text that is formatted as hidden, and so is not part of `Letter.text`.
    case hiddenText
    /// A property of the file: its title, subject, author or name. `detail` is `name: value`.
    case metadata
    /// A content control that still shows its placeholder.
    case emptyControl
    /// A merge field that was never filled in.
    case mergeField
    /// A field whose result is an error message of the word processor.
    case brokenField
    /// A part that could not be read though the body could: a damaged notes part, say.
    case unreadPart
  }

  /// What was noticed.
  public var kind: Kind
  /// How many of them there are.
  public var count: Int
  /// Words for the report: an author, a property's value, the beginning of the hidden text.
  public var detail: String
  /// Where it shows in `Letter.text`, if it does.
  public var span: Span?

  /// A remark of `kind`.
  public init(kind: Kind, count: Int = 1, detail: String = "", span: Span? = nil) {
    self.kind = kind
    self.count = count
    self.detail = detail
    self.span = span
  }
}

/// A letter as a reader hands it to the analysis: text, blocks, and what else the file held.
public struct Letter: Sendable {
  /// The path as the user gave it, or `-`.
  public var name: String
  /// The format it was read from.
  public var format: LetterFormat
  /// Well-formed UTF-8: exactly what `lorcheck text` prints, and what every span counts in.
  public var text: [UInt8]
  /// Its paragraphs in the order of the text: body, then notes, then headers and footers.
  public var blocks: [Block]
  /// Source positions by ascending offset; empty where the printed text is the source.
  public var marks: [SourceMark]
  /// What the reader noticed besides the text.
  public var remarks: [DocumentRemark]

  /// A letter of the given parts.
  public init(
    name: String, format: LetterFormat, text: [UInt8], blocks: [Block], marks: [SourceMark] = [],
    remarks: [DocumentRemark] = []
  ) {
    self.name = name
    self.format = format
    self.text = text
    self.blocks = blocks
    self.marks = marks
    self.remarks = remarks
  }

  /// A letter of plain text in which every non-empty line is a paragraph.
  public init(name: String = "-", plain: String) {
    let bytes = Array(plain.utf8)
    var blocks: [Block] = []
    var start = 0
    for end in bytes.indices where bytes[end] == UInt8(ascii: "\n") {
      if end > start { blocks.append(Block(span: Span(start, end))) }
      start = end + 1
    }
    if start < bytes.count { blocks.append(Block(span: Span(start, bytes.count))) }
    self.init(name: name, format: .txt, text: bytes, blocks: blocks)
  }

  /// The text under `span`.
  public subscript(span: Span) -> String {
    String(decoding: text[span.range], as: UTF8.self)
  }
}

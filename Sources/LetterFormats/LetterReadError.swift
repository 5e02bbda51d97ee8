/// Why a file gave no letter.
///
/// A `description` is one sentence that says what the file is and what to do; the caller puts the
/// file's name before it.
public enum LetterReadError: Error, Equatable, Sendable {
  /// Zero bytes.
  case emptyFile
  /// A sound document without a single word: an empty form, or a scan.
  case noText
  /// An encrypted Office document: an OLE2 file that holds an `EncryptedPackage`.
  case passwordProtected
  /// A Word document of 2003 or before: an OLE2 file that holds a `WordDocument`.
  case legacyWord
  /// Rich Text Format.
  case richText
  /// Portable Document Format.
  case pdf
  /// A package of Apple Pages.
  case pages
  /// A workbook, old or new.
  case spreadsheet
  /// Slides, old or new.
  case presentation
  /// Some other OLE2 file: an Outlook message, an installer.
  case otherOffice
  /// XML of Word 2003, or a package flattened into one XML file.
  case wordXML
  /// A web page saved as one file of MIME parts.
  case webArchive
  /// A picture.
  case image
  /// Compressed data other than zip.
  case compressed
  /// A zip archive without a document inside.
  case zipWithoutDocument
  /// A zip archive whose directory cannot be read: cut off, most likely.
  case damagedArchive
  /// A part of a package that cannot be unpacked or is not well-formed XML.
  case damagedPart(String)
  /// An OpenDocument text that is damaged, and what is.
  case damagedOpenDocument(OpenDamage)
  /// A part of a package that declares a document type, which no word processor writes.
  case documentType(String)
  /// A part of a package that is encrypted or packed by an unknown method.
  case unsupportedPacking(String)
  /// Bytes that are no text.
  case binary
  /// More than `ReadingLimits` allow.
  case overLimit(Limit)

  /// What of an OpenDocument text is damaged.
  public enum OpenDamage: Equatable, Sendable {
    /// The archive has no directory: its end is missing, most likely.
    case cutOff
    /// There is no such part.
    case missing(String)
    /// A part cannot be unpacked: its bytes are not those that were packed.
    case unpacking(String)
    /// A part is not well-formed XML.
    case markup(String)
  }

  /// The limit that was exceeded.
  public enum Limit: Equatable, Sendable {
    /// The file has more bytes than this.
    case fileSize(Int)
    /// The named part unpacks to more bytes than this.
    case partSize(String, Int)
    /// The parts together unpack to more bytes than this.
    case totalSize(Int)
    /// The package has more entries than this.
    case entries(Int)
    /// Elements are nested deeper than this, or in a way that would take too long to follow.
    case nesting(Int)
    /// A single piece of text or attribute in the named part has more bytes than this.
    case piece(String, Int)
    /// The text has more bytes than this.
    case textLength(Int)
  }
}

extension LetterReadError: CustomStringConvertible {
  /// What the file is and what to do, as one sentence.
  public var description: String {
    switch self {
    case .emptyFile: "the file is empty; was it saved or downloaded completely?"
    case .noText: "the document holds no text; a scanned letter has to be typed or recognised first"
    case .binary: "not a text file: it holds binary data; save the letter as .docx, .html or .txt"
    case .image: "a picture, not a document; a scanned letter has to be typed or recognised first"
    case .compressed: "a compressed file; unpack it and check the letter inside"
    case .zipWithoutDocument: "a zip archive without a Word document in it; unpack it first"
    case .damagedArchive: "a damaged zip archive; open it in Word and save it as .docx again"
    case .damagedPart, .documentType, .unsupportedPacking: partDescription
    case .damagedOpenDocument(let damage): damage.description
    case .overLimit(let limit): limit.description
    default: formatDescription
    }
  }

  private var formatDescription: String {
    switch self {
    case .passwordProtected:
      "a password-protected document; open it with its password and save it without one"
    case .legacyWord:
      "a legacy Word document (.doc); save it as .docx, or run '\(Self.conversion) FILE'"
    case .richText:
      "a Rich Text Format file (.rtf); save it as .docx, or run '\(Self.conversion) FILE'"
    case .pdf:
      "a PDF; give the document it was made from, or run '\(Self.conversion) \(Self.fromPDF) FILE'"
    case .pages: "an Apple Pages document; choose File > Export To > Word in Pages"
    case .spreadsheet: "a spreadsheet, not a letter; give a .docx, .odt, .html or .txt file"
    case .presentation: "a presentation, not a letter; give a .docx, .odt, .html or .txt file"
    case .wordXML: "a Word XML document; save it as .docx in Word or LibreOffice"
    case .webArchive: "a single-file web page (.mht); save it as .docx or .html"
    default: "an old Office file that is not a Word document; save the letter as .docx"
    }
  }

  /// What LibreOffice is asked for on the command line.
  private static let conversion = "soffice --headless --convert-to docx"
  /// Makes it read a PDF as a text and not as a drawing.
  private static let fromPDF = "--infilter=writer_pdf_import"

  private var partDescription: String {
    switch self {
    case .documentType(let part):
      "a document whose part '\(part)' declares a document type, which is not allowed; save it anew"
    case .unsupportedPacking(let part):
      "a document whose part '\(part)' is encrypted or packed in an unknown way; save it as .docx anew"
    case .damagedPart(let part):
      "a damaged document: part '\(part)' cannot be read; open it in Word and save it as .docx again"
    default: ""
    }
  }
}

extension LetterReadError.OpenDamage: CustomStringConvertible {
  /// What is damaged, and what to do.
  public var description: String {
    switch self {
    case .cutOff:
      "a damaged OpenDocument text: the end of the file is missing; copy or download it again"
    case .missing(let part):
      "a damaged OpenDocument text: part '\(part)' is missing; \(Self.remedy)"
    case .unpacking(let part):
      "a damaged OpenDocument text: part '\(part)' cannot be unpacked; \(Self.remedy)"
    case .markup(let part):
      "a damaged OpenDocument text: part '\(part)' is not sound XML; \(Self.remedy)"
    }
  }

  private static let remedy = "let LibreOffice repair it and save it again"
}

extension LetterReadError.Limit: CustomStringConvertible {
  /// What is too large, and how large it may be.
  public var description: String {
    switch self {
    case .fileSize(let bytes): "the file is larger than \(megabytes(bytes)); remove its pictures"
    case .partSize(let part, let bytes):
      "part '\(part)' unpacks to more than \(megabytes(bytes)), far more than a letter needs; save it anew"
    case .totalSize(let bytes):
      "the document unpacks to more than \(megabytes(bytes)), far more than a letter needs; save it anew"
    case .entries(let count): "the archive has more than \(count) entries; save the letter alone"
    case .nesting(let count):
      "the document nests elements too deeply (the limit is \(count)); save it as .docx or .txt anew"
    case .piece(let part, let bytes):
      "part '\(part)' has a piece of text longer than \(megabytes(bytes)); give one letter a file"
    case .textLength(let bytes):
      "the text is longer than \(megabytes(bytes)); give one letter a file"
    }
  }

  private func megabytes(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) bytes"
  }
}

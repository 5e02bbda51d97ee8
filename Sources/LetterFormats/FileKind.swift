/// What a file is, by its first bytes.
enum FileKind: Equatable {
  /// A zip archive: what it holds is for `PackageReader` to say.
  case zip
  /// An OpenDocument text in one XML file.
  case flatOpenDocument
  /// A web page.
  case html
  /// Anything else: text, or binary data, as decoding it will show.
  case text
  /// A format that is recognised but not read.
  case unreadable(LetterReadError)

  /// Judges `source` by its content, then by its extension.
  init(of source: LetterSource) {
    let bytes = source.bytes
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      self = .zip
    } else if let error = Self.signatures.first(where: { bytes.starts(with: $0.bytes) })?.error {
      self = .unreadable(error)
    } else if bytes.starts(with: Self.compoundFile) {
      self = .unreadable(Self.compoundError(bytes))
    } else if Self.isMovieOrPicture(bytes) {
      self = .unreadable(.image)
    } else {
      self = MarkupSniffer(bytes: bytes).kind(extension: source.fileExtension)
    }
  }

  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private static let signatures: [(bytes: [UInt8], error: LetterReadError)] = [
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .richText),
    ([0xEF, 0xBB, 0xBF] + Array("{\\rtf".utf8), .richText),
    ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image),
    (Array("GIF87a".utf8), .image), (Array("GIF89a".utf8), .image),
    ([0x49, 0x49, 0x2A, 0x00], .image), ([0x4D, 0x4D, 0x00, 0x2A], .image),
    ([0x1F, 0x8B], .compressed), (Array("BZh".utf8) + [0x39], .compressed),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .compressed),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .compressed),
    (Array("Rar!".utf8) + [0x1A, 0x07], .compressed),
    ([0x28, 0xB5, 0x2F, 0xFD], .compressed),
  ]

  /// RIFF with WEBP in it, an ISO media file (HEIC, AVIF), or a bitmap.
  private static func isMovieOrPicture(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 12 else { return false }
    let tag = bytes[8..<12]
    if bytes.starts(with: "RIFF".utf8) { return tag.elementsEqual("WEBP".utf8) }
    if bytes[4..<8].elementsEqual("ftyp".utf8) { return true }
    return bytes.starts(with: "BM".utf8) && bytes[6..<10].allSatisfy { $0 == 0 }
  }

  /// Tells OLE2 files apart by the names of their streams, which stand in them as UTF-16.
  private static func compoundError(_ bytes: [UInt8]) -> LetterReadError {
    let streams: [(String, LetterReadError)] = [
      ("EncryptedPackage", .passwordProtected), ("WordDocument", .legacyWord),
      ("Workbook", .spreadsheet), ("PowerPoint Document", .presentation),
    ]
    for (name, error) in streams
    where bytes.firstOffset(of: name.utf8.flatMap { [$0, 0] }) != nil {
      return error
    }
    return .otherOffice
  }
}

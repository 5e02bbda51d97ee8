internal import LetterAnalysis

/// The parts of an OpenDocument text, in a zip archive or in one flat file.
struct OpenParts {
  /// A part and its name, for errors.
  struct Part {
    var name: String
    var bytes: [UInt8]
  }

  /// The part with the body; damage to it is the document's.
  var content: Part
  /// Named styles and master pages; the same as `content` in a flat file.
  var styles: Part?
  /// The document's properties.
  var properties: Part?
  /// Parts that are there and could not be unpacked.
  var unread: [String] = []

  private static let body = "content.xml"

  /// The parts of a flat file, which are all one.
  init(flat bytes: [UInt8], name: String) {
    content = Part(name: name, bytes: bytes)
    styles = content
    properties = content
  }

  /// The parts in an archive.
  ///
  /// - Throws: `passwordProtected` if the manifest says so, and whatever unpacking the content throws.
  init(in archive: inout ZipArchive) throws(LetterReadError) {
    if let manifest = try? archive.read("META-INF/manifest.xml"),
      manifest.firstOffset(of: Array(":encryption-data".utf8)) != nil
    {
      throw .passwordProtected
    }
    let bytes: [UInt8]?
    do throws(LetterReadError) {
      bytes = try archive.read(Self.body)
    } catch {
      throw error == .damagedPart(Self.body) ? .damagedOpenDocument(.unpacking(Self.body)) : error
    }
    guard let bytes else {
      // LibreOffice's newer encryption packs all parts into this one.
      if archive.contains("encrypted-package") { throw .passwordProtected }
      throw .damagedOpenDocument(.missing(Self.body))
    }
    content = Part(name: Self.body, bytes: bytes)
    styles = readable("styles.xml", in: &archive)
    properties = readable("meta.xml", in: &archive)
  }

  private mutating func readable(_ name: String, in archive: inout ZipArchive) -> Part? {
    guard archive.contains(name) else { return nil }
    guard let bytes = try? archive.read(name) else {
      unread.append(name)
      return nil
    }
    return Part(name: name, bytes: bytes)
  }
}

extension OpenParts {
  /// Whether a zip archive begins as an OpenDocument text does, whatever became of its end.
  ///
  /// Source: OpenDocument 1.3 part 2, 3.3: the first entry is `mimetype`, stored as it is.
  static func beginIn(_ bytes: [UInt8]) -> Bool {
    let (name, type) = ("mimetype", "application/vnd.oasis.opendocument.text")
    let header = 30
    guard bytes.count > header + name.utf8.count + type.utf8.count else { return false }
    return bytes[header...].starts(with: name.utf8)
      && Array(bytes.prefix(256)).firstOffset(of: Array(type.utf8)) != nil
  }

  /// Whether the archive is an OpenDocument text.
  ///
  /// - Throws: `spreadsheet` or `presentation` if it is another kind of OpenDocument file.
  static func areIn(_ archive: inout ZipArchive) throws(LetterReadError) -> Bool {
    guard let mimetype = try archive.read("mimetype") else {
      return archive.contains("META-INF/manifest.xml") && archive.contains("content.xml")
    }
    let type = String(decoding: mimetype, as: UTF8.self)
    if type.contains("opendocument.spreadsheet") { throw .spreadsheet }
    if type.contains("opendocument.presentation") { throw .presentation }
    return type.contains("opendocument.text")
  }
}

/// Reads the properties of an OpenDocument file.
final class OpenPropertyReader: XMLEvents {
  /// One remark a property that is not empty, in the order of the part.
  private(set) var remarks: [DocumentRemark] = []
  private var isInside = false
  private var label: String?
  private var value: [UInt8] = []

  func start(_ tag: XMLTag, _ attributes: XMLAttributes) {
    if tag == XMLTag(space: .openOffice, name: .meta) { isInside = true }
    label = isInside ? Self.label(for: tag) : nil
    value = []
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    if label != nil { value.append(contentsOf: bytes) }
  }

  func end(_ tag: XMLTag) {
    if tag == XMLTag(space: .openOffice, name: .meta) { isInside = false }
    if let label, let remark = DocumentRemark.property(label, value) { remarks.append(remark) }
    label = nil
  }

  private static func label(for tag: XMLTag) -> String? {
    switch (tag.space, tag.name) {
    case (.dublinCore, .title): "title"
    case (.dublinCore, .subject): "subject"
    case (.dublinCore, .description): "description"
    case (.openMeta, .initialCreator): "author"
    case (.dublinCore, .creator): "last modified by"
    case (.openMeta, .keyword): "keywords"
    default: nil
    }
  }
}

internal import CXML
internal import CZip
internal import Glibc

/// The floor under reading a DOCX file: libzip unpacks the parts that hold text, libxml2 parses them,
/// and nobody listens.
enum BareReading {
  /// The parts that lorcheck reads of a document that has no notes.
  private static let parts = [
    "_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml", "word/document.xml",
    "word/header1.xml", "word/footer1.xml", "docProps/core.xml", "docProps/app.xml",
  ]

  /// Unpacks and parses the parts of the archive; returns how many bytes they have.
  static func read(_ archive: [UInt8]) -> Int {
    var error = zip_error_t()
    return archive.withUnsafeBytes { bytes in
      guard
        let source = zip_source_buffer_create(
          bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error),
        let handle = zip_open_from_source(source, ZIP_RDONLY, &error)
      else { return 0 }
      defer { zip_discard(handle) }
      return parts.reduce(0) { $0 + parse(unpack($1, of: handle)) }
    }
  }

  private static func unpack(_ part: String, of handle: OpaquePointer) -> [CChar] {
    var stat = zip_stat_t()
    guard zip_stat(handle, part, 0, &stat) == 0,
      let file = zip_fopen_index(handle, stat.index, 0)
    else { return [] }
    defer { zip_fclose(file) }
    return [CChar](unsafeUninitializedCapacity: Int(stat.size)) { buffer, count in
      count = max(0, Int(zip_fread(file, buffer.baseAddress, stat.size)))
    }
  }

  private static func parse(_ xml: [CChar]) -> Int {
    var sax = xmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.startElementNs = { _, _, _, _, _, _, _, _, _ in }
    sax.endElementNs = { _, _, _, _ in }
    sax.characters = { _, _, _ in }
    return xmlSAXUserParseMemory(&sax, nil, xml, Int32(xml.count)) == 0 ? xml.count : 0
  }
}

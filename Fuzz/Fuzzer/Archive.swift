internal import CZip

/// The parts of a zip archive, unpacked.
struct Archive {
  /// A part.
  struct Part {
    var name: String
    var content: [UInt8]
  }

  var parts: [Part] = []

  /// What `bytes` hold; nil if they are no archive that can be read.
  init?(_ bytes: [UInt8]) {
    var copy = bytes
    let count = UInt64(bytes.count)
    guard copy.count > 22 else { return nil }
    let read = copy.withUnsafeMutableBytes { buffer -> [Part]? in
      var error = zip_error_t()
      guard let source = zip_source_buffer_create(buffer.baseAddress, count, 0, &error) else {
        return nil
      }
      guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        zip_source_free(source)
        return nil
      }
      defer { zip_discard(handle) }
      let entries = min(zip_get_num_entries(handle, 0), 64)
      return (0..<max(0, entries)).compactMap { Self.part(UInt64($0), in: handle) }
    }
    guard let read, !read.isEmpty else { return nil }
    parts = read
  }

  private static func part(_ index: UInt64, in handle: OpaquePointer) -> Part? {
    var stat = zip_stat_t()
    guard zip_stat_index(handle, index, 0, &stat) == 0, let name = stat.name, stat.size < 1 << 20,
      let file = zip_fopen_index(handle, index, 0)
    else { return nil }
    defer { zip_fclose(file) }
    var content = [UInt8](repeating: 0, count: Int(stat.size))
    guard zip_fread(file, &content, stat.size) == Int64(stat.size) else { return nil }
    return Part(name: String(cString: name), content: content)
  }

  /// The archive again, its parts stored as they are.
  var bytes: [UInt8] {
    var data: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let name = Array(part.name.utf8)
      let start = data.count
      let sizes = Self.little(part.content.count, 4)
      let common =
        Self.little(20, 2) + Self.little(0, 4) + Self.little(0, 4)
        + Self.little(Int(Self.crc32(part.content)), 4) + sizes + sizes
        + Self.little(name.count, 2) + Self.little(0, 2)
      data += [0x50, 0x4B, 3, 4] + common + name + part.content
      directory += [0x50, 0x4B, 1, 2] + Self.little(20, 2) + common + Self.little(0, 10)
      directory += Self.little(start, 4) + name
    }
    let count = Self.little(parts.count, 2)
    return data + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
      + Self.little(directory.count, 4) + Self.little(data.count, 4) + [0, 0]
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    let table = table
    return ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}

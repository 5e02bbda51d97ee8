import CZip
import Testing

/// The parts of an archive, read with libzip.
struct Unpacked {
  private var parts: [String: [UInt8]] = [:]
  /// The names of the parts, in the order of the archive.
  private(set) var names: [String] = []

  init(_ bytes: [UInt8]) throws {
    var error = zip_error_t()
    let copy = try #require(lorcheck_copy(bytes, bytes.count))
    let source = try #require(
      zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &error))
    let archive = try #require(zip_open_from_source(source, ZIP_RDONLY, &error))
    defer { zip_discard(archive) }
    for index in 0..<zip_uint64_t(zip_get_num_entries(archive, 0)) {
      var stat = zip_stat_t()
      try #require(zip_stat_index(archive, index, 0, &stat) == 0)
      let file = try #require(zip_fopen_index(archive, index, 0))
      defer { zip_fclose(file) }
      var content = [UInt8](repeating: 0, count: Int(stat.size))
      let count = zip_fread(file, &content, stat.size)
      try #require(count == zip_int64_t(stat.size))
      let name = String(cString: stat.name)
      names.append(name)
      parts[name] = content
    }
  }

  /// A part as text.
  func part(_ name: String) throws -> String {
    String(decoding: try #require(parts[name], "there is no part \(name)"), as: UTF8.self)
  }
}

extension Unpacked {
  /// The archive again, with some of its parts changed.
  func packed(changing changes: [String: (String) -> String]) throws -> [UInt8] {
    var zip = ZipWriter()
    for name in names {
      let part = try part(name)
      zip.add(name, Array((changes[name]?(part) ?? part).utf8))
    }
    return zip.finish()
  }
}

internal import CZip

/// A zip archive in memory, opened read-only.
///
/// `ZIP_CHECKCONS` is not asked for: it refuses sound archives that writers other than Word make
/// (zero bytes after the end, data descriptors). What it guards against is guarded here instead:
/// only a few named parts are read, their real size is capped, and libzip compares each with its
/// checksum.
struct ZipArchive: ~Copyable {
  private let handle: OpaquePointer
  private let limits: ReadingLimits
  /// Bytes unpacked so far.
  private var unpacked = 0

  /// Opens the archive that `bytes` hold.
  init(_ bytes: [UInt8], limits: ReadingLimits) throws(LetterReadError) {
    // libzip keeps the pointer, so it gets a copy of its own, which it frees with the source.
    guard let copy = lorcheck_copy(bytes, bytes.count) else { throw .damagedArchive }
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &error) else {
      lorcheck_free(copy)
      throw .damagedArchive
    }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw .damagedArchive
    }
    guard zip_get_num_entries(handle, 0) <= zip_int64_t(limits.entries) else {
      zip_discard(handle)
      throw .overLimit(.entries(limits.entries))
    }
    self.handle = handle
    self.limits = limits
  }

  deinit { zip_discard(handle) }

  /// Whether there is an entry for the part `name`.
  func contains(_ name: String) -> Bool { index(of: name) != nil }

  /// The content of the part `name`, or nil if there is no such entry.
  mutating func read(_ name: String) throws(LetterReadError) -> [UInt8]? {
    guard let index = index(of: name) else { return nil }
    var stat = zip_stat_t()
    guard zip_stat_index(handle, index, 0, &stat) == 0 else { throw .damagedPart(name) }
    guard stat.encryption_method == ZIP_EM_NONE,
      stat.comp_method == ZIP_CM_STORE || stat.comp_method == ZIP_CM_DEFLATE
    else { throw .unsupportedPacking(name) }
    guard stat.size <= UInt64(limits.partSize) else {
      throw .overLimit(.partSize(name, limits.partSize))
    }
    guard let file = zip_fopen_index(handle, index, 0) else { throw .damagedPart(name) }
    defer { zip_fclose(file) }
    return try inflate(file, name: name, expected: Int(stat.size))
  }

  /// Reads to the end of an entry, or to the byte that is one too many.
  private mutating func inflate(
    _ file: OpaquePointer, name: String, expected: Int
  ) throws(LetterReadError) -> [UInt8] {
    var failure: LetterReadError?
    let allowed = min(limits.partSize, limits.totalSize - unpacked)
    // The size was only declared: one byte more is asked for, to reach the end and its checksum.
    let capacity = min(expected, allowed) + 1
    let content = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity {
        let got = zip_fread(
          file, buffer.baseAddress?.advanced(by: count), zip_uint64_t(capacity - count))
        if got < 0 { failure = .damagedPart(name) }
        if got <= 0 { break }
        count += Int(got)
      }
    }
    unpacked += content.count
    if let failure { throw failure }
    if content.count > allowed {
      throw .overLimit(
        allowed < limits.partSize
          ? .totalSize(limits.totalSize) : .partSize(name, limits.partSize))
    }
    guard content.count == expected else { throw .damagedPart(name) }
    return content
  }

  /// Part names do not tell case apart; some writers begin them with a slash or use backslashes.
  private func index(of name: String) -> zip_uint64_t? { Self.index(of: name, in: handle) }

  /// The entry for the part `name` in an open archive.
  static func index(of name: String, in handle: OpaquePointer) -> zip_uint64_t? {
    for candidate in [name, "/" + name, String(name.map { $0 == "/" ? "\\" : $0 })] {
      let found = zip_name_locate(handle, candidate, zip_flags_t(ZIP_FL_NOCASE))
      if found >= 0 { return zip_uint64_t(found) }
    }
    return nil
  }
}

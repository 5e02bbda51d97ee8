internal import CZip

/// Makes a zip archive from another by putting entries in, replacing them or taking them out.
///
/// libzip copies the packed bytes of every entry that is not named, so that each stays what it was.
enum ZipEditor {
  /// What becomes of an entry: new content, or nothing at all.
  struct Change {
    var name: String
    /// The new content; nil takes the entry out.
    var content: [UInt8]?
  }

  /// The archive with its changes; an empty `archive` makes a new one.
  ///
  /// - Returns: nil if libzip fails, which it does when memory is short.
  static func archive(_ archive: [UInt8], changes: [Change]) -> [UInt8]? {
    var error = zip_error_t()
    guard let source = source(of: archive, &error) else { return nil }
    // Kept beyond the closing of the archive, which writes into it.
    zip_source_keep(source)
    defer { zip_source_free(source) }
    let flags = archive.isEmpty ? ZIP_TRUNCATE : 0
    guard let handle = zip_open_from_source(source, flags, &error) else {
      zip_source_free(source)
      return nil
    }
    for change in changes where !apply(change, to: handle) {
      zip_discard(handle)
      return nil
    }
    guard zip_close(handle) == 0 else {
      zip_discard(handle)
      return nil
    }
    return content(of: source)
  }

  private static func apply(_ change: Change, to handle: OpaquePointer) -> Bool {
    let known = ZipArchive.index(of: change.name, in: handle)
    guard let content = change.content else {
      return known.map { zip_delete(handle, $0) == 0 } ?? true
    }
    var error = zip_error_t()
    guard let source = source(of: content, &error) else { return false }
    let index: zip_uint64_t
    if let known {
      guard zip_file_replace(handle, known, source, 0) == 0 else {
        zip_source_free(source)
        return false
      }
      index = known
    } else {
      let added = zip_file_add(handle, change.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
      guard added >= 0 else {
        zip_source_free(source)
        return false
      }
      index = zip_uint64_t(added)
    }
    return zip_set_file_compression(handle, index, ZIP_CM_DEFLATE, 0) == 0
      && zip_file_set_dostime(handle, index, 0, firstDay, 0) == 0
  }

  /// 1 January 1980, the date that Word gives to every part: the same content makes the same bytes.
  private static let firstDay: UInt16 = 0x21

  /// A source of libzip that owns a copy of `bytes`.
  private static func source(of bytes: [UInt8], _ error: inout zip_error_t) -> OpaquePointer? {
    // A source without bytes never frees what it was given.
    guard !bytes.isEmpty else { return zip_source_buffer_create(nil, 0, 0, &error) }
    guard let copy = lorcheck_copy(bytes, bytes.count) else { return nil }
    let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &error)
    if source == nil { lorcheck_free(copy) }
    return source
  }

  /// What was written into a source.
  private static func content(of source: OpaquePointer) -> [UInt8]? {
    guard zip_source_open(source) == 0 else { return nil }
    defer { zip_source_close(source) }
    guard zip_source_seek(source, 0, SEEK_END) == 0 else { return nil }
    let size = Int(zip_source_tell(source))
    guard size > 0, zip_source_seek(source, 0, SEEK_SET) == 0 else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = zip_source_read(
          source, buffer.baseAddress?.advanced(by: count), zip_uint64_t(size - count))
        guard got > 0 else { break }
        count += Int(got)
      }
    }
    return bytes.count == size ? bytes : nil
  }
}

internal import Glibc

extension [UInt8] {
  /// The offset of the first occurrence of `needle`, which is not empty, from `start` on.
  func firstOffset(of needle: [UInt8], from start: Int = 0) -> Int? {
    guard start >= 0, let first = needle.first else { return nil }
    return withUnsafeBytes { all in
      guard let base = all.baseAddress else { return nil }
      var at = start
      while at + needle.count <= all.count {
        let room = all.count - needle.count - at + 1
        guard let found = memchr(base + at, Int32(first), room) else { return nil }
        if memcmp(found, needle, needle.count) == 0 { return UnsafeRawPointer(found) - base }
        at = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }
}

internal import Glibc

/// Converts from a legacy encoding to UTF-8 with the C library's `iconv`.
struct CharsetConverter: ~Copyable {
  private let descriptor: iconv_t

  /// A converter from the encoding `name`, or nil if the system does not know it.
  init?(from name: String) {
    guard let descriptor = iconv_open("UTF-8", name), Int(bitPattern: descriptor) != -1 else {
      return nil
    }
    self.descriptor = descriptor
  }

  deinit { iconv_close(descriptor) }

  /// The text of `bytes` as well-formed UTF-8; what the encoding does not allow becomes U+FFFD, a byte at a time.
  func utf8(from bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 2)
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    var input = bytes.map { CChar(bitPattern: $0) }
    input.withUnsafeMutableBufferPointer { all in
      var next = all.baseAddress
      var left = all.count
      while left > 0 {
        let problem = convert(&next, &left, &buffer, &output)
        guard left > 0, problem == EILSEQ || problem == EINVAL else { continue }
        output.append(contentsOf: UTF8.encodedReplacementCharacter)
        next = next?.advanced(by: 1)
        left -= 1
      }
    }
    // The C library lets through what older standards of UTF-8 had, five bytes for a character among it.
    return TextDecoding.isUTF8(output)
      ? output : Array(String(decoding: output, as: UTF8.self).utf8)
  }

  /// One call of `iconv`; returns its error, 0 if there is none.
  private func convert(
    _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ buffer: inout [CChar],
    _ output: inout [UInt8]
  ) -> Int32 {
    buffer.withUnsafeMutableBufferPointer { room in
      var target = room.baseAddress
      var free = room.count
      errno = 0
      let result = iconv(descriptor, &next, &left, &target, &free)
      let problem = result == -1 ? errno : 0
      output.append(contentsOf: room[..<(room.count - free)].lazy.map { UInt8(bitPattern: $0) })
      return problem
    }
  }
}

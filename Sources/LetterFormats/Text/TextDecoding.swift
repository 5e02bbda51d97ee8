/// Turns the bytes of a text file into well-formed UTF-8.
enum TextDecoding {
  /// The Unicode encodings that a byte-order mark announces.
  enum ByteOrderMark {
    case utf8, utf16LittleEndian, utf16BigEndian

    /// How many bytes the mark takes.
    var count: Int { self == .utf8 ? 3 : 2 }

    /// The mark `bytes` begin with, if any.
    init?(of bytes: [UInt8]) {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        self = .utf8
      } else if bytes.starts(with: [0xFF, 0xFE]) {
        self = .utf16LittleEndian
      } else if bytes.starts(with: [0xFE, 0xFF]) {
        self = .utf16BigEndian
      } else {
        return nil
      }
    }
  }

  /// Decodes by byte-order mark, else as UTF-8 if that is well-formed, else as Windows-1252.
  static func utf8(fromText bytes: [UInt8]) -> [UInt8] {
    if let mark = ByteOrderMark(of: bytes) { return utf8(from: bytes, mark: mark) }
    return isUTF8(bytes) ? bytes : utf8(fromWindows1252: bytes)
  }

  /// Decodes what follows `mark`; what is malformed becomes U+FFFD.
  static func utf8(from bytes: [UInt8], mark: ByteOrderMark) -> [UInt8] {
    let body = bytes[mark.count...]
    switch mark {
    case .utf8:
      let rest = Array(body)
      return isUTF8(rest) ? rest : Array(String(decoding: rest, as: UTF8.self).utf8)
    case .utf16LittleEndian: return utf8(fromUTF16: body, littleEndian: true)
    case .utf16BigEndian: return utf8(fromUTF16: body, littleEndian: false)
    }
  }

  /// Decodes UTF-16 without its mark.
  static func utf8(fromUTF16 bytes: ArraySlice<UInt8>, littleEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var at = bytes.startIndex
    while at + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
      units.append(littleEndian ? second << 8 | first : first << 8 | second)
      at += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Whether `bytes` are well-formed UTF-8.
  static func isUTF8(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  /// Decodes Windows-1252; the five bytes it leaves out become control characters, as in browsers.
  static func utf8(fromWindows1252 bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        let scalar = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt16(byte)
        text.append(codePoint: UInt32(scalar))
      }
    }
    return text
  }

  /// Bytes 0x80 to 0x9F of Windows-1252.
  ///
  /// Source: the WHATWG Encoding Standard, index windows-1252.
  static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// Whether decoded text is not text: a zero byte, or more than one control character in a hundred.
  static func isBinary(_ text: [UInt8]) -> Bool {
    var controls = 0
    for byte in text where byte < 0x20 {
      if byte == 0 { return true }
      // Tab, the line ends, end of file (DOS) and escape are found in texts.
      if byte < 0x09 || (byte > 0x0D && byte != 0x1A && byte != 0x1B) { controls += 1 }
    }
    return controls * 100 > text.count
  }
}

extension [UInt8] {
  /// Appends a code point below U+110000 as UTF-8; a surrogate becomes U+FFFD.
  mutating func append(codePoint: UInt32) {
    let scalar = Unicode.Scalar(codePoint) ?? "\u{FFFD}"
    append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}

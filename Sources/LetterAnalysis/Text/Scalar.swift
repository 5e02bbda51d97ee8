/// One code point of the text and what the tokenizer needs to know of it.
struct Scalar {
  /// What a code point does to a word.
  enum Class: UInt8 {
    case letter, digit, space, newline, hyphen, ignorable, mark
  }

  /// Its length in bytes.
  let length: Int
  /// What it does to a word.
  let `class`: Class
  /// The kind of token it makes when it stands alone.
  let kind: Token.Kind
  /// The hash of the ASCII mark it is, or is a variant of.
  var asciiHash: UInt64 { FNV1a.step(FNV1a.basis, ascii) }
  private let ascii: UInt8

  /// The code point at `offset`; the text must be well-formed UTF-8.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) {
    let byte = bytes[offset]
    if byte < 0x80 {
      self = Self.ascii[Int(byte)]
    } else {
      self = Scalar(multibyte: bytes, offset)
    }
  }

  private init(_ length: Int, _ class: Class, _ kind: Token.Kind = .symbol, _ ascii: UInt8 = 0) {
    self.length = length
    self.class = `class`
    self.kind = kind
    self.ascii = ascii
  }

  private init(multibyte bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) {
    let byte = bytes[offset]
    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard offset + length <= bytes.count else {
      self.init(bytes.count - offset, .mark)
      return
    }
    let second = bytes[offset + 1]
    switch byte {
    case 0xC2: self = Self.latin1(second)
    case 0xC3 where second == 0x97 || second == 0xB7: self.init(2, .mark)
    case 0xE2 where second == 0x80: self = Self.generalPunctuation(bytes[offset + 2])
    case 0xE2 where second == 0x81 && bytes[offset + 2] == 0xA0: self.init(3, .ignorable)
    case 0xE2: self = bytes[offset + 2] == 0x92 && second == 0x88 ? Self.dash(3) : Self(3, .mark)
    case 0xE3 where second == 0x80 && bytes[offset + 2] == 0x80: self.init(3, .space)
    case 0xEF where second == 0xBB && bytes[offset + 2] == 0xBF: self.init(3, .ignorable)
    case 0xEF where second == 0xB8: self.init(3, .ignorable)  // variation selectors
    case 0xEF where second >= 0xBC: self.init(3, .mark)
    case 0xEE, 0xF0...: self.init(length, .mark)
    default: self.init(length, .letter)
    }
  }

  private static func dash(_ length: Int) -> Scalar {
    Scalar(length, .hyphen, .dash, UInt8(ascii: "-"))
  }

  /// U+0080 to U+00BF.
  private static func latin1(_ byte: UInt8) -> Scalar {
    switch byte {
    case 0x85: Scalar(2, .newline)
    case 0xA0: Scalar(2, .space)
    case 0xAD: Scalar(2, .ignorable)
    case 0xAA, 0xB5, 0xBA: Scalar(2, .letter)
    case 0xAB, 0xBB: Scalar(2, .mark, .quote)
    default: Scalar(2, .mark)
    }
  }

  /// U+2000 to U+203F, by the last byte of its three.
  private static func generalPunctuation(_ byte: UInt8) -> Scalar {
    switch byte {
    case 0x80...0x8A, 0xAF: Scalar(3, .space)
    case 0x8B...0x8F, 0xAA...0xAE: Scalar(3, .ignorable)
    case 0x90...0x93: dash(3)
    case 0x94, 0x95: Scalar(3, .mark, .dash)
    case 0x98, 0x99, 0x9B: Scalar(3, .mark, .apostrophe)
    case 0x9C...0x9F: Scalar(3, .mark, .quote)
    case 0xA6: Scalar(3, .mark, .terminator)
    case 0xA8, 0xA9: Scalar(3, .newline)
    default: Scalar(3, .mark)
    }
  }

  private static let ascii: [Scalar] = (0..<128).map { (value: UInt8) -> Scalar in
    switch value {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      Scalar(1, .letter)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Scalar(1, .digit)
    case 9, 11, 12, 32: Scalar(1, .space)
    case 10, 13: Scalar(1, .newline)
    case UInt8(ascii: "-"), UInt8(ascii: "/"): Scalar(1, .hyphen, .dash, value)
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): Scalar(1, .mark, .terminator)
    case UInt8(ascii: ","): Scalar(1, .mark, .comma)
    case UInt8(ascii: ";"), UInt8(ascii: ":"): Scalar(1, .mark, .clauseMark)
    case UInt8(ascii: "\""): Scalar(1, .mark, .quote)
    case UInt8(ascii: "'"), UInt8(ascii: "`"): Scalar(1, .mark, .apostrophe)
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): Scalar(1, .mark, .opener)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): Scalar(1, .mark, .closer)
    default: Scalar(1, .mark, .symbol, value)
    }
  }
}

/// Reads one word or number, lower-cased, and notes how it was written.
struct WordReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  /// One past the last byte of the word.
  private(set) var end: Int
  /// One past a possessive `'s` that follows, or `end`.
  private(set) var possessive: Int
  private(set) var letters = 0
  private(set) var capitals = 0
  private(set) var digits = 0
  private(set) var firstIsCapital = false
  private(set) var endsDotted = false
  private(set) var isOrdinal = false

  init(bytes: UnsafeBufferPointer<UInt8>, start: Int) {
    self.bytes = bytes
    self.start = start
    self.end = start
    self.possessive = start
  }

  /// Reads the word into `form`.
  mutating func read(into form: inout [UInt8]) {
    var segmentStart = start
    loop: while end < bytes.count {
      let scalar = Scalar(bytes, end)
      switch scalar.class {
      case .letter, .digit: append(scalar, to: &form)
      case .ignorable: end += scalar.length
      case .mark where scalar.kind == .apostrophe:
        guard apostrophe(scalar, into: &form) else { break loop }
      case .mark where bytes[end] == UInt8(ascii: "."):
        guard fullStop(since: &segmentStart, into: &form) else { break loop }
      case .mark where joinsDigits(at: end): append(byte: bytes[end], to: &form)
      default: break loop
      }
    }
    if possessive < end { possessive = end }
    isOrdinal = digits > 0 && letters == 2 && Self.ordinalEndings.contains(Array(form.suffix(2)))
  }

  private static let ordinalEndings: [[UInt8]] = ["st", "nd", "rd", "th"].map { Array($0.utf8) }

  private mutating func append(byte: UInt8, to form: inout [UInt8]) {
    form.append(byte)
    end += 1
  }

  private mutating func append(_ scalar: Scalar, to form: inout [UInt8]) {
    let first = bytes[end]
    if scalar.class == .digit {
      digits += 1
      append(byte: first, to: &form)
      return
    }
    letters += 1
    if scalar.length == 1 {
      let isCapital = first < UInt8(ascii: "a")
      if isCapital { noteCapital() }
      append(byte: isCapital ? first + 32 : first, to: &form)
      return
    }
    let letter = Array(bytes[end..<(end + scalar.length)])
    if let lowered = Self.lowered(letter) {
      noteCapital()
      form += lowered
    } else {
      form += letter
    }
    end += scalar.length
  }

  /// The small letter of a capital outside ASCII, as UTF-8; nil if it is no capital.
  private static func lowered(_ letter: [UInt8]) -> [UInt8]? {
    guard let scalar = String(decoding: letter, as: UTF8.self).unicodeScalars.first,
      scalar.properties.isUppercase
    else { return nil }
    return Array(scalar.properties.lowercaseMapping.utf8)
  }

  private mutating func noteCapital() {
    capitals += 1
    if letters == 1, digits == 0 { firstIsCapital = true }
  }

  /// Takes an apostrophe inside a word (`don't`); stops at one that ends it, or at `'s`.
  private mutating func apostrophe(_ scalar: Scalar, into form: inout [UInt8]) -> Bool {
    let next = end + scalar.length
    guard next < bytes.count, letters > 0, Scalar(bytes, next).class == .letter else {
      return false
    }
    let afterS = next + 1
    let isS = bytes[next] | 32 == UInt8(ascii: "s")
    if isS, afterS == bytes.count || !Self.isWordPart(bytes, afterS) {
      possessive = afterS
      return false
    }
    form.append(UInt8(ascii: "'"))
    end = next
    return true
  }

  /// Takes a full stop inside `M.D.` or `3.5`, and the last one of `M.D.`.
  private mutating func fullStop(since segment: inout Int, into form: inout [UInt8]) -> Bool {
    let next = end + 1
    let nextClass = next < bytes.count ? Scalar(bytes, next).class : .space
    let segmentLength = end - segment
    if digits > 0, letters == 0 {
      guard nextClass == .digit else { return false }
    } else if nextClass == .letter, digits == 0, segmentLength <= 2, segmentIsShort(at: next) {
      segment = next
    } else if form.contains(UInt8(ascii: ".")), segmentLength <= 2, letters > 0 {
      endsDotted = true
      append(byte: UInt8(ascii: "."), to: &form)
      return false
    } else {
      return false
    }
    append(byte: UInt8(ascii: "."), to: &form)
    return true
  }

  /// Whether at most two letters stand at `offset` before something else: the `D` of `Ph.D.`.
  private func segmentIsShort(at offset: Int) -> Bool {
    var at = offset
    while at < bytes.count, at < offset + 3, Scalar(bytes, at).class == .letter { at += 1 }
    return at <= offset + 2
  }

  /// Whether `,` or `:` at `offset` stands between digits: `1,200`, `4:10`.
  private func joinsDigits(at offset: Int) -> Bool {
    let byte = bytes[offset]
    guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":"), digits > 0, letters == 0,
      offset + 1 < bytes.count
    else { return false }
    return Scalar(bytes, offset + 1).class == .digit
  }

  private static func isWordPart(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    let found = Scalar(bytes, offset).class
    return found == .letter || found == .digit
  }
}

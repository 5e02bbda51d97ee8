/// Writes zip archives for the tests, oddities included.
///
/// Entries are stored unless `runs` packs them.
struct ZipWriter {
  /// What may be unusual about an archive.
  struct Oddity: OptionSet {
    let rawValue: Int
    /// Sizes and checksum follow the data (bit 3 of the flags).
    static let dataDescriptors = Oddity(rawValue: 1)
    /// Sizes stand in the zip64 extra field.
    static let zip64 = Oddity(rawValue: 2)
    /// Entries claim to be encrypted.
    static let encrypted = Oddity(rawValue: 4)
    /// Entries claim a method nobody knows.
    static let unknownMethod = Oddity(rawValue: 8)
    /// Checksums are wrong.
    static let wrongChecksums = Oddity(rawValue: 16)
  }

  var oddities: Oddity = []
  private var data: [UInt8] = []
  private var directory: [UInt8] = []
  private var entries = 0

  init(_ oddities: Oddity = []) { self.oddities = oddities }

  /// Adds an entry that is stored as it is.
  mutating func add(_ name: String, _ content: [UInt8]) {
    add(name, packed: content, method: 0, size: content.count, checksum: Self.crc32(content))
  }

  /// Adds an entry of `before`, `count` times the letter A, and `after`, deflated.
  mutating func addRun(_ name: String, before: String, count: Int, after: String) {
    let content = Array(before.utf8) + [UInt8](repeating: 0x41, count: count) + Array(after.utf8)
    var bits = BitWriter()
    bits.put(0b011, 3)
    for byte in before.utf8 { bits.putHuffman(0x30 + Int(byte), 8) }
    bits.putHuffman(0x30 + 0x41, 8)
    for _ in 0..<((count - 1) / 258) {
      bits.putHuffman(0b1100_0101, 8)
      bits.putHuffman(0, 5)
    }
    for _ in 0..<((count - 1) % 258) { bits.putHuffman(0x30 + 0x41, 8) }
    for byte in after.utf8 { bits.putHuffman(0x30 + Int(byte), 8) }
    bits.putHuffman(0, 7)
    add(name, packed: bits.finish(), method: 8, size: content.count, checksum: Self.crc32(content))
  }

  /// The archive.
  func finish() -> [UInt8] {
    var all = data + directory
    all += [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    all += little(entries, 2) + little(entries, 2)
    return all + little(directory.count, 4) + little(data.count, 4) + [0, 0]
  }

  private mutating func add(
    _ name: String, packed: [UInt8], method: Int, size: Int, checksum: UInt32
  ) {
    let offset = data.count
    let described = oddities.contains(.dataDescriptors)
    let wide = oddities.contains(.zip64)
    let flags = (described ? 8 : 0) | (oddities.contains(.encrypted) ? 1 : 0)
    let method = oddities.contains(.unknownMethod) ? 98 : method
    let sum = Int(oddities.contains(.wrongChecksums) ? ~checksum : checksum)
    let start = little(wide ? 45 : 20, 2) + little(flags, 2) + little(method, 2) + little(0, 4)
    let extra = wide ? little(1, 2) + little(16, 2) + little(size, 8) + little(packed.count, 8) : []
    let sizes =
      wide
      ? little(0xFFFF_FFFF, 4) + little(0xFFFF_FFFF, 4) : little(packed.count, 4) + little(size, 4)
    let lengths = little(name.utf8.count, 2) + little(extra.count, 2)
    data += [0x50, 0x4B, 3, 4] + start
    data += described ? little(0, 12) : little(sum, 4) + sizes
    data += lengths + Array(name.utf8) + extra + packed
    if described {
      data += [0x50, 0x4B, 7, 8] + little(sum, 4) + little(packed.count, 4) + little(size, 4)
    }
    directory += [0x50, 0x4B, 1, 2] + little(20, 2) + start + little(sum, 4) + sizes
    directory +=
      lengths + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(offset, 4)
    directory += Array(name.utf8) + extra
    entries += 1
  }

  private func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    let table = table
    return ~bytes.withUnsafeBufferPointer { bytes in
      var sum = UInt32.max
      for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
      return sum
    }
  }
}

/// Writes a deflate stream bit by bit.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending = 0
  private var count = 0

  mutating func put(_ value: Int, _ bits: Int) {
    pending |= value << count
    count += bits
    while count >= 8 {
      bytes.append(UInt8(pending & 0xFF))
      pending >>= 8
      count -= 8
    }
  }

  /// Huffman codes are packed from their highest bit.
  mutating func putHuffman(_ code: Int, _ bits: Int) {
    for bit in stride(from: bits - 1, through: 0, by: -1) { put(code >> bit & 1, 1) }
  }

  mutating func finish() -> [UInt8] {
    if count > 0 { bytes.append(UInt8(pending & 0xFF)) }
    return bytes
  }
}

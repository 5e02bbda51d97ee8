/// Writes numbers, texts and lists one behind the other, as `BinaryReader` takes them.
struct BinaryWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  mutating func put(_ number: Int) { put(UInt64(number)) }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes += text.utf8
  }

  /// Puts values as they stand in memory, which must be the same on every machine: numbers of a fixed
  /// size, and structures of such numbers of one size, which leave no gaps.
  mutating func put<Value: BitwiseCopyable>(list: [Value]) {
    put(list.count)
    list.withUnsafeBytes { bytes += $0 }
  }
}

/// Takes numbers, texts and lists off the front of bytes, little-endian.
struct BinaryReader {
  /// The bytes end too early.
  struct Damaged: Error {}

  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func number() throws(Damaged) -> UInt64 {
    let part = try take(8)
    return UInt64(littleEndian: part.loadUnaligned(as: UInt64.self))
  }

  mutating func count() throws(Damaged) -> Int {
    guard let count = Int(exactly: try number()) else { throw Damaged() }
    return count
  }

  mutating func text() throws(Damaged) -> String {
    String(decoding: try take(try count()), as: UTF8.self)
  }

  mutating func list<Value: BitwiseCopyable>(of type: Value.Type = Value.self) throws(Damaged)
    -> [Value]
  {
    let count = try count()
    guard count <= bytes.count else { throw Damaged() }
    let part = try take(count * MemoryLayout<Value>.stride)
    return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: part)
      initialized = count
    }
  }

  private mutating func take(_ count: Int) throws(Damaged) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - offset else { throw Damaged() }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
  }
}

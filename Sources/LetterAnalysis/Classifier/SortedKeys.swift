/// Finds a key in an ascending list of 32-bit numbers in a file, by its upper bits first.
struct SortedKeys: Sendable {
  private static let bits = 12
  private let buckets: [Int32]
  /// Where the list begins.
  let start: Int
  /// How many keys there are.
  let count: Int

  /// The list of so many keys in `bytes` from `start` on, where there must be as many.
  init(_ bytes: UnsafeRawBufferPointer, from start: Int, count: Int) {
    self.start = start
    self.count = count
    var buckets = [Int32](repeating: Int32(count), count: (1 << Self.bits) + 1)
    var bucket = -1
    for index in 0..<count {
      let top = Int(bytes.littleEndian32(at: start + index * 4) >> UInt32(32 - Self.bits))
      while bucket < top {
        bucket += 1
        buckets[bucket] = Int32(index)
      }
    }
    self.buckets = buckets
  }

  /// All keys.
  func list(in bytes: UnsafeRawBufferPointer) -> [UInt32] {
    (0..<count).map { bytes.littleEndian32(at: start + $0 * 4) }
  }

  /// The place of a key in the list, or nil; `bytes` are those that the list was found in.
  @inline(__always)
  func index(of key: UInt32, in bytes: UnsafeRawBufferPointer) -> Int? {
    let bucket = Int(key >> UInt32(32 - Self.bits))
    var low = Int(buckets[bucket])
    var high = Int(buckets[bucket + 1])
    while low < high {
      let middle = (low + high) / 2
      let found = bytes.littleEndian32(at: start + middle * 4)
      if found == key { return middle }
      if found < key { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

extension UnsafeRawBufferPointer {
  /// The 32-bit little-endian number at `offset`.
  @inline(__always)
  func littleEndian32(at offset: Int) -> UInt32 {
    UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}

extension [UInt8] {
  /// Appends a 32-bit number, lowest byte first.
  mutating func append(littleEndian number: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}

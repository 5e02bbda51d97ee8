/// Vectors that say which words mean alike, so that a word unseen in training still counts.
///
/// Each is a word's embedding by a public sentence encoder, centred, reduced to its main axes,
/// whitened by half, and rounded to bytes; see `docs/learning.md` for how they were made.
///
/// The file: `LCWV`, a 32-bit count of words, a 32-bit count of dimensions; then for each word, by
/// ascending hash, the upper 32 bits of its FNV-1a hash; then the vectors as signed bytes. Numbers
/// are little-endian.
package struct WordVectors: Sendable {
  /// The file's name in the lexicon folder.
  package static let file = "learned/word-vectors.bin"

  /// How many dimensions a vector has.
  package let dimensions: Int
  private let bytes: [UInt8]
  private let count: Int
  private let buckets: [UInt32]
  private static let headerSize = 12

  /// The vectors of a file; nil if it is none.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count >= Self.headerSize, bytes.starts(with: "LCWV".utf8) else { return nil }
    let count = Int(bytes.littleEndian32(at: 4))
    let dimensions = Int(bytes.littleEndian32(at: 8))
    guard dimensions > 0, dimensions <= 256, count < 1 << 20,
      bytes.count == Self.headerSize + count * (4 + dimensions)
    else { return nil }
    self.bytes = bytes
    self.count = count
    self.dimensions = dimensions
    var starts = [UInt32](repeating: UInt32(count), count: 257)
    var bucket = -1
    for index in 0..<count {
      let top = Int(bytes[Self.headerSize + index * 4 + 3])
      while bucket < top {
        bucket += 1
        starts[bucket] = UInt32(index)
      }
    }
    buckets = starts
  }

  /// The place of a word's vector, or nil.
  @inline(__always)
  package func index(of hash: UInt64) -> Int? {
    let key = UInt32(truncatingIfNeeded: hash >> 32)
    var low = Int(buckets[Int(key >> 24)])
    var high = Int(buckets[Int(key >> 24) + 1])
    while low < high {
      let middle = (low + high) / 2
      let found = bytes.littleEndian32(at: Self.headerSize + middle * 4)
      if found == key { return middle }
      if found < key { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Adds `weight` times the vector at `index` to `sum`, which has room for it.
  @inline(__always)
  package func add(_ index: Int, weight: Float, to sum: inout [Float]) {
    let start = Self.headerSize + count * 4 + index * dimensions
    let scale = weight / 127
    for axis in 0..<dimensions {
      sum[axis] += scale * Float(Int8(bitPattern: bytes[start + axis]))
    }
  }
}

extension [UInt8] {
  /// The 32-bit little-endian number at `offset`.
  @inline(__always)
  func littleEndian32(at offset: Int) -> UInt32 {
    UInt32(self[offset]) | UInt32(self[offset + 1]) << 8 | UInt32(self[offset + 2]) << 16
      | UInt32(self[offset + 3]) << 24
  }
}

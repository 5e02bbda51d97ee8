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
  private let bytes: LexiconBytes
  private let keys: SortedKeys
  private static let headerSize = 12
  /// `LCWV` as a little-endian number.
  private static let magic: UInt32 = 0x5657_434C

  /// The vectors of a file; nil if it is none.
  package init?(_ bytes: LexiconBytes) {
    let header = bytes.withUnsafeBytes { bytes -> (count: Int, dimensions: Int)? in
      guard bytes.count >= Self.headerSize, bytes.littleEndian32(at: 0) == Self.magic else {
        return nil
      }
      return (Int(bytes.littleEndian32(at: 4)), Int(bytes.littleEndian32(at: 8)))
    }
    guard let (count, dimensions) = header, dimensions > 0, dimensions <= 256, count < 1 << 20,
      bytes.count == Self.headerSize + count * (4 + dimensions)
    else { return nil }
    self.bytes = bytes
    self.dimensions = dimensions
    keys = bytes.withUnsafeBytes { SortedKeys($0, from: Self.headerSize, count: count) }
  }

  /// The sum of the vectors of those hashes that have one.
  package func sum(of hashes: some Sequence<UInt64>) -> [Float] {
    var sum = [Float](repeating: 0, count: dimensions)
    let dimensions = dimensions
    let scale: Float = 1 / 127
    // Buffers, because the bounds would be checked at each of some thousand steps.
    sum.withUnsafeMutableBufferPointer { sum in
      bytes.withUnsafeBytes { bytes in
        for hash in hashes {
          let key = UInt32(truncatingIfNeeded: hash >> 32)
          guard let index = keys.index(of: key, in: bytes) else { continue }
          let start = Self.headerSize + keys.count * 4 + index * dimensions
          let vector = UnsafeRawBufferPointer(rebasing: bytes[start..<(start + dimensions)])
          for axis in 0..<dimensions { sum[axis] += scale * Float(Int8(bitPattern: vector[axis])) }
        }
      }
    }
    return sum
  }
}

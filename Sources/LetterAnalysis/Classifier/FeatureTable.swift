/// The weights of the features as they stand in the file, used in place.
///
/// Keys as 32-bit numbers, ascending; then a byte a row, its inverse document frequency in sixteenths;
/// then the rows of signed bytes.
package struct FeatureTable: Sendable {
  private let bytes: LexiconBytes
  private let keys: SortedKeys
  private let columns: Int
  /// Where the frequencies and the rows begin.
  private let frequencies: Int
  private let rows: Int

  /// The table of so many rows that stands in `bytes` from `start` to the end; nil if it does not.
  init?(_ bytes: LexiconBytes, from start: Int, count: Int, columns: Int) {
    frequencies = start + count * 4
    rows = frequencies + count
    guard bytes.count == rows + count * columns else { return nil }
    self.bytes = bytes
    self.columns = columns
    keys = bytes.withUnsafeBytes { SortedKeys($0, from: start, count: count) }
  }

  /// How many rows there are.
  package var count: Int { keys.count }

  /// The keys of its rows, ascending.
  var keyList: [UInt32] { bytes.withUnsafeBytes { keys.list(in: $0) } }

  /// What the file holds of it.
  var fileBytes: [UInt8] {
    bytes.withUnsafeBytes { Array($0[keys.start...]) }
  }

  /// The row of a feature and the weight that its frequency gives it, if it is known.
  private func find(_ hash: UInt64, in bytes: UnsafeRawBufferPointer) -> (row: Int, weight: Float)?
  {
    guard let index = keys.index(of: UInt32(truncatingIfNeeded: hash >> 32), in: bytes) else {
      return nil
    }
    return (rows + index * columns, Float(bytes[frequencies + index]) / 16)
  }

  /// Sums the rows of the hashes, weighted by their frequencies; returns the squared length.
  func sum(_ hashes: [UInt64], into part: inout [Float]) -> Float {
    var norm: Float = 0
    let columns = columns
    // Buffers, because the innermost loop is the heart of a batch: bounds are checked before it.
    part.withUnsafeMutableBufferPointer { part in
      precondition(part.count == columns)
      bytes.withUnsafeBytes { bytes in
        for hash in hashes {
          guard let (row, weight) = find(hash, in: bytes) else { continue }
          norm += weight * weight
          let weights = UnsafeRawBufferPointer(rebasing: bytes[row..<(row + columns)])
          for column in 0..<columns {
            part[column] += weight * Float(Int8(bitPattern: weights[column]))
          }
        }
      }
    }
    return norm
  }

  /// The squared length of a group's features.
  func squaredLength(of hashes: [UInt64]) -> Float {
    bytes.withUnsafeBytes { bytes in
      hashes.reduce(0) { sum, hash in
        let weight = find(hash, in: bytes)?.weight ?? 0
        return sum + weight * weight
      }
    }
  }

  /// The weight of one feature in one column before the column's scale, if the feature is known.
  func weight(of hash: UInt64, column: Int) -> Float? {
    bytes.withUnsafeBytes { bytes in
      find(hash, in: bytes).map { $0.weight * Float(Int8(bitPattern: bytes[$0.row + column])) }
    }
  }
}

extension FeatureTable {
  /// A table of the given keys, ascending, with their frequencies and rows.
  init(keys: [UInt32], frequencies: [UInt8], rows: [Int8], columns: Int) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(keys.count * 5 + rows.count)
    for key in keys { bytes.append(littleEndian: key) }
    bytes += frequencies
    bytes += rows.map { UInt8(bitPattern: $0) }
    guard let table = Self(LexiconBytes(bytes), from: 0, count: keys.count, columns: columns) else {
      preconditionFailure("a row needs a key, a frequency and \(columns) weights")
    }
    self = table
  }
}

/// The learned weights, and what they say of a sentence.
///
/// A linear model: each feature has a row of signed bytes, one a column. The first four columns are
/// the classes as seen in the letter (the emissions of a linear-chain conditional random field), the
/// next four the classes as seen from the sentence alone, the rest the tags.
///
/// The file: `LCSM`; version, rows and dimensions as 32-bit numbers; then 32-bit floats: the bias and
/// the scale of each column, the dense weights by dimension, the two transition tables, the tags'
/// thresholds, slopes and offsets; then for each row, by ascending key, the upper 32 bits of its
/// feature's hash; then a byte a row, its inverse document frequency in sixteenths; then the rows.
/// Numbers are little-endian.
package struct SentenceModel: Sendable {
  /// The file's name in the lexicon folder.
  package static let file = "learned/weights.bin"
  /// The format's version.
  package static let version: UInt32 = 1
  /// Columns of a row: four classes in context, four alone, one a tag.
  package static let columns = 8 + Tag.allCases.count
  /// The column of the first tag.
  package static let firstTag = 8

  /// How much a group of features counts for the classes, and for the tags.
  ///
  /// For the classes a group is scaled to a fixed length, so that long sentences weigh no more than
  /// short ones; for the tags it is not, since one word in a long sentence earns its tag as well as in
  /// a short one. Chosen by cross-validation by writer.
  ///
  /// - Parameters:
  ///   - group: the group.
  ///   - squaredLength: the sum of the squares of its features' frequencies.
  package static func scales(of group: FeatureGroup, squaredLength: Float) -> (Float, Float) {
    let unit = 1 / squaredLength.squareRoot()
    return switch group {
    case .terms: (unit, 1 / 16)
    case .affixes: (unit, 1 / 24)
    case .surface, .position: (unit / 2, unit / 2)
    case .lexicon: (0.5, 0.5)
    }
  }

  /// All that the file holds, in the open: what training writes and inference reads.
  package struct Parameters: Sendable {
    package var biases: [Float]
    package var scales: [Float]
    package var dense: [Float]
    package var transitions: [Float]
    package var thresholds: [Float]
    package var slopes: [Float]
    package var offsets: [Float]
    package var keys: [UInt32]
    package var frequencies: [UInt8]
    package var rows: [Int8]

    package init(
      biases: [Float], scales: [Float], dense: [Float], transitions: [Float], thresholds: [Float],
      slopes: [Float], offsets: [Float], keys: [UInt32], frequencies: [UInt8], rows: [Int8]
    ) {
      self.biases = biases
      self.scales = scales
      self.dense = dense
      self.transitions = transitions
      self.thresholds = thresholds
      self.slopes = slopes
      self.offsets = offsets
      self.keys = keys
      self.frequencies = frequencies
      self.rows = rows
    }
  }

  package let parameters: Parameters
  private let index: SortedKeys

  /// A model of the given parameters.
  package init(_ parameters: Parameters) {
    self.parameters = parameters
    self.index = SortedKeys(parameters.keys)
  }

  /// What the columns say of a sentence, and what its groups contributed.
  package func activations(of features: SentenceFeatures) -> [Float] {
    var total = parameters.biases
    var part = [Float](repeating: 0, count: Self.columns)
    for group in FeatureGroup.allCases {
      let norm = sum(features.hashes[group.rawValue], into: &part)
      guard norm > 0 else { continue }
      let (forClasses, forTags) = Self.scales(of: group, squaredLength: norm)
      for column in 0..<Self.columns {
        let factor = column < Self.firstTag ? forClasses : forTags
        total[column] += part[column] * factor * parameters.scales[column]
      }
    }
    for (axis, value) in features.dense.enumerated() where value != 0 {
      let start = axis * Self.columns
      for column in 0..<Self.columns { total[column] += value * parameters.dense[start + column] }
    }
    return total
  }

  /// Sums the rows of the hashes, weighted by their frequencies; returns the squared length.
  private func sum(_ hashes: [UInt64], into part: inout [Float]) -> Float {
    for column in 0..<Self.columns { part[column] = 0 }
    var norm: Float = 0
    part.withUnsafeMutableBufferPointer { part in
      parameters.rows.withUnsafeBufferPointer { rows in
        for hash in hashes {
          guard let row = index.index(of: UInt32(truncatingIfNeeded: hash >> 32)) else { continue }
          let weight = Float(parameters.frequencies[row]) / 16
          norm += weight * weight
          let start = row * Self.columns
          for column in 0..<Self.columns { part[column] += weight * Float(rows[start + column]) }
        }
      }
    }
    return norm
  }

  /// The squared length of a group's features.
  func squaredLength(of hashes: [UInt64]) -> Float {
    hashes.reduce(0) { sum, hash in
      guard let row = index.index(of: UInt32(truncatingIfNeeded: hash >> 32)) else { return sum }
      let weight = Float(parameters.frequencies[row]) / 16
      return sum + weight * weight
    }
  }

  /// What the vectors of a sentence's words add to a column.
  func denseActivation(_ dense: [Float], column: Int) -> Float {
    dense.indices.reduce(0) { $0 + dense[$1] * parameters.dense[$1 * Self.columns + column] }
  }

  /// The weight of one feature in one column, as it counts before its group's length is divided out.
  package func weight(of hash: UInt64, column: Int) -> Float? {
    guard let row = index.index(of: UInt32(truncatingIfNeeded: hash >> 32)) else { return nil }
    return Float(parameters.frequencies[row]) / 16 * Float(parameters.rows[row * Self.columns + column])
      * parameters.scales[column]
  }
}

/// Finds a key in an ascending list, by its upper bits first.
package struct SortedKeys: Sendable {
  private static let bits = 12
  private let keys: [UInt32]
  private let starts: [Int32]

  package init(_ keys: [UInt32]) {
    self.keys = keys
    var starts = [Int32](repeating: Int32(keys.count), count: (1 << Self.bits) + 1)
    var bucket = -1
    for (index, key) in keys.enumerated() {
      let top = Int(key >> UInt32(32 - Self.bits))
      while bucket < top {
        bucket += 1
        starts[bucket] = Int32(index)
      }
    }
    self.starts = starts
  }

  @inline(__always)
  package func index(of key: UInt32) -> Int? {
    let bucket = Int(key >> UInt32(32 - Self.bits))
    var low = Int(starts[bucket])
    var high = Int(starts[bucket + 1])
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] == key { return middle }
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

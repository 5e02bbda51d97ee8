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
  /// - Returns: the scale for the classes, then the one for the tags.
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
    package var table: FeatureTable
    /// The upper halves of the features' hashes, ascending.
    package var keys: [UInt32] { table.keyList }

    /// Whether every number is finite.
    var areFinite: Bool {
      [biases, scales, dense, transitions, thresholds, slopes, offsets].joined().allSatisfy(
        \.isFinite)
    }

    /// The features' keys are upper halves of hashes, ascending; each has a frequency and a row.
    package init(
      biases: [Float], scales: [Float], dense: [Float], transitions: [Float], thresholds: [Float],
      slopes: [Float], offsets: [Float], keys: [UInt32], frequencies: [UInt8], rows: [Int8]
    ) {
      self.init(
        biases: biases, scales: scales, dense: dense, transitions: transitions,
        thresholds: thresholds, slopes: slopes, offsets: offsets,
        table: FeatureTable(
          keys: keys, frequencies: frequencies, rows: rows, columns: SentenceModel.columns))
    }

    init(
      biases: [Float], scales: [Float], dense: [Float], transitions: [Float], thresholds: [Float],
      slopes: [Float], offsets: [Float], table: FeatureTable
    ) {
      self.biases = biases
      self.scales = scales
      self.dense = dense
      self.transitions = transitions
      self.thresholds = thresholds
      self.slopes = slopes
      self.offsets = offsets
      self.table = table
    }
  }

  package let parameters: Parameters

  /// A model of the given parameters.
  package init(_ parameters: Parameters) { self.parameters = parameters }

  /// What the columns say of a sentence, and what its groups contributed.
  package func activations(of features: SentenceFeatures) -> [Float] {
    let columns = Self.columns
    var part = [Float](repeating: 0, count: columns)
    var total = parameters.biases
    for (group, hashes) in zip(FeatureGroup.allCases, features.hashes) {
      for column in 0..<columns { part[column] = 0 }
      let norm = parameters.table.sum(hashes, into: &part)
      guard norm > 0 else { continue }
      let (forClasses, forTags) = Self.scales(of: group, squaredLength: norm)
      for column in 0..<Self.firstTag {
        total[column] += part[column] * forClasses * parameters.scales[column]
      }
      for column in Self.firstTag..<columns {
        total[column] += part[column] * forTags * parameters.scales[column]
      }
    }
    addDense(features.dense, to: &total)
    return total
  }

  private func addDense(_ dense: [Float], to total: inout [Float]) {
    let columns = total.count
    // Buffers, because the bounds would be checked at each of some thousand steps.
    total.withUnsafeMutableBufferPointer { total in
      parameters.dense.withUnsafeBufferPointer { weights in
        precondition(weights.count >= dense.count * columns)
        for (axis, value) in dense.enumerated() where value != 0 {
          let row = UnsafeBufferPointer(
            rebasing: weights[(axis * columns)..<((axis + 1) * columns)])
          for column in 0..<columns { total[column] += value * row[column] }
        }
      }
    }
  }

  /// The squared length of a group's features.
  func squaredLength(of hashes: [UInt64]) -> Float { parameters.table.squaredLength(of: hashes) }

  /// What the vectors of a sentence's words add to a column.
  func denseActivation(_ dense: [Float], column: Int) -> Float {
    dense.indices.reduce(0) { $0 + dense[$1] * parameters.dense[$1 * Self.columns + column] }
  }

  /// The weight of one feature in one column, as it counts before its group's length is divided out.
  package func weight(of hash: UInt64, column: Int) -> Float? {
    parameters.table.weight(of: hash, column: column).map { $0 * parameters.scales[column] }
  }
}

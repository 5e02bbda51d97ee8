/// Reads and writes the file of the learned weights.
package enum ModelFile {
  /// The parameters that a file holds; nil if it is none of this version.
  package static func parameters(from bytes: LexiconBytes) -> SentenceModel.Parameters? {
    let tags = Tag.allCases.count
    let columns = SentenceModel.columns
    var reader = NumberReader(bytes)
    guard reader.number() == magic, reader.number() == SentenceModel.version,
      let rows = reader.number().map(Int.init), let axes = reader.number().map(Int.init),
      rows < 1 << 20, axes <= 256,
      let biases = reader.floats(columns), let scales = reader.floats(columns),
      let dense = reader.floats(axes * columns), let transitions = reader.floats(32),
      let thresholds = reader.floats(tags), let slopes = reader.floats(tags),
      let offsets = reader.floats(tags),
      let table = FeatureTable(bytes, from: reader.offset, count: rows, columns: columns)
    else { return nil }
    return SentenceModel.Parameters(
      biases: biases, scales: scales, dense: dense, transitions: transitions,
      thresholds: thresholds, slopes: slopes, offsets: offsets, table: table)
  }

  /// The file that holds the parameters.
  package static func bytes(of parameters: SentenceModel.Parameters) -> [UInt8] {
    let axes = parameters.dense.count / SentenceModel.columns
    var bytes: [UInt8] = []
    for number in [magic, SentenceModel.version, UInt32(parameters.table.count), UInt32(axes)] {
      bytes.append(littleEndian: number)
    }
    let floats = [
      parameters.biases, parameters.scales, parameters.dense, parameters.transitions,
      parameters.thresholds, parameters.slopes, parameters.offsets,
    ]
    for value in floats.joined() { bytes.append(littleEndian: value.bitPattern) }
    return bytes + parameters.table.fileBytes
  }

  /// `LCSM` as a little-endian number.
  private static let magic: UInt32 = 0x4D53_434C
}

/// Takes numbers off the front of bytes.
private struct NumberReader {
  private let bytes: LexiconBytes
  /// Where the next number begins.
  private(set) var offset = 0

  init(_ bytes: LexiconBytes) { self.bytes = bytes }

  mutating func number() -> UInt32? { numbers(1)?.first }

  mutating func floats(_ count: Int) -> [Float]? {
    numbers(count)?.map { Float(bitPattern: $0) }
  }

  private mutating func numbers(_ count: Int) -> [UInt32]? {
    let start = offset
    guard bytes.count - start >= count * 4 else { return nil }
    offset += count * 4
    return bytes.withUnsafeBytes { bytes in
      (0..<count).map { bytes.littleEndian32(at: start + $0 * 4) }
    }
  }
}

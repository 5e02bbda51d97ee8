/// Reads and writes the file of the learned weights.
package enum ModelFile {
  /// The parameters that a file holds; nil if it is none of this version.
  package static func parameters(from bytes: [UInt8]) -> SentenceModel.Parameters? {
    var reader = ByteReader(bytes)
    guard reader.take(4).map(Array.init) == Array("LCSM".utf8), reader.number() == SentenceModel.version,
      let rows = reader.number().map(Int.init), let axes = reader.number().map(Int.init),
      rows < 1 << 20, axes <= 256
    else { return nil }
    let columns = SentenceModel.columns
    let tags = Tag.allCases.count
    guard let biases = reader.floats(columns), let scales = reader.floats(columns),
      let dense = reader.floats(axes * columns), let transitions = reader.floats(32),
      let thresholds = reader.floats(tags), let slopes = reader.floats(tags),
      let offsets = reader.floats(tags), let keys = reader.numbers(rows),
      let frequencies = reader.take(rows), let weights = reader.take(rows * columns), reader.isAtEnd
    else { return nil }
    return SentenceModel.Parameters(
      biases: biases, scales: scales, dense: dense, transitions: transitions,
      thresholds: thresholds, slopes: slopes, offsets: offsets, keys: keys,
      frequencies: Array(frequencies), rows: weights.map { Int8(bitPattern: $0) })
  }

  /// The file that holds the parameters.
  package static func bytes(of parameters: SentenceModel.Parameters) -> [UInt8] {
    let axes = parameters.dense.count / SentenceModel.columns
    var bytes = Array("LCSM".utf8)
    for number in [SentenceModel.version, UInt32(parameters.keys.count), UInt32(axes)] {
      append(number, to: &bytes)
    }
    let floats = [
      parameters.biases, parameters.scales, parameters.dense, parameters.transitions,
      parameters.thresholds, parameters.slopes, parameters.offsets,
    ]
    for value in floats.joined() { append(value.bitPattern, to: &bytes) }
    for key in parameters.keys { append(key, to: &bytes) }
    bytes += parameters.frequencies
    bytes += parameters.rows.map { UInt8(bitPattern: $0) }
    return bytes
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}

/// Takes numbers off the front of bytes.
private struct ByteReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, bytes.count - at >= count else { return nil }
    defer { at += count }
    return bytes[at..<(at + count)]
  }

  mutating func number() -> UInt32? {
    guard let slice = take(4) else { return nil }
    return bytes.littleEndian32(at: slice.startIndex)
  }

  mutating func numbers(_ count: Int) -> [UInt32]? {
    guard let slice = take(count * 4) else { return nil }
    return (0..<count).map { bytes.littleEndian32(at: slice.startIndex + $0 * 4) }
  }

  mutating func floats(_ count: Int) -> [Float]? {
    numbers(count)?.map { Float(bitPattern: $0) }
  }
}

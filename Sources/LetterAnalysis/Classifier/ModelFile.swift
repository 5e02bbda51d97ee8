/// Reads and writes the files of the learned weights and trees.
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

  /// The trees that a file holds; nil if it is none of this version, or does not fit this program.
  package static func trees(from bytes: LexiconBytes) -> TagTrees? {
    var reader = NumberReader(bytes)
    guard reader.number() == treeMagic, reader.number() == TagTrees.version,
      let width = reader.count(), let phraseCount = reader.count(), let treeCount = reader.count(),
      let nodeCount = reader.count(), let phrases = reader.numbers(phraseCount)
    else { return nil }
    var ensembles: [TagTrees.Ensemble] = []
    for tag in TagTrees.tags {
      let first = ensembles.last?.trees.upperBound ?? 0
      guard let trees = reader.count(), let floats = reader.floats(4) else { return nil }
      var ensemble = TagTrees.Ensemble(tag: tag, base: floats[0], trees: first..<(first + trees))
      (ensemble.slope, ensemble.offset, ensemble.threshold) = (floats[1], floats[2], floats[3])
      ensembles.append(ensemble)
    }
    let context = LetterContext(phrases: phrases)
    guard context.width == width, let roots = reader.numbers(treeCount),
      let nodes = reader.list(of: TagTrees.Node.self, nodeCount), reader.offset == bytes.count
    else { return nil }
    return TagTrees(
      context: context, ensembles: ensembles, nodes: nodes, roots: roots.map(Int.init))
  }

  /// The file that holds the trees.
  package static func bytes(of trees: TagTrees) -> [UInt8] {
    var numbers = [treeMagic, TagTrees.version]
    numbers += [
      trees.context.width, trees.context.phrases.count, trees.roots.count, trees.nodes.count,
    ].map(UInt32.init)
    numbers += trees.context.phrases
    for ensemble in trees.ensembles {
      numbers.append(UInt32(ensemble.trees.count))
      numbers += [ensemble.base, ensemble.slope, ensemble.offset, ensemble.threshold].map(
        \.bitPattern)
    }
    numbers += trees.roots.map(UInt32.init)
    for node in trees.nodes {
      numbers += [UInt32(node.column) | UInt32(node.left) << 16, node.value.bitPattern]
    }
    var bytes: [UInt8] = []
    for number in numbers { bytes.append(littleEndian: number) }
    return bytes
  }

  /// `LCSM` and `LCTT` as little-endian numbers.
  private static let magic: UInt32 = 0x4D53_434C
  private static let treeMagic: UInt32 = 0x5454_434C
}

/// Takes numbers off the front of bytes.
private struct NumberReader {
  private let bytes: LexiconBytes
  /// Where the next number begins.
  private(set) var offset = 0

  init(_ bytes: LexiconBytes) { self.bytes = bytes }

  mutating func number() -> UInt32? { numbers(1)?.first }

  mutating func floats(_ count: Int) -> [Float]? {
    list(of: Float.self, count)
  }

  /// A number of things, each at least four bytes long, that may still follow.
  mutating func count() -> Int? {
    number().map(Int.init).flatMap { $0 <= bytes.count / 4 ? $0 : nil }
  }

  mutating func numbers(_ count: Int) -> [UInt32]? { list(of: UInt32.self, count) }

  /// Values that stand in the file as they do in memory: the machine is little-endian as the file is.
  mutating func list<Value: BitwiseCopyable>(of type: Value.Type, _ count: Int) -> [Value]? {
    let size = count * MemoryLayout<Value>.stride
    guard bytes.count - offset >= size else { return nil }
    defer { offset += size }
    return bytes.withUnsafeBytes { bytes in
      [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + size)]))
        initialized = count
      }
    }
  }
}

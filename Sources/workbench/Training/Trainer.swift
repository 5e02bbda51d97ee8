internal import LetterAnalysis

/// Learns the weights from labelled sentences.
struct Trainer {
  /// The variances of the weights' priors.
  ///
  /// Chosen by cross-validation by writer.
  struct Strengths {
    var chain = 3.0
    var alone = 3.0
    var tags = 10.0
  }

  var strengths = Strengths()
  var optimiser = LBFGS()

  /// The weights learned from the letters; thresholds are a half, slopes 1, until calibrated.
  func train(_ data: Dataset, letters: [Dataset.LetterRange]) -> SentenceModel.Parameters {
    let indices = letters.flatMap { Array($0.sentences) }
    let space = FeatureSpace(data, indices)
    let full = SparseMatrix(data, indices, in: space, for: .chain)
    let alone = SparseMatrix(data, indices, in: space, for: .alone)
    let labels = indices.map { data.labels[$0] }
    var ranges: [Range<Int>] = []
    for letter in letters {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<(start + letter.sentences.count))
    }
    let chain = ChainObjective(
      matrix: full, labels: labels, startsParagraph: indices.map { data.startsParagraph[$0] },
      letters: ranges, strength: strengths.chain
    ).solve(optimiser)
    let single = SoftmaxObjective(matrix: alone, labels: labels, strength: strengths.alone)
      .solve(optimiser)
    let targets = indices.flatMap { index in
      Tag.allCases.map { data.tags[index].contains($0) ? 1.0 : 0.0 }
    }
    let tags = TagObjective(
      matrix: SparseMatrix(data, indices, in: space, for: .tags), targets: targets,
      strength: strengths.tags
    )
    .solve(optimiser)
    return WeightPacker(space: space, chain: chain, alone: single, tags: tags).parameters()
  }
}

/// Packs learned weights into bytes.
struct WeightPacker {
  let space: FeatureSpace
  let chain: [Double]
  let alone: [Double]
  let tags: [Double]

  private static let classes = ChainDecoder.classes
  private static let tagCount = Tag.allCases.count

  /// The weight of a feature (or dense axis, or at `space.width` the bias) in a column.
  private func weight(_ row: Int, _ column: Int) -> Double {
    if column < Self.classes { return chain[row * Self.classes + column] }
    if column < SentenceModel.firstTag { return alone[row * Self.classes + column - Self.classes] }
    return tags[row * Self.tagCount + column - SentenceModel.firstTag]
  }

  /// The parameters of the model.
  func parameters() -> SentenceModel.Parameters {
    let columns = SentenceModel.columns
    let features = space.keys.count
    let scales = (0..<columns).map { column in
      max(1e-9, (0..<features).reduce(0) { max($0, abs(weight($1, column))) } / 127)
    }
    var rows = [Int8](repeating: 0, count: features * columns)
    for row in 0..<features {
      for column in 0..<columns {
        rows[row * columns + column] = Int8((weight(row, column) / scales[column]).rounded())
      }
    }
    let dense = (0..<space.axes).flatMap { axis in
      (0..<columns).map { Float(weight(features + axis, $0)) }
    }
    let biases = (0..<columns).map { Float(weight(space.width, $0)) }
    return SentenceModel.Parameters(
      biases: biases, scales: scales.map(Float.init), dense: dense,
      transitions: chain.suffix(2 * Self.classes * Self.classes).map(Float.init),
      thresholds: [Float](repeating: 0.5, count: Self.tagCount),
      slopes: [Float](repeating: 1, count: Self.tagCount),
      offsets: [Float](repeating: 0, count: Self.tagCount), keys: space.keys,
      frequencies: space.frequencies, rows: rows)
  }
}

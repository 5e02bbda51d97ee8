internal import LetterAnalysis

/// Labelled sentences as numbers: their features, labels and places.
struct Dataset {
  /// One letter: a run of sentences.
  struct LetterRange {
    var id: String
    var sentences: Range<Int>
    /// The letter's writer: the first character of its name.
    var writer: Character { id.first ?? "?" }
  }

  var features: [SentenceFeatures] = []
  var labels: [Int] = []
  var tags: [Set<Tag>] = []
  var startsParagraph: [Bool] = []
  /// The tags that phrases stand for, with the strongest of each, by sentence.
  var phrases: [PhraseTags] = []
  var texts: [String] = []
  var letters: [LetterRange] = []

  /// Reads labelled letters through the same reader and extractor as any letter.
  init(_ labelled: [LabelledLetter], lexicons: LexiconSet) throws {
    let reader = Reader(lexicons: lexicons)
    let extractor = try SentenceJudge.extractor(lexicons)
    for letter in labelled {
      let reading = reader.read(letter.letter, sentences: letter.sentences.map(\.span))
      guard reading.sentences.count == letter.sentences.count else { continue }
      let start = features.count
      features += extractor.features(of: reading)
      for (index, sentence) in letter.sentences.enumerated() {
        labels.append(SentenceClass.allCases.firstIndex(of: sentence.label) ?? 0)
        tags.append(sentence.tags)
        phrases.append(lexicons.phraseTags(reading.matches(in: index)))
        texts.append(letter.letter[sentence.span])
        startsParagraph.append(
          index == 0 || reading.sentences[index].block != reading.sentences[index - 1].block)
      }
      letters.append(LetterRange(id: letter.id, sentences: start..<features.count))
    }
  }
}

/// The features that are kept, with their weights by rarity.
struct FeatureSpace {
  /// How often a feature of each group must occur to be kept.
  static let minimumCounts: [FeatureGroup: Int] = [
    .terms: 4, .affixes: 6, .surface: 2, .position: 2, .lexicon: 2,
  ]

  private(set) var keys: [UInt32] = []
  private(set) var frequencies: [UInt8] = []
  private(set) var groups: [FeatureGroup] = []
  private(set) var columnOfKey: [UInt32: Int] = [:]
  let axes: Int

  /// The space of the sentences `indices` of a data set.
  init(_ data: Dataset, _ indices: [Int]) {
    var counts: [UInt32: (count: Int, group: FeatureGroup)] = [:]
    for index in indices {
      for group in FeatureGroup.allCases {
        for hash in data.features[index].hashes[group.rawValue] {
          counts[UInt32(truncatingIfNeeded: hash >> 32), default: (0, group)].count += 1
        }
      }
    }
    for (key, entry) in counts.sorted(by: { $0.key < $1.key }) {
      guard entry.count >= Self.minimumCounts[entry.group] ?? 1 else { continue }
      columnOfKey[key] = keys.count
      keys.append(key)
      groups.append(entry.group)
      let weighted = entry.group == .terms || entry.group == .affixes
      let rarity = Exponential.log(Double(1 + indices.count) / Double(1 + entry.count)) + 1
      frequencies.append(weighted ? UInt8(min(255, (16 * rarity).rounded())) : 16)
    }
    axes = data.features.first?.dense.count ?? 0
  }

  /// Features and dense axes together.
  var width: Int { keys.count + axes }
}

/// The sentences as rows of a sparse matrix, compressed by rows.
struct SparseMatrix {
  private(set) var starts: [Int] = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Double] = []
  let width: Int
  var count: Int { starts.count - 1 }

  /// What the rows are for.
  enum Purpose {
    /// The classes in the letter: every group.
    case chain
    /// The classes of a sentence alone: every group but position.
    case alone
    /// The tags: likewise, and scaled for them.
    case tags
  }

  /// The rows of the sentences `indices`.
  init(_ data: Dataset, _ indices: [Int], in space: FeatureSpace, for purpose: Purpose) {
    width = space.width
    for index in indices {
      append(data.features[index], space, purpose)
      starts.append(columns.count)
    }
  }

  private mutating func append(
    _ features: SentenceFeatures, _ space: FeatureSpace, _ purpose: Purpose
  ) {
    for group in FeatureGroup.allCases where purpose == .chain || group != .position {
      let known = features.hashes[group.rawValue].compactMap {
        space.columnOfKey[UInt32(truncatingIfNeeded: $0 >> 32)]
      }
      guard !known.isEmpty else { continue }
      let weights = known.map { Float(space.frequencies[$0]) / 16 }
      let (forClasses, forTags) = SentenceModel.scales(
        of: group, squaredLength: weights.reduce(0) { $0 + $1 * $1 })
      let scale = purpose == .tags ? forTags : forClasses
      for (column, weight) in zip(known, weights) {
        columns.append(Int32(column))
        values.append(Double(weight * scale))
      }
    }
    for (axis, value) in features.dense.enumerated() where value != 0 {
      columns.append(Int32(space.keys.count + axis))
      values.append(Double(value))
    }
  }

  /// `scores[i, k]` of the weights, whose last row is the bias.
  func product(_ weights: [Double], outputs k: Int) -> [Double] {
    var scores = [Double](repeating: 0, count: count * k)
    scores.withUnsafeMutableBufferPointer { scores in
      weights.withUnsafeBufferPointer { weights in
        for row in 0..<count {
          let out = row * k
          for j in 0..<k { scores[out + j] = weights[width * k + j] }
          for entry in starts[row]..<starts[row + 1] {
            let value = values[entry]
            let from = Int(columns[entry]) * k
            for j in 0..<k { scores[out + j] += value * weights[from + j] }
          }
        }
      }
    }
    return scores
  }

  /// Adds the transposed product with `errors` to `gradient`, whose last row is the bias's.
  func accumulate(_ errors: [Double], outputs k: Int, into gradient: inout [Double]) {
    gradient.withUnsafeMutableBufferPointer { gradient in
      errors.withUnsafeBufferPointer { errors in
        for row in 0..<count {
          let from = row * k
          for j in 0..<k { gradient[width * k + j] += errors[from + j] }
          for entry in starts[row]..<starts[row + 1] {
            let value = values[entry]
            let to = Int(columns[entry]) * k
            for j in 0..<k { gradient[to + j] += value * errors[from + j] }
          }
        }
      }
    }
  }
}

/// Why a sentence got its class: the signals that weighed most, for and against.
public struct ClassExplanation: Sendable {
  /// One signal and how much it weighed.
  public struct Signal: Sendable {
    /// What was seen, in words.
    public var text: String
    /// How much it spoke for the class rather than the runner-up, in natural-logarithm units.
    public var weight: Double
  }

  /// The sentence.
  public var span: Span
  /// Its class.
  public var label: SentenceClass
  /// How sure that is.
  public var confidence: Double
  /// The second most likely class.
  public var runnerUp: SentenceClass
  /// What spoke for the class, strongest first.
  public var signalsFor: [Signal]
  /// What spoke for the runner-up, strongest first.
  public var signalsAgainst: [Signal]
}

extension SentenceJudge {
  /// How many signals are named on either side.
  private static let signalLimit = 6

  /// Why a sentence got its class.
  package func explain(_ sentence: Int, in reading: Reading, titles: [String: String])
    -> ClassExplanation
  {
    let judgement = judge(reading)[sentence]
    let order = SentenceClass.allCases.indices.sorted {
      (judgement.inContext[$1], $0) < (judgement.inContext[$0], $1)
    }
    let (first, second) = (order[0], order[1])
    var signals = namedFeatures(of: sentence, in: reading, titles: titles).map { feature in
      ClassExplanation.Signal(
        text: feature.text, weight: feature.weight(first) - feature.weight(second))
    }
    signals.append(neighbours(sentence, judgement, reading, first, second))
    signals = Self.merged(signals)
    func strongest(_ sign: Double) -> [ClassExplanation.Signal] {
      let side = signals.filter { $0.weight * sign > 0.05 }
      let sorted = side.sorted { (-$0.weight * sign, $0.text) < (-$1.weight * sign, $1.text) }
      return Array(sorted.prefix(Self.signalLimit))
    }
    return ClassExplanation(
      span: reading.sentences[sentence].span, label: SentenceClass.allCases[first],
      confidence: judgement.inContext[first], runnerUp: SentenceClass.allCases[second],
      signalsFor: strongest(1), signalsAgainst: strongest(-1))
  }

  /// What the classes of the sentences around it add.
  private func neighbours(
    _ sentence: Int, _ judgement: Judgement, _ reading: Reading, _ first: Int, _ second: Int
  ) -> ClassExplanation.Signal {
    let row = model.activations(of: features(of: reading)[sentence])
    let own = Double(row[first] - row[second])
    let inContext =
      Exponential.log(max(judgement.inContext[first], 1e-9))
      - Exponential.log(max(judgement.inContext[second], 1e-9))
    return ClassExplanation.Signal(text: "the sentences around it", weight: inContext - own)
  }

  /// Signals of one text, summed; word endings and the like are too fine to name and are dropped.
  private static func merged(_ signals: [ClassExplanation.Signal]) -> [ClassExplanation.Signal] {
    var sums: [String: Double] = [:]
    for signal in signals { sums[signal.text, default: 0] += signal.weight }
    return sums.map { ClassExplanation.Signal(text: $0.key, weight: $0.value) }
  }
}

/// A feature of a sentence with words for it and its weights.
struct NamedFeature {
  var text: String
  /// Its contribution to each column's activation.
  var weight: (Int) -> Double
}

extension SentenceJudge {
  /// The features of a sentence in words a physician understands.
  func namedFeatures(of sentence: Int, in reading: Reading, titles: [String: String])
    -> [NamedFeature]
  {
    let features = features(of: reading)[sentence]
    let names = extractor.names(of: sentence, in: reading, titles: titles)
    var result: [NamedFeature] = []
    for group in FeatureGroup.allCases {
      let hashes = features.hashes[group.rawValue]
      let length = model.squaredLength(of: hashes)
      guard length > 0 else { continue }
      let factor = Double(SentenceModel.scales(of: group, squaredLength: length).0)
      for hash in hashes {
        let text = names[hash] ?? Self.groupNames[group.rawValue]
        result.append(
          NamedFeature(text: text) { column in
            Double(model.weight(of: hash, column: column) ?? 0) * factor
          })
      }
    }
    result.append(
      NamedFeature(text: "the meaning of its words as a whole") { column in
        Double(model.denseActivation(features.dense, column: column))
      })
    return result
  }

  private static let groupNames = [
    "its words", "the beginnings and endings of its words", "its length, figures and punctuation",
    "its place in the letter", "a phrase of the lexicons",
  ]
}

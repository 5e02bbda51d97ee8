/// What is thought of a sentence: the chances of its classes and tags.
package struct Judgement: Sendable {
  /// The chance of each class, the letter around it considered; by `SentenceClass.allCases`.
  package var inContext: [Double]
  /// The chance of each class from the sentence alone.
  package var alone: [Double]
  /// The chance of each tag from the sentence alone; by `Tag.allCases`.
  package var tags: [Double]

  /// The most likely class in the letter, and its chance.
  package var `class`: (SentenceClass, Double) { Self.best(inContext) }

  /// The most likely class from the sentence alone.
  package var aloneClass: SentenceClass { Self.best(alone).0 }

  private static func best(_ chances: [Double]) -> (SentenceClass, Double) {
    var best = (SentenceClass.other, -1.0)
    for (candidate, chance) in zip(SentenceClass.allCases, chances) where chance > best.1 {
      best = (candidate, chance)
    }
    return best
  }
}

/// Judges the sentences of a letter with the learned weights.
package struct SentenceJudge: Sendable {
  let extractor: FeatureExtractor
  package let model: SentenceModel
  private let decoder: ChainDecoder

  /// A judge of the weights among the lexicons.
  ///
  /// - Throws: `LexiconError` if a file of weights or vectors is missing or damaged.
  package init(lexicons: LexiconSet) throws(LexiconError) {
    guard let bytes = lexicons.content(of: SentenceModel.file),
      let parameters = ModelFile.parameters(from: bytes)
    else {
      throw LexiconError(
        file: SentenceModel.file, line: 1, column: 1,
        problem: "not a file of weights of version \(SentenceModel.version); train it anew")
    }
    try self.init(lexicons: lexicons, parameters: parameters)
  }

  /// A judge of the given weights.
  package init(lexicons: LexiconSet, parameters: SentenceModel.Parameters) throws(LexiconError) {
    extractor = try Self.extractor(lexicons)
    let isWhole = parameters.dense.count == extractor.dimensions * SentenceModel.columns
    guard isWhole, parameters.areFinite else {
      throw LexiconError(
        file: SentenceModel.file, line: 1, column: 1,
        problem: "these weights do not fit \(WordVectors.file); train them anew")
    }
    model = SentenceModel(parameters)
    decoder = ChainDecoder(transitions: parameters.transitions.map(Double.init))
  }

  /// The extractor that goes with the word vectors among the lexicons.
  package static func extractor(_ lexicons: LexiconSet) throws(LexiconError) -> FeatureExtractor {
    let bytes = lexicons.content(of: WordVectors.file)
    let vectors = bytes.flatMap(WordVectors.init)
    if bytes != nil, vectors == nil {
      throw LexiconError(
        file: WordVectors.file, line: 1, column: 1, problem: "not a file of word vectors")
    }
    return FeatureExtractor(lexicons: lexicons, vectors: vectors)
  }

  /// What is thought of each sentence of a letter.
  package func judge(_ reading: Reading) -> [Judgement] {
    let starts = reading.sentences.indices.map {
      $0 == 0 || reading.sentences[$0].block != reading.sentences[$0 - 1].block
    }
    return judge(extractor.features(of: reading), startsParagraph: starts)
  }

  /// The features of every sentence of a letter.
  func features(of reading: Reading) -> [SentenceFeatures] { extractor.features(of: reading) }

  /// What is thought of sentences of the given features.
  package func judge(_ features: [SentenceFeatures], startsParagraph: [Bool]) -> [Judgement] {
    let activations = features.map(model.activations)
    let emissions = activations.map { row in (0..<ChainDecoder.classes).map { Double(row[$0]) } }
    let chain = decoder.decode(emissions, startsParagraph: startsParagraph)
    return zip(activations, chain.marginals).map { row, marginals in
      let alone = Exponential.softmax((4..<8).map { Double(row[$0]) })
      let tags = Tag.allCases.indices.map { tag in
        let slope = Double(model.parameters.slopes[tag])
        let offset = Double(model.parameters.offsets[tag])
        return Exponential.logistic(slope * Double(row[SentenceModel.firstTag + tag]) + offset)
      }
      return Judgement(inContext: marginals, alone: alone, tags: tags)
    }
  }
}

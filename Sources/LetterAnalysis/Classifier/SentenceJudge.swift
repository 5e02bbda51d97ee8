/// What is thought of a sentence: the chances of its classes and tags.
package struct Judgement: Sendable {
  /// The chance of each class, the letter around it considered; by `SentenceClass.allCases`.
  package var inContext: [Double]
  /// The chance of each class from the sentence alone.
  package var alone: [Double]
  /// The chance of each tag, for some of them the letter around it considered; by `Tag.allCases`.
  package var tags: [Double]
  /// The chance of each tag from the sentence alone; by `Tag.allCases`.
  package var tagsAlone: [Double]

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
  /// Without them, every tag is judged from the sentence alone.
  private let trees: TagTrees?

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
    guard let bytes = lexicons.content(of: TagTrees.file), let trees = ModelFile.trees(from: bytes)
    else {
      throw LexiconError(
        file: TagTrees.file, line: 1, column: 1,
        problem: "not a file of trees of version \(TagTrees.version); train it anew")
    }
    try self.init(lexicons: lexicons, parameters: parameters, trees: trees)
  }

  /// A judge of the given weights, and trees if there are any.
  package init(lexicons: LexiconSet, parameters: SentenceModel.Parameters, trees: TagTrees? = nil)
    throws(LexiconError)
  {
    extractor = try Self.extractor(lexicons)
    let isWhole = parameters.dense.count == extractor.dimensions * SentenceModel.columns
    guard isWhole, parameters.areFinite else {
      throw LexiconError(
        file: SentenceModel.file, line: 1, column: 1,
        problem: "these weights do not fit \(WordVectors.file); train them anew")
    }
    model = SentenceModel(parameters)
    self.trees = trees
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
    func classes(_ row: [Float], from column: Int) -> ChainDecoder.Scores {
      ChainDecoder.Scores(SIMD4(row[column], row[column + 1], row[column + 2], row[column + 3]))
    }
    let marginals = decoder.marginals(
      activations.map { classes($0, from: 0) }, startsParagraph: startsParagraph)
    let (slopes, offsets) = (model.parameters.slopes, model.parameters.offsets)
    var judgements = zip(activations, marginals).map { row, marginals in
      let tags = slopes.indices.map { tag in
        Exponential.logistic(
          Double(slopes[tag]) * Double(row[SentenceModel.firstTag + tag]) + Double(offsets[tag]))
      }
      return Judgement(
        inContext: Self.list(marginals),
        alone: Self.list(Exponential.softmax(classes(row, from: 4))),
        tags: tags, tagsAlone: tags)
    }
    if let trees {
      var chances: [Float] = []
      chances.reserveCapacity(activations.count * LetterContext.chances)
      for (row, judgement) in zip(activations, judgements) {
        Self.appendChances(marginals: judgement.inContext, activations: row, to: &chances)
      }
      trees.judge(
        LetterContext.Sentences(
          chances: chances, startsParagraph: startsParagraph, features: features),
        into: &judgements)
    }
    return judgements
  }

  /// What the trees read of a sentence: its classes' chances, and the uncalibrated ones of its tags.
  package static func chances(marginals: [Double], activations: [Float]) -> [Float] {
    var chances: [Float] = []
    appendChances(marginals: marginals, activations: activations, to: &chances)
    return chances
  }

  private static func appendChances(
    marginals: [Double], activations: [Float], to chances: inout [Float]
  ) {
    for chance in marginals { chances.append(Float(chance)) }
    for activation in activations[SentenceModel.firstTag...] {
      chances.append(Float(Exponential.logistic(Double(activation))))
    }
  }

  private static func list(_ scores: ChainDecoder.Scores) -> [Double] {
    [scores[0], scores[1], scores[2], scores[3]]
  }

  /// The chance from which on each tag is given, by `Tag.allCases`.
  package var thresholds: [Float] {
    var thresholds = model.parameters.thresholds
    for ensemble in trees?.ensembles ?? [] {
      thresholds[ensemble.tag.index] = ensemble.threshold
    }
    return thresholds
  }
}

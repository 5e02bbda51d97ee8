internal import Dispatch
internal import LetterAnalysis
internal import Synchronization

/// Judges every letter by weights and trees that never saw its writer.
struct CrossValidation {
  /// How many groups of writers are held out in turn.
  var folds = 7
  var trainer = Trainer()
  var learner = TreeLearner()

  /// What was learned without a group of writers.
  struct Fold {
    var writers: String
    var letters: [Dataset.LetterRange]
    var parameters: SentenceModel.Parameters
    var trees: TagTrees?
  }

  /// What each sentence of the data was judged to be, and the fold it was held out in.
  ///
  /// Chances of tags are not yet calibrated.
  struct Outcome {
    var judgements: [Judgement?]
    var fold: [Int]
    var folds: [Fold] = []

    /// The sentences that were judged, those of one fold left out.
    func judged(without fold: Int? = nil) -> [(index: Int, judgement: Judgement)] {
      judgements.indices.compactMap { index in
        guard fold == nil || self.fold[index] != fold else { return nil }
        return judgements[index].map { (index, $0) }
      }
    }
  }

  /// Runs it; letters that are not `judged` are trained on in every fold.
  func run(
    _ data: Dataset, lexicons: LexiconSet, judged: (Dataset.LetterRange) -> Bool,
    progress: (String) -> Void
  ) throws -> Outcome {
    let writers = Set(data.letters.filter(judged).map(\.writer)).sorted()
    let foldOf = Dictionary(uniqueKeysWithValues: writers.enumerated().map { ($1, $0 % folds) })
    let held = (0..<min(folds, writers.count)).map { fold in
      data.letters.filter { judged($0) && foldOf[$0.writer] == fold }
    }
    var outcome = Outcome(
      judgements: Array(repeating: nil, count: data.features.count),
      fold: Array(repeating: -1, count: data.features.count))
    outcome.folds = inParallel(held) { letters in
      let writers = Set(letters.map(\.writer))
      return Fold(
        writers: String(writers.sorted()), letters: letters,
        parameters: trainer.train(
          data, letters: data.letters.filter { !writers.contains($0.writer) }))
    }
    for (number, fold) in outcome.folds.enumerated() {
      progress("held out \(fold.writers), \(fold.parameters.keys.count) features")
      let judge = try SentenceJudge(lexicons: lexicons, parameters: fold.parameters)
      for letter in fold.letters {
        let judgements = judge.judge(
          Array(data.features[letter.sentences]),
          startsParagraph: Array(data.startsParagraph[letter.sentences]))
        for (index, judgement) in zip(letter.sentences, judgements) {
          outcome.judgements[index] = judgement
          outcome.fold[index] = number
        }
      }
    }
    addTrees(data, to: &outcome)
    return outcome
  }

  /// Learns each fold's trees from the letters of the others, and judges its letters by them.
  private func addTrees(_ data: Dataset, to outcome: inout Outcome) {
    let alone = outcome.judgements
    let folds = outcome.folds
    let trees = inParallel(Array(folds.indices)) { number in
      learner.learn(
        data, alone,
        letters: folds.indices.filter { $0 != number }.flatMap { folds[$0].letters })
    }
    for (number, trees) in trees.enumerated() {
      outcome.folds[number].trees = trees
      for letter in folds[number].letters {
        var judgements = letter.sentences.compactMap { alone[$0] }
        trees.judge(data.context(of: letter, alone), into: &judgements)
        for (index, judgement) in zip(letter.sentences, judgements) {
          outcome.judgements[index] = judgement
        }
      }
    }
  }
}

/// The results of some work for each item, in the order of the items, on all cores.
func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ work: @Sendable (Item) -> Result
) -> [Result] {
  let results = Mutex<[Int: Result]>([:])
  DispatchQueue.concurrentPerform(iterations: items.count) { index in
    let result = work(items[index])
    results.withLock { $0[index] = result }
  }
  return results.withLock { found in items.indices.compactMap { found[$0] } }
}

/// Turns tags' activations into chances, and finds the chance at which to say yes.
struct Calibration {
  /// Chances under which the classifier is not believed.
  ///
  /// A doubt that is none wastes a writer's trust. By hand.
  private static let leastChances: [Tag: Double] = [.doubt: 0.5]

  var slopes: [Float]
  var offsets: [Float]
  var thresholds: [Float]

  /// Fits it to chances of tags by models that never saw the sentences.
  ///
  /// - Parameters:
  ///   - data: the letters with the labels of their sentences.
  ///   - judgements: each with the index of its sentence in `data`.
  ///   - chances: which of a judgement's chances are to be calibrated.
  init(
    _ data: Dataset, _ judgements: [(index: Int, judgement: Judgement)],
    _ chances: KeyPath<Judgement, [Double]>
  ) {
    let tags = Tag.allCases
    slopes = [Float](repeating: 1, count: tags.count)
    offsets = [Float](repeating: 0, count: tags.count)
    thresholds = [Float](repeating: 0.5, count: tags.count)
    for (number, tag) in tags.enumerated() {
      let open = judgements.filter { data.phrases[$0.index][tag] == nil }
      let scores = open.map { Self.logit($0.judgement[keyPath: chances][number]) }
      let truths = open.map { data.tags[$0.index].contains(tag) }
      let (slope, offset) = Self.platt(scores, truths)
      slopes[number] = Float(slope)
      offsets[number] = Float(offset)
      let calibrated = scores.map { Exponential.logistic(slope * $0 + offset) }
      let certain = judgements.filter { data.phrases[$0.index][tag] != nil }
      thresholds[number] = Float(
        Self.threshold(
          calibrated, truths, lowest: Self.leastChances[tag] ?? 0.2,
          certainTrue: certain.count { data.tags[$0.index].contains(tag) },
          certainFalse: certain.count { !data.tags[$0.index].contains(tag) }))
    }
  }

  /// The parameters with this calibration in them.
  func applied(to parameters: SentenceModel.Parameters) -> SentenceModel.Parameters {
    var parameters = parameters
    parameters.slopes = slopes
    parameters.offsets = offsets
    parameters.thresholds = thresholds
    return parameters
  }

  /// The trees with this calibration in them.
  func applied(to trees: TagTrees) -> TagTrees {
    var trees = trees
    for index in trees.ensembles.indices {
      let tag = trees.ensembles[index].tag.index
      trees.ensembles[index].slope = slopes[tag]
      trees.ensembles[index].offset = offsets[tag]
      trees.ensembles[index].threshold = thresholds[tag]
    }
    return trees
  }

  /// The calibrated chance of a tag that the weights give the chance `p`.
  func chance(of tag: Int, _ p: Double) -> Double {
    Exponential.logistic(Double(slopes[tag]) * Self.logit(p) + Double(offsets[tag]))
  }

  private static func logit(_ p: Double) -> Double {
    let p = min(max(p, 1e-6), 1 - 1e-6)
    return Exponential.log(p / (1 - p))
  }

  /// Slope and offset of a logistic regression on one score, by Newton's method.
  ///
  /// Source: J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999.
  private static func platt(_ scores: [Double], _ truths: [Bool]) -> (Double, Double) {
    var (a, b) = (1.0, 0.0)
    let priorStrength = 1.0
    for _ in 0..<30 {
      var (ga, gb) = ((a - 1) * priorStrength, b * 0.1)
      var (haa, hab, hbb) = (priorStrength, 0.0, 0.1)
      for (score, truth) in zip(scores, truths) {
        let p = Exponential.logistic(a * score + b)
        let error = p - (truth ? 1 : 0)
        let w = p * (1 - p)
        ga += error * score
        gb += error
        haa += w * score * score
        hab += w * score
        hbb += w
      }
      let determinant = haa * hbb - hab * hab
      guard abs(determinant) > 1e-12 else { break }
      let (stepA, stepB) = (
        (hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant
      )
      a -= max(-0.5, min(0.5, stepA))
      b -= max(-0.5, min(0.5, stepB))
    }
    return (a, b)
  }

  /// The chance from which on a tag is given so that F1 is best; what lexicons decide is fixed.
  private static func threshold(
    _ chances: [Double], _ truths: [Bool], lowest: Double, certainTrue: Int, certainFalse: Int
  ) -> Double {
    let highest = 0.75
    let positives = truths.count { $0 } + certainTrue
    let order = chances.indices.sorted { (chances[$0], $0) > (chances[$1], $1) }
    var best = (f1: 0.0, threshold: 0.9)
    var (hits, misses) = (certainTrue, certainFalse)
    for (rank, index) in order.enumerated() {
      if truths[index] { hits += 1 } else { misses += 1 }
      let f1 = Double(2 * hits) / Double(max(1, hits + misses + positives))
      let next = rank + 1 < order.count ? chances[order[rank + 1]] : 0
      if f1 > best.f1 { best = (f1, (chances[index] + next) / 2) }
    }
    return min(highest, max(lowest, best.threshold))
  }
}

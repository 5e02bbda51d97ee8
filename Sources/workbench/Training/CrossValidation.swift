internal import LetterAnalysis

/// Judges every letter by weights that never saw its writer.
struct CrossValidation {
  /// How many groups of writers are held out in turn.
  var folds = 7
  var trainer = Trainer()
  /// Whether the weights of each fold are kept.
  var keepsParameters = false

  /// What each sentence of the data was judged to be, and the fold it was held out in.
  struct Outcome {
    var judgements: [Judgement?]
    var fold: [Int]
    /// The writers held out in each fold and the weights that never saw them, if they are kept.
    var parameters: [(writers: String, parameters: SentenceModel.Parameters)] = []
  }

  /// Runs it; letters that are not `judged` are trained on in every fold.
  func run(
    _ data: Dataset, lexicons: LexiconSet, judged: (Dataset.LetterRange) -> Bool,
    progress: (String) -> Void
  ) throws -> Outcome {
    let writers = Set(data.letters.filter(judged).map(\.writer)).sorted()
    let foldOf = Dictionary(uniqueKeysWithValues: writers.enumerated().map { ($1, $0 % folds) })
    var outcome = Outcome(
      judgements: Array(repeating: nil, count: data.features.count),
      fold: Array(repeating: -1, count: data.features.count))
    for fold in 0..<min(folds, writers.count) {
      let held = data.letters.filter { judged($0) && foldOf[$0.writer] == fold }
      let heldWriters = Set(held.map(\.writer))
      let parameters = trainer.train(
        data, letters: data.letters.filter { !heldWriters.contains($0.writer) })
      if keepsParameters {
        outcome.parameters.append((String(heldWriters.sorted()), parameters))
      }
      let judge = try SentenceJudge(lexicons: lexicons, parameters: parameters)
      for letter in held {
        let judgements = judge.judge(
          Array(data.features[letter.sentences]),
          startsParagraph: Array(data.startsParagraph[letter.sentences]))
        for (index, judgement) in zip(letter.sentences, judgements) {
          outcome.judgements[index] = judgement
          outcome.fold[index] = fold
        }
      }
      progress(
        "fold \(fold + 1): held out \(String(heldWriters.sorted())), \(parameters.keys.count) features"
      )
    }
    return outcome
  }
}

/// Turns tags' activations into chances, and finds the chance at which to say yes.
struct Calibration {
  /// Chances under which the classifier is not believed.
  ///
  /// A leftover caps the score, and most are found
  /// by rules that read the whole letter; a doubt that is none wastes a writer's trust. By hand.
  private static let leastChances: [Tag: Double] = [.placeholder: 0.7, .doubt: 0.5]

  var slopes: [Float]
  var offsets: [Float]
  var thresholds: [Float]

  /// Fits it to sentences judged by weights that never saw them.
  init(_ data: Dataset, _ judgements: [(index: Int, judgement: Judgement)]) {
    let tags = Tag.allCases
    slopes = [Float](repeating: 1, count: tags.count)
    offsets = [Float](repeating: 0, count: tags.count)
    thresholds = [Float](repeating: 0.5, count: tags.count)
    for (number, tag) in tags.enumerated() {
      let open = judgements.filter { data.phrases[$0.index][tag] == nil }
      let scores = open.map { Self.logit($0.judgement.tags[number]) }
      let truths = open.map { data.tags[$0.index].contains(tag) }
      let (slope, offset) = Self.platt(scores, truths)
      slopes[number] = Float(slope)
      offsets[number] = Float(offset)
      let chances = scores.map { Exponential.logistic(slope * $0 + offset) }
      let certain = judgements.filter { data.phrases[$0.index][tag] != nil }
      thresholds[number] = Float(
        Self.threshold(
          chances, truths, lowest: Self.leastChances[tag] ?? 0.2,
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

internal import ArgumentParser
internal import LetterAnalysis

/// Measures the score: against the writers' intent, and by the properties that a fair score has.
struct MeasureScore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Measures the score on labelled letters of writers that were held out.",
    discussion: """
      Without --folds the weights that ship are used, which have seen the letters. Nothing of the \
      score was fitted to '# quality:', which only this command reads.
      """)

  @Argument(help: "The lexicon folder.") var lexicons: String
  @Option(help: "A folder of labelled letters.") var letters: String
  @Option(help: "What 'workbench folds --output' wrote.") var folds: String?
  @Option(help: "Writers (first letters of names) to leave out.") var without: String = "uv"
  @Option(help: "How many variants of each property are tried.") var times = 300
  @Option(help: "How many pairs of letters are spliced.") var pairs = 1000
  @Option(help: "The seed of the variants.") var seed: UInt64 = 1
  @Option(help: "How many failures of each property are listed.") var failures = 0
  @Option(help: "Only properties whose names hold these words.") var only = ""
  @Flag(help: "Only the correlations.") var quick = false

  @Flag(help: "Fail if a property does not hold every time, or a measurement misses its mark.")
  var check = false

  /// What the measurements must reach, by the project's own promise.
  private enum Mark {
    static let correlation = 0.90
    static let partialCorrelation = 0.75
    static let weights = 0.97
    static let pairs = 0.99
    static let insertions: [(tag: Tag, share: Double)] = [(.visa, 0.96), (.personal, 0.88)]
  }

  func run() throws {
    let all = try Folder.letters(letters).filter { !without.contains($0.id.prefix(1)) }
    let heldOut = try HeldOut(lexicons: lexicons, folds: folds)
    var missed = correlations(all, heldOut)
    if !quick {
      missed += tried(ScoreTrials(properties: Properties(all.map(Draft.init)), heldOut: heldOut))
    }
    for line in missed { print("MISSED \(line)") }
    if check, !missed.isEmpty { throw ExitCode.failure }
  }

  /// Tries insertions, properties and pairs; what missed its mark.
  private func tried(_ trials: ScoreTrials) -> [String] {
    var missed: [String] = []
    for (tag, share) in Mark.insertions where only.isEmpty || tag.rawValue.contains(only) {
      let trial = trials.insertions(of: tag, times: times, seed: seed)
      print("\(trial.name): \(trial.found) of \(trial.count)")
      list(trial)
      if Double(trial.found) < share * Double(trial.count) { missed.append(trial.name) }
    }
    for property in Properties.all where only.isEmpty || property.name.contains(only) {
      let trial = trials.run(property, times: times, seed: seed)
      report(trial)
      // Weights that never saw a writer err now and then; what ships must hold every time.
      if folds == nil, !trial.failures.isEmpty { missed.append(trial.name) }
    }
    guard only.isEmpty || "pairs".contains(only) else { return missed }
    let trial = trials.pairs(times: pairs, seed: seed)
    report(trial)
    let held = Double(trial.count - trial.failures.count)
    return held < Mark.pairs * Double(trial.count) ? missed + [trial.name] : missed
  }

  private func report(_ trial: Trial) {
    print("\(trial.name): held in \(trial.count - trial.failures.count) of \(trial.count)")
    list(trial)
  }

  private func list(_ trial: Trial) {
    for failure in trial.failures.prefix(failures) { print("    \(failure)") }
  }

  /// Prints how the score goes with the writers' intent; what missed its mark.
  private func correlations(_ letters: [LabelledLetter], _ heldOut: HeldOut) -> [String] {
    var rows: [(quality: Double, words: Double, read: Scorecard, labelled: Scorecard)] = []
    for letter in letters {
      guard let analyzer = heldOut.analyzer(for: letter.id),
        let quality = letter.facts["quality"].flatMap(Double.init)
      else { continue }
      let review = analyzer.review(letter.letter)
      guard let card = review.scorecard else { continue }
      rows.append((quality, Double(review.words), card, analyzer.scorecard(of: letter)))
    }
    let (quality, words) = (rows.map(\.quality), rows.map(\.words))
    print("\(rows.count) letters; words alone: \(twoPlaces(Ranks.correlation(words, quality)))")
    var missed: [String] = []
    for (name, cards) in [("as read", rows.map(\.read)), ("as labelled", rows.map(\.labelled))] {
      let points = cards.map { Double($0.uncapped) }
      let whole = Ranks.correlation(points, quality)
      let partial = Ranks.partialCorrelation(points, quality, given: words)
      print("\(name.padded(to: 12)) Spearman \(twoPlaces(whole)) partial \(twoPlaces(partial))")
      for index in cards.first?.dimensions.indices ?? 0..<0 {
        let own = cards.map { Double($0.dimensions[index].points) }
        let id = cards[0].dimensions[index].id
        print("  \(id.padded(to: 20)) \(twoPlaces(Ranks.correlation(own, quality)))")
      }
      let least = WeightTrials.least(cards)
      print(
        "  a weight changed by \(WeightTrials.change): \(twoPlaces(least.correlation)) (\(least.change))"
      )
      if whole < Mark.correlation { missed.append("\(name): Spearman") }
      if partial < Mark.partialCorrelation { missed.append("\(name): partial rank correlation") }
      if least.correlation < Mark.weights { missed.append("\(name): weights") }
    }
    return missed
  }
}

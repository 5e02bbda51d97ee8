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

  func run() throws {
    let all = try Folder.letters(letters).filter { !without.contains($0.id.prefix(1)) }
    let heldOut = try HeldOut(lexicons: lexicons, folds: folds)
    correlations(all, heldOut)
    guard !quick else { return }
    let trials = ScoreTrials(properties: Properties(all.map(Draft.init)), heldOut: heldOut)
    for tag in [Tag.visa, .personal] where only.isEmpty || tag.rawValue.contains(only) {
      let trial = trials.insertions(of: tag, times: times, seed: seed)
      print("\(trial.name): \(trial.found) of \(trial.count)")
      list(trial)
    }
    for property in Properties.all where only.isEmpty || property.name.contains(only) {
      report(trials.run(property, times: times, seed: seed), "held in")
    }
    guard only.isEmpty || "pairs".contains(only) else { return }
    report(trials.pairs(times: pairs, seed: seed), "held in")
  }

  private func report(_ trial: Trial, _ word: String) {
    print("\(trial.name): \(word) \(trial.count - trial.failures.count) of \(trial.count)")
    list(trial)
  }

  private func list(_ trial: Trial) {
    for failure in trial.failures.prefix(failures) { print("    \(failure)") }
  }

  private func correlations(_ letters: [LabelledLetter], _ heldOut: HeldOut) {
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
    for (name, cards) in [("as read", rows.map(\.read)), ("as labelled", rows.map(\.labelled))] {
      let points = cards.map { Double($0.uncapped) }
      print(
        "\(name.padded(to: 12)) Spearman \(twoPlaces(Ranks.correlation(points, quality)))",
        "partial \(twoPlaces(Ranks.partialCorrelation(points, quality, given: words)))")
      for index in cards.first?.dimensions.indices ?? 0..<0 {
        let own = cards.map { Double($0.dimensions[index].points) }
        let id = cards[0].dimensions[index].id
        print("  \(id.padded(to: 20)) \(twoPlaces(Ranks.correlation(own, quality)))")
      }
      let least = WeightTrials.least(cards)
      print(
        "  a weight changed by \(WeightTrials.change): \(twoPlaces(least.correlation)) (\(least.change))"
      )
    }
  }
}

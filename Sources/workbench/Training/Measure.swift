internal import ArgumentParser
internal import LetterAnalysis

/// Cross-validates by writer and prints what is right and wrong.
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cross-validates the classifier by writer.")

  @Argument(help: "The lexicon folder.") var lexicons: String
  @Option(help: "A folder of labelled letters that are judged.") var letters: String
  @Option(help: "A folder of labelled letters that are only trained on.") var extra: String?
  @Option(help: "Writers (first letters of names) to leave out.") var without: String = "uv"
  @Option(help: "Groups of writers held out in turn.") var folds = 7
  @Option(help: "The variance of the chain's weights.") var chain = 3.0
  @Option(help: "The variance of the tags' weights.") var tags = 10.0
  @Option(help: "List the errors of this tag, or of 'class'.") var errors: String?
  @Flag(help: "Print every tag.") var all = false

  func run() throws {
    let set = try LexiconSet(try Folder.lexicons(lexicons))
    let judged = try Folder.letters(letters).filter { !without.contains($0.id.prefix(1)) }
    let extra = try extra.map(Folder.letters) ?? []
    let names = Set(judged.map(\.id))
    let data = try Dataset(judged + extra, lexicons: set)
    var validation = CrossValidation(folds: folds)
    validation.trainer.strengths.chain = chain
    validation.trainer.strengths.alone = chain
    validation.trainer.strengths.tags = tags
    let outcome = try validation.run(
      data, lexicons: set, judged: { names.contains($0.id) }, progress: { print($0) })
    let verdicts = Verdicts(data, outcome)
    print(Figures(verdicts.inContext).summary(all: all))
    print("alone: class.macro \(twoPlaces(Figures(verdicts.alone).macro))")
    if let errors { listErrors(errors, verdicts, data) }
  }

  private func listErrors(_ name: String, _ verdicts: Verdicts, _ data: Dataset) {
    for (index, v) in zip(verdicts.indices, verdicts.inContext) {
      if name == "class", v.label != v.trueLabel {
        print(v.trueLabel, "->", v.label, twoPlaces(v.confidence), data.texts[index])
      }
      guard let tag = Tag(rawValue: name), v.tags.contains(tag) != v.trueTags.contains(tag) else {
        continue
      }
      print(v.tags.contains(tag) ? "false " : "missed", data.texts[index])
    }
  }
}

/// The verdicts of a cross-validation; a fold's thresholds come from the other folds.
struct Verdicts {
  private(set) var indices: [Int] = []
  private(set) var inContext: [Verdict] = []
  private(set) var alone: [Verdict] = []

  init(_ data: Dataset, _ outcome: CrossValidation.Outcome) {
    let calibrations = outcome.folds.indices.map { fold in
      Calibration(data, outcome.judged(without: fold), \.tags)
    }
    for (index, judgement) in outcome.judged() {
      let calibration = calibrations[outcome.fold[index]]
      let letter = data.letters.firstIndex { $0.sentences.contains(index) } ?? 0
      var tags: Set<Tag> = []
      for (number, tag) in Tag.allCases.enumerated() {
        let confidence = TagDecision.confidence(
          strength: data.phrases[index][tag],
          chance: calibration.chance(of: number, judgement.tags[number]),
          threshold: Double(calibration.thresholds[number]))
        if confidence != nil { tags.insert(tag) }
      }
      let truth = SentenceClass.allCases[data.labels[index]]
      func verdict(_ chances: [Double]) -> Verdict {
        let best = chances.indices.max { chances[$0] < chances[$1] } ?? 0
        return Verdict(
          label: SentenceClass.allCases[best], confidence: chances[best], tags: tags,
          trueLabel: truth, trueTags: data.tags[index], letter: letter)
      }
      indices.append(index)
      inContext.append(verdict(judgement.inContext))
      alone.append(verdict(judgement.alone))
    }
  }
}

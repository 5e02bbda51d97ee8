internal import ArgumentParser
internal import FoundationEssentials
internal import LetterAnalysis

/// Writes weights that never saw some writers, for measuring the whole program on those writers.
struct Folds: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a folder of weights for each group of writers held out in turn.",
    discussion: """
      Each folder is named after the writers held out and can be given to 'lorcheck --lexicons'. \
      Its thresholds come from the letters of the other groups.
      """)

  @Argument(help: "The lexicon folder.") var lexicons: String
  @Option(help: "A folder of labelled letters.") var letters: [String]
  @Option(help: "Writers (first letters of names) to hold out.") var judged: String
  @Option(help: "Writers (first letters of names) to leave out altogether.") var without: String =
    ""
  @Option(help: "Groups of writers held out in turn.") var folds = 7
  @Option(help: "Where the folders are written.") var output: String

  func run() throws {
    let set = try LexiconSet(try Folder.lexicons(lexicons))
    let all = try letters.flatMap(Folder.letters).filter { !without.contains($0.id.prefix(1)) }
    let data = try Dataset(all, lexicons: set)
    var validation = CrossValidation(folds: folds)
    validation.keepsParameters = true
    let outcome = try validation.run(
      data, lexicons: set, judged: { judged.contains($0.id.prefix(1)) }, progress: { print($0) })
    let judgements = data.features.indices.compactMap { index in
      outcome.judgements[index].map { (index: index, judgement: $0) }
    }
    for (fold, (writers, parameters)) in outcome.parameters.enumerated() {
      let calibration = Calibration(data, judgements.filter { outcome.fold[$0.index] != fold })
      let folder = output + "/" + writers + "/learned"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(ModelFile.bytes(of: calibration.applied(to: parameters)))
        .write(to: URL(filePath: folder + "/weights.bin"))
    }
  }
}

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
  @Option(help: "Writers (first letters of names) to leave out altogether.") var without: String =
    ""
  @Option(help: "Groups of writers held out in turn.") var folds = 7
  @Option(help: "Where the folders are written.") var output: String

  func run() throws {
    // Weights of other groups beside these would be taken for weights that never saw a writer.
    let old = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
    guard old.isEmpty else {
      throw ValidationError("'\(output)' is not empty; name a new folder, or remove what is in it.")
    }
    let set = try LexiconSet(try Folder.lexicons(lexicons))
    let all = try letters.flatMap(Folder.letters).filter { !without.contains($0.id.prefix(1)) }
    let data = try Dataset(all, lexicons: set)
    let outcome = try CrossValidation(folds: folds).run(
      data, lexicons: set, judged: { _ in true }, progress: { print($0) })
    for (number, fold) in outcome.folds.enumerated() {
      let others = outcome.judged(without: number)
      let learned = Learned(
        parameters: Calibration(data, others, \.tagsAlone).applied(to: fold.parameters),
        trees: fold.trees.map { Calibration(data, others, \.tags).applied(to: $0) })
      try learned.write(to: output + "/" + fold.writers)
    }
  }
}

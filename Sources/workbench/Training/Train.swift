internal import ArgumentParser
internal import FoundationEssentials
internal import LetterAnalysis

/// Learns the weights from labelled letters and writes them.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learns the weights from labelled letters; the same letters give the same bytes.")

  @Argument(help: "The lexicon folder; the weights are written below it.") var lexicons: String
  @Option(help: "A folder of labelled letters.") var letters: [String]
  @Option(help: "Writers (first letters of names) to leave out.") var without: String = ""
  @Option(help: "Groups of writers held out in turn for calibration.") var folds = 6
  @Flag(help: "Writes nothing; fails if the weights differ from those that are there.") var check =
    false

  func run() throws {
    let set = try LexiconSet(try Folder.lexicons(lexicons))
    let all = try letters.flatMap(Folder.letters).filter { !without.contains($0.id.prefix(1)) }
    let data = try Dataset(all, lexicons: set)
    print("\(data.letters.count) letters, \(data.features.count) sentences")
    let validation = CrossValidation(folds: folds)
    let outcome = try validation.run(
      data, lexicons: set, judged: { _ in true }, progress: { print($0) })
    let judgements = data.features.indices.compactMap { index in
      outcome.judgements[index].map { (index: index, judgement: $0) }
    }
    let parameters = Calibration(data, judgements).applied(
      to: validation.trainer.train(data, letters: data.letters))
    let bytes = ModelFile.bytes(of: parameters)
    print(Figures(Verdicts(data, outcome).inContext).summary(all: false))
    print("\(parameters.keys.count) features, \(bytes.count) bytes")
    let path = lexicons + "/" + SentenceModel.file
    guard check else {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
      return
    }
    guard try Array(Data(contentsOf: URL(filePath: path))) == bytes else {
      print("\(path) is not what these letters give; train it anew")
      throw ExitCode.failure
    }
    print("\(path) is what these letters give")
  }
}

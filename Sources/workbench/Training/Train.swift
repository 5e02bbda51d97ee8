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

  @Option(
    help: "With --check: a file of figures, a name and a number a line, that must be reached.")
  var least: String?

  func run() throws {
    let set = try LexiconSet(try Folder.lexicons(lexicons))
    let all = try letters.flatMap(Folder.letters).filter { !without.contains($0.id.prefix(1)) }
    let data = try Dataset(all, lexicons: set)
    print("\(data.letters.count) letters, \(data.features.count) sentences")
    let validation = CrossValidation(folds: folds)
    let outcome = try validation.run(
      data, lexicons: set, judged: { _ in true }, progress: { print($0) })
    let figures = Figures(Verdicts(data, outcome).inContext)
    print(figures.summary(all: false))
    if check, let least { try compare(figures, with: least) }
    let learned = self.learned(data, outcome, validation)
    guard check else { return try learned.write(to: lexicons) }
    for (file, bytes) in learned.files {
      let path = lexicons + "/" + file
      guard try Array(Data(contentsOf: URL(filePath: path))) == bytes else {
        print("\(path) is not what these letters give; train it anew")
        throw ExitCode.failure
      }
      print("\(path) is what these letters give")
    }
  }

  /// Fails if a cross-validated figure is lower than a file allows.
  private func compare(_ figures: Figures, with path: String) throws {
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    var isLower = false
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: " ")
      guard parts.count == 2, let least = Double(parts[1]) else {
        throw ValidationError("\(path): expected a name and a number, not '\(line)'.")
      }
      let name = String(parts[0])
      let figure = name == "class.macro" ? figures.macro : figures.counts(name).f1
      guard figure < least else { continue }
      print("\(name) is \(twoPlaces(figure)), under \(parts[1])")
      isLower = true
    }
    if isLower { throw ExitCode.failure }
  }

  /// What all letters give, calibrated on judgements by what never saw their writers.
  private func learned(
    _ data: Dataset, _ outcome: CrossValidation.Outcome, _ validation: CrossValidation
  ) -> Learned {
    let judged = outcome.judged()
    return Learned(
      parameters: Calibration(data, judged, \.tagsAlone).applied(
        to: validation.trainer.train(data, letters: data.letters)),
      trees: Calibration(data, judged, \.tags).applied(
        to: validation.learner.learn(data, outcome.judgements, letters: data.letters)))
  }
}

/// All that is learned.
struct Learned {
  var parameters: SentenceModel.Parameters
  var trees: TagTrees?

  /// The files below a lexicon folder, and what they hold.
  var files: [(name: String, bytes: [UInt8])] {
    [(SentenceModel.file, ModelFile.bytes(of: parameters))]
      + (trees.map { [(TagTrees.file, ModelFile.bytes(of: $0))] } ?? [])
  }

  /// Writes the files below a lexicon folder, which is made if it is not there.
  func write(to folder: String) throws {
    for (name, bytes) in files {
      let path = URL(filePath: folder + "/" + name)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: path, options: .atomic)
      print("\(name): \(bytes.count) bytes")
    }
  }
}

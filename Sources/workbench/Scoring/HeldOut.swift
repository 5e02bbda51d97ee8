internal import FoundationEssentials
internal import LetterAnalysis

/// Analyzers whose weights never saw a letter's writer, as `workbench folds` wrote them.
struct HeldOut {
  private let analyzers: [(writers: String, analyzer: Analyzer)]

  /// One analyzer for letters of all writers.
  init(_ analyzer: Analyzer) { analyzers = [("", analyzer)] }

  /// The analyzers of a folder of folds, or one for all writers with the weights that ship.
  init(lexicons: String, folds: String?) throws {
    let sources = try Folder.lexicons(lexicons)
    guard let folds else {
      analyzers = [("", try Analyzer(lexicons: try LexiconSet(sources)))]
      return
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folds).sorted()
    analyzers = try names.map { name in
      let bytes = try Data(contentsOf: URL(filePath: "\(folds)/\(name)/learned/weights.bin"))
      let other = sources.filter { $0.name != "learned/weights.bin" }
      let weights = LexiconSource(name: "learned/weights.bin", bytes: Array(bytes))
      return (name, try Analyzer(lexicons: try LexiconSet(other + [weights])))
    }
  }

  /// The analyzer that did not see a letter's writer; nil if every one did.
  func analyzer(for id: String) -> Analyzer? {
    analyzers.first { $0.writers.isEmpty || $0.writers.contains(id.prefix(1)) }?.analyzer
  }
}

internal import ArgumentParser
internal import LetterAnalysis

/// `lorcheck lexicons`: for those who edit them.
struct CheckLexicons: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicons", abstract: "Checks lexicon files: their form and their examples.")

  @Option(
    help: ArgumentHelp("A folder of lexicon files that replace built-in ones.", valueName: "dir"))
  var lexicons: String?

  func run() throws {
    do {
      let set = try LexiconSet(
        try Lexicons.sources(
          replacedBy: lexicons.map(FilePath.init(argument:))))
      _ = try Analyzer(lexicons: set)
      let failures = LexiconChecker(set).failures()
      for failure in failures { complain(failure.description) }
      let examples = set.files.reduce(0) { $0 + $1.examples.count }
      try emit(
        "\(set.files.count) rule and signal files, \(examples) examples, \(failures.count) wrong; digest \(set.digest)"
      )
      if !failures.isEmpty { throw ExitCode.broken }
    } catch let error as LexiconError {
      complain(lines: error.description)
      throw ExitCode.broken
    }
  }
}

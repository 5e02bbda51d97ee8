internal import ArgumentParser
internal import LetterAnalysis

/// `lorcheck compare`: what a revision gained and lost.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Shows what a revision of a letter gained and lost.",
    discussion: """
      Exit status: 0 whatever the drafts hold; 2 if one of them could not be read or assessed.
      """)

  @Argument(help: ArgumentHelp("The old draft, or - for standard input.", valueName: "old"))
  var old: String
  @Argument(help: ArgumentHelp("The new draft, or - for standard input.", valueName: "new"))
  var new: String
  @OptionGroup var letters: LetterOptions

  /// The forms of a comparison.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }
  @Option(help: "The form of the report.") var format = Format.text
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Writes the report to a file.", valueName: "file"))
  var output: String?
  @Option(help: "When the report is coloured.") var color = Check.ColorChoice.auto
  @Flag(help: "Leaves the letters' own words out of the report.") var noQuotes = false

  func validate() throws {
    if old == "-", new == "-" {
      throw ValidationError("Only one of the drafts can come from standard input.")
    }
  }

  func run() throws {
    let analyzer = try letters.analyzer()
    let paths = [old, new].map(FilePath.init(argument:))
    let target = output.map(FilePath.init(argument:))
    if let target, paths.contains(where: { $0.isSameFile(as: target) }) {
      complain("'\(target.text)' is one of the drafts; name another file for the report")
      throw ExitCode.broken
    }
    let reviews = try paths.map { try review($0, analyzer) }
    let comparison = Comparison(old: reviews[0], new: reviews[1])
    let options = color.options(
      analyzer, hidesQuotes: noQuotes, isToFile: target != nil)
    switch format {
    case .text: try write(Array(ComparisonPage(comparison, options: options).text().utf8), target)
    case .json: try write(ComparisonJSON(comparison, options: options).bytes(), target)
    }
    let unassessed = reviews.filter { $0.notAssessed != nil }
    for review in unassessed {
      complain("\(review.letter.name): not assessed: \(review.notAssessed ?? "")")
    }
    if !unassessed.isEmpty { throw ExitCode.broken }
  }

  private func review(_ path: FilePath, _ analyzer: Analyzer) throws -> Review {
    do {
      return analyzer.review(try letters.letter(at: path), applicant: letters.applicant)
    } catch {
      complain("\(path.text): \(error.reason)")
      throw ExitCode.broken
    }
  }

  private func write(_ report: [UInt8], _ target: FilePath?) throws {
    do throws(Output.Problem) {
      let output = try Output(to: target)
      do throws(Output.Problem) {
        try output.write(report)
        try output.finish()
      } catch {
        output.discard()
        throw error
      }
    } catch {
      guard !error.isClosedPipe else { return }
      complain(error.reason)
      throw ExitCode.broken
    }
  }
}

extension Compare: NeedsMore {
  var needs: Needs {
    Needs(
      outputs: output.map { [FilePath(argument: $0)] } ?? [], runsPrograms: letters.convert)
  }
}

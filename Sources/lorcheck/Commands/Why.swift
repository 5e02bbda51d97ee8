internal import ArgumentParser
internal import LetterAnalysis

/// `lorcheck why`: what spoke for and against the class of a sentence.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows why a sentence got its class: what weighed most, for and against.")

  @Argument(help: ArgumentHelp("A letter, or - for standard input.", valueName: "letter")) var file: String
  @Option(help: ArgumentHelp("The sentence, counted from 1; all are listed without it.", valueName: "n"))
  var sentence: Int?
  @OptionGroup var letters: LetterOptions

  func run() throws {
    let analyzer = try letters.analyzer()
    let path = FilePath(argument: file)
    let letter: Letter
    do {
      letter = try letters.letter(at: path)
    } catch {
      complain("\(path.text): \(error.reason)")
      throw ExitCode.broken
    }
    guard let sentence else { return list(analyzer.review(letter, applicant: letters.applicant)) }
    guard let found = analyzer.explanation(of: sentence - 1, in: letter, applicant: letters.applicant) else {
      complain("there is no sentence \(sentence); 'lorcheck why \(path.text)' lists them with their numbers")
      throw ExitCode.broken
    }
    show(found, in: letter)
  }

  private func list(_ review: Review) {
    for (index, sentence) in review.sentences.enumerated() {
      print("\(index + 1)\t\(sentence.label.rawValue)\t\(TerminalText.clean(review.letter[sentence.span]))")
    }
  }

  private func show(_ found: ClassExplanation, in letter: Letter) {
    print(TerminalText.clean(letter[found.span]))
    print("\nreads as \(found.label.rawValue) (\(Int((found.confidence * 100).rounded()))% sure) rather than \(found.runnerUp.rawValue)")
    section("for \(found.label.rawValue)", found.signalsFor)
    section("for \(found.runnerUp.rawValue)", found.signalsAgainst)
  }

  private func section(_ title: String, _ signals: [ClassExplanation.Signal]) {
    print("\n\(title):")
    if signals.isEmpty { print("  nothing of weight") }
    for signal in signals {
      let strength = abs(signal.weight) >= 1 ? "strongly" : abs(signal.weight) >= 0.4 ? "clearly" : "a little"
      print("  \(TerminalText.clean(signal.text)) (\(strength))")
    }
  }
}

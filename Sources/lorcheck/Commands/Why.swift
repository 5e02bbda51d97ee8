internal import ArgumentParser
internal import LetterAnalysis

/// `lorcheck why`: what spoke for and against the class of a sentence.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Shows why a sentence got its class: what weighed most, for and against.")

  @Argument(help: ArgumentHelp("A letter, or - for standard input.", valueName: "letter")) var file:
    String
  @Option(
    help: ArgumentHelp("The sentence, counted from 1; all are listed without it.", valueName: "n"))
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
    guard let sentence else {
      return try emit(list(analyzer.review(letter, applicant: letters.applicant)))
    }
    guard
      let found = analyzer.explanation(
        of: max(sentence, 0) - 1, in: letter, applicant: letters.applicant)
    else {
      complain(
        "there is no sentence \(sentence); 'lorcheck why \(path.text)' lists them with their numbers"
      )
      throw ExitCode.broken
    }
    try emit(text(of: found, in: letter))
  }

  private func list(_ review: Review) -> String {
    review.sentences.enumerated().map { index, sentence in
      let words = TerminalText.clean(review.letter[sentence.span])
      return "\(index + 1)\t\(sentence.label.rawValue)\t\(words)"
    }.joined(separator: "\n")
  }

  private func text(of found: ClassExplanation, in letter: Letter) -> String {
    let percent = Int((found.confidence * 100).rounded())
    let lines = [
      TerminalText.clean(letter[found.span]), "",
      "reads as \(found.label.rawValue) (\(percent)% sure) rather than \(found.runnerUp.rawValue)",
    ]
    return
      (lines + section("for \(found.label.rawValue)", found.signalsFor)
      + section("for \(found.runnerUp.rawValue)", found.signalsAgainst)).joined(separator: "\n")
  }

  private func section(_ title: String, _ signals: [ClassExplanation.Signal]) -> [String] {
    let lines = signals.map { signal in
      let weight = abs(signal.weight)
      let strength = weight >= 1 ? "strongly" : weight >= 0.4 ? "clearly" : "a little"
      return "  \(TerminalText.clean(signal.text)) (\(strength))"
    }
    return ["", "\(title):"] + (lines.isEmpty ? ["  nothing of weight"] : lines)
  }
}

extension Why: NeedsMore {
  var needs: Needs { Needs(runsPrograms: letters.convert) }
}

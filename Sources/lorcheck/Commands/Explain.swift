internal import ArgumentParser
internal import LetterAnalysis

/// `lorcheck explain`: what the rules and criteria mean.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explains a rule or a criterion, or lists them all.")

  @Argument(
    help: ArgumentHelp("A rule such as visa, or a criterion such as fit.", valueName: "name"))
  var name: String?
  @OptionGroup var letters: LetterOptions

  func run() throws {
    let analyzer = try letters.analyzer()
    let explainer = Explainer(lexicons: analyzer.lexicons, rubric: analyzer.rubric)
    guard let name else {
      try emit(explainer.list())
      return
    }
    guard let text = explainer.text(for: name) else {
      let near = explainer.suggestion(for: name).map { "; did you mean '\($0)'?" } ?? ";"
      complain("there is no rule or criterion '\(name)'\(near) 'lorcheck explain' lists them all")
      throw ExitCode.broken
    }
    try emit(text)
  }
}

internal import ArgumentParser
internal import LetterAnalysis

/// `lorcheck explain`: what the rules and criteria mean.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a rule or a criterion, or lists them all.")

  @Argument(
    help: ArgumentHelp(
      "A rule such as visa or visa.category, a family such as fit, or a criterion such as "
        + "comparison.group.",
      valueName: "name"))
  var name: String?
  @Flag(help: "Prints all explanations as one Markdown page.") var reference = false
  @OptionGroup var letters: LetterOptions

  func validate() throws {
    if reference, name != nil {
      throw ValidationError("--reference prints every explanation; leave the name out.")
    }
  }

  func run() throws {
    let analyzer = try letters.analyzer()
    let explainer = Explainer(
      lexicons: analyzer.lexicons, rubric: analyzer.rubric, plan: analyzer.setPlan)
    guard let name else {
      return try emit(reference ? String(explainer.reference().dropLast()) : explainer.list())
    }
    guard let text = explainer.text(for: name) else {
      let near = explainer.suggestion(for: name).map { "; did you mean '\($0)'?" } ?? ";"
      complain("there is no rule or criterion '\(name)'\(near) 'lorcheck explain' lists them all")
      throw ExitCode.broken
    }
    try emit(text)
  }
}

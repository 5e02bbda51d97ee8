internal import ArgumentParser
internal import LetterAnalysis

/// `lorcheck text`: what offsets count in.
struct PrintText: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Prints exactly the text that is read from a letter.")

  @Argument(help: ArgumentHelp("A letter, or - for standard input.", valueName: "file")) var file:
    String

  func run() throws {
    let path = FilePath(argument: file)
    do {
      let letter = try LetterOptions().letter(at: path)
      try Output(to: nil).write(letter.text)
    } catch let problem as FileProblem {
      complain("\(path.text): \(problem.reason)")
      throw ExitCode.broken
    } catch let problem as Output.Problem {
      guard !problem.isClosedPipe else { return }
      complain(problem.reason)
      throw ExitCode.broken
    }
  }
}

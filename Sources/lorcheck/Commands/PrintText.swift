internal import ArgumentParser
internal import LetterAnalysis

/// `lorcheck text`: what offsets count in.
struct PrintText: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Prints exactly the text that is read from a letter.")

  @Argument(help: ArgumentHelp("A letter, or - for standard input.", valueName: "file")) var file:
    String
  @Flag(help: LetterFile.convertHelp) var convert = false

  func run() throws {
    let path = FilePath(argument: file)
    do {
      let letter = try LetterFile.letter(at: path, converting: convert)
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

extension PrintText: NeedsMore {
  var needs: Needs { Needs(runsPrograms: convert) }
}

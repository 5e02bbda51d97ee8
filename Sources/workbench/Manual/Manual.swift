internal import ArgumentParser
internal import Foundation
internal import LetterAnalysis
internal import SampleExpectations

/// Writes the manual page: a template, with the commands as lorcheck itself describes them.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the manual page: its template, with lorcheck's own account of its commands.")

  /// The line of a template that the commands replace.
  static let mark = "@commands@\n"

  @Argument(help: "The template, in the mdoc language.") var template: String
  @Option(help: "The lorcheck to ask; the one beside this program if left out.") var lorcheck:
    String?

  func run() throws {
    let page = try String(contentsOf: URL(filePath: template), encoding: .utf8)
    guard page.contains(Self.mark) else {
      throw ValidationError("\(template): no line '@commands@'; it says where the commands go")
    }
    let program = Program(lorcheck.map { URL(filePath: $0) } ?? Samples.neighbour)
    let answer = try program.run(
      ["--experimental-dump-help"], in: URL(filePath: FileManager.default.currentDirectoryPath))
    let description = try JSONDecoder().decode(
      ProgramDescription.self, from: Data(answer.output))
    let filled =
      page
      .replacing("@version@", with: lorcheckVersion)
      .replacing(Self.mark, with: ManualPage.commands(of: description.command))
    print(filled, terminator: "")
  }
}

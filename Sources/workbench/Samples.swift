internal import ArgumentParser
internal import Foundation
internal import SampleExpectations

/// Checks the sample letters with a built lorcheck and compares what it says with what it must say.
struct Samples: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the sample letters and compares the reports with what they must show.")

  @Option(help: "The lorcheck to run; the one beside this program if left out.") var lorcheck:
    String?
  @Option(help: "The package's folder.") var package = "."

  func run() throws {
    let program = Program(lorcheck.map { URL(filePath: $0) } ?? Self.neighbour)
    guard FileManager.default.isExecutableFile(atPath: program.file.path) else {
      throw ValidationError(
        "there is no program '\(program.file.path)'; build it, or give --lorcheck")
    }
    let folder = SampleFolder(root: URL(filePath: package))
    let samples = try folder.samples()
    var failed = 0
    for sample in samples {
      let (line, differences) = try check(sample, program, in: folder.root)
      print(differences.isEmpty ? "ok    " : "WRONG ", line)
      for difference in differences { print("         \(difference)") }
      if !differences.isEmpty { failed += 1 }
    }
    print("\(samples.count - failed) of \(samples.count) sample letters show what they must")
    if failed > 0 { throw ExitCode.failure }
  }

  /// The lorcheck that was built together with this program.
  static var neighbour: URL {
    let own = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    return own.resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "lorcheck")
  }

  private func check(_ sample: SampleFolder.Sample, _ program: Program, in root: URL) throws
    -> (line: String, differences: [String])
  {
    let run = try program.run(["--format", "json", sample.path], in: root)
    let text = try program.run(["text", sample.path], in: root)
    let document = try? JSONDecoder().decode(ReportDocument.self, from: Data(run.output))
    guard let letter = document?.letters.first else {
      return (sample.path, ["no report; status \(run.status): \(run.errorText)"])
    }
    let found = Comparison(sample.expectations, letter: letter, text: text.outputText)
      .differences(status: run.status)
    let verdict = letter.score.map { "\($0.total) \($0.band)" } ?? "not assessed"
    return ("\(sample.path): \(verdict)", found)
  }
}

import Foundation
import SampleExpectations
import TestSupport
import Testing

@Suite struct `the exit status` {
  /// Letters by name: all pass but `blocked`, which has an error, and `short`, which is no letter.
  private static let letters = [
    "plain.txt": plainLetter, "blocked.txt": blockedLetter,
    "short.txt": "Dear all:\n\nShe is kind.\n",
  ]

  static let cases: [(files: [String], options: [String], status: Int32)] = [
    (["plain.txt"], [], 0),
    (["blocked.txt"], [], 1),
    (["plain.txt", "blocked.txt"], [], 1),
    (["blocked.txt"], ["--fail-on", "never"], 0),
    (["plain.txt"], ["--fail-on", "note"], 1),
    (["blocked.txt"], ["--fail-on", "warning"], 1),
    (["plain.txt"], ["--fail-under", "100"], 1),
    (["plain.txt"], ["--fail-under", "0"], 0),
    (["blocked.txt"], ["--fail-on", "never", "--fail-under", "61"], 1),
    (["blocked.txt"], ["--fail-on", "never", "--fail-under", "60"], 0),
    (["short.txt"], [], 2),
    (["short.txt"], ["--fail-on", "never"], 2),
    (["blocked.txt", "short.txt"], [], 2),
    (["nowhere.txt", "blocked.txt"], [], 2),
    (["plain.txt", "nowhere.txt"], ["--fail-on", "never"], 2),
  ]

  @Test(arguments: cases)
  func `says what became of the letters, the worst first`(
    files: [String], options: [String], status: Int32
  ) throws {
    let folder = try TemporaryFolder()
    for (name, content) in Self.letters { try folder.write(name, content) }
    let run = try lorcheck.run(["--format", "json"] + options + files, in: folder.url)
    #expect(run.status == status, "\(run.errorText)")
    #expect(try run.document().letters.map(\.path) == files.filter { $0 != "nowhere.txt" })
  }

  static let wrong: [[String]] = [
    ["--frmat", "json", "a.txt"], ["--format", "xml", "a.txt"], ["--fail-under", "101", "a.txt"],
    ["--fail-under", "-1", "a.txt"], ["--fail-under", "many", "a.txt"],
    ["--fail-on", "x", "a.txt"],
    ["--color", "blue", "a.txt"], [], ["text"], ["why", "a.txt", "--sentence", "one"], ["-o"],
  ]

  @Test(arguments: wrong)
  func `is 2 for wrong usage, which is explained on standard error`(arguments: [String]) throws {
    let run = try lorcheck.run(arguments, in: Fixtures.root)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errorText.hasPrefix("Error: "))
    #expect(run.errorText.uppercased().contains("USAGE: LORCHECK"))
  }

  @Test func `is 0 for help and version, which go to standard output`() throws {
    let version = try lorcheck("--version")
    #expect(version.status == 0 && version.errors.isEmpty)
    #expect(version.outputText.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    let help = try lorcheck("--help")
    #expect(help.status == 0 && help.errors.isEmpty && help.outputText.contains("USAGE: lorcheck"))
  }
}

import Foundation
import SampleExpectations
import TestSupport
import Testing

@Suite struct `a baseline` {
  private struct File: Decodable {
    struct Entry: Decodable, Equatable {
      var path, salt: String
      var score: Int?
      var findings: [String]
    }
    var lorcheckBaseline: Int
    var letters: [Entry]
  }

  private func file(_ folder: TemporaryFolder) throws -> File {
    try JSONDecoder().decode(
      File.self, from: Data(contentsOf: folder.url.appending(path: "base.json")))
  }

  private func check(_ arguments: [String], in folder: TemporaryFolder) throws -> Program.Run {
    try lorcheck.run(["--format", "json", "--baseline", "base.json"] + arguments, in: folder.url)
  }

  /// A folder with a letter that fails, and its baseline.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("old/a.txt", blockedLetter)
    let run = try check(["--update-baseline", "old"], in: folder)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errorText)")
    return folder
  }

  @Test func `excuses what was known, not what is new`() throws {
    let folder = try folder()
    #expect(try check(["--fail-on", "note", "old"], in: folder).status == 0)
    try folder.write("old/b.txt", blockedLetter)
    #expect(try check(["old"], in: folder).status == 1)
    try FileManager.default.removeItem(atPath: folder.path("old/b.txt"))
    try folder.write(
      "old/a.txt", blockedLetter.replacing("Sincerely", with: "He has a green card.\n\nSincerely"))
    let run = try check(["old"], in: folder)
    #expect(run.status == 1)
    let errors = try run.document().letters[0].findings.filter { $0.severity == "error" }
    #expect(errors.contains { $0.suppressed != nil } && errors.contains { $0.suppressed == nil })
  }

  @Test func `excuses a finding as often as it was found`() throws {
    let folder = try folder()
    let twice = blockedLetter.replacing(
      "\n\nSincerely", with: "\nShe holds a J-1 visa.\n\nSincerely")
    try folder.write("old/a.txt", twice)
    let known = try check(["old"], in: folder).document().letters[0].findings.filter {
      $0.isOf("visa") && $0.suppressed != nil
    }
    let before = try file(folder).letters[0].findings.count
    #expect(try check(["--update-baseline", "old"], in: folder).status == 0)
    #expect(try file(folder).letters[0].findings.count > before)
    #expect(!known.isEmpty)
    #expect(try check(["--fail-on", "note", "old"], in: folder).status == 0)
  }

  @Test func `is counted and shown`() throws {
    let folder = try folder()
    let letter = try check(["old"], in: folder).document().letters[0]
    let known = letter.findings.filter { $0.suppressed == "known when the baseline was written" }
    #expect(known.count == letter.findings.count { $0.polarity == "concern" })
    #expect(letter.score?.gates.isEmpty == false, "what is known still caps the score")
    let text = try lorcheck.run(["--baseline", "base.json", "old"], in: folder.url).outputText
    #expect(text.contains("Set aside\n  · \(known.count) findings in the baseline"))
  }

  @Test func `accepts a score that does not sink`() throws {
    let folder = try folder()
    #expect(try check(["--fail-under", "100", "old"], in: folder).status == 0)
    try folder.write(
      "old/a.txt",
      blockedLetter.replacing(
        "Of the thirty students whom I have taught since 2015 she is among the best three.",
        with: ""))
    #expect(
      try check(["--fail-under", "100", "--fail-on", "never", "old"], in: folder).status == 1)
  }

  @Test func `holds hashes salted per file and no word of a letter`() throws {
    let folder = try folder()
    try folder.write("old/b.txt", blockedLetter)
    #expect(try check(["--update-baseline", "old"], in: folder).status == 0)
    let letters = try file(folder).letters
    #expect(letters.map(\.path) == ["old/a.txt", "old/b.txt"])
    #expect(letters[0].findings.count == letters[1].findings.count)
    #expect(Set(letters[0].findings).isDisjoint(with: letters[1].findings))
    let report = try check(["old"], in: folder).document().letters[0].findings
    #expect(Set(letters[0].findings).isDisjoint(with: report.map(\.fingerprint)))
    let text = try String(contentsOfFile: folder.path("base.json"), encoding: .utf8)
    let words = Set(text.split { !$0.isLetter }.map(String.init).filter { $0.count > 3 })
    let hex = words.filter { $0.allSatisfy(\.isHexDigit) }
    #expect(
      words.subtracting(hex) == [
        "findings", "letters", "path", "salt", "score", "lorcheckBaseline",
      ])
  }

  @Test func `stays the same when nothing has changed, and forgets files that are gone`() throws {
    let folder = try folder()
    try folder.write("new/b.txt", blockedLetter)
    #expect(try check(["--update-baseline", "new"], in: folder).status == 0)
    let both = try file(folder).letters
    #expect(both.map(\.path) == ["new/b.txt", "old/a.txt"], "what was not read is kept")
    #expect(try check(["--update-baseline", "."], in: folder).status == 0)
    #expect(try file(folder).letters == both)
    try FileManager.default.removeItem(atPath: folder.path("old/a.txt"))
    #expect(try check(["--update-baseline", "new"], in: folder).status == 0)
    #expect(try file(folder).letters.map(\.path) == ["new/b.txt"])
  }

  @Test func `is found from another working folder, and named by a configuration`() throws {
    let folder = try folder()
    let run = try lorcheck.run(
      ["--baseline", "../base.json", "a.txt"], in: folder.url.appending(path: "old"))
    #expect(run.status == 0)
    try folder.write(".lorcheck.yml", "baseline: base.json\n")
    #expect(try lorcheck.run(["old"], in: folder.url).status == 0)
    #expect(try lorcheck.run(["a.txt"], in: folder.url.appending(path: "old")).status == 0)
  }

  @Test func `that cannot be read is an error`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    let missing = try check(["a.txt"], in: folder)
    #expect(missing.status == 2 && missing.output.isEmpty)
    #expect(
      missing.errorText == "lorcheck: the baseline 'base.json': there is no such file; "
        + "--update-baseline writes one\n")
    for content in ["", "[]", "{\"lorcheckBaseline\": 1}"] {
      try folder.write("base.json", content)
      let run = try check(["--update-baseline", "a.txt"], in: folder)
      #expect(run.status == 2 && run.errorText.contains("'base.json': it is no baseline"))
      #expect(try String(contentsOfFile: folder.path("base.json"), encoding: .utf8) == content)
    }
    try folder.write("base.json", "{\"lorcheckBaseline\": 2, \"letters\": []}")
    #expect(try check(["a.txt"], in: folder).errorText.contains("a newer lorcheck wrote"))
    let nameless = try lorcheck.run(["--update-baseline", "a.txt"], in: folder.url)
    #expect(nameless.status == 2 && nameless.errorText.contains("--update-baseline needs a file"))
  }

  @Test func `is written for what can be read, and the status still says that something cannot`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", blockedLetter)
    try folder.write("b.pdf", "%PDF-1.7\n")
    #expect(try check(["--update-baseline", "."], in: folder).status == 2)
    #expect(try file(folder).letters.map(\.path) == ["a.txt"])
  }
}

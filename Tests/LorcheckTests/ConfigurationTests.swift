import Foundation
import SampleExpectations
import TestSupport
import Testing

@Suite struct `a configuration` {
  /// A folder with a letter that has an error in `drafts/`, beside a configuration.
  private func folder(_ configuration: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("drafts/a.txt", blockedLetter)
    try folder.write(".lorcheck.yml", configuration)
    return folder
  }

  private func letters(_ arguments: [String] = ["drafts"], in folder: TemporaryFolder) throws
    -> (status: Int32, letters: [ReportDocument.Letter])
  {
    let run = try lorcheck.run(["--quiet", "--format", "json"] + arguments, in: folder.url)
    #expect(run.errors.isEmpty, "\(run.errorText)")
    return (run.status, try run.document().letters)
  }

  static let wrong: [(String, String)] = [
    (
      "fail_on: error\n",
      ":1:1: unknown key 'fail_on'; did you mean 'fail-on'?\n  fail_on: error\n  ^"
    ),
    ("# a\n\nzzzzzzzzzzz: 1\n", ":3:1: unknown key 'zzzzzzzzzzz'; the keys here are fail-on, "),
    ("fail-on: fatal\n", ":1:10: 'fatal' is none of error, warning, note, never\n"),
    ("fail-under: 101\n", ":1:13: expected a score from 0 to 100\n"),
    ("fail-under: many\n", ":1:13: expected a score from 0 to 100\n"),
    ("no-quotes: yes please\n", ":1:12: expected true or false\n"),
    ("disable: visa\n", ":1:10: expected a list, whose lines begin with '- '\n"),
    (
      "disable:\n  - vsia\n", ":2:5: unknown rule 'vsia'; did you mean 'visa'?\n    - vsia\n      ^"
    ),
    ("disable: [qqqqqqqqqqqq]\n", ":1:11: unknown rule 'qqqqqqqqqqqq'; 'lorcheck explain' lists"),
    ("disable: [ranking.vague]\n", ":1:11: 'ranking.vague' finds no concerns; "),
    ("severities:\n  visa: loud\n", ":2:9: 'loud' is none of note, warning, error\n"),
    ("severities: [visa]\n", ":1:13: expected lines of the form 'name: value'\n"),
    ("- visa\n", ":1:1: expected lines of the form 'name: value'\n"),
    ("suppress:\n  - rule: visa\n", ":2:5: a finding is set aside by 'rule', 'fingerprint' and"),
    (
      "suppress:\n  - rule: visa\n    fingerprint: 12\n    reason: a\n",
      ":3:18: '12' is no fingerprint; "
    ),
    ("suppress:\n  - rul: visa\n", ":2:5: unknown key 'rul'; did you mean 'rule'?\n"),
    ("overrides:\n  - fail-on: never\n", ":2:5: an override needs 'folder'\n"),
    ("overrides:\n  - folder: nowhere\n", ":2:13: there is no folder 'nowhere'\n"),
    ("overrides:\n  - folder: .\n    lexicons: a\n", ":3:5: unknown key 'lexicons'; "),
    ("fail-on: note\nfail-on: error\n", "no valid YAML: 'fail-on' stands twice in one mapping"),
    ("disable: [visa\nfail-on: {\n", "no valid YAML: did not find expected ',' or ']'"),
    ("a: 1\n---\nb: 2\n", "no valid YAML: "),
  ]

  @Test(arguments: wrong)
  func `with a mistake is refused at its line and column`(content: String, message: String) throws {
    let folder = try folder(content)
    let run = try lorcheck.run(["drafts"], in: folder.url)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errorText.hasPrefix("lorcheck: ") && run.errorText.contains(".lorcheck.yml:"))
    #expect(run.errorText.contains(message), "\(run.errorText)")
  }

  @Test(arguments: ["", "# nothing yet\n", "{}\n"])
  func `that says nothing changes nothing`(content: String) throws {
    let folder = try folder(content)
    let plain = try lorcheck.run(
      ["--format", "json", "--config", "/dev/null", "drafts"], in: folder.url)
    let run = try lorcheck.run(["--format", "json", "drafts"], in: folder.url)
    #expect(run.status == 1 && run.output == plain.output && run.errors.isEmpty)
    let around = try lorcheck.run(["."], in: folder.url)
    #expect(around.errors.isEmpty, "the configuration itself is not passed over")
  }

  @Test func `sets what makes a letter fail, and options outrank it`() throws {
    let folder = try folder("fail-on: never\nfail-under: 0\n")
    #expect(try letters(in: folder).status == 0)
    #expect(try letters(["--fail-on", "error", "drafts"], in: folder).status == 1)
    #expect(try letters(["--fail-under", "100", "drafts"], in: folder).status == 1)
    try folder.write(".lorcheck.yml", "fail-on: never\nfail-under: 100\n")
    #expect(try letters(in: folder).status == 1)
    #expect(try letters(["--fail-under", "0", "drafts"], in: folder).status == 0)
  }

  @Test func `is the nearest one, up to the root of the repository`() throws {
    let folder = try folder("fail-on: never\n")
    #expect(try letters(in: folder).status == 0)
    try folder.write("drafts/.lorcheck.yml", "fail-on: error\n")
    #expect(try letters(in: folder).status == 1)
    try FileManager.default.removeItem(atPath: folder.path("drafts/.lorcheck.yml"))
    try folder.write("drafts/.git/HEAD", "ref: refs/heads/main\n")
    #expect(try letters(in: folder).status == 1, "what is outside the repository does not count")
    try folder.write("other.yml", "fail-on: never\n")
    #expect(try letters(["--config", "other.yml", "drafts"], in: folder).status == 0)
    let missing = try lorcheck.run(["--config", "nowhere.yml", "drafts"], in: folder.url)
    #expect(missing.status == 2)
    #expect(missing.errorText.hasPrefix("lorcheck: nowhere.yml:1:1: there is no such file"))
  }

  @Test func `may say other things of folders`() throws {
    let folder = try folder(
      """
      fail-on: note
      overrides:
        - folder: drafts
          fail-on: error
        - folder: drafts/old
          fail-on: never
          applicant: Someone Else

      """)
    try folder.write("drafts/old/b.txt", blockedLetter)
    try folder.write("drafts-too/c.txt", plainLetter)
    #expect(try letters(["drafts/old"], in: folder).status == 0)
    #expect(try letters(["drafts/a.txt"], in: folder).status == 1)
    #expect(try letters(["drafts-too"], in: folder).status == 1)
    let found = try letters(["drafts"], in: folder).letters
    #expect(found.map(\.applicant) == ["Ana Quillfeather", "Someone Else"])
    let standardInput = try lorcheck.run(["-"], input: Array(plainLetter.utf8), in: folder.url)
    #expect(standardInput.status == 1)
  }

  @Test func `changes severities before the letter is scored`() throws {
    let folder = try folder("severities:\n  visa: note\n")
    let (status, found) = try letters(in: folder)
    let visa = try #require(found[0].findings.first { $0.isOf("visa") })
    #expect(status == 0 && visa.severity == "note")
    #expect(try #require(found[0].score).gates.isEmpty)
    let rule = visa.rule
    try folder.write(".lorcheck.yml", "severities:\n  \(rule): warning\n  visa: note\n")
    let finer = try #require(try letters(in: folder).letters[0].findings.first { $0.isOf("visa") })
    #expect(finer.severity == "warning", "the finer name counts")
  }

  @Test func `leaves rules out, and reasons still point to their findings`() throws {
    let folder = try folder("disable: [visa, structure]\n")
    let (status, found) = try letters(in: folder)
    let letter = try #require(found.first)
    #expect(status == 0)
    #expect(!letter.findings.contains { $0.isOf("visa") || $0.isOf("structure") })
    try folder.write(".lorcheck.yml", "")
    let whole = try letters(in: folder).letters[0]
    #expect(whole.findings.contains { $0.isOf("visa") && $0.severity == "error" })
    #expect(whole.score?.gates.isEmpty == false && letter.score?.gates.isEmpty == true)
    #expect(letter.score?.dimensions.map(\.points) == whole.score?.dimensions.map(\.points))
    let reasons = letter.score?.dimensions.flatMap(\.because).flatMap(\.findings) ?? []
    #expect(!reasons.isEmpty && reasons.allSatisfy(letter.findings.indices.contains))
  }

  @Test func `sets a finding aside with a reason, which reports show and count`() throws {
    let folder = try folder("")
    let before = try letters(in: folder).letters[0]
    let visas = before.findings.filter { $0.isOf("visa") && $0.polarity == "concern" }
    try #require(!visas.isEmpty)
    let entries = visas.map {
      "  - rule: visa\n    fingerprint: \($0.fingerprint)\n    reason: An invented letter, kept.\n"
    }
    try folder.write(".lorcheck.yml", "suppress:\n" + entries.joined())
    let (status, after) = try letters(in: folder)
    #expect(status == 0)
    let marked = after[0].findings.filter { $0.suppressed != nil }
    #expect(marked.map(\.fingerprint) == visas.map(\.fingerprint))
    #expect(marked.allSatisfy { $0.suppressed == "An invented letter, kept." })
    #expect(after[0].score?.total == after[0].score?.uncapped)
    let run = try lorcheck.run(["--format", "json", "drafts"], in: folder.url)
    let schema = try JSONValue(try Fixtures.bytes("docs/schema/lorcheck-1.schema.json"))
    #expect(SchemaCheck(schema).problems(of: try JSONValue(run.output)).isEmpty)
    try folder.write("drafts/b.txt", plainLetter)
    let text = try lorcheck.run(["drafts"], in: folder.url).outputText
    #expect(!text.contains("Must go before"))
    #expect(text.contains("Set aside\n  · \(visas[0].rule) (line "))
    #expect(text.contains("An invented letter, kept."))
    #expect(text.contains("\n\(visas.count) finding\(visas.count == 1 ? "" : "s") set aside\n"))
    let other = try letters(["drafts/b.txt"], in: folder).letters[0]
    #expect(other.findings.allSatisfy { $0.suppressed == nil })
  }

  @Test func `names lexicons of its own, which hold for the whole run`() throws {
    let folder = try folder("lexicons: words\n")
    let built = try Fixtures.text("Lexicons/rules/visa.txt")
    try folder.write("words/rules/visa.txt", built.replacing("title: ", with: "title: TEST "))
    let found = try letters(in: folder).letters[0].findings
    #expect(found.contains { $0.message.hasPrefix("TEST ") })
    let outside = try TemporaryFolder()
    try outside.write("b.txt", plainLetter)
    let mixed = try lorcheck.run(["drafts", outside.url.path], in: folder.url)
    #expect(mixed.status == 2 && mixed.output.isEmpty)
    #expect(mixed.errorText.contains("'lexicons' of the configuration in '"))
  }

  @Test func `leaves quotes out of the report`() throws {
    let folder = try folder("no-quotes: true\n")
    let found = try letters(in: folder).letters[0]
    #expect(found.applicant.isEmpty && found.findings.allSatisfy(\.quote.isEmpty))
  }

  @Test func `is not looked for by the other verbs`() throws {
    let folder = try folder("nonsense: true\n")
    let text = try lorcheck.run(["text", "drafts/a.txt"], in: folder.url)
    #expect(text.status == 0 && text.outputText == blockedLetter)
  }
}

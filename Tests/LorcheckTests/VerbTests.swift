import Foundation
import LetterAnalysis
import SampleExpectations
import TestSupport
import Testing

@Suite struct `the verb why` {
  private static let letter = "Samples/strong-short-two-episodes.txt"

  @Test func `lists the sentences with their classes`() throws {
    let run = try lorcheck("why", Self.letter)
    #expect(run.status == 0)
    let report = try reported(Self.letter)
    let lines = run.outputText.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(lines.map { String($0[1]) } == report.sentences.map(\.class))
    #expect(lines.map { String($0[0]) } == report.sentences.indices.map { "\($0 + 1)" })
  }

  @Test func `explains one sentence by what weighed for and against`() throws {
    let report = try reported(Self.letter)
    let index = try #require(report.sentences.firstIndex { $0.class == "anecdote" })
    let run = try lorcheck("why", Self.letter, "--sentence", "\(index + 1)")
    #expect(run.status == 0)
    #expect(run.outputText.contains("reads as anecdote ("))
    #expect(run.outputText.contains("\nfor anecdote:\n"))
  }

  @Test(arguments: ["0", "1000", "-3"])
  func `refuses a sentence that there is not`(number: String) throws {
    let run = try lorcheck("why", Self.letter, "--sentence=\(number)")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errorText.hasPrefix("lorcheck: there is no sentence \(number); "))
  }
}

@Suite struct `the verb explain` {
  @Test func `lists every rule and dimension`() throws {
    let run = try lorcheck("explain")
    let lexicons = try Fixtures.lexicons.get()
    let rubric = try Fixtures.analyzer.get().rubric
    let listed = Set(
      run.outputText.split(separator: "\n").compactMap { $0.split(separator: " ").first })
    for file in lexicons.files where !file.name.hasPrefix("signals/") {
      #expect(listed.contains(Substring(file.id)))
    }
    for dimension in rubric.dimensions { #expect(listed.contains(Substring(dimension.id))) }
  }

  /// Every rule that a sample shows, every finer rule of the lexicons, and every dimension; in
  /// process, since a process for each would take minutes.
  @Test func `knows every name that a report may hold`() throws {
    let analyzer = try Fixtures.analyzer.get()
    let explainer = Explainer(lexicons: analyzer.lexicons, rubric: analyzer.rubric)
    var names = Set(analyzer.lexicons.files.filter { !$0.name.hasPrefix("signals/") }.map(\.id))
    names.formUnion(try wholeRun.get().document().letters.flatMap { $0.findings.map(\.rule) })
    names.formUnion(analyzer.rubric.dimensions.map(\.id))
    names.formUnion([
      "document.tracked-changes", "document.comments", "document.hidden-text", "document.metadata",
      "placeholder.other-name", "placeholder.wrong-pronoun", "placeholder.template",
      "placeholder.control", "placeholder.merge-field", "placeholder.broken-field",
    ])
    for name in names.sorted() {
      let text = explainer.text(for: name)
      #expect(text?.hasPrefix("\(name): ") == true, "\(name) is not explained")
    }
  }

  @Test(arguments: ["visa", "fit", "endorsement.highest"])
  func `prints the explanation`(name: String) throws {
    let run = try lorcheck("explain", name)
    #expect(run.status == 0 && run.errors.isEmpty && run.outputText.hasPrefix("\(name): "))
  }

  @Test func `suggests the name that was meant`() throws {
    let run = try lorcheck("explain", "vsia")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(
      run.errorText == "lorcheck: there is no rule or criterion 'vsia'; did you mean 'visa'? "
        + "'lorcheck explain' lists them all\n")
    let far = try lorcheck("explain", "qqqqqqqqqqqqqqqq")
    #expect(far.status == 2 && !far.errorText.contains("did you mean"))
    #expect(far.errorText.contains("'qqqqqqqqqqqqqqqq'; 'lorcheck explain' lists them all"))
  }
}

@Suite struct `lexicons of one's own` {
  @Test func `are checked by the verb lexicons`() throws {
    let run = try lorcheck("lexicons")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.outputText.contains(" 0 wrong; digest "))
  }

  @Test func `replace built-in files of the same name, and the report says so`() throws {
    let folder = try TemporaryFolder()
    let built = try Fixtures.text("Lexicons/rules/visa.txt")
    try folder.write("lex/rules/visa.txt", built.replacing("title: ", with: "title: TEST "))
    try folder.write("lex/NOTES.txt", "not a lexicon")
    let path = try folder.write("a.txt", blockedLetter)
    let changed = try lorcheck.run(
      ["--format", "json", "--lexicons", folder.path("lex"), path])
    let plain = try lorcheck.run(["--format", "json", path])
    #expect(changed.status == 1, "\(changed.errorText)")
    let finding = try #require(try changed.document().letters[0].findings.first { $0.isOf("visa") })
    #expect(finding.message.hasPrefix("TEST "))
    #expect(try changed.document().tool.lexicons != (try plain.document().tool.lexicons))
  }

  @Test func `with an unknown name are refused, and the known names listed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("rules/vissa.txt", "id: vissa\n")
    let run = try lorcheck.run(["--lexicons", folder.url.path, "Samples"], in: Fixtures.root)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errorText.contains("/rules/vissa.txt' replaces no built-in lexicon"))
    #expect(run.errorText.contains("rules/visa.txt"))
  }

  @Test func `with a mistake are refused at its line and column, with a caret`() throws {
    let folder = try TemporaryFolder()
    let lines = [
      "id: visa", "title: a", "severity: error", "polarity: concern", "why: a.", "advice: a.",
      "source: a", "reviewed: 2026-01-01", "", "patterns certain", "needs a {vissa} soon",
    ]
    try folder.write("rules/visa.txt", lines.joined(separator: "\n") + "\n")
    let run = try lorcheck.run(["lexicons", "--lexicons", folder.url.path])
    #expect(run.status == 2 && run.output.isEmpty)
    let printed = run.errorText.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      printed[0].hasPrefix("lorcheck: rules/visa.txt:11:9: unknown slot '{vissa}'; expected one of")
    )
    #expect(printed.count == 4)
    #expect(printed.dropFirst().first == "  needs a {vissa} soon")
    #expect(printed.dropFirst(2).first == "          ^")
  }

  @Test(arguments: [("missing", "is not a folder"), ("empty", "holds no lexicon file")])
  func `that are not there are refused`(name: String, problem: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("empty"), withIntermediateDirectories: true)
    let run = try lorcheck.run(["--lexicons", folder.path(name), "-"])
    #expect(run.status == 2 && run.output.isEmpty && run.errorText.contains(problem))
  }

  @Test func `may hold broken weights, which is said`() throws {
    let folder = try TemporaryFolder()
    try folder.write("learned/weights.bin", "nothing")
    let run = try lorcheck.run(["--lexicons", folder.url.path, "-"])
    #expect(run.status == 2)
    #expect(run.errorText.hasPrefix("lorcheck: learned/weights.bin:1:1: not a file of weights"))
  }
}

@Suite struct `a binary that was moved` {
  @Test func `finds everything inside itself`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: lorcheck.file.resolvingSymlinksInPath(), to: folder.url.appending(path: "moved"))
    let path = try folder.write("a.txt", plainLetter)
    let run = try Program(folder.url.appending(path: "moved")).run(
      ["--format", "json", path], in: folder.url)
    #expect(run.status == 0, "\(run.errorText)")
    #expect(try run.document().letters[0].score != nil)
    #expect(try folder.names() == ["a.txt", "moved"])
  }
}

@Suite struct `the applicant` {
  @Test func `may be named by the user`() throws {
    let folder = try TemporaryFolder()
    let letter = plainLetter.replacing("Dr. Ana Quillfeather", with: "the doctor")
    let path = try folder.write("a.txt", letter)
    let named = try lorcheck.run(["--format", "json", "--applicant", "Ana Quillfeather", path])
    #expect(try named.document().letters[0].applicant == "Ana Quillfeather")
  }
}

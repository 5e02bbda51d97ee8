import SampleExpectations
import TestSupport
import Testing

/// All samples are checked in one run; the exit status of each alone follows from the rules of
/// `--fail-on error`, which `ExitStatusTests` hold the program to.
@Suite struct `the sample letters` {
  static let samples = Result { try Fixtures.samples.samples() }
  static let paths = (try? samples.get().map(\.path)) ?? []

  @Test func `each have expectations, and each expectation a letter`() throws {
    let samples = try Self.samples.get()
    #expect(samples.count == 19)
    #expect(
      try Fixtures.samples.expectationNames().sorted() == samples.map(\.expectations.name).sorted())
  }

  @Test(arguments: paths)
  func `show what a fair check must show`(path: String) throws {
    let sample = try #require(try Self.samples.get().first { $0.path == path })
    let letter = try reported(path)
    let isFailing = letter.findings.contains { $0.severity == "error" && $0.polarity == "concern" }
    let status: Int32 = letter.notAssessed != nil ? 2 : isFailing ? 1 : 0
    let differences = Comparison(
      sample.expectations, letter: letter, text: try printedText(path)
    ).differences(status: status)
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  @Test(arguments: paths)
  func `are quoted exactly, by code points of the printed text`(path: String) throws {
    let text = try printedText(path)
    let letter = try reported(path)
    for finding in letter.findings {
      #expect(slice(text, finding.start, finding.end) == finding.quote, "\(finding.rule)")
      guard let index = finding.sentence else { continue }
      let sentence = try #require(
        letter.sentences.indices.contains(index) ? letter.sentences[index] : nil)
      #expect(
        sentence.start <= finding.start && finding.start < sentence.end,
        "\(finding.rule) '\(finding.quote)' begins outside its sentence")
    }
    for (a, b) in zip(letter.sentences, letter.sentences.dropFirst()) {
      #expect(a.start < a.end && a.end <= b.start)
    }
    for step in letter.nextSteps { #expect(slice(text, step.start, step.end) != "out of the text") }
  }

  @Test(arguments: paths)
  func `have scores that add up`(path: String) throws {
    let letter = try reported(path)
    let score = try #require(letter.score)
    #expect(score.dimensions.map(\.max).reduce(0, +) == 100)
    #expect(score.dimensions.allSatisfy { (0...$0.max).contains($0.points) })
    #expect(score.uncapped <= score.dimensions.map(\.points).reduce(0, +))
    #expect(score.total <= score.uncapped && score.total >= 0)
    #expect((score.total == score.uncapped) || !score.gates.isEmpty)
    let reasons = score.gates + score.deductions + score.dimensions.flatMap(\.because)
    for index in reasons.flatMap(\.findings) { #expect(letter.findings.indices.contains(index)) }
    #expect(letter.nextSteps.count <= 5)
    #expect(zip(letter.nextSteps, letter.nextSteps.dropFirst()).allSatisfy { $0.gain >= $1.gain })
  }

  @Test(arguments: ["fair-adult-ward-hard-wrapped.txt", "blocked-template-leftovers.docx"])
  func `look as they did on a terminal of eighty columns`(name: String) throws {
    let run = try lorcheck("--color", "never", "Samples/" + name)
    let difference = try Snapshots.difference(run.outputText, from: name + ".txt")
    #expect(difference == nil)
    for line in run.outputText.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }
}

@Suite struct `files that are no letters` {
  static let names = (try? Fixtures.samples.others()) ?? []

  @Test func `are there`() { #expect(Self.names.count == 8) }

  @Test(arguments: names)
  func `are refused with a reason, and nothing is scored`(path: String) throws {
    let run = try lorcheck("--format", "json", path)
    #expect(run.status == 2)
    #expect(run.errorText.hasPrefix("lorcheck: \(path): "))
    #expect(run.errorText.split(separator: "\n").count == 1)
    let document = try run.document()
    #expect(document.letters.isEmpty)
    let refused = try #require(document.unreadable.first)
    #expect(refused.path == path && run.errorText.contains(refused.reason))
  }

  @Test func `in folders are told from other files`() throws {
    let folder = try wholeRun.get().document().unreadable.map(\.path)
    #expect(folder == Self.names.filter { !$0.hasSuffix(".xlsx") })
    #expect(try wholeRun.get().status == 2)
  }
}

import Foundation
import LetterAnalysis
import SampleExpectations
import TestSupport
import Testing

@Suite struct `the verb compare` {
  private static let old = "Samples/poor-long-praise.docx"
  private static let new = "Samples/strong-short-two-episodes.txt"

  @Test func `prints a page that is pinned`() throws {
    let run = try lorcheck("compare", Self.old, Self.new)
    #expect(run.status == 0 && run.errors.isEmpty)
    let difference = try Snapshots.difference(run.outputText, from: "compare.txt")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func `prints a document that keeps its schema and its order of keys`() throws {
    let run = try lorcheck("compare", "--format", "json", Self.old, Self.new)
    let schema = try JSONValue(try Fixtures.bytes("docs/schema/lorcheck-1.schema.json"))
    let document = try JSONValue(run.output)
    #expect(run.status == 0)
    #expect(SchemaCheck(schema).problems(of: document, as: "comparison").isEmpty)
    #expect(
      SchemaCheck(schema).problems(of: try JSONValue(Array("{}".utf8)), as: "comparison").count > 5)
  }

  @Test func `gives 0 whatever the drafts hold`() throws {
    let folder = try TemporaryFolder()
    let (a, b) = (try folder.write("a.txt", plainLetter), try folder.write("b.txt", blockedLetter))
    let run = try lorcheck.run(["compare", a, b])
    #expect(run.status == 0 && run.outputText.contains("New (1)"))
  }

  @Test func `gives 2 and a reason for what cannot be read or assessed`() throws {
    let missing = try lorcheck("compare", "nowhere.txt", Self.new)
    #expect(missing.status == 2 && missing.output.isEmpty)
    #expect(missing.errorText == "lorcheck: nowhere.txt: there is no such file\n")
    let short = try lorcheck("compare", "-", Self.new, input: "She is kind.\n")
    #expect(short.status == 2 && short.errorText.hasPrefix("lorcheck: -: not assessed: "))
    #expect(try lorcheck("compare", "-", "-").status == 2)
  }

  @Test func `writes a file whole, and never over a draft`() throws {
    let folder = try TemporaryFolder()
    let (a, b) = (try folder.write("a.txt", plainLetter), try folder.write("b.txt", blockedLetter))
    let refused = try lorcheck.run(["compare", a, b, "-o", b])
    #expect(refused.status == 2 && refused.errorText.contains("is one of the drafts"))
    #expect(try String(contentsOfFile: b, encoding: .utf8) == blockedLetter)
    let written = try lorcheck.run(["compare", a, b, "-o", folder.path("c.txt")])
    #expect(written.status == 0 && written.output.isEmpty)
    #expect(try folder.names() == ["a.txt", "b.txt", "c.txt"])
  }
}

@Suite struct `sets of letters in a run` {
  private func sets(_ arguments: [String]) throws -> [JSONValue] {
    let run = try lorcheck.run(["--format", "json", "--quiet"] + arguments, in: Fixtures.root)
    let schema = try JSONValue(try Fixtures.bytes("docs/schema/lorcheck-1.schema.json"))
    let document = try JSONValue(run.output)
    #expect(SchemaCheck(schema).problems(of: document).isEmpty)
    guard case .array(let sets)? = document["sets"] else { return [] }
    return sets
  }

  @Test func `are the sample's, with what each letter saw`() throws {
    let found = try sets(["Samples"])
    #expect(found.compactMap { $0["name"]?.text } == ["Samples/set"])
    guard case .array(let letters)? = found.first?["letters"] else { return #expect(Bool(false)) }
    let places = letters.map { $0["observed"]?["setting"]?.text }
    #expect(places == ["adult", "pediatric", "other"])
    #expect(letters.allSatisfy { $0["observed"]?["country"]?.text == "us" })
    #expect(found.first?["usClinicalLetters"]?.double == 2)
  }

  @Test func `show shared passages side by side, without words if asked to`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/quill/a.txt", plainLetter)
    try folder.write("in/quill/b.txt", plainLetter.replacing("Jane Roe", with: "John Poe"))
    try folder.write("in/other.txt", plainLetter.replacing("Quillfeather", with: "Inkwell"))
    let found = try sets([folder.path("in")])
    #expect(found.count == 1)
    guard case .array(let passages)? = found.first?["sharedPassages"] else {
      return #expect(Bool(false))
    }
    #expect(!passages.isEmpty)
    let hidden = try lorcheck.run(["--no-quotes", folder.path("in")])
    #expect(hidden.outputText.contains("The same words in two letters"))
    #expect(!hidden.outputText.contains("bead") && !hidden.outputText.contains("Quillfeather"))
  }

  @Test func `are one with --applicant`() throws {
    let folder = try TemporaryFolder()
    let a = try folder.write(
      "a.txt", plainLetter.replacing("Ana Quillfeather", with: "Quillfeather"))
    let b = try folder.write("b.txt", plainLetter)
    #expect(try sets([a, b]).isEmpty)
    let given = try sets([a, b, "--applicant", "Ana Quillfeather"])
    #expect(given.compactMap { $0["grouping"]?.text } == ["given"])
  }
}

@Suite struct `the reference page` {
  @Test func `is what explain prints`() throws {
    let page = try lorcheck("explain", "--reference").outputText
    #expect(page == (try Fixtures.text("docs/reference.md")), "run make reference")
  }

  @Test func `has an entry for every name that explain knows`() throws {
    let page = try Fixtures.text("docs/reference.md")
    let analyzer = try Fixtures.analyzer.get()
    for dimension in analyzer.rubric.dimensions {
      for criterion in dimension.criteria {
        #expect(page.contains("### `\(dimension.id).\(criterion.id)`\n"))
      }
    }
    for name in [
      "visa.category", "placeholder.other-name", "fit", "gate.leftover", "set.adult-work",
    ] {
      #expect(page.contains("### `\(name)`\n"), "\(name)")
    }
  }
}

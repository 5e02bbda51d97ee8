import Foundation
import SampleExpectations
import TestSupport
import Testing

@Suite struct `the verb annotate` {
  private static let sample = "Samples/blocked-visa-outright.docx"
  private static let date = "2026-01-31T09:30:00Z"

  /// A copy of the sample in a folder of its own.
  private func copy(in folder: TemporaryFolder) throws -> URL {
    let file = folder.url.appending(path: "letter.docx")
    try FileManager.default.copyItem(
      at: Fixtures.root.appending(path: Self.sample), to: file)
    return file
  }

  @Test func `writes another document and leaves the letter alone`() throws {
    let folder = try TemporaryFolder()
    let letter = try copy(in: folder)
    let before = try Data(contentsOf: letter)
    let target = folder.url.appending(path: "out.docx")
    let run = try lorcheck("annotate", "--date", Self.date, letter.path, "-o", target.path)
    #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
    #expect(try Data(contentsOf: letter) == before)
    #expect(try printedText(target.path) == printedText(letter.path))
    let first = try Data(contentsOf: target)
    _ = try lorcheck("annotate", "--date", Self.date, letter.path, "-o", target.path)
    #expect(try Data(contentsOf: target) == first, "the same date gives the same bytes")
  }

  @Test func `an annotated letter is judged like the letter`() throws {
    let folder = try TemporaryFolder()
    let target = folder.url.appending(path: "out.docx").path
    _ = try lorcheck("annotate", Self.sample, "-o", target)
    let annotated = try lorcheck("--format", "json", "--quiet", target).document().letters[0]
    let plain = try reported(Self.sample)
    #expect(annotated.findings.map(\.rule) == plain.findings.map(\.rule))
    #expect(annotated.score?.total == plain.score?.total)
  }

  @Test func `writes into the letter only when told to, and keeps a copy`() throws {
    let folder = try TemporaryFolder()
    let letter = try copy(in: folder)
    let before = try Data(contentsOf: letter)
    let refused = try lorcheck("annotate", letter.path, "-o", letter.path)
    #expect(refused.status == 2 && refused.errorText.contains("--in-place"))
    #expect(try Data(contentsOf: letter) == before)
    for ending in ["bak", "bak2"] {
      let old = try Data(contentsOf: letter)
      let run = try lorcheck("annotate", letter.path, "--in-place")
      #expect(run.status == 0 && run.errorText.contains("letter.docx.\(ending)'"))
      #expect(try Data(contentsOf: URL(filePath: "\(letter.path).\(ending)")) == old)
    }
    #expect(try Data(contentsOf: letter) != before)
    let stripped = try lorcheck("annotate", letter.path, "--strip", "--in-place")
    #expect(stripped.status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(names == ["letter.docx", "letter.docx.bak", "letter.docx.bak2", "letter.docx.bak3"])
  }

  @Test(arguments: [
    (["Samples/poor-faint-praise.txt", "-o", "x.txt"], "let 'x.txt' end in .docx"),
    ([sample, "-o", "x.docm"], "let 'x.docm' end in .docx"),
    (["Samples/poor-faint-praise.txt", "--in-place"], "name a new .docx with -o"),
    (["Samples/poor-faint-praise.txt", "--strip", "-o", "x.docx"], "not a Word document"),
    ([sample], "-o"), ([sample, "-o", "x.docx", "--date", "2026-02-30T00:00:00Z"], "2026-02-30"),
    (["-", "--in-place"], "--in-place needs a file"),
    (["Samples/not-letters/sent-copy.pdf", "-o", "x.docx"], "a PDF"),
    (["Samples/missing.docx", "-o", "x.docx"], "there is no such file"),
  ])
  func `refuses what cannot be done, with the reason`(arguments: [String], words: String) throws {
    let folder = try TemporaryFolder()
    let absolute = arguments.map { argument in
      argument.hasPrefix("Samples/")
        ? Fixtures.root.appending(path: argument).path : argument
    }
    let run = try lorcheck.run(["annotate"] + absolute, in: folder.url)
    #expect(run.status == 2 && run.errorText.contains(words), "\(run.errorText)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func `a letter that cannot be assessed is written with the reason`() throws {
    let folder = try TemporaryFolder()
    let target = folder.url.appending(path: "out.docx").path
    let run = try lorcheck("annotate", "-", "-o", target, input: "She holds a J-1 visa.\n")
    #expect(run.status == 2 && run.errorText.contains("not assessed: "))
    #expect(try printedText(target) == "She holds a J-1 visa.\n")
  }
}

import Foundation
import LetterAnalysis
import LetterFormats
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

  @Test func `keeps the first copy, the letter's permissions and nothing else`() throws {
    let folder = try TemporaryFolder()
    let letter = try copy(in: folder)
    let first = try Data(contentsOf: letter)
    try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: letter.path)
    for _ in 0..<2 {
      // A mask that would take permissions from a new file.
      let run = try Program(URL(filePath: "/bin/sh")).run(
        ["-c", "umask 077; exec \"$0\" annotate letter.docx --in-place", lorcheck.file.path],
        in: folder.url)
      #expect(run.status == 0, "\(run.errorText)")
    }
    #expect(try Data(contentsOf: folder.url.appending(path: "letter.docx.bak")) == first)
    let kept = try FileManager.default.attributesOfItem(atPath: letter.path)
    #expect(kept[.posixPermissions] as? Int == 0o664)
    #expect(try folder.names() == ["letter.docx", "letter.docx.bak", "letter.docx.bak2"])
  }

  @Test func `leaves the letter and no copy behind when it cannot be written`() throws {
    let folder = try TemporaryFolder()
    let letter = try copy(in: folder)
    let before = try Data(contentsOf: letter)
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" annotate letter.docx --in-place"
    let run = try Program(URL(filePath: "/bin/sh")).run(
      ["-c", script, lorcheck.file.path], in: folder.url)
    #expect(run.status == 2 && run.errorText.contains("could not be written"))
    #expect(try Data(contentsOf: letter) == before)
    #expect(try folder.names() == ["letter.docx"])
  }

  @Test func `replaces nobody's work unless told to`() throws {
    let folder = try TemporaryFolder()
    let letter = try copy(in: folder)
    let target = folder.url.appending(path: "out.docx")
    func annotate(_ more: String...) throws -> Program.Run {
      try lorcheck.run(
        ["annotate", "--date", Self.date, letter.path, "-o", "out.docx"] + more, in: folder.url)
    }
    // A file of somebody's.
    try FileManager.default.copyItem(at: letter, to: target)
    let refused = try annotate()
    #expect(refused.status == 2)
    #expect(
      refused.errorText.contains("'out.docx' is there already and was not written by lorcheck; ")
        && refused.errorText.contains("--force"), "\(refused.errorText)")
    #expect(try Data(contentsOf: target) == Data(contentsOf: letter))
    #expect(try annotate("--force").status == 0)
    // Lorcheck's own, as it wrote it.
    let own = try Data(contentsOf: target)
    #expect(try annotate("--concerns-only").status == 0)
    #expect(try Data(contentsOf: target) != own)
    #expect(try annotate().status == 0)
    #expect(try Data(contentsOf: target) == own)
    // The same after lorcheck took its comments out: that may be anybody's by now.
    _ = try lorcheck.run(["annotate", "out.docx", "--strip", "--in-place"], in: folder.url)
    #expect(try annotate().status == 2)
    #expect(try folder.names() == ["letter.docx", "out.docx", "out.docx.bak"])
  }

  @Test func `says what a document lacks as often as it is annotated`() throws {
    let folder = try TemporaryFolder()
    let page = Fixtures.root.appending(path: "Samples/blocked-visa-in-other-words.html")
    let lack = "lacks formatting and any pictures"
    _ = try lorcheck.run(["annotate", page.path, "-o", "1.docx"], in: folder.url)
    for number in 1...2 {
      let run = try lorcheck.run(
        ["annotate", "\(number).docx", "-o", "\(number + 1).docx"], in: folder.url)
      #expect(run.status == 0 && run.errorText.contains(lack), "\(run.errorText)")
    }
    let draft = try WordDraft(
      LetterSource(
        name: "3.docx", bytes: Array(try Data(contentsOf: folder.url.appending(path: "3.docx")))))
    #expect(draft.omissions == "formatting and any pictures")
    #expect(try reopened(draft.bytes).omissions == nil, "the summary is gone that said it")
  }

  private func reopened(_ bytes: [UInt8]) throws -> WordDraft {
    try WordDraft(LetterSource(name: "a.docx", bytes: bytes))
  }

  @Test func `says nothing twice that a changed comment says`() throws {
    let source = LetterSource(name: "a.docx", bytes: try Fixtures.bytes(Self.sample))
    let draft = try WordDraft(source)
    let analyzer = try Fixtures.analyzer.get()
    let review = analyzer.review(draft.letter)
    let first = ReviewComments(review).all
    for (number, comment) in first.enumerated().dropFirst() where !comment.span.isEmpty {
      let kept = [KeptComment(span: comment.span, rules: comment.rules)]
      let again = ReviewComments(review, kept: kept).all
      #expect(again == first.enumerated().filter { $0.offset != number }.map(\.element))
      // The same rule elsewhere, or another rule here, is told all the same.
      let other = [KeptComment(span: comment.span, rules: ["doubt.nothing"])]
      #expect(ReviewComments(review, kept: other).all == first)
      let elsewhere = Span(draft.letter.text.count, draft.letter.text.count)
      let far = [KeptComment(span: elsewhere, rules: comment.rules)]
      #expect(ReviewComments(review, kept: far).all == first)
    }
  }

  @Test func `says what a document made of another format lacks`() throws {
    let folder = try TemporaryFolder()
    let odt = Fixtures.root.appending(path: "Tests/LetterFormatsTests/Fixtures/libreoffice.odt")
    let run = try lorcheck.run(["annotate", odt.path, "-o", "out.docx"], in: folder.url)
    #expect(
      run.errorText.contains("holds its words alone and lacks formatting, any pictures, ")
        && run.errorText.contains(" comment") && run.errorText.contains("--convert"),
      "\(run.errorText)")
    let html = try lorcheck.run(
      [
        "annotate", Fixtures.root.appending(path: "Samples/blocked-visa-in-other-words.html").path,
        "-o", "html.docx",
      ], in: folder.url)
    #expect(html.status == 0)
    #expect(
      html.errorText.hasSuffix("holds its words alone and lacks formatting and any pictures\n"))
  }

  @Test(arguments: [
    (["Samples/poor-faint-praise.txt", "-o", "x.txt"], "let 'x.txt' end in .docx"),
    ([sample, "-o", "x.docm"], "let 'x.docm' end in .docx"),
    (["Samples/poor-faint-praise.txt", "--in-place"], "name a new .docx with -o"),
    (["Samples/poor-faint-praise.txt", "--strip", "-o", "x.docx"], "not a Word document"),
    ([sample], "-o"), ([sample, "-o", "x.docx", "--date", "2026-02-30T00:00:00Z"], "2026-02-30"),
    (["-", "--in-place"], "--in-place needs a file"),
    ([sample, "-o", "x.docx", "--all", "--concerns-only"], "exclude each other"),
    (["Samples/not-letters/rich-text.rtf", "-o", "x.docx"], "or give --convert"),
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

import Foundation
import SampleExpectations
import TestSupport
import Testing

@testable import LetterAnalysis

@Suite struct `a form of report` {
  static let reporters: [(name: String, reporter: @Sendable (ReportOptions) -> any Reporter)] = [
    ("report.html", { HTMLReporter($0) }), ("report.sarif", { SARIFReporter($0) }),
    ("report.github.txt", { GitHubReporter($0) }), ("report.junit.xml", { JUnitReporter($0) }),
    ("report.md", { MarkdownReporter($0) }), ("report.csv", { CSVReporter($0) }),
  ]

  @Test(arguments: reporters.indices)
  func `is written as it was`(index: Int) throws {
    let (name, reporter) = Self.reporters[index]
    for (options, prefix) in [(false, ""), (true, "no-quotes.")] {
      let text = withoutStyle(
        MadeUpReviews.report(reporter(MadeUpReviews.options(hidesQuotes: options))))
      let difference = try Snapshots.difference(text, from: prefix + name)
      #expect(difference == nil)
    }
  }

  @Test func `that is a folder is written as it was`() throws {
    for (options, prefix) in [(false, ""), (true, "no-quotes.")] {
      var folder = HTMLFolder(MadeUpReviews.options(hidesQuotes: options))
      let pages = [
        ("page.html", folder.page(MadeUpReviews.scored)),
        ("page-not-assessed.html", folder.page(MadeUpReviews.notAssessed)),
        ("index.html", folder.index(MadeUpReviews.summary)),
      ]
      #expect(
        pages.map(\.1.path) == [
          "pages/drafts-a-b.docx.html", "pages/1-1-two-.txt.html", "index.html",
        ]
      )
      for (name, page) in pages {
        let text = withoutStyle(String(decoding: page.bytes, as: UTF8.self))
        let difference = try Snapshots.difference(text, from: "folder." + prefix + name)
        #expect(difference == nil)
      }
    }
  }

  /// The letter's words, in each form but the one that leaves them out.
  @Test(arguments: reporters.indices)
  func `leaves the letter's words out when asked to`(index: Int) throws {
    let reporter = Self.reporters[index].reporter
    let text = MadeUpReviews.report(reporter(MadeUpReviews.options(hidesQuotes: true)))
    for word in ["J-1", "knowledge", "rounds", "Ana", "Dear"] { #expect(!text.contains(word)) }
  }

  @Test func `changes nothing when there is no letter`() throws {
    for (name, reporter) in Self.reporters {
      var reporter = reporter(MadeUpReviews.options())
      let bytes = reporter.begin() + reporter.end(RunSummary())
      #expect(!bytes.isEmpty, "\(name)")
    }
  }

  /// The style sheet is looked at in a browser, not line by line.
  private func withoutStyle(_ text: String) -> String {
    [HTMLStyle.sheet.description, HTMLStyle.hash, HTMLScript.sorting.description, HTMLScript.hash]
      .reduce(text) { $0.replacing($1, with: "…") }
  }
}

@Suite struct `the policy of a page` {
  static let parts = [
    (HTMLStyle.sheet.description, HTMLStyle.hash),
    (HTMLScript.sorting.description, HTMLScript.hash),
  ]

  /// A digest that does not fit would leave the page without its style: sha256sum says the right one.
  @Test(arguments: parts)
  func `names the digest of what the page holds`(content: String, hash: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("content", content)
    let run = try Program(URL(filePath: "/usr/bin/sha256sum")).run([path]).outputText
    let digits = Array(run.prefix { $0 != " " })
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
    try #require(bytes.count == 32)
    #expect(hash == "sha256-" + Data(bytes).base64EncodedString(), "put the right one there")
  }
}

@Suite struct `what is escaped` {
  @Test func `is all that HTML and XML read as marks or forbid`() {
    #expect(
      MarkupText.escape("<a b='c' d=\"e\">&") == "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;")
    #expect(MarkupText.escape("a\u{0}b\u{1B}c\u{FFFF}d\u{85}e") == "a�b�c�d�e")
    #expect(MarkupText.escape("a\r\nb\tc é 漢 🙂") == "a\n\nb\tc é 漢 🙂")
  }

  static let fields: [(String, String)] = [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
    ("=1", "\"'=1\""), ("  =1", "\"'  =1\""), ("+1", "\"'+1\""), ("-1", "\"'-1\""),
    ("@a", "\"'@a\""), ("\t=1", "\"'\t=1\""), ("＝1", "\"'＝1\""), ("a=1", "a=1"), ("", ""),
  ]

  @Test(arguments: fields)
  func `is what a spreadsheet would compute`(field: String, quoted: String) {
    #expect(CSVRow.quote(field) == quoted)
  }

  @Test func `is all that Markdown reads as marks`() {
    #expect(
      MarkdownText.plain("*a* <b> @c #1 [d](e) `f`")
        == ##"\*a\* &lt;b&gt; &#64;c \#1 \[d\](e) \`f\`"##)
    #expect(MarkdownText.code("a") == "`a`")
    #expect(MarkdownText.code("`a`") == "`` `a` ``")
    #expect(MarkdownText.code("a``b") == "```a``b```")
    #expect(MarkdownText.code("a|b", inTable: true) == #"`a\|b`"#)
    #expect(MarkdownText.code("a\nb") == "`a b`")
  }

  @Test func `is all that a workflow command reads as marks`() {
    let annotation = Annotation(
      level: .error, file: "a,b:c%.txt", title: "t:u", message: "50%\n::error::x, y: z")
    #expect(
      annotation.line == "::error file=a%2Cb%3Ac%25.txt,title=t%3Au::50%25 ::error::x, y: z")
  }

  @Test func `is what a URI cannot hold`() {
    #expect(PathURI.reference(to: "a b/ü:1.docx") == "a%20b/%C3%BC%3A1.docx")
    #expect(PathURI.reference(to: "/tmp/a.txt") == "file:///tmp/a.txt")
  }
}

@Suite struct `the ordered encoder` {
  private struct Value: Encodable {
    struct Inner: Encodable {
      var z: Int
      var a: [String]
    }
    var text = "\"\\\n\u{1}é"
    var left: String?
    var share = 87.5
    var whole = -3.0
    var flag = true
    var inner = Inner(z: 1, a: ["x", "y"])
    var empty: [Int] = []
    var choice: SARIF.Level = .warning
  }

  @Test func `writes keys in order, leaves out what is nil, and is read back`() throws {
    var json = JSONWriter()
    try OrderedJSONEncoder.write(Value(), to: &json)
    let bytes = json.drain()
    let expected =
      #"{"text":"\"\\\n\u0001é","share":87.5,"whole":-3.0,"flag":true,"inner":{"z":1,"a":["x","y"]},"#
      + #""empty":[],"choice":"warning"}"#
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    let read = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(read["text"] as? String == "\"\\\n\u{1}é")
    #expect(read["share"] as? Double == 87.5)
  }
}

@Suite struct `the text of a letter as HTML` {
  /// Findings that overlap, touch and contain each other cut the text into pieces that fit together.
  @Test func `is cut where findings begin and end`() {
    var review = MadeUpReviews.scored
    let spans = [Span(10, 20), Span(15, 25), Span(12, 18), Span(25, 30), Span(5, 40)]
    review.findings = spans.map {
      Finding(
        rule: "r", severity: .note, polarity: .concern, confidence: 1, span: $0, message: "m",
        advice: "a")
    }
    let text = LetterText(
      review: review, options: MadeUpReviews.options(), prefix: "", numbers: [:])
    let whole = Span(8, 36)
    let segments = text.segments(of: whole)
    #expect(segments.first?.span.start == 8 && segments.last?.span.end == 36)
    for (a, b) in zip(segments, segments.dropFirst()) { #expect(a.span.end == b.span.start) }
    for segment in segments {
      let covering = spans.indices.filter { spans[$0].contains(segment.span) }
      #expect(segment.findings == covering)
      for span in spans { #expect(!span.overlaps(segment.span) || span.contains(segment.span)) }
    }
  }

  @Test func `has a page of its own for each of two like names`() {
    var folder = HTMLFolder(MadeUpReviews.options())
    var paths: [String] = []
    for name in ["a/b.txt", "a-b.txt", "A-B.txt", "../a-b.txt", "ü.txt", "日本", "-", "a-b.txt-2"] {
      var review = MadeUpReviews.notAssessed
      review.letter.name = name
      paths.append(folder.page(review).path)
    }
    #expect(Set(paths.map { $0.lowercased() }).count == paths.count)
    #expect(
      paths.allSatisfy { $0.hasPrefix("pages/") && !$0.contains("..") && $0.hasSuffix(".html") })
  }
}

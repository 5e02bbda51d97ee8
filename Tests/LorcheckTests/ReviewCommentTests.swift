import LetterAnalysis
import LetterFormats
import SampleExpectations
import TestSupport
import Testing

/// What is said in the comments, on every sample letter.
@Suite struct `the words of comments` {
  /// Sample letters, without those that are none.
  private static let letters = Result {
    try Fixtures.files(under: "Samples").filter {
      !$0.contains("not-letters") && !$0.hasSuffix("README.md")
    }
  }

  /// What is found in each, by its path.
  private static let reviews = Result {
    try Dictionary(
      uniqueKeysWithValues: letters.get().map { path in
        let source = LetterSource(name: path, bytes: try Fixtures.bytes(path))
        return (path, try Fixtures.analyzer.get().review(LetterReaders.letter(from: source)))
      })
  }

  private static func review(_ path: String) throws -> Review {
    try #require(reviews.get()[path])
  }

  private static func comments(
    _ review: Review, _ scope: ReviewComments.Scope
  ) throws -> [LetterComment] {
    ReviewComments(review, book: RuleBook(try Fixtures.analyzer.get()), scope: scope).all
  }

  /// What a title is about, without its kind and its doubt.
  private static func matter(_ title: String) -> String {
    String(title.drop { $0 != ":" }.dropFirst(2)).replacing(" (uncertain)", with: "")
  }

  private static func titles(_ comment: LetterComment) -> [String] {
    comment.paragraphs.filter(\.isStrong).map(\.text)
  }

  @Test func `are plain, and name every concern`() throws {
    for path in try Self.letters.get() {
      let review = try Self.review(path)
      let comments = try Self.comments(review, .usual)
      for title in comments.flatMap(Self.titles) {
        #expect(!title.contains("Strong") && !title.contains(" · "), "\(path): \(title)")
        #expect(title.firstMatch(of: /[a-z]\.[a-z]/) == nil, "\(path): a rule in '\(title)'")
      }
      let rules = Set(comments.flatMap(\.rules))
      for finding in review.concerns(atLeast: .note) {
        #expect(rules.contains(finding.rule), "\(path): \(finding.rule) has no comment")
      }
    }
  }

  @Test func `do not gainsay each other`() throws {
    for path in try Self.letters.get() {
      let review = try Self.review(path)
      for scope in [ReviewComments.Scope.usual, .everything] {
        let placed = try Self.comments(review, scope).dropFirst().filter { !$0.span.isEmpty }
        for (first, second) in zip(placed, placed.dropFirst()) {
          #expect(
            first.span.end <= second.span.start,
            "\(path): two comments at '\(review.letter[second.span])'")
        }
        for comment in placed {
          let kinds = Set(Self.titles(comment).map { $0.prefix { $0 != ":" } })
          let asks = !kinds.isDisjoint(with: ["Must go", "Should be mended", "Worth knowing"])
          let counts = !kinds.isDisjoint(with: ["Counts", "This works", "Named, not shown"])
          #expect(!(asks && counts), "\(path): \(kinds)")
          let others = kinds.filter { !$0.hasPrefix("Question ") && $0 != "A thought on wording" }
          #expect(!kinds.contains("A thought on wording") || others.isEmpty, "\(path): \(kinds)")
        }
      }
    }
  }

  @Test func `are few of what is good, and all of it only when asked for`() throws {
    for path in try Self.letters.get() {
      let review = try Self.review(path)
      let usual = try Self.comments(review, .usual)
      let kept = usual.filter { Self.titles($0).contains("This works: keep it") }
      #expect(kept.count <= 2)
      #expect(!usual.flatMap(Self.titles).contains { $0.hasPrefix("Counts") }, "\(path)")
      let concerned = review.findings.filter { $0.polarity == .concern && !$0.span.isEmpty }
      for comment in kept {
        #expect(!concerned.contains { $0.clause.overlaps(comment.span) }, "\(path)")
      }
      let told = Set(try Self.comments(review, .everything).flatMap(\.rules))
      let open = review.findings.filter { finding in
        !concerned.contains { $0.clause.overlaps(finding.clause) }
      }
      let bias = open.filter { $0.isOf("bias") }
      let rest = open.filter { finding in
        finding.isOf("bias") || !bias.contains { $0.clause.overlaps(finding.clause) }
      }
      #expect(told.isSuperset(of: rest.map(\.rule)), "\(path)")
    }
  }

  @Test func `stand, unasked, at whatever asks for something`() throws {
    var (questions, thoughts, named) = (0, 0, 0)
    for path in try Self.letters.get() {
      let review = try Self.review(path)
      let usual = try Self.comments(review, .usual).dropFirst()
      func texts(at span: Span) -> [String] {
        usual.filter { $0.span.overlaps(span) }.flatMap(\.paragraphs).map(\.text)
      }
      for step in review.nextSteps where !step.span.isEmpty {
        #expect(texts(at: step.span).contains(step.text), "\(path): \(step.text)")
        questions += 1
      }
      for finding in review.concerns(atLeast: .note) where !finding.span.isEmpty {
        #expect(texts(at: finding.span).contains(finding.advice), "\(path): \(finding.message)")
      }
      let concerned = review.concerns(atLeast: .note)
      for finding in review.findings
      where finding.isOf("bias")
        && !concerned.contains(where: { $0.clause.overlaps(finding.clause) })
      {
        #expect(texts(at: finding.span).contains(finding.advice), "\(path): \(finding.message)")
        thoughts += 1
      }
      named += usual.flatMap(Self.titles).count { $0.hasPrefix("Named, not shown") }
      let concerns = try Self.comments(review, .concerns).flatMap(Self.titles)
      #expect(!concerns.contains { $0.hasPrefix("Question") || $0.hasPrefix("Named") }, "\(path)")
    }
    #expect(questions > 30 && thoughts > 5 && named > 5)
  }

  @Test func `call praise named and not shown as every report does`() throws {
    for path in try Self.letters.get() {
      let review = try Self.review(path)
      for comment in try Self.comments(review, .everything).dropFirst() {
        let here = review.findings.filter {
          comment.rules.contains($0.rule) && $0.clause.overlaps(comment.span)
        }
        for title in Self.titles(comment)
        where title.hasPrefix("Named") || title.hasPrefix("Counts") {
          let kind = title.hasPrefix("Named") ? FindingKind.named : .strength
          #expect(
            here.contains { FindingKind($0) == kind && $0.message.hasPrefix(Self.matter(title)) },
            "\(path): \(title)")
        }
      }
    }
  }

  @Test(arguments: ReviewComments.Scope.allCases)
  func `stand at words that say something`(scope: ReviewComments.Scope) throws {
    for path in try Self.letters.get() {
      let review = try Self.review(path)
      for comment in try Self.comments(review, scope).dropFirst() where !comment.span.isEmpty {
        let words = review.letter[comment.span].split { $0.isWhitespace || $0 == "-" }
        let finer = comment.rules.filter { rule in
          ["quality", "fit", "visa", "personal"].contains { rule.hasPrefix($0 + ".") }
        }
        if !finer.isEmpty { #expect(words.count > 2, "\(path): \(words) \(finer)") }
      }
    }
  }

  @Test func `never call a letter done that has to be written anew`() throws {
    for path in try Self.letters.get() {
      let review = try Self.review(path)
      let summary = try Self.comments(review, .usual)[0].paragraphs.map(\.text)
      let isDone = summary.contains { $0.hasPrefix("Nothing has to go") }
      let card = try #require(review.scorecard, "\(path)")
      if card.band == "rewrite" || !card.gates.isEmpty { #expect(!isDone, "\(path)") }
      if card.band == "ready", review.concerns(atLeast: .warning).isEmpty {
        #expect(isDone, "\(path)")
      }
      for gate in card.gates {
        #expect(summary.contains { $0.hasPrefix(gate.text) && $0.hasSuffix(gate.deletion ?? "") })
      }
    }
  }

  @Test func `share a comment where findings overlap`() throws {
    var shared = 0
    for path in try Self.letters.get() {
      let comments = try Self.comments(Self.review(path), .everything).dropFirst()
      let spans = comments.map(\.span).filter { !$0.isEmpty }.sorted { $0.start < $1.start }
      for (span, next) in zip(spans, spans.dropFirst()) {
        #expect(!span.overlaps(next), "\(path): \(span) and \(next)")
      }
      shared += comments.count { Set($0.rules).count > 1 }
    }
    #expect(shared > 0)
  }

  @Test func `have one full stop at the end of a sentence`() throws {
    for path in try Self.letters.get() {
      for text in try Self.comments(Self.review(path), .everything).flatMap(\.paragraphs).map(
        \.text)
      {
        #expect(!text.contains(".'.") && !text.contains(".."), "\(path): \(text)")
      }
    }
  }

  @Test func `say what a document of the letter's words lacks`() throws {
    let review = try Self.review("Samples/poor-faint-praise.txt")
    let comments = ReviewComments(review, omissions: "formatting and a comment (Bo)").all
    #expect(
      comments[0].paragraphs.contains { $0.text.hasSuffix(": formatting and a comment (Bo).") })
  }
}

#if !FUZZING
  @testable import lorcheck
#endif
import EmbeddedLexicons
import LetterAnalysis
import LetterFormats

/// What is fuzzed: each case takes bytes from anywhere and says what must hold whatever they are.
///
/// The fuzzer and the test of its old finds share this file.
enum FuzzTarget: String, CaseIterable {
  case docx, html, txt, odt, lexicon, configuration, stream, annotate, analysis

  /// What should hold and does not.
  struct Broken: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
  }

  /// Whether inputs are documents in zip packages, or may be.
  var isPackage: Bool { [.docx, .odt, .annotate, .analysis].contains(self) }

  /// Takes the bytes; refusing them is no fault.
  ///
  /// - Throws: `Broken`. What traps, leaks or runs away is for the fuzzer to see.
  func check(_ bytes: [UInt8]) throws(Broken) {
    switch self {
    case .docx, .html, .txt, .odt: _ = try Self.read(bytes, as: "letter." + rawValue)
    case .lexicon: try LexiconInput(bytes).check()
    case .configuration: try Self.configure(bytes)
    case .stream: try Self.request(bytes)
    case .annotate: try Self.annotate(bytes)
    case .analysis: try Self.analyze(bytes)
    }
  }

  /// The analyzer that ships.
  static let analyzer = Result { () throws(LexiconError) in
    try Analyzer(lexicons: try LexiconSet(EmbeddedLexicons.sources()))
  }
}

// MARK: - Reading

extension FuzzTarget {
  /// The letter in `bytes`, nil if they are refused.
  static func read(_ bytes: [UInt8], as name: String) throws(Broken) -> Letter? {
    let source = LetterSource(name: name, bytes: bytes)
    switch Result(catching: { () throws(LetterReadError) in try LetterReaders.letter(from: source) }
    ) {
    case .success(let letter):
      try check(letter)
      return letter
    case .failure(let error):
      try sentence(error.description)
      return nil
    }
  }

  /// Every place that a letter names is one of its text.
  static func check(_ letter: Letter) throws(Broken) {
    guard String(validating: letter.text, as: UTF8.self) != nil else {
      throw Broken("the text is no UTF-8")
    }
    var end = 0
    for block in letter.blocks {
      try check(block.span, in: letter, "a block")
      guard block.span.start >= end else { throw Broken("blocks are out of order") }
      end = block.span.end
    }
    for remark in letter.remarks {
      if let span = remark.span { try check(span, in: letter, "a remark") }
    }
    var offset = 0
    for mark in letter.marks {
      guard mark.offset >= offset, mark.offset <= letter.text.count, mark.line > 0, mark.column > 0
      else { throw Broken("a mark is out of order") }
      offset = mark.offset
    }
  }

  /// A span lies in the text and cuts no character.
  static func check(_ span: Span, in letter: Letter, _ what: String) throws(Broken) {
    let text = letter.text
    guard 0 <= span.start, span.start <= span.end, span.end <= text.count else {
      throw Broken("\(what) is \(span), and the text has \(text.count) bytes")
    }
    for offset in [span.start, span.end] where offset < text.count && text[offset] & 0xC0 == 0x80 {
      throw Broken("\(what) is \(span), which cuts a character")
    }
  }

  /// What is told of an error is one line.
  static func sentence(_ text: String) throws(Broken) {
    guard !text.isEmpty else { throw Broken("an error says nothing") }
  }
}

// MARK: - The whole way

extension FuzzTarget {
  private static func analyze(_ bytes: [UInt8]) throws(Broken) {
    let analyzer = try shipped()
    guard let letter = try read(bytes, as: "letter.txt") else { return }
    let review = analyzer.review(letter)
    try check(review)
    let options = ReportOptions(lexicons: analyzer.lexicons.digest, rules: RuleBook(analyzer))
    let reporters: [any Reporter] = [
      JSONReporter(options), HTMLReporter(options), SARIFReporter(options), CSVReporter(options),
      MarkdownReporter(options), GitHubReporter(options), JUnitReporter(options),
    ]
    for var reporter in reporters {
      let report = reporter.begin() + reporter.letter(review) + reporter.end(RunSummary())
      guard String(validating: report, as: UTF8.self) != nil else {
        throw Broken("\(type(of: reporter)) wrote no UTF-8")
      }
    }
    var page = TerminalReporter(options)
    let shown = page.begin() + page.letter(review) + page.end(RunSummary())
    try harmless(String(decoding: shown, as: UTF8.self))
    let comparison = Comparison(old: review, new: review)
    guard comparison.fixed.isEmpty, comparison.added.isEmpty else {
      throw Broken("a letter differs from itself")
    }
    try harmless(ComparisonPage(comparison, options: options).text())
    guard review.sentences.isEmpty == (analyzer.explanation(of: 0, in: letter) == nil) else {
      throw Broken("a sentence is not explained")
    }
  }

  static func shipped() throws(Broken) -> Analyzer {
    do {
      return try analyzer.get()
    } catch {
      throw Broken("\(error)")
    }
  }

  /// What a review says is of this letter, in order and in bounds.
  private static func check(_ review: Review) throws(Broken) {
    for sentence in review.sentences { try check(sentence.span, in: review.letter, "a sentence") }
    var start = 0
    for finding in review.findings {
      try check(finding.span, in: review.letter, finding.rule)
      guard finding.span.start >= start else { throw Broken("findings are out of order") }
      start = finding.span.start
      guard finding.sentence.map(review.sentences.indices.contains) ?? true,
        (0...1).contains(finding.confidence)
      else { throw Broken("\(finding.rule) is of no sentence, or surer than sure") }
    }
    guard let card = review.scorecard else { return }
    let within = card.dimensions.allSatisfy { 0 <= $0.points && $0.points <= $0.max }
    guard (0...100).contains(card.total), card.total <= card.uncapped, within else {
      throw Broken("the score is \(card.total), uncapped \(card.uncapped)")
    }
  }

  /// Nothing that is shown steers a terminal.
  private static func harmless(_ text: String) throws(Broken) {
    let steers = text.unicodeScalars.contains {
      ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value)
        || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
    }
    if steers { throw Broken("what is shown steers the terminal") }
  }
}

// MARK: - Annotation

extension FuzzTarget {
  /// A document that is annotated opens again, has the same words, and is what it was when the
  /// comments are taken out.
  private static func annotate(_ bytes: [UInt8]) throws(Broken) {
    let date = CommentDate(local: "2026-01-31T09:30:00Z", universal: "2026-01-31T09:30:00Z")
    let comments: [LetterComment]
    let draft: WordDraft
    let annotated: [UInt8]
    do throws(AnnotationError) {
      draft = try WordDraft(LetterSource(name: "letter.docx", bytes: bytes))
      comments = Self.comments(on: draft.letter)
      annotated = try draft.annotated(with: comments, date: date)
    } catch {
      return try sentence(error.description)
    }
    let again: WordDraft
    do throws(AnnotationError) {
      again = try WordDraft(LetterSource(name: "annotated.docx", bytes: annotated))
    } catch {
      throw Broken("the annotated document is not read: \(error)")
    }
    guard again.strippedComments == comments.count else {
      throw Broken("\(again.strippedComments) comments of \(comments.count) are found again")
    }
    guard draft.letter.format != .docx || again.letter.text == draft.letter.text else {
      throw Broken("the annotated document has other words")
    }
  }

  /// Comments at places that its text decides, at its ends, and on all of it.
  private static func comments(on letter: Letter) -> [LetterComment] {
    let count = letter.text.count
    let starts = letter.text.indices.filter { letter.text[$0] & 0xC0 != 0x80 } + [count]
    var place = 7
    var spans = [Span(0, 0), Span(0, count), Span(count, count)]
    for step in 0..<12 {
      place = (place &* 31 &+ Int(letter.text[(place & 0xFFFF) % count]) &+ step) & 0xFFFF_FFFF
      let start = place % starts.count
      let end = min(starts.count - 1, start + place / 7 % 40)
      spans.append(Span(starts[start], starts[end]))
    }
    return spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }.map {
      LetterComment(span: $0, paragraphs: [.init("a <b> & \u{1} ]]>", isStrong: true), .init("")])
    }
  }
}

// MARK: - Configuration and requests

extension FuzzTarget {
  private static func configure(_ bytes: [UInt8]) throws(Broken) {
    let path = FilePath(bytes: Array("/nowhere/.lorcheck.yml".utf8))
    do throws(ConfigurationError) {
      _ = try ConfigurationReader.read(bytes, from: path)
    } catch {
      try sentence(error.description)
    }
  }

  /// A request that names a file is not followed: a fuzzer would open whatever it thinks of.
  private static func request(_ bytes: [UInt8]) throws(Broken) {
    let request = Result { () throws(StreamRequest.Problem) in try StreamRequest.read(bytes) }
    switch request {
    case .success(let request): try oneLine(ResultLine.error("a", id: request.id, number: 1))
    case .failure(let problem):
      try sentence(problem.reason)
      try oneLine(ResultLine.error(problem.reason, id: problem.id, number: 1))
    }
  }

  /// An answer is one line of UTF-8.
  private static func oneLine(_ answer: [UInt8]) throws(Broken) {
    guard answer.last == UInt8(ascii: "\n"), answer.count(where: { $0 == 0x0A }) == 1,
      String(validating: answer, as: UTF8.self) != nil
    else { throw Broken("an answer is not one line") }
  }
}

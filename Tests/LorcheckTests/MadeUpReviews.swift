@testable import LetterAnalysis

/// Reviews made by hand, so that goldens change with the reports alone and not with what is found.
///
/// Every kind of finding is there, and words that are marks of every format.
enum MadeUpReviews {
  /// Marks of HTML, XML, Markdown, CSV and workflow commands, in an applicant's words.
  static let marks = "<b>&\"'`*_|[x](y)@z::%0A,;=1+1 ]]>"

  /// What rules and dimensions are, as short as can be.
  static let rules = RuleBook(
    files: [
      file("visa", "the applicant's visa", .error, .concern),
      file("doubt", "wording that raises doubt", .warning, .concern),
      file("document.comments", "comments in the file", .warning, .concern),
      file("structure.date", "no date", .note, .concern),
      file("quality.teamwork", "teamwork", .note, .strength),
      file("setting.adult", "at work with adults", .note, .neutral),
    ], rubric: rubric)

  /// Options with those rules.
  static func options(hidesQuotes: Bool = false) -> ReportOptions {
    ReportOptions(lexicons: "0123456789abcdef", hidesQuotes: hidesQuotes, rules: rules)
  }

  /// A Word document with a finding of every kind, one of them set aside.
  static let scored: Review = {
    let text =
      "Dear all:\nShe led <b>&\"'`*_|[x](y)@z::%0A,;=1+1 ]]> rounds.\nShe holds a J-1 visa, to my knowledge.\n"
    let letter = Letter(
      name: "drafts/a b.docx", format: .docx, text: Array(text.utf8),
      blocks: [
        Block(span: span(of: "Dear all:", in: text)),
        Block(span: span(of: "She led \(marks) rounds.", in: text)),
        Block(span: span(of: "She holds a J-1 visa, to my knowledge.", in: text)),
      ])
    let sentences = letter.blocks.enumerated().map { index, block in
      Review.Sentence(
        span: block.span, part: .body, paragraph: index,
        label: [.other, .anecdote, .generic][index], confidence: 0.9)
    }
    func finding(
      _ rule: String, _ severity: Severity, _ polarity: Polarity, _ words: String,
      sentence: Int? = nil, confidence: Double = 0.9, message: String
    ) -> Finding {
      Finding(
        rule: rule, severity: severity, polarity: polarity, confidence: confidence,
        span: words.isEmpty ? Span(0, 0) : span(of: words, in: text), sentence: sentence,
        message: words.isEmpty ? message : "\(message): '\(words)'", advice: "Look at it again.")
    }
    var aside = finding(
      "doubt.hedge", .warning, .concern, "to my knowledge", sentence: 2, message: "a hedge")
    aside.suppression = Finding.Suppression(.configuration, reason: "agreed with <the> writer")
    var review = Review(
      letter: letter, words: 14, applicant: "Ana \(marks)", sentences: sentences,
      findings: [
        finding("document.comments", .warning, .concern, "", message: "comments in the file"),
        finding("structure.date", .note, .concern, "", message: "no date"),
        finding("setting.adult", .note, .neutral, "rounds", sentence: 1, message: "with adults"),
        finding(
          "quality.teamwork", .note, .strength, "led \(marks)", sentence: 1, message: "teamwork"),
        finding("doubt", .warning, .concern, marks, sentence: 1, confidence: 0.5, message: "doubt"),
        finding("visa.category", .error, .concern, "J-1", sentence: 2, message: "the visa"),
        finding("visa.status", .error, .concern, "J-1 visa", sentence: 2, message: "the visa"),
        aside,
      ])
    review.scorecard = Scorecard(
      total: 60, uncapped: 72, band: "needs work",
      gates: [.init(text: "The total cannot pass 60.", findings: [5])],
      deductions: [.init(text: "Doubt. −2", findings: [4])],
      dimensions: [
        .init(
          id: "episodes", title: "Episodes", points: 45, max: 60,
          because: [.init(text: "occasions: 45 of 60", findings: [])]),
        .init(id: "form", title: "Form", points: 29, max: 40, because: []),
      ])
    review.nextSteps = [
      NextStep(
        text: "Which day do you remember?", dimension: "episodes", gain: 5,
        span: letter.blocks[1].span)
    ]
    return review
  }()

  /// A text that is no letter, in a file whose name is a formula.
  static let notAssessed: Review = {
    let letter = Letter(name: "=1+1, \"two\".txt", plain: "Dear all:\nShe is kind.\n")
    var review = Review(letter: letter, words: 5, applicant: "", sentences: [], findings: [])
    review.notAssessed = "it has 5 words"
    return review
  }()

  /// A file that was not read, and a set with a shared passage.
  static let summary = RunSummary(
    unreadable: [Unreadable(path: "b <c>.pdf", reason: "a PDF, which is not read")],
    isInterrupted: true,
    sets: [
      LetterSet(
        name: "Ana Quill", grouping: .name,
        members: [
          .init(path: "drafts/a b.docx", observation: nil), .init(path: "c.txt", observation: nil),
        ], usClinicalLetters: 1,
        needs: [
          .init(id: "adult-work", title: "work with adults", members: [0]),
          .init(id: "explicit-fit", title: "a word on combined training", members: []),
        ],
        sharedPassages: [
          SharedPassage(
            words: 9,
            places: [
              .init(member: 0, span: 0..<9, quote: "Dear all:"),
              .init(member: 1, span: 0..<9, quote: "Dear all:"),
            ])
        ], requests: ["Ask for work with children."], notes: ["Grouped by name."])
    ])

  /// All that a reporter writes of them.
  static func report(_ reporter: some Reporter) -> String {
    var reporter = reporter
    let bytes =
      reporter.begin() + reporter.letter(scored) + reporter.letter(notAssessed)
      + reporter.end(summary)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func span(of words: String, in text: String) -> Span {
    guard let range = text.firstRange(of: words) else { return Span(0, 0) }
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return Span(start, start + words.utf8.count)
  }

  private static func file(
    _ id: String, _ title: String, _ severity: Severity, _ polarity: Polarity
  ) -> LexiconFile {
    LexiconFile(
      name: "rules/\(id).txt", id: id, title: title, severity: severity, polarity: polarity,
      why: "Why \(id) matters.", advice: "Look at it again.", source: "a <book>",
      reviewed: "2026-11-22", entries: [], examples: [])
  }

  private static var rubric: Rubric {
    var rubric = Rubric()
    rubric.bands = [.init(from: 70, name: "ready"), .init(from: 0, name: "needs work")]
    rubric.dimensions = [("episodes", "Episodes", 60), ("form", "Form", 40)].map {
      .init(id: $0, points: $2, title: $1, source: "a survey", evidence: "weak", criteria: [])
    }
    return rubric
  }
}

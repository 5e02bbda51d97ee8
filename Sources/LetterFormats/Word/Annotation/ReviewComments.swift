public import LetterAnalysis

/// Says in comments what was found in a letter.
public struct ReviewComments {
  private let review: Review
  private let concernsOnly: Bool

  /// Comments on a review; of concerns alone if `concernsOnly`.
  public init(_ review: Review, concernsOnly: Bool = false) {
    self.review = review
    self.concernsOnly = concernsOnly
  }

  /// The comments: the summary first, then one at each place where something was found, by place.
  ///
  /// Findings at the very same words share a comment. Those that are set aside have none.
  public var all: [LetterComment] {
    var comments = [summary]
    var at: Span?
    for finding in told {
      let paragraphs = self.paragraphs(finding)
      if at == finding.span, !finding.span.isEmpty {
        comments[comments.count - 1].paragraphs += paragraphs
      } else {
        comments.append(LetterComment(span: finding.span, paragraphs: paragraphs))
      }
      at = finding.span
    }
    return comments
  }

  private var told: [Finding] {
    review.findings.filter {
      $0.suppression == nil && (!concernsOnly || $0.polarity == .concern)
    }
  }

  private func paragraphs(_ finding: Finding) -> [LetterComment.Paragraph] {
    let message = finding.message.prefix(1).uppercased() + finding.message.dropFirst()
    return [
      .init(title(of: finding), isStrong: true), .init(message), .init(finding.advice),
    ].filter { !$0.text.isEmpty }
  }

  private func title(of finding: Finding) -> String {
    let unsure = finding.confidence < Self.sure ? " (uncertain)" : ""
    let kind =
      switch (finding.polarity, finding.severity) {
      case (.concern, .error): "Must go before the letter is sent"
      case (.concern, .warning): "Should be mended"
      case (.concern, .note): "Worth knowing"
      case (.strength, _): "Strong"
      case (.neutral, _): "Seen here"
      }
    return "\(kind) · \(finding.rule)\(unsure)"
  }

  /// Below this a finding is called uncertain, as in the report for the terminal.
  private static let sure = 0.6
}

/// The comment at the top.
extension ReviewComments {
  private var summary: LetterComment {
    let first = review.letter.blocks.first { $0.part == .body } ?? review.letter.blocks.first
    var lines: [LetterComment.Paragraph] = [.init(verdict, isStrong: true)]
    if let reason = review.notAssessed {
      lines.append(.init("Not assessed: \(reason)."))
    }
    lines += (review.scorecard?.gates ?? []).map { .init($0.text) }
    lines.append(.init(counts))
    lines += steps + scores
    lines.append(
      .init(
        "These comments are for you alone: delete them before you send the letter, or run "
          + "“lorcheck annotate --strip”."))
    return LetterComment(span: first?.span ?? Span(0, 0), paragraphs: lines)
  }

  private var verdict: String {
    guard let card = review.scorecard else { return "lorcheck: \(review.words) words, no score" }
    var verdict = "lorcheck: \(card.total) of 100, \(card.band)"
    if card.uncapped != card.total { verdict += " (\(card.uncapped) once what must go is gone)" }
    return verdict
  }

  private var counts: String {
    let errors = review.concerns(atLeast: .error).count
    let warnings = review.concerns(atLeast: .warning).count - errors
    if errors + warnings == 0 { return "Nothing has to go." }
    return "\(errors) must go, \(warnings) should be mended."
  }

  private var steps: [LetterComment.Paragraph] {
    guard !review.nextSteps.isEmpty else { return [] }
    let lines = review.nextSteps.enumerated().map { number, step in
      "\(number + 1). \(step.text)\(place(of: step)) +\(step.gain)"
    }
    return [.init("What would help most", isStrong: true)] + lines.map { .init($0) }
  }

  /// The words a step is about, since a document has no numbers of lines.
  private func place(of step: NextStep) -> String {
    guard !step.span.isEmpty else { return "" }
    let words = review.letter[step.span].split(whereSeparator: \.isWhitespace)
    return " (at “" + words.prefix(5).joined(separator: " ") + (words.count > 5 ? " …" : "") + "”)"
  }

  private var scores: [LetterComment.Paragraph] {
    guard let card = review.scorecard else { return [] }
    let lines =
      card.dimensions.map { "\($0.title): \($0.points) of \($0.max)" } + card.deductions.map(\.text)
    return [.init("Scorecard", isStrong: true)] + lines.map { .init($0) } + [
      .init(
        "Points are for your own review; they say nothing about the applicant and predict no "
          + "decision.")
    ]
  }
}

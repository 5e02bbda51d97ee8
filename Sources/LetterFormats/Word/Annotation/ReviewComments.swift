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

  /// How many findings get no comment, since nobody could open a document with all of them.
  public var untold: Int { wanted.count - told.count }

  /// The findings that get a comment: concerns before all else, if there are too many.
  private var told: [Finding] {
    let wanted = wanted
    guard wanted.count > Self.most else { return wanted }
    let ranked = wanted.indices.sorted {
      (wanted[$0].polarity != .concern ? 1 : 0, wanted[$1].severity, $0)
        < (wanted[$1].polarity != .concern ? 1 : 0, wanted[$0].severity, $1)
    }
    return ranked.prefix(Self.most).sorted().map { wanted[$0] }
  }

  private var wanted: [Finding] {
    review.findings.filter {
      $0.suppression == nil && (!concernsOnly || $0.polarity == .concern)
    }
  }

  /// Comments a document is given at most: a third of what Word opens, slowly; chosen by hand.
  private static let most = 10_000

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
    let body = review.letter.blocks.first { $0.part == .body } ?? review.letter.blocks.first
    let start = body?.span.start ?? 0
    var lines: [LetterComment.Paragraph] = [.init(verdict, isStrong: true)]
    if let reason = review.notAssessed {
      lines.append(.init("Not assessed: \(reason)."))
    }
    lines += (review.scorecard?.gates ?? []).map { .init($0.text) }
    lines.append(.init(counts))
    if untold > 0 { lines.append(.init("\(untold) more findings have no comment.")) }
    lines += mattersToMend + steps + scores
    lines.append(
      .init(
        "These comments are for you alone: delete them before you send the letter, or run "
          + "“lorcheck annotate --strip”."))
    return LetterComment(span: Span(start, start), paragraphs: lines)
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

  /// What must go or should be mended, so that it is not missed among the other comments.
  private var mattersToMend: [LetterComment.Paragraph] {
    let matters = review.concerns(atLeast: .warning).sorted { $0.severity > $1.severity }
    let shown = matters.prefix(Self.named).map { LetterComment.Paragraph("– \($0.message)") }
    let rest = matters.count - shown.count
    return shown + (rest > 0 ? [.init("– and \(rest) more")] : [])
  }

  /// More concerns are not named in the summary; chosen by hand.
  private static let named = 12

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

internal import LetterAnalysis

/// The comment at the top.
extension ReviewComments {
  var summary: LetterComment {
    let body = review.letter.blocks.first { $0.part == .body } ?? review.letter.blocks.first
    let start = body?.span.start ?? 0
    var lines: [LetterComment.Paragraph] = [.init(verdict, isStrong: true)]
    if let reason = review.notAssessed { lines.append(.init("Not assessed: \(reason).")) }
    for gate in review.scorecard?.gates ?? [] {
      lines.append(
        .init([gate.text, gate.deletion ?? ""].filter { !$0.isEmpty }.joined(separator: " ")))
    }
    if !standing.isEmpty { lines.append(.init(standing)) }
    lines += mattersToMend.map { .init("– \($0)") }
    if untold > 0 { lines.append(.init("\(untold) more findings have no comment.")) }
    lines += steps + scores
    if let omissions {
      lines.append(.init(DocumentOfWords.notice(lacking: omissions)))
    }
    lines.append(.init(DocumentOfWords.ending))
    return LetterComment(
      span: Span(start, start), paragraphs: lines, rules: Self.rules(aboutFile))
  }

  private var verdict: String {
    guard let card = review.scorecard else { return "lorcheck: \(review.words) words, no score" }
    var verdict = "lorcheck: \(card.total) of 100, \(card.band)"
    if card.uncapped != card.total { verdict += " (\(card.uncapped) once what must go is gone)" }
    return verdict
  }

  /// How the letter stands, in a sentence: that nothing has to go is no news for a letter that says
  /// too little.
  private var standing: String {
    let grave = review.concerns(atLeast: .warning)
    let errors = grave.count { $0.severity == .error }
    let warnings = grave.count - errors
    var counts: [String] = []
    if errors > 0 { counts.append("\(errors) must go") }
    if warnings > 0 { counts.append("\(warnings) should be mended") }
    if !counts.isEmpty { return counts.joined(separator: ", ") + "." }
    guard let card = review.scorecard else { return "" }
    if !card.gates.isEmpty || card.band == book.bands.last?.name {
      return
        "As it stands the letter gives a reader little to weigh: begin with the questions below."
    }
    return "Nothing has to go or be mended"
      + (review.nextSteps.isEmpty ? "." : "; the questions below ask for what would help most.")
  }

  /// What is about the file itself, which has no place in the letter.
  private var aboutFile: [Finding] {
    review.findings.filter { $0.suppression == nil && $0.isConcern && $0.isAboutFile }
  }

  /// What must go or should be mended and no cap speaks of, like with like, and what is about the file.
  private var mattersToMend: [String] {
    let capped = Set((review.scorecard?.gates ?? []).flatMap(\.findings))
    let matters = review.findings.indices.filter { index in
      !capped.contains(index) && isToMend(review.findings[index])
    }.map { review.findings[$0] }.sorted { $0.severity > $1.severity }
    var groups: [(what: String, words: [String], advice: String)] = []
    for matter in matters {
      let (what, words) = FindingWording.parted(matter.message)
      if let known = groups.firstIndex(where: { $0.what == what }) {
        groups[known].words.append(words)
      } else {
        groups.append((what, [words], matter.isAboutFile ? " \(matter.advice)" : ""))
      }
    }
    let lines = groups.prefix(Self.named).map { group in
      let words = group.words.filter { !$0.isEmpty }
      let shown = words.prefix(Self.quoted).joined(separator: ", ")
      let rest = words.count > Self.quoted ? " and \(words.count - Self.quoted) more" : ""
      let matter = group.what + (shown.isEmpty ? "" : ": \(shown)\(rest)")
      return matter + (matter.hasSuffix(".'") ? "" : ".") + group.advice
    }
    return lines + (groups.count > Self.named ? ["and \(groups.count - Self.named) more."] : [])
  }

  private func isToMend(_ finding: Finding) -> Bool {
    finding.isConcern && finding.suppression == nil
      && (finding.isAboutFile || finding.severity > .note)
  }

  /// More kinds of concerns are not named in the summary, nor more words of one; chosen by hand.
  private static let named = 12
  private static let quoted = 4

  private var steps: [LetterComment.Paragraph] {
    guard !review.nextSteps.isEmpty else { return [] }
    let lines = review.nextSteps.enumerated().map { number, step in
      "\(number + 1). \(step.text)\(place(of: step)) (+\(step.gain))"
    }
    return [.init("What would help most", isStrong: true)] + lines.map { .init($0) }
  }

  /// The words a step is about, since a document has no numbers of lines.
  private func place(of step: NextStep) -> String {
    guard !step.span.isEmpty else { return "" }
    let words = review.letter[step.span].split(whereSeparator: \.isWhitespace)
    return " At “" + words.prefix(5).joined(separator: " ") + (words.count > 5 ? " …" : "") + "”."
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

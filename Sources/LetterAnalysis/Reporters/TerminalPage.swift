/// One letter of the terminal report.
struct TerminalPage {
  /// How many notes are shown before the rest is only counted.
  private static let noteLimit = 8
  private static let barLength = 20

  let review: Review
  let options: ReportOptions
  let palette: Palette
  private(set) var text = ""
  private let places: PlaceNames

  init(review: Review, options: ReportOptions, palette: Palette) {
    self.review = review
    self.options = options
    self.palette = palette
    places = PlaceNames(review)
  }

  mutating func blank() { text += "\n" }

  /// Writes the page.
  mutating func write() {
    head()
    if let reason = review.notAssessed {
      wrapped("Not assessed: \(reason).", first: "  ", rest: "  ")
    }
    concerns("Must go before the letter is sent", .error, mark: palette.red("✗"))
    concerns("Should be mended", .warning, mark: palette.yellow("!"))
    steps()
    strengths()
    notes()
    setAside()
    sentenceSummary()
    scorecard()
  }

  private mutating func line(_ content: String) { text += content + "\n" }

  private mutating func wrapped(_ content: String, first: String, rest: String) {
    let lines = TerminalText.wrap(
      TerminalText.clean(content), width: options.width, first: first, rest: rest)
    text += lines.joined(separator: "\n") + "\n"
  }

  private mutating func heading(_ title: String) {
    blank()
    line(palette.bold(title))
  }

  private mutating func head() {
    var facts = [TerminalText.clean(review.letter.name), "\(counted(review.words, "word"))"]
    if !review.applicant.isEmpty, !options.hidesQuotes {
      facts.append("about \(TerminalText.clean(review.applicant))")
    }
    line(palette.bold(facts.joined(separator: " · ")))
    if let nameless = LetterSummary.nameless(review) {
      wrapped(nameless, first: "  ", rest: "  ")
    }
    guard let card = review.scorecard else { return }
    var verdict = "  \(card.total) of 100: \(card.band)"
    if card.uncapped != card.total { verdict += " (\(card.uncapped) once what must go is gone)" }
    line(verdict)
    for gate in card.gates {
      wrapped(gate.text, first: "  ", rest: "  ")
      if let deletion = gate.deletion, !options.hidesQuotes {
        wrapped(deletion, first: "    → ", rest: "      ")
      }
    }
  }

  private mutating func concerns(_ title: String, _ severity: Severity, mark: String) {
    let found = review.concerns(atLeast: severity).filter { $0.severity == severity }
    guard !found.isEmpty else { return }
    heading(title)
    // What asks for the same is told together, and asked for once.
    let advice = found.map(\.advice)
    for (index, text) in advice.enumerated() where advice.firstIndex(of: text) == index {
      for finding in found where finding.advice == text { show(finding, mark: mark) }
      wrapped(text, first: "    → ", rest: "      ")
    }
  }

  private mutating func show(_ finding: Finding, mark: String) {
    let message = options.hidesQuotes ? finding.maskedMessage : finding.message
    let sure = finding.confidence < Evidence.sureConfidence ? " (uncertain)" : ""
    let place = places.name(of: finding)
    line("  \(mark) \(palette.bold(finding.rule)) \(palette.dim(place))\(sure)")
    wrapped(message, first: "    ", rest: "    ")
  }

  private func place(of span: Span) -> String { places.name(of: span) }

  private mutating func steps() {
    guard !review.nextSteps.isEmpty else { return }
    heading("What would help most")
    for (number, step) in review.nextSteps.enumerated() {
      let where_ = step.span.isEmpty ? "" : " (\(place(of: step.span)))"
      wrapped("\(step.text)\(where_) +\(step.gain)", first: "  \(number + 1). ", rest: "     ")
    }
  }

  private mutating func strengths() {
    let groups = PraiseGroups(review)
    let episodes = review.sentences.filter { $0.label == .anecdote && $0.part == .body }
    if !groups.shown.isEmpty || !episodes.isEmpty { heading("What is strong") }
    if let first = episodes.first {
      praise(
        PraiseGroups.Group(title: "specific episodes", count: episodes.count, first: first.span))
    }
    for group in groups.shown { praise(group) }
    guard !groups.named.isEmpty else { return }
    heading("Named, not shown")
    for group in groups.named {
      let first = group.count > 1 ? "first in " : ""
      wrapped(
        "\(head(of: group)) (\(first)\(place(of: group.first)))", first: "  · ", rest: "    ")
    }
  }

  /// One kind of praise: how often, and the beginning of its first sentence.
  private mutating func praise(_ group: PraiseGroups.Group) {
    let quote = options.hidesQuotes ? "" : ": “\(excerpt(group.first))”"
    wrapped(
      "\(head(of: group))\(quote) (\(place(of: group.first)))",
      first: "  \(palette.green("✓")) ", rest: "    ")
  }

  private func head(of group: PraiseGroups.Group) -> String {
    group.count > 1 ? "\(group.title) in \(group.count) sentences" : group.title
  }

  private func excerpt(_ span: Span) -> String {
    let words = review.letter[span].split(whereSeparator: \.isWhitespace)
    return words.prefix(14).joined(separator: " ") + (words.count > 14 ? " …" : "")
  }

  private mutating func notes() {
    let found =
      review.concerns(atLeast: .note).filter { $0.severity == .note }
      + review.findings.filter { $0.isOf("bias") && $0.suppression == nil }
    guard !found.isEmpty else { return }
    heading("Worth knowing")
    for finding in found.prefix(Self.noteLimit) {
      let message = options.hidesQuotes ? finding.maskedMessage : finding.message
      let where_ = finding.span.isEmpty ? "" : " (\(place(of: finding.span)))"
      wrapped("\(message)\(where_)", first: "  · ", rest: "    ")
    }
    if found.count > Self.noteLimit {
      line("  · and \(found.count - Self.noteLimit) more; see --format json")
    }
  }

  /// What was found and is not asked about, with the reason for each, or the baseline's number.
  private mutating func setAside() {
    let decided = review.findings.filter { $0.suppression?.kind == .configuration }
    let known = review.findings.count { $0.suppression?.kind == .baseline }
    guard !decided.isEmpty || known > 0 else { return }
    heading("Set aside")
    for finding in decided {
      let reason = finding.suppression?.reason ?? ""
      wrapped(
        "\(finding.rule) (\(place(of: finding.span))): \(reason)", first: "  · ", rest: "    ")
    }
    if known > 0 {
      line("  · \(known) finding\(known == 1 ? "" : "s") in the baseline; see --format json")
    }
  }

  private mutating func sentenceSummary() {
    guard review.notAssessed == nil else { return }
    let body = review.sentences.filter { $0.part == .body }
    let counts = SentenceClass.allCases.map { label in
      "\(body.count { $0.label == label }) \(label.rawValue)"
    }
    heading("Sentences")
    line("  " + counts.joined(separator: " · "))
    let unsure = body.filter { $0.confidence < Evidence.sureConfidence }
    guard !unsure.isEmpty, !options.hidesQuotes else { return }
    line("  \(palette.dim("uncertain:"))")
    for sentence in unsure.prefix(5) {
      wrapped(
        "“\(excerpt(sentence.span))” reads as \(sentence.label.rawValue) (\(place(of: sentence.span)))",
        first: "    ", rest: "    ")
    }
    if unsure.count > 5 { line("    and \(unsure.count - 5) more") }
  }

  private mutating func scorecard() {
    guard let card = review.scorecard else { return }
    heading("Scorecard")
    let width = card.dimensions.map(\.title.count).max() ?? 0
    for score in card.dimensions {
      let filled = score.max == 0 ? 0 : score.points * Self.barLength / score.max
      let bar =
        String(repeating: "█", count: filled)
        + String(repeating: "░", count: Self.barLength - filled)
      let title = score.title + String(repeating: " ", count: width - score.title.count)
      line("  \(title)  \(palette.cyan(bar))  \(score.points) of \(score.max)")
    }
    for deduction in card.deductions { wrapped(deduction.text, first: "  ", rest: "  ") }
    wrapped(
      "Points are for your own review; they say nothing about the applicant and predict no decision.",
      first: "  ", rest: "  ")
  }
}

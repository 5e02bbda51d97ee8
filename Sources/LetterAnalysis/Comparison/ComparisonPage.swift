/// A comparison for people: totals, dimensions, then what was fixed, what is left and what is new.
public struct ComparisonPage {
  /// How many findings of a kind are shown before the rest is only counted.
  private static let limit = 12

  private let comparison: Comparison
  private let options: ReportOptions
  private let palette: Palette
  private var lines: [String] = []

  /// A page of the given comparison.
  public init(_ comparison: Comparison, options: ReportOptions) {
    self.comparison = comparison
    self.options = options
    palette = Palette(isOn: options.usesColor)
  }

  /// The page, with a line end.
  public consuming func text() -> String {
    head()
    dimensions()
    findings("Fixed", comparison.fixed, mark: palette.green("✓"), in: comparison.old)
    findings(
      "Left", comparison.left.map(\.new), mark: palette.yellow("!"), in: comparison.new)
    findings("New", comparison.added, mark: palette.red("✗"), in: comparison.new)
    findings(
      "Newly shown", comparison.gainedStrengths, mark: palette.green("+"), in: comparison.new)
    findings("No longer shown", comparison.lostStrengths, mark: "·", in: comparison.old)
    named()
    if comparison.fixed.isEmpty, comparison.left.isEmpty, comparison.added.isEmpty {
      lines += ["", "Neither draft has a concern."]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func wrapped(_ text: String, first: String, rest: String) {
    lines += TerminalText.wrap(
      TerminalText.clean(text), width: options.width, first: first, rest: rest)
  }

  private mutating func head() {
    for (label, review) in [("old", comparison.old), ("new", comparison.new)] {
      let verdict =
        review.scorecard.map { card in
          let hint = card.uncapped == card.total ? "" : ", \(card.uncapped) without its caps"
          return "\(card.total) of 100 (\(card.band)\(hint))"
        } ?? "not assessed: \(review.notAssessed ?? "")"
      wrapped(
        "\(review.letter.name) · \(counted(review.words, "word")) · \(verdict)",
        first: palette.bold(label) + "  ", rest: "     ")
    }
  }

  private mutating func dimensions() {
    guard !comparison.dimensions.isEmpty else { return }
    lines += ["", palette.bold("Score")]
    let width = comparison.dimensions.map(\.title.count).max() ?? 0
    for dimension in comparison.dimensions {
      let title = dimension.title + String(repeating: " ", count: width - dimension.title.count)
      lines.append(
        "  \(title)  \(padded(dimension.old)) → \(padded(dimension.new)) of \(padded(dimension.max))  "
          + change(dimension.change))
      for reason in dimension.gained { wrapped(reason, first: "    now: ", rest: "         ") }
      for reason in dimension.lost { wrapped(reason, first: "    was: ", rest: "         ") }
    }
    if let old = comparison.old.scorecard, let new = comparison.new.scorecard {
      let title = "total" + String(repeating: " ", count: max(0, width - 5))
      lines.append(
        "  \(title)  \(padded(old.total)) → \(padded(new.total)) of 100  "
          + change(new.total - old.total))
    }
  }

  /// Praise that neither draft shows is neither gained nor lost; it is only counted.
  private mutating func named() {
    let (old, new) = comparison.named
    guard old + new > 0 else { return }
    lines += ["", "Praise named without a detail: \(counted(old, "time")) before, \(new) now."]
  }

  private func padded(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, 3 - text.count)) + text
  }

  private func change(_ points: Int) -> String {
    points > 0 ? palette.green("+\(points)") : points < 0 ? palette.red("−\(-points)") : "·"
  }

  private mutating func findings(
    _ title: String, _ found: [Finding], mark: String, in review: Review
  ) {
    guard !found.isEmpty else { return }
    lines += ["", palette.bold("\(title) (\(found.count))")]
    for finding in found.prefix(Self.limit) {
      let message = options.hidesQuotes ? finding.maskedMessage : finding.message
      wrapped(
        "\(finding.rule): \(message)", first: "  \(mark) ", rest: "    ")
    }
    if found.count > Self.limit {
      lines.append("    and \(found.count - Self.limit) more; see --format json")
    }
  }
}

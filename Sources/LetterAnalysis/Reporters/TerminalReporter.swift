/// The report for people: what to fix first, what to do next, what is strong, then the scorecard.
public struct TerminalReporter: Reporter {
  private let options: ReportOptions
  private let palette: Palette
  private var rows: [TerminalTable.Row] = []
  private var count = 0
  private var setAside = 0

  /// A reporter of the given options.
  public init(_ options: ReportOptions) {
    self.options = options
    palette = Palette(isOn: options.usesColor)
  }

  /// What stands before the letters.
  public mutating func begin() -> [UInt8] { [] }

  /// One letter.
  public mutating func letter(_ review: Review) -> [UInt8] {
    count += 1
    setAside += review.findings.count { $0.suppression != nil }
    rows.append(TerminalTable.Row(review))
    var page = TerminalPage(review: review, options: options, palette: palette)
    if count > 1 { page.blank() }
    page.write()
    return Array(page.text.utf8)
  }

  /// What stands behind the letters.
  public mutating func end(_ summary: RunSummary) -> [UInt8] {
    var text = ""
    if count + summary.unreadable.count > 1 {
      let table = TerminalTable(
        rows: rows, unreadable: summary.unreadable, width: options.width, palette: palette)
      text += "\n" + table.text
      if setAside > 0 { text += "\(setAside) finding\(setAside == 1 ? "" : "s") set aside\n" }
    }
    for set in summary.sets {
      text += "\n" + SetPage(set: set, options: options, palette: palette).text()
    }
    if summary.isInterrupted { text += "\nInterrupted: not every letter was read.\n" }
    return Array(text.utf8)
  }
}

/// A table with a line a letter.
struct TerminalTable {
  struct Row {
    var path: String
    var score: String
    var band: String
    var errors: Int
    var warnings: Int
    var anecdotes: Int

    init(_ review: Review) {
      path = TerminalText.clean(review.letter.name)
      score = review.scorecard.map { String($0.total) } ?? "–"
      band = review.scorecard?.band ?? "not assessed"
      errors = review.concerns(atLeast: .error).count
      warnings = review.concerns(atLeast: .warning).count - errors
      anecdotes = review.sentences.count { $0.label == .anecdote }
    }
  }

  let rows: [Row]
  let unreadable: [Unreadable]
  let width: Int
  let palette: Palette

  var text: String {
    let nameWidth = max(20, min(width - 44, rows.map(\.path.count).max() ?? 20))
    var lines = [
      palette.bold(pad("letter", nameWidth) + "  score  band          must go  should  episodes")
    ]
    for row in rows {
      let cells = [
        pad(shortened(row.path, nameWidth), nameWidth), padLeft(row.score, 6),
        " " + pad(row.band, 13),
        padLeft(String(row.errors), 6), padLeft(String(row.warnings), 7),
        padLeft(String(row.anecdotes), 9),
      ]
      lines.append(cells.joined(separator: " "))
    }
    for file in unreadable {
      lines.append(
        pad(shortened(TerminalText.clean(file.path), nameWidth), nameWidth) + "  "
          + palette.red("not read"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func shortened(_ text: String, _ width: Int) -> String {
    text.count <= width ? text : "…" + text.suffix(width - 1)
  }
  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
  private func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

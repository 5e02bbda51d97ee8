/// GitHub's Markdown, short enough for a comment on a pull request.
///
/// Everything is held until the end, but never more than a comment may hold: letters that have
/// something to mend come before the others, and what has no room is counted.
public struct MarkdownReporter: Reporter {
  /// GitHub takes 65,536 characters; the rest is left for whoever puts a line around the report.
  static let sizeLimit = 60_000
  /// Rows of a table that people still read.
  static let rowLimit = 60
  private static let noteLimit = 8

  private let options: ReportOptions
  private var urgent = TableRows(limit: rowLimit)
  private var others = TableRows(limit: rowLimit)
  private var details = ""
  private var lettersWithoutRoom = 0
  private var counts: [FindingKind: Int] = [:]

  /// A reporter of the given options.
  public init(_ options: ReportOptions) { self.options = options }

  /// What stands before the letters.
  public mutating func begin() -> [UInt8] { [] }

  /// One letter.
  public mutating func letter(_ review: Review) -> [UInt8] {
    for finding in review.findings { counts[FindingKind(finding), default: 0] += 1 }
    let summary = LetterSummary(review, options: options)
    let isUrgent = summary.mustGo + summary.shouldMend > 0 || summary.notAssessed != nil
    if isUrgent { urgent.add(row(summary)) } else { others.add(row(summary)) }
    let text = MarkdownLetter(review: review, options: options).text
    if details.utf8.count + text.utf8.count > Self.sizeLimit * 3 / 4 {
      lettersWithoutRoom += 1
    } else {
      details += text
    }
    return []
  }

  /// What stands behind the letters: all of the report.
  public mutating func end(_ summary: RunSummary) -> [UInt8] {
    var text = "## Letters checked\n\n"
    if summary.isInterrupted { text += "**Interrupted: not every letter was read.**\n\n" }
    text += tally(unreadable: summary.unreadable.count) + "\n\n"
    if urgent.count + others.count > 0 { text += table }
    text += unreadable(summary.unreadable)
    text += MarkdownSets(sets: summary.sets, options: options).text
    text += details
    if lettersWithoutRoom > 0 {
      text += "\nThere is no room here for \(lettersWithoutRoom) more; `--format html` shows all.\n"
    }
    text +=
      "\n<sub>lorcheck \(lorcheckVersion), lexicons \(options.lexicons). Points are for the writer's "
      + "own review; they say nothing about the applicant and predict no decision.</sub>\n"
    return Array(text.utf8)
  }

  private func tally(unreadable: Int) -> String {
    let letters = urgent.count + others.count
    var parts = ["\(letters) letter\(letters == 1 ? "" : "s")"]
    parts.append("\(counts[.mustGo] ?? 0) must go")
    parts.append("\(counts[.shouldMend] ?? 0) should be mended")
    if let aside = counts[.setAside] { parts.append("\(aside) set aside") }
    if unreadable > 0 { parts.append("\(unreadable) not read") }
    return parts.joined(separator: " · ")
  }

  private func row(_ summary: LetterSummary) -> String {
    let cells = [
      MarkdownText.code(summary.path, inTable: true), summary.total.map { String($0) } ?? "–",
      MarkdownText.plain(summary.notAssessed == nil ? summary.band : "not assessed"),
      String(summary.mustGo), String(summary.shouldMend), String(summary.episodes),
    ]
    return "| " + cells.joined(separator: " | ") + " |\n"
  }

  private var table: String {
    var text = "| letter | score | band | must go | should | episodes |\n"
    text += "|:--|--:|:--|--:|--:|--:|\n"
    let room = max(0, Self.rowLimit - urgent.rows.count)
    text += urgent.rows.joined() + others.rows.prefix(room).joined()
    let left = urgent.count - urgent.rows.count + others.count - min(room, others.rows.count)
    return text + (left > 0 ? "\n… and \(left) more letters\n\n" : "\n")
  }

  private func unreadable(_ files: [Unreadable]) -> String {
    guard !files.isEmpty else { return "" }
    var text = "### Not read\n\n"
    for file in files.prefix(Self.noteLimit) {
      text += "- \(MarkdownText.code(file.path)): \(MarkdownText.plain(file.reason))\n"
    }
    if files.count > Self.noteLimit { text += "- … and \(files.count - Self.noteLimit) more\n" }
    return text + "\n"
  }
}

/// The first rows of a table, and how many there would be.
private struct TableRows {
  let limit: Int
  private(set) var rows: [String] = []
  private(set) var count = 0

  init(limit: Int) { self.limit = limit }

  mutating func add(_ row: String) {
    count += 1
    if rows.count < limit { rows.append(row) }
  }
}

/// What one letter has to mend, folded away.
struct MarkdownLetter {
  private static let noteLimit = 8
  let review: Review
  let options: ReportOptions

  var text: String {
    var text = "<details><summary><code>\(MarkupText.escape(oneLine(review.letter.name)))</code>"
    text += MarkupText.escape(verdict) + "</summary>\n\n"
    if let reason = review.notAssessed {
      text += "Not assessed: \(MarkdownText.plain(reason)).\n\n"
    }
    for gate in review.scorecard?.gates ?? [] { text += MarkdownText.plain(gate.text) + "\n\n" }
    let places = PlaceNames(review)
    for kind in [FindingKind.mustGo, .shouldMend, .worthKnowing] {
      text += list(review.findings.filter { FindingKind($0) == kind }, titled: kind.title, places)
    }
    if !review.nextSteps.isEmpty {
      text += "**What would help most**\n\n"
      for (number, step) in review.nextSteps.enumerated() {
        text += "\(number + 1). \(MarkdownText.plain(step.text)) +\(step.gain)\n"
      }
      text += "\n"
    }
    return text + "</details>\n\n"
  }

  private var verdict: String {
    guard let card = review.scorecard else { return "" }
    let once = card.uncapped == card.total ? "" : " (\(card.uncapped) once what must go is gone)"
    return " \(card.total) of 100: \(card.band)\(once)"
  }

  private func list(_ findings: [Finding], titled title: String, _ places: PlaceNames) -> String {
    guard !findings.isEmpty else { return "" }
    var text = "**\(title)**\n\n"
    for finding in findings.prefix(Self.noteLimit) {
      text += "- \(MarkdownText.plain(finding.rule)), \(places.name(of: finding)): "
      text += message(of: finding) + ". " + MarkdownText.plain(finding.advice) + "\n"
    }
    let left = findings.count - Self.noteLimit
    return text + (left > 0 ? "- … and \(left) more\n" : "") + "\n"
  }

  /// The message, the letter's own words as code so that nothing in them is read as Markdown.
  private func message(of finding: Finding) -> String {
    let head = finding.maskedMessage
    guard !options.hidesQuotes, head.count < finding.message.count else {
      return MarkdownText.plain(options.message(of: finding))
    }
    let quote = finding.message.dropFirst(head.count).drop { $0 == " " || $0 == ":" }
    return MarkdownText.plain(head) + ": " + MarkdownText.code(String(quote))
  }

  private func oneLine(_ text: String) -> String { TerminalText.clean(text) }
}

/// Makes text part of a Markdown document: the one place that escapes for it.
enum MarkdownText {
  /// Text in which nothing is a mark.
  static func plain(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.clean(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "@": result += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "!":
        result.unicodeScalars.append("\\")
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text as code: neither mark, mention nor link is seen in it.
  static func code(_ text: String, inTable: Bool = false) -> String {
    var text = TerminalText.clean(text)
    if text.isEmpty { text = " " }
    var longest = 0
    var run = 0
    for character in text.unicodeScalars {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    if inTable {
      text = text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
    let fence = String(repeating: "`", count: longest + 1)
    let pad = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + pad + text + pad + fence
  }
}

/// The explanation of one name: a rule, a family of rules, a dimension, a criterion, a gate.
struct Topic {
  /// What kind of thing has the name; the raw value heads its part of the reference page.
  enum Kind: String, CaseIterable {
    case rule = "Rules"
    case family = "Families of rules"
    case dimension = "Dimensions of the score"
    case criterion = "Criteria"
    case gate = "Gates"
    case deduction = "Deductions"
    case need = "Sets of letters"
  }

  /// A labelled text, or several.
  struct Row {
    var label: String
    var texts: [String]
  }

  var kind: Kind
  var name: String
  /// What it is, in a few words.
  var title: String
  var rows: [Row] = []

  /// Adds a row; a text that is empty is left out.
  mutating func add(_ label: String, _ texts: String...) { add(label, texts) }

  /// Adds a row of the texts that are not empty, if there is one.
  mutating func add(_ label: String, _ texts: [String]) {
    let texts = texts.filter { !$0.isEmpty }
    if !texts.isEmpty { rows.append(Row(label: label, texts: texts)) }
  }

  /// The topic for a terminal of `width` columns.
  func text(width: Int) -> String {
    let labels = rows.map(\.label.count).max() ?? 0
    var lines = ["\(name): \(title)"]
    for row in rows {
      for (index, text) in row.texts.enumerated() {
        let label = index == 0 ? row.label : ""
        let head = label + String(repeating: " ", count: labels + 2 - label.count)
        lines += TerminalText.wrap(
          text, width: width, first: head,
          rest: String(repeating: " ", count: head.count))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The topic as a section of a Markdown page.
  var markdown: String {
    var lines = ["### `\(name)`", "", Self.escaped(title.capitalizedFirst) + ".", ""]
    for row in rows {
      if row.texts.count == 1 {
        lines.append("- **\(row.label)**: \(Self.escaped(row.texts[0]))")
      } else {
        lines.append("- **\(row.label)**:")
        lines += row.texts.map { "  - " + Self.escaped($0) }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The text without what Markdown would read as markup.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>{}#|".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}

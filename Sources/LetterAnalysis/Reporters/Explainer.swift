/// Explains rules and criteria from the same data that finds and scores them.
public struct Explainer: Sendable {
  private static let width = 88
  private let rules: [LexiconFile]
  private let rubric: Rubric

  /// An explainer of the rules of `lexicons` and the criteria of `rubric`.
  public init(lexicons: LexiconSet, rubric: Rubric) {
    rules = lexicons.files.filter { !$0.isSignal }.sorted { $0.id < $1.id }
    self.rubric = rubric
  }

  /// Finer rules that Swift code finds; their parents' files describe them.
  package static let ruleNames: Set<String> = [
    "placeholder.control", "placeholder.merge-field", "placeholder.broken-field",
    "placeholder.other-name", "placeholder.wrong-pronoun",
  ]

  /// Every rule and dimension, a line each.
  public func list() -> String {
    let names = rules.map(\.id) + rubric.dimensions.map(\.id)
    let width = names.map(\.count).max() ?? 0
    func row(_ name: String, _ text: String) -> String {
      "  " + name + String(repeating: " ", count: width - name.count) + "  " + text
    }
    var lines = ["Rules"]
    lines += rules.map {
      row($0.id, "\($0.severity.rawValue), \($0.polarity.rawValue): \($0.title)")
    }
    lines += ["", "Dimensions of the score"]
    lines += rubric.dimensions.map { row($0.id, "\($0.title), \($0.points) points") }
    return lines.joined(separator: "\n")
  }

  /// The explanation of a rule, a finer rule or a dimension; nil if there is none.
  public func text(for name: String) -> String? {
    if let dimension = rubric.dimensions.first(where: { $0.id == name }) { return text(dimension) }
    let matching = rules.filter { file in
      file.id == name || file.entries.contains { $0.rule == name }
    }
    if matching.isEmpty, Self.ruleNames.contains(name), let dot = name.lastIndex(of: ".") {
      return rules.first { $0.id == name[..<dot] }.map { text($0, asked: name) }
    }
    guard !matching.isEmpty else { return nil }
    return matching.map { text($0, asked: name) }.joined(separator: "\n\n")
  }

  private func wrapped(_ label: String, _ text: String) -> String {
    let head = label + String(repeating: " ", count: max(1, 10 - label.count))
    let lines = TerminalText.wrap(
      text, width: Self.width, first: head, rest: String(repeating: " ", count: head.count))
    return lines.joined(separator: "\n")
  }

  private func text(_ file: LexiconFile, asked name: String) -> String {
    var lines = ["\(name): \(file.title) (\(file.severity.rawValue), \(file.polarity.rawValue))"]
    lines.append(wrapped("Why", file.why))
    lines.append(wrapped("Advice", file.advice))
    lines.append(wrapped("Source", "\(file.source); reviewed \(file.reviewed)"))
    let finer = Set(file.entries.map(\.rule)).filter { $0 != file.id }.sorted()
    if !finer.isEmpty { lines.append(wrapped("Finer", finer.joined(separator: ", "))) }
    for (label, matches) in [("Found", true), ("Not found", false)] {
      let examples = file.examples.filter { $0.matches == matches }.prefix(4)
      for (index, example) in examples.enumerated() {
        lines.append(wrapped(index == 0 ? label : "", LexiconChecker.unmark(example.marked).text))
      }
    }
    return lines.joined(separator: "\n")
  }

  private func text(_ dimension: Rubric.Dimension) -> String {
    var lines = ["\(dimension.id): \(dimension.title) (\(dimension.points) of 100 points)"]
    lines.append(wrapped("Source", dimension.source))
    lines.append(wrapped("Evidence", dimension.evidence))
    for criterion in dimension.criteria {
      lines.append(wrapped("", "\(criterion.id), at most \(criterion.most) points:"))
      for level in criterion.levels {
        lines.append(wrapped("", "  \(level.points): \(level.words). \(level.next)"))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The known name that differs least from `name`, if one is near.
  public func suggestion(for name: String) -> String? {
    NearestName.of(name, in: rules.map(\.id) + rubric.dimensions.map(\.id))
  }
}

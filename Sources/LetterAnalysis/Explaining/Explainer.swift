/// Explains rules and criteria from the same data that finds and scores them.
public struct Explainer: Sendable {
  private static let width = 88

  private let lexicons: LexiconSet
  private let rubric: Rubric
  private let plan: SetPlan?

  /// An explainer of the rules of `lexicons`, the criteria of `rubric` and, if given, the needs of `plan`.
  public init(lexicons: LexiconSet, rubric: Rubric, plan: SetPlan? = nil) {
    self.lexicons = lexicons
    self.rubric = rubric
    self.plan = plan
  }

  /// Finer rules that Swift code finds; their parents' files describe them.
  package static var ruleNames: Set<String> { RuleTopics.foundByCode }

  private var score: RubricTopics { RubricTopics(rubric: rubric, plan: plan) }
  private var rules: RuleTopics { RuleTopics(lexicons: lexicons, score: score) }

  /// Every name that can be explained, ascending.
  public var names: [String] {
    let rules = rules
    return Set(rules.names + rules.families + score.names).sorted()
  }

  /// Every rule, dimension, criterion, gate, deduction and need, a line each.
  public func list() -> String {
    let rules = lexicons.files.filter { !$0.isSignal }.sorted { $0.id < $1.id }
    var sections = [
      (
        "Rules",
        rules.map { ($0.id, "\($0.severity.rawValue), \($0.polarity.rawValue): \($0.title)") }
      )
    ]
    for kind in Topic.Kind.allCases {
      let own = score.all.filter { $0.kind == kind }.map { ($0.name, $0.title) }
      if !own.isEmpty { sections.append((kind.rawValue, own)) }
    }
    let width = sections.flatMap(\.1).map(\.0.count).max() ?? 0
    let parts = sections.map { title, rows in
      let lines = rows.map { name, text in
        "  " + name + String(repeating: " ", count: width - name.count) + "  " + text
      }
      return ([title] + lines).joined(separator: "\n")
    }
    return parts.joined(separator: "\n\n") + "\n\n"
      + "Finer rules such as visa.category and families such as fit are explained too."
  }

  /// The explanation of a name; where a rule and a part of the score share it, of both.
  ///
  /// - Returns: nil if nothing has the name.
  public func text(for name: String) -> String? {
    var topics = rules.topics(named: name) + score.topics(named: name)
    if topics.isEmpty {
      topics = ["gate", "deduction", "set"].flatMap { score.topics(named: "\($0).\(name)") }
    }
    guard !topics.isEmpty else { return nil }
    return topics.map { $0.text(width: Self.width) }.joined(separator: "\n\n")
  }

  /// The known name that differs least from `name`, if one is near.
  public func suggestion(for name: String) -> String? { NearestName.of(name, in: names) }

  /// All explanations as one Markdown page.
  public func reference() -> String {
    let rules = rules
    let topics =
      rules.names.flatMap(rules.topics(named:)) + rules.families.flatMap(rules.topics(named:))
      + score.all
    var parts = [
      """
      # Rules and criteria

      What every rule finds and every part of the score asks for. This page is generated from the files
      under `Lexicons/`: run `make reference` after changing one. `lorcheck explain NAME` prints one
      entry.
      """
    ]
    for kind in Topic.Kind.allCases {
      let own = topics.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      parts.append("## \(kind.rawValue)")
      parts += own.map(\.markdown)
    }
    return parts.joined(separator: "\n\n") + "\n"
  }
}

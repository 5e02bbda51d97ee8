internal import LetterAnalysis

/// The names of every rule that finds concerns, for checking what a configuration says.
struct ConcernNames {
  private let concerns: Set<String>
  private let others: Set<String>

  init(_ lexicons: LexiconSet) {
    var concerns: Set<String> = []
    var others: Set<String> = []
    for file in lexicons.files where !file.name.hasPrefix("signals/") {
      let names = [file.id] + file.entries.map(\.rule)
      if file.polarity == .concern { concerns.formUnion(names) } else { others.formUnion(names) }
    }
    concerns.formUnion(Explainer.ruleNames)
    concerns.formUnion(concerns.compactMap { $0.split(separator: ".").first.map(String.init) })
    self.concerns = concerns
    self.others = others.subtracting(concerns)
  }

  /// What is wrong with the name of a rule in a configuration; nil if nothing is.
  ///
  /// The first part of rules' names stands for all of them: `structure`.
  func problem(with name: String) -> String? {
    if stands(name, for: concerns) { return nil }
    if stands(name, for: others) { return "'\(name)' finds no concerns; only concerns are changed" }
    let hint =
      NearestName.of(name, in: concerns.sorted()).map { "did you mean '\($0)'?" }
      ?? "'lorcheck explain' lists the rules"
    return "unknown rule '\(name)'; \(hint)"
  }

  private func stands(_ name: String, for rules: Set<String>) -> Bool {
    rules.contains { $0 == name || $0.hasPrefix(name + ".") }
  }
}

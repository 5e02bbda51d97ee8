/// What reports say of rules and of the dimensions of the score, besides what a review holds.
public struct RuleBook: Sendable {
  /// The descriptions of the rules, by their identifiers.
  public let files: [LexiconFile]
  /// The dimensions of the score, in the rubric's order.
  public let dimensions: [Rubric.Dimension]
  /// The names for ranges of totals, from the highest.
  public let bands: [Rubric.Band]
  private let indices: [String: [Int]]

  /// A book of the given rules and rubric; reports made with an empty one explain less.
  public init(files: [LexiconFile] = [], rubric: Rubric? = nil) {
    self.files = files.filter { !$0.isSignal }.sorted { ($0.id, $0.name) < ($1.id, $1.name) }
    dimensions = rubric?.dimensions ?? []
    bands = rubric?.bands ?? []
    indices = Dictionary(grouping: self.files.indices, by: { [files = self.files] in files[$0].id })
  }

  /// The book of an analyzer.
  public init(_ analyzer: Analyzer) {
    self.init(files: analyzer.lexicons.files, rubric: analyzer.rubric)
  }

  /// The description of a rule, or of the rule it refines.
  public subscript(rule: String) -> LexiconFile? { file(of: rule, severity: nil) }

  /// The description of a finding's rule: of two files for one rule, that of the finding's severity.
  public subscript(finding: Finding) -> LexiconFile? {
    file(of: finding.rule, severity: finding.severity)
  }

  private func file(of rule: String, severity: Severity?) -> LexiconFile? {
    var name = Substring(rule)
    while true {
      if let found = indices[String(name)] {
        return files[found.first { files[$0].severity == severity } ?? found[0]]
      }
      guard let dot = name.lastIndex(of: ".") else { return nil }
      name = name[..<dot]
    }
  }
}

/// What reports say of rules and of the dimensions of the score, besides what a review holds.
public struct RuleBook: Sendable {
  /// The descriptions of the rules, by their identifiers.
  public let files: [LexiconFile]
  /// The dimensions of the score, in the rubric's order.
  public let dimensions: [Rubric.Dimension]
  /// The names for ranges of totals, from the highest.
  public let bands: [Rubric.Band]
  private let indices: [String: Int]

  /// A book of the given rules and rubric; reports made with an empty one explain less.
  public init(files: [LexiconFile] = [], rubric: Rubric? = nil) {
    self.files = files.filter { !$0.isSignal }.sorted { $0.id < $1.id }
    dimensions = rubric?.dimensions ?? []
    bands = rubric?.bands ?? []
    // Two files may describe a rule at two severities; the first by its name stands for both.
    indices = Dictionary(
      self.files.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The book of an analyzer.
  public init(_ analyzer: Analyzer) {
    self.init(files: analyzer.lexicons.files, rubric: analyzer.rubric)
  }

  /// The description of a rule, or of the rule it refines.
  public subscript(rule: String) -> LexiconFile? {
    var name = Substring(rule)
    while true {
      if let index = indices[String(name)] { return files[index] }
      guard let dot = name.lastIndex(of: ".") else { return nil }
      name = name[..<dot]
    }
  }
}

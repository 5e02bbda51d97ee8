/// How a letter is scored: data of `Lexicons/rubric/rubric.txt`.
public struct Rubric: Sendable {
  /// The file's name in the lexicon folder.
  public static let file = "rubric/rubric.txt"

  /// A cap on the total while a finding of severity error stands.
  public struct Gate: Sendable {
    /// Its name.
    public var id: String
    /// Points of 100 that the total cannot pass.
    public var cap: Int
    /// The rules that close it.
    public var rules: NamePattern
    /// Why, as a sentence.
    public var says: String
  }

  /// Points taken off for each finding of severity warning or error of some rules.
  public struct Deduction: Sendable {
    /// Its name.
    public var id: String
    /// The rules that count.
    public var rules: NamePattern
    /// Points a finding.
    public var each: Int
    /// The most points it takes.
    public var most: Int
    /// Why, as a sentence.
    public var says: String
  }

  /// A name for a range of totals.
  public struct Band: Sendable {
    /// The least total of the band.
    public var from: Int
    /// Its name.
    public var name: String
  }

  /// Something that earns points.
  public struct Criterion: Sendable {
    /// Its name within its dimension.
    public var id: String
    /// What is counted.
    public var measure: Measure
    /// What must be there besides, if anything.
    public var requires: Measure?
    /// Points for each counted.
    public var each: Int
    /// The most points it gives.
    public var most: Int
    /// What the next level takes, as a sentence.
    public var next: String
    /// A question to the writer's memory.
    public var ask: String
  }

  /// A side of the letter.
  public struct Dimension: Sendable {
    /// Its name in documents.
    public var id: String
    /// The most points it gives.
    public var points: Int
    /// Its name for people.
    public var title: String
    /// Where the judgement comes from.
    public var source: String
    /// How strong the evidence is.
    public var evidence: String
    /// What earns its points.
    public var criteria: [Criterion]
  }

  /// The rubric's name.
  public var id = ""
  /// The day it was last read through.
  public var reviewed = ""
  /// Caps, in the order of the file.
  public var gates: [Gate] = []
  /// Deductions, in the order of the file.
  public var deductions: [Deduction] = []
  /// Bands from the highest.
  public var bands: [Band] = []
  /// Dimensions in the order of the file.
  public var dimensions: [Dimension] = []

  /// The band of a total.
  public func band(of total: Int) -> String {
    bands.first { total >= $0.from }?.name ?? ""
  }
}

/// Names of rules: `visa|personal`, `quality.*`.
///
/// A name stands for its finer rules too.
public struct NamePattern: Sendable, Equatable {
  /// The alternatives; those of a family have lost their `.*`.
  public var names: [String]

  /// The pattern that `text` is.
  public init(_ text: String) {
    names = text.split(separator: "|").map { name in
      String(name.hasSuffix(".*") ? name.dropLast(2) : name)
    }
  }

  /// Whether a rule is one of them or finer.
  public func matches(_ rule: String) -> Bool {
    names.contains { Self.isRule(rule, $0) }
  }

  /// Whether a rule is the one named, or a finer one.
  static func isRule(_ rule: String, _ name: String) -> Bool {
    rule == name || (rule.hasPrefix(name) && rule.dropFirst(name.count).first == ".")
  }
}

/// What a criterion counts.
public struct Measure: Sendable {
  /// One thing that must hold of a sentence.
  public enum Condition: Sendable {
    /// It is of one of the classes.
    case isOf(Set<SentenceClass>)
    /// A rule or signal of the pattern was found in it.
    case has(NamePattern)
    /// The condition does not hold.
    indirect case not(Condition)
  }

  /// How sentences that meet the conditions are counted.
  public enum Count: Sendable {
    /// 1 if there is one.
    case any
    /// Their number.
    case sentences
    /// The number of different rules of the pattern found in them.
    case kinds(NamePattern)
  }

  /// How they are counted.
  public var count: Count
  /// What each must meet.
  public var conditions: [Condition]
}

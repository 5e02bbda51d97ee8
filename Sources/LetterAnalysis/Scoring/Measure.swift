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

/// What is counted in a letter, sentence by sentence, each by itself.
///
/// There is no way to ask for *few* of something: whatever is said besides, a count never falls, and
/// whatever is left out, it never rises. That is what keeps a score from rising when a sentence goes.
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
    /// Their number.
    case sentences
    /// The number of different rules of the pattern found in them.
    case kinds(NamePattern)
  }

  /// How they are counted.
  public var count: Count
  /// What each must meet.
  public var conditions: [Condition]
  /// What a neighbour must hold besides; for questions only, since an edit parts neighbours.
  public var beside: NamePattern?
}

/// So many of what a measure counts.
public struct Requirement: Sendable {
  /// The least number.
  public var least: Int
  /// What is counted.
  public var measure: Measure
}

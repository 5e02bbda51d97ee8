/// Names of rules: `visa|personal`, `quality.*`.
///
/// A name stands for its finer rules too.
public struct NamePattern: Sendable, Equatable {
  /// The alternatives; those of a family have lost their `.*`.
  public let names: [String]
  /// The alternatives as `RuleNames` knows them.
  let hashes: [UInt64]

  /// The pattern that `text` is.
  public init(_ text: String) {
    names = text.utf8.split(separator: UInt8(ascii: "|")).map { name in
      let isFamily = name.suffix(2).elementsEqual(".*".utf8)
      return String(decoding: isFamily ? name.dropLast(2) : name, as: UTF8.self)
    }
    hashes = names.map { FNV1a.hash($0.utf8) }
  }

  /// Whether a rule is one of them or finer.
  public func matches(_ rule: String) -> Bool {
    names.contains { Self.isRule(rule, $0) }
  }

  /// Whether a rule is the one named, or a finer one.
  static func isRule(_ rule: String, _ name: String) -> Bool {
    guard rule.utf8.count > name.utf8.count else { return rule == name }
    return rule.utf8.first == name.utf8.first && rule.utf8.starts(with: name.utf8)
      && rule.utf8.dropFirst(name.utf8.count).first == UInt8(ascii: ".")
  }
}

/// Names of rules and, by their hashes, all that they refine: with `fit.transition` it knows `fit` too.
///
/// A rubric asks some hundred questions of every sentence, so that names are compared as numbers.
package struct RuleNames: Sendable {
  /// The names, each once, in the order in which they came.
  private(set) var list: [String] = []
  /// The hashes of the names and of what stands before each of their dots.
  private var hashes: [UInt64] = []
  /// A bit for each of the hashes, by its lowest bits: most questions end here.
  private var mask: UInt64 = 0

  /// The given names.
  package init(_ names: some Sequence<String> = []) {
    for name in names { insert(name) }
  }

  /// Adds a name, unless it is there.
  mutating func insert(_ name: String) {
    let first = hashes.count
    var hash = FNV1a.basis
    for byte in name.utf8 {
      if byte == UInt8(ascii: ".") { insert(hash) }
      hash = FNV1a.step(hash, byte)
    }
    insert(hash)
    // A name that brought no hash may still be new: a finer one brought it before.
    if hashes.count > first || !list.contains(name) { list.append(name) }
  }

  private mutating func insert(_ hash: UInt64) {
    guard !holds(hash) else { return }
    hashes.append(hash)
    mask |= Self.bit(hash)
  }

  private func holds(_ hash: UInt64) -> Bool {
    mask & Self.bit(hash) != 0 && hashes.contains(hash)
  }

  private static func bit(_ hash: UInt64) -> UInt64 { 1 << (hash & 63) }

  /// Whether the pattern matches any of the names.
  func contains(_ pattern: NamePattern) -> Bool { pattern.hashes.contains(where: holds) }
}

/// What is counted in a letter, sentence by sentence, each by itself.
///
/// There is no way to ask for *few* of something: whatever is said besides, a count never falls, and
/// whatever is left out, it never rises. That is what keeps a score from rising when a sentence goes.
public struct Measure: Sendable {
  /// One thing that must hold of a sentence.
  public enum Condition: Sendable {
    /// It is of one of the classes.
    case isOf([SentenceClass])
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

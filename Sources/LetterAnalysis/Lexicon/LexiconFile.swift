/// One file of `Lexicons/rules/`, as written: what a rule says about the world.
///
/// A line `advice RULE: …` after the advice holds for that finer rule only.
///
/// ```
/// id: ranking.vague
/// title: a comparison without a number
/// severity: note
/// polarity: strength
/// why: One sentence on why it matters.
/// advice: One sentence on what to do.
/// source: where the words or the judgement come from
/// reviewed: 2026-11-22
///
/// define peers = student~|resident~
///
/// patterns certain
/// one of the best <peers>
///
/// examples
/// + She is ⟦one of the best residents⟧ here.
/// - She saw the best of three labs.
/// ```
public struct LexiconFile: Sendable {
  /// How sure a group of patterns makes the rule.
  public enum Strength: String, Sendable, CaseIterable {
    /// A match is a finding, whatever the classifier thinks.
    case certain
    /// A match is a finding; if the classifier is sure that it is none, it counts as uncertain.
    case likely
    /// A match is evidence that the classifier weighs; alone it is no finding.
    case hint
    /// A match vetoes every match of the rule that it touches.
    case except
  }

  /// What a match of a pattern means.
  package struct Entry: Sendable {
    package var strength: Strength
    /// The finer rule its findings belong to, if the group names one: `visa.category`.
    package var rule: String
    /// The guide's tag that the rule is or refines, if any.
    package var tag: Tag?
    /// 1-based line of the file.
    package var line: Int
  }

  /// A sentence that the rule must or must not find something in.
  public struct Example: Sendable, Equatable {
    /// The sentence, with `⟦` and `⟧` around what must be found; without marks the whole will do.
    public var marked: String
    /// Whether something must be found.
    public var matches: Bool
    /// The finer rule that must be found, if the example names one.
    public var rule: String?
    /// 1-based line of the file.
    public var line: Int
  }

  /// The file's name, relative to the lexicon folder.
  public var name: String
  /// The rule's identifier: a tag of the guide, or a finer one.
  public var id: String
  /// A few words for a table, lower case.
  public var title: String
  /// How much a concern of this rule matters.
  public var severity: Severity
  /// Whether a finding helps or hurts.
  public var polarity: Polarity
  /// Why it matters to a reader of the letter.
  public var why: String
  /// What the writer can do.
  public var advice: String
  /// What the writer can do about a finer rule, by its name, where that is something else.
  public var finerAdvice: [String: String] = [:]
  /// Where words or judgement come from.
  public var source: String
  /// The day it was last read through, ISO 8601.
  public var reviewed: String
  /// What is known of the patterns, in the order of the file.
  package var entries: [Entry]
  /// The text to take the examples from; nil if they were read with the patterns.
  var unreadExamples: LexiconSource?
  private var readExamples: [Example]

  /// Sentences that test it and explain it.
  public var examples: [Example] {
    unreadExamples.map(RuleFileParser.examples) ?? readExamples
  }

  /// A file of the given content.
  package init(
    name: String, id: String, title: String, severity: Severity, polarity: Polarity, why: String,
    advice: String, source: String, reviewed: String, entries: [Entry], examples: [Example]
  ) {
    self.name = name
    self.id = id
    self.title = title
    self.severity = severity
    self.polarity = polarity
    self.why = why
    self.advice = advice
    self.source = source
    self.reviewed = reviewed
    self.entries = entries
    readExamples = examples
  }
}

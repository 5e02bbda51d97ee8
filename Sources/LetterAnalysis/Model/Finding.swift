/// How much a concern matters; SARIF's levels without `none`.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing.
  case note
  /// Should be mended before the letter is sent.
  case warning
  /// Must go before the letter is sent.
  case error

  /// Orders by how much it matters.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// One step less severe; a note stays a note.
  public var lowered: Severity { self == .error ? .warning : .note }
}

/// Whether a finding helps or hurts the letter.
///
/// It is no matter of severity.
public enum Polarity: String, Sendable, CaseIterable {
  case concern, neutral, strength
}

/// Something that a rule found in a letter.
public struct Finding: Sendable, Equatable {
  /// The rule, by its name: `visa.category`.
  public var rule: String
  /// How much it matters, if it is a concern.
  public var severity: Severity
  /// Whether it helps or hurts.
  public var polarity: Polarity
  /// How sure the rule is, 0 to 1.
  public var confidence: Double
  /// How sure it is from the sentence alone, which is what the score reads.
  ///
  /// An edit elsewhere in the letter leaves it as it is.
  public var confidenceAlone: Double
  /// Where, in UTF-8 offsets of the letter's text; empty at the place of something missing.
  public var span: Span
  /// The clause or sentence that a person has to look at, if the words say nothing by themselves.
  var widened: Span?
  /// The sentence it lies in, by its index, if it lies in one.
  public var sentence: Int?
  /// What was found, in lower case, offender in single quotes, without a full stop.
  public var message: String
  /// What the writer can do, as a sentence.
  public var advice: String
  /// What else the rule read: a ranking's group, an endorsement's strength.
  ///
  /// Sorted by name.
  public var attributes: [Attribute]
  /// Whether the letter shows what the words claim; `false` for praise that no detail bears out.
  public var isShown = true
  /// Why the finding is set aside, if it is; it then neither fails a letter nor asks for anything.
  public var suppression: Suppression?

  /// Why a finding is set aside: SARIF's suppressions.
  public struct Suppression: Sendable, Equatable {
    /// Where that was decided.
    public enum Kind: String, Sendable {
      /// By rule and fingerprint in the configuration, with a reason.
      case configuration
      /// It was known when the baseline was written.
      case baseline
    }

    /// Where that was decided.
    public var kind: Kind
    /// Why, in the words of whoever decided.
    public var reason: String

    /// A reason of a given kind.
    public init(_ kind: Kind, reason: String) {
      self.kind = kind
      self.reason = reason
    }
  }

  /// A named fact of a finding.
  public struct Attribute: Sendable, Equatable {
    /// Its name in the JSON document.
    public var name: String
    /// Its value in words.
    public var value: String

    /// An attribute of the given name and value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A finding of `rule` at `span`.
  public init(
    rule: String, severity: Severity, polarity: Polarity, confidence: Double,
    confidenceAlone: Double? = nil, span: Span, sentence: Int? = nil, message: String,
    advice: String, attributes: [Attribute] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.polarity = polarity
    self.confidence = confidence
    self.confidenceAlone = confidenceAlone ?? confidence
    self.span = span
    self.sentence = sentence
    self.message = message
    self.advice = advice
    self.attributes = attributes
  }

  /// What a remark about it stands at: its words, or the clause or sentence around them if the words say
  /// nothing by themselves, or if more than they has to go.
  public var clause: Span { widened ?? span }

  /// Whether the rule is `name` or a finer one.
  public func isOf(_ name: String) -> Bool {
    NamePattern.isRule(rule, name)
  }

  /// The value of the attribute `name`.
  public func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}

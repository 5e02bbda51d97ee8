/// What a finding asks of the writer: the headings of a report, and of comments.
public enum FindingKind: String, CaseIterable {
  /// An error: it must go before the letter is sent.
  case mustGo = "must-go"
  /// A warning.
  case shouldMend = "should-mend"
  /// A concern that is no more than a note.
  case worthKnowing = "worth-knowing"
  /// What the letter shows.
  case strength
  /// What it claims and shows nowhere.
  case named
  /// What it says besides.
  case fact
  /// What somebody decided not to be asked about.
  case setAside = "set-aside"

  /// The kind of a finding.
  public init(_ finding: Finding) {
    if finding.suppression != nil {
      self = .setAside
      return
    }
    switch (finding.polarity, finding.severity) {
    case (.concern, .error): self = .mustGo
    case (.concern, .warning): self = .shouldMend
    case (.concern, .note): self = .worthKnowing
    case (.strength, _): self = finding.isShown ? .strength : .named
    case (.neutral, _): self = .fact
    }
  }

  /// Its name for people.
  public var title: String {
    switch self {
    case .mustGo: "Must go"
    case .shouldMend: "Should be mended"
    case .worthKnowing: "Worth knowing"
    case .strength: "Strong"
    case .named: "Named, not shown"
    case .fact: "Also said"
    case .setAside: "Set aside"
    }
  }

  /// Whether it is a concern.
  public var isConcern: Bool { self == .mustGo || self == .shouldMend || self == .worthKnowing }
}

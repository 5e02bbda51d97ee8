/// What a finding asks of the writer: the headings of a report.
enum FindingKind: String, CaseIterable {
  case mustGo = "must-go"
  case shouldMend = "should-mend"
  case worthKnowing = "worth-knowing"
  case strength
  case named
  case fact
  case setAside = "set-aside"

  /// The kind of a finding.
  init(_ finding: Finding) {
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
  var title: String {
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

  /// Whether it asks the writer for something.
  var isConcern: Bool { self == .mustGo || self == .shouldMend || self == .worthKnowing }
}

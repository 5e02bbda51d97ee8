internal import LetterAnalysis

/// What holds for the letters of one folder.
struct LetterSettings: Sendable {
  /// The severity from which on a concern makes a letter fail.
  var failOn: FailOn?
  /// The score under which a letter fails.
  var failUnder: Int?
  /// The applicant's name.
  var applicant: String?
  /// Severities, rules left out, findings set aside.
  var policy = FindingPolicy()

  /// What makes a letter fail; a score that the baseline accepts does not.
  func threshold(accepting accepted: Int?) -> Threshold {
    Threshold(
      severity: (failOn ?? .error).severity,
      score: failUnder.map { min($0, accepted ?? $0) })
  }

  /// Adds what an override says; where both speak, the override does.
  mutating func override(with other: LetterSettings) {
    failOn = other.failOn ?? failOn
    failUnder = other.failUnder ?? failUnder
    applicant = other.applicant ?? applicant
    policy.disabled += other.policy.disabled
    policy.severities += other.policy.severities
    policy.suppressed += other.policy.suppressed
  }
}

/// One `.lorcheck.yml`.
struct Configuration: Sendable {
  /// Settings for the letters of a folder and all below it.
  struct Override: Sendable {
    /// The folder, absolute, without links.
    var folder: FilePath
    var settings: LetterSettings
  }

  /// A rule that the file names, to be checked once the lexicons are known.
  struct RuleName: Sendable {
    var name: String
    /// The error if there is no such rule; its problem is filled in then.
    var place: ConfigurationError
  }

  /// The folder that the file stands in, absolute, without links.
  var folder: FilePath
  /// What holds for every letter.
  var defaults = LetterSettings()
  /// What holds in folders, in the order of the file.
  var overrides: [Override] = []
  /// The folder of lexicon files.
  var lexicons: FilePath?
  /// The baseline.
  var baseline: FilePath?
  /// Whether reports leave the letters' own words out.
  var hidesQuotes = false
  /// Every rule named anywhere in the file.
  var ruleNames: [RuleName] = []

  /// What holds for the letters of a folder, which is absolute and without links.
  func settings(in folder: FilePath) -> LetterSettings {
    var settings = defaults
    for override in overrides where folder.isInside(override.folder) {
      settings.override(with: override.settings)
    }
    return settings
  }
}

extension FilePath {
  /// Whether it is `folder` or below it; both absolute, without links.
  func isInside(_ folder: FilePath) -> Bool {
    guard bytes.starts(with: folder.bytes) else { return false }
    return bytes.count == folder.bytes.count || folder.bytes.last == UInt8(ascii: "/")
      || bytes[folder.bytes.count] == UInt8(ascii: "/")
  }

  /// The folder that it stands in; `.` if it is a mere name.
  var folder: FilePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else {
      return FilePath(bytes: [UInt8(ascii: ".")])
    }
    return FilePath(bytes: slash == 0 ? [UInt8(ascii: "/")] : Array(bytes[..<slash]))
  }

  /// The path that `text` names when it is read in this folder.
  func resolving(_ text: String) -> FilePath {
    text.hasPrefix("/") ? FilePath(bytes: Array(text.utf8)) : appending(Array(text.utf8))
  }
}

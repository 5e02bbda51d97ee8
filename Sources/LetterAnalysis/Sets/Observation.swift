/// Where a writer saw the applicant at work; the raw values are those of the labelling guide.
public enum ObservedSetting: String, Sendable, CaseIterable {
  /// Among adult patients.
  case adult
  /// Among children.
  case pediatric
  /// Among both, in combined practice or in two places.
  case medPeds = "medpeds"
  /// Away from patients: in research, in a classroom, on paper.
  case other

  /// Its name for people.
  public var title: String {
    switch self {
    case .adult: "adult"
    case .pediatric: "pediatric"
    case .medPeds: "adult and pediatric"
    case .other: "research or other"
    }
  }
}

/// What an advisor wants to know of one letter beside the others of its set.
public struct Observation: Sendable, Equatable {
  /// Where the writer saw the applicant at work, as the letter tells it.
  public var setting: ObservedSetting
  /// Whether that was in the United States.
  public var isInUS: Bool
  /// What the letter shows.
  public var shown: Shown

  /// Whether it counts as a letter from clinical work in the United States.
  public var isUSClinical: Bool { isInUS && setting != .other }

  /// An observation of the given parts.
  public init(setting: ObservedSetting, isInUS: Bool, shown: Shown) {
    self.setting = setting
    self.isInUS = isInUS
    self.shown = shown
  }
}

/// The matters that a set of letters should show between them.
public struct Shown: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt16
  /// Matters of the given bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Work with adults, with detail.
  public static let adultWork = Shown(rawValue: 1 << 0)
  /// Work with children, with detail.
  public static let pediatricWork = Shown(rawValue: 1 << 1)
  /// Says outright that the applicant suits, or wants, combined training.
  public static let explicitFit = Shown(rawValue: 1 << 2)
  /// Clinical work, with detail; so with the qualities below.
  public static let clinical = Shown(rawValue: 1 << 3)
  /// Knowledge and reasoning.
  public static let knowledge = Shown(rawValue: 1 << 4)
  /// Professionalism.
  public static let professionalism = Shown(rawValue: 1 << 5)
  /// Communication.
  public static let communication = Shown(rawValue: 1 << 6)
  /// Teamwork.
  public static let teamwork = Shown(rawValue: 1 << 7)
}

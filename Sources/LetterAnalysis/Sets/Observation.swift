/// Where a writer saw the applicant at work; the raw values are those of the labelling guide.
public enum ObservedSetting: String, Sendable, CaseIterable {
  /// Among adult patients.
  case adult
  /// Among children.
  case pediatric
  /// Among both, in combined practice or in two places.
  case medPeds = "medpeds"
  /// Away from patients: in research, in an office, in a classroom, on paper.
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

/// Where the writer worked with the applicant, as the letter's words tell it.
public struct ObservedPlace: Sendable, Equatable {
  /// A place less sure than this is shown as uncertain.
  ///
  /// Chosen by hand, as for findings.
  public static let sureConfidence = 0.6

  /// The patients there.
  public var setting: ObservedSetting
  /// How sure the setting is, 0 to 1.
  public var settingConfidence: Double
  /// Whether it was in the United States.
  public var isInUS: Bool
  /// How sure the country is, 0.5 to 1.
  public var countryConfidence: Double

  /// Whether the writer may have seen the applicant with patients; not if it was surely elsewhere.
  var mayShowPatients: Bool { setting != .other || settingConfidence < Self.sureConfidence }

  /// A place of the given parts.
  public init(
    setting: ObservedSetting, settingConfidence: Double, isInUS: Bool, countryConfidence: Double
  ) {
    self.setting = setting
    self.settingConfidence = settingConfidence
    self.isInUS = isInUS
    self.countryConfidence = countryConfidence
  }
}

/// What an advisor wants to know of one letter beside the others of its set.
///
/// It holds no text, so that any number of letters can wait for the others of their sets.
public struct Observation: Sendable, Equatable {
  /// Where the writer saw the applicant.
  public var place: ObservedPlace
  /// What the letter shows.
  public var shown: Shown

  /// Whether it counts as a letter from clinical work in the United States.
  public var isUSClinical: Bool { place.isInUS && place.setting != .other }

  /// An observation of the given parts.
  public init(place: ObservedPlace, shown: Shown) {
    self.place = place
    self.shown = shown
  }
}

/// Several letters about one applicant, seen together: for advisors.
///
/// It says what the letters show between them and what is left to ask for; it never compares writers
/// or applicants.
public struct LetterSet: Sendable {
  /// Why the letters belong together; the raw values are those of the JSON document.
  public enum Grouping: String, Sendable {
    /// They lie in one folder below the one that was given, and name nobody else.
    case folder
    /// They name the same applicant in full.
    case name
    /// The user said whom they are about.
    case given
  }

  /// One letter of the set.
  public struct Member: Sendable, Equatable {
    /// The path, as reports print it.
    public var path: String
    /// What the letter shows; nil if it could not be assessed.
    public var observation: Observation?

    /// A letter of a set.
    public init(path: String, observation: Observation?) {
      self.path = path
      self.observation = observation
    }
  }

  /// Something that the letters should show between them.
  public struct Need: Sendable, Equatable {
    /// Its name in documents: `adult-work`, `quality.teamwork`.
    public var id: String
    /// Its name for people, lower case.
    public var title: String
    /// The letters that show it, as indices into `members`; empty if none does.
    public var members: [Int]
  }

  /// What to call it: the folder, or the applicant's name.
  public var name: String
  /// Why the letters belong together.
  public var grouping: Grouping
  /// The letters in the order of the report.
  public var members: [Member]
  /// How many of them come from clinical work in the United States.
  public var usClinicalLetters: Int
  /// What a set should show, and which letters show it, in the order of the lexicon.
  public var needs: [Need]
  /// Passages that stand in more than one letter, by place.
  public var sharedPassages: [SharedPassage]
  /// What to ask the next writer for, the most wanted first, as sentences.
  public var requests: [String]
  /// What a reader of the set should know of how it was put together, as sentences.
  public var notes: [String]
}

/// Words that stand in two or more letters of a set, boilerplate set aside.
public struct SharedPassage: Sendable, Equatable {
  /// Where it stands in one letter.
  public struct Place: Sendable, Equatable {
    /// The letter, as an index into the set's members.
    public var member: Int
    /// In code points of the letter's text.
    public var span: Range<Int>
    /// The letter's own words.
    public var quote: String
  }

  /// How many words the letters share there.
  public var words: Int
  /// Its places, by letter; two or more.
  public var places: [Place]
}

/// How a letter is scored: data of `Lexicons/rubric/rubric.txt`.
public struct Rubric: Sendable {
  /// The file's name in the lexicon folder.
  public static let file = "rubric/rubric.txt"

  /// A cap on the total while a finding of severity error stands.
  public struct Gate: Sendable {
    /// Its name.
    public var id: String
    /// Points of 100 that the total cannot pass.
    public var cap: Int
    /// The rules that close it.
    public var rules: NamePattern
    /// Why, as a sentence.
    public var says: String
    /// What to do, as a sentence; `{words}` stands for the letter's own words.
    public var delete: String
    /// What to add if no point rests on the sentences around those words.
    public var whole: String
  }

  /// Points taken off for findings of severity warning or error of some rules, once a sentence.
  public struct Deduction: Sendable {
    /// Its name.
    public var id: String
    /// The rules that count.
    public var rules: NamePattern
    /// Points a finding.
    public var each: Int
    /// The most points it takes.
    public var most: Int
    /// How sure a finding must be to cost anything, 0 to 1.
    public var leastConfidence: Double
    /// It costs nothing in a sentence that meets all conditions of one of these.
    public var spares: [[Measure.Condition]]
    /// Why, as a sentence.
    public var says: String
  }

  /// A name for a range of totals.
  public struct Band: Sendable {
    /// The least total of the band.
    public var from: Int
    /// Its name.
    public var name: String
  }

  /// A quality that a letter may show.
  public struct Quality: Sendable {
    /// Its rule.
    public var rule: String
    /// Its name in a sentence.
    public var name: String
    /// What to ask the writer's memory for.
    public var moment: String
    /// The same for a writer who saw the applicant away from patients: `nil` if it is no other, empty
    /// if such a writer is not asked.
    public var away: String?
  }

  /// What a criterion gives for what is there.
  public struct Level: Sendable {
    /// Points, as many as those of the level before or more.
    public var points: Int
    /// What is there, in words.
    public var words: String
    /// The ways to reach it, each a list of things that must all be there.
    public var ways: [[Requirement]]
    /// What it takes to reach it, as a sentence.
    public var next: String
    /// A question to the writer's memory that may lead to it.
    public var ask: String
    /// The question for a writer who saw the applicant away from patients: `nil` if it is no other,
    /// empty if such a writer is not asked.
    public var away: String?
  }

  /// Something that earns points, level by level.
  public struct Criterion: Sendable {
    /// Its name within its dimension.
    public var id: String
    /// Its levels, from the lowest; with none of them reached it gives nothing.
    public var levels: [Level]
    /// Where its questions point to.
    public var place: Place
    /// If one of these is there, the letter answers its questions already.
    public var unless: [Requirement]
    /// What is asked instead if the letter does not even praise what is missing.
    public var absent: String
    /// Whether its questions end in the reminder to leave out what identifies a patient.
    public var reminds: Bool

    /// The most points it gives.
    public var most: Int { levels.last?.points ?? 0 }
  }

  /// A place in a letter: the first sentence that meets the conditions, or else an end of the body.
  public struct Place: Sendable {
    /// What the sentence meets; with none of them it is an end of the body.
    public var conditions: [Measure.Condition] = []
    /// Whether it is the beginning of the body, where no sentence meets them.
    public var isStart = false
  }

  /// A side of the letter.
  public struct Dimension: Sendable {
    /// Its name in documents.
    public var id: String
    /// The most points it gives.
    public var points: Int
    /// Its name for people.
    public var title: String
    /// Where the judgement comes from.
    public var source: String
    /// How strong the evidence is.
    public var evidence: String
    /// What earns its points.
    public var criteria: [Criterion]
  }

  /// The rubric's name.
  public var id = ""
  /// The day it was last read through.
  public var reviewed = ""
  /// The sentence that ends questions about patients.
  public var reminder = ""
  /// The chances from which on a sentence counts as an episode, and as an episode or concrete.
  public var leastChances: [SentenceClass: Double] = [:]
  /// The chances from which on a sentence counts as of a family of tags, whichever of them it is, if it
  /// meets the conditions.
  public var leastFamilyChances:
    [(family: String, tags: [Tag], chance: Double, conditions: [Measure.Condition])] = []
  /// Names that a sentence has besides those of its findings if it meets the conditions.
  public var derived: [(name: String, conditions: [Measure.Condition])] = []
  /// A sentence that is at least so likely to speak of such a matter earns nothing.
  public var withheld: (tags: [Tag], chance: Double) = ([], 1)
  /// The qualities that questions may name, in the order of the file.
  public var qualities: [Quality] = []
  /// Caps, in the order of the file.
  public var gates: [Gate] = []
  /// Deductions, in the order of the file.
  public var deductions: [Deduction] = []
  /// Bands from the highest.
  public var bands: [Band] = []
  /// Rules whose warnings keep a letter out of the highest band, as every error does.
  public var unready = NamePattern("")
  /// Dimensions in the order of the file.
  public var dimensions: [Dimension] = []

  /// The band of a total.
  public func band(of total: Int) -> String {
    bands.first { total >= $0.from }?.name ?? ""
  }
}

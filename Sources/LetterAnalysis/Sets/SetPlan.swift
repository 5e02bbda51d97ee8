/// What the letters of one applicant should show between them: data of
/// `Lexicons/rubric/letter-set.txt`.
public struct SetPlan: Sendable {
  /// The file's name in the lexicon folder.
  public static let file = "rubric/letter-set.txt"

  /// Something that at least one letter should show.
  public struct Need: Sendable {
    /// Its name in documents.
    public var id: String
    /// Its name for people, lower case.
    public var title = ""
    /// The rules that show it.
    public var rules = NamePattern("")
    /// What a sentence must meet to show it; nothing more if empty.
    public var conditions: [Measure.Condition] = []
    /// What to ask the next writer for if no letter shows it, as a sentence.
    public var ask = ""
  }

  /// Where the judgement comes from.
  public var source = ""
  /// How many letters an applicant usually has.
  public var usual = 0
  /// How many letters an applicant has at most.
  public var most = 0
  /// How many letters should come from clinical work in the United States.
  public var usClinical = 0
  /// What to ask for if fewer do; `{count}` is `None` or `Only one`.
  public var askUS = ""
  /// What to ask for if there are fewer letters than usual; `{count}` and `{usual}` are numbers.
  public var askMore = ""
  /// What to say of a further letter if something is missing and there is room for one.
  public var askOptional = ""
  /// What to say if something is missing and there is no room.
  public var askNoMore = ""
  /// The needs, the most wanted first.
  public var needs: [Need] = []

  /// What a letter shows, by the places of the needs.
  func shown(by facts: [SentenceFacts]) -> Shown {
    var shown: Shown = []
    for (index, need) in needs.enumerated() {
      let isMet = facts.contains { fact in
        fact.meets(need.conditions) && fact.names.contains(need.rules)
      }
      if isMet { shown.insert(Shown(index: index)) }
    }
    return shown
  }
}

/// Reads the plan's file.
struct SetPlanParser {
  /// As many needs as `Shown` has bits.
  private static let mostNeeds = 16

  private let lines: LexiconLines
  private var plan = SetPlan()

  init(_ source: LexiconSource) { lines = LexiconLines(source) }

  /// The plan that the file holds.
  mutating func parse() throws(LexiconError) -> SetPlan {
    for line in lines.lines {
      guard let (key, value) = line.split(at: ":"), !value.content.isEmpty else {
        throw lines.error(line, "expected 'key: value'")
      }
      try read(key.text, value, line)
    }
    for need in plan.needs where need.title.isEmpty || need.ask.isEmpty || need.rules.names.isEmpty
    {
      throw LexiconError(
        file: lines.file, line: 1, column: 1,
        problem: "need '\(need.id)' wants 'title', 'shown by' and 'ask'")
    }
    return plan
  }

  private mutating func read(
    _ key: String, _ value: LexiconLines.Line, _ line: LexiconLines.Line
  ) throws(LexiconError) {
    switch key {
    case "id", "reviewed": break
    case "source": plan.source = value.text
    case "usual": plan.usual = try number(value)
    case "most": plan.most = try number(value)
    case "us-clinical": plan.usClinical = try number(value)
    case "ask-us": plan.askUS = value.text
    case "ask-more": plan.askMore = value.text
    case "ask-optional": plan.askOptional = value.text
    case "ask-no-more": plan.askNoMore = value.text
    case "need":
      guard plan.needs.count < Self.mostNeeds else {
        throw lines.error(line, "there may be at most \(Self.mostNeeds) needs")
      }
      plan.needs.append(SetPlan.Need(id: value.text))
    default: try readNeed(key, value, line)
    }
  }

  private mutating func readNeed(
    _ key: String, _ value: LexiconLines.Line, _ line: LexiconLines.Line
  ) throws(LexiconError) {
    guard let last = plan.needs.indices.last, ["title", "shown by", "ask"].contains(key) else {
      throw lines.error(
        line,
        "'\(key)' is not expected here; the keys are id, reviewed, source, usual, most, "
          + "us-clinical, ask-us, ask-more, ask-optional, ask-no-more and need, and below a need "
          + "title, 'shown by' and ask")
    }
    switch key {
    case "title": plan.needs[last].title = value.text
    case "ask": plan.needs[last].ask = value.text
    default:
      let (rules, conditions) = value.split(at: " where ") ?? (value, nil)
      plan.needs[last].rules = NamePattern(rules.text)
      if let conditions {
        plan.needs[last].conditions = try MeasureParser(lines: lines).conditions(conditions)
      }
    }
  }

  private func number(_ line: LexiconLines.Line) throws(LexiconError) -> Int {
    guard let number = Int(line.text), (0...20).contains(number) else {
      throw lines.error(line, "expected a number from 0 to 20")
    }
    return number
  }
}

/// Reads what the rubric asks for: `2 sentences class anecdote and signal.outcome`.
struct MeasureParser {
  let lines: LexiconLines

  private static let form =
    "expected 'NUMBER sentences CONDITIONS' or 'NUMBER kinds NAMES where CONDITIONS'"

  /// Requirements between `;`, all of which must hold.
  func requirements(_ line: LexiconLines.Line) throws(LexiconError) -> [Requirement] {
    var found: [Requirement] = []
    var rest: LexiconLines.Line? = line
    while let current = rest {
      let parts = current.split(at: ";")
      found.append(try requirement(parts?.0 ?? current))
      rest = parts?.1
    }
    return found
  }

  private func requirement(_ line: LexiconLines.Line) throws(LexiconError) -> Requirement {
    var words = line.wordTexts
    guard words.count > 2, let least = Int(words.removeFirst()), (1...100).contains(least) else {
      throw lines.error(line, Self.form)
    }
    let count: Measure.Count
    switch words.removeFirst() {
    case "sentence", "sentences": count = .sentences
    case "kind", "kinds":
      guard words.count > 2, words[1] == "where" else { throw lines.error(line, Self.form) }
      count = .kinds(NamePattern(words[0]))
      words.removeFirst(2)
    default: throw lines.error(line, Self.form)
    }
    var beside: NamePattern?
    if words.count > 2, words[words.count - 2] == "beside" {
      beside = NamePattern(words[words.count - 1])
      words.removeLast(2)
    }
    let conditions = try conditions(words, line)
    return Requirement(
      least: least, measure: Measure(count: count, conditions: conditions, beside: beside))
  }

  /// What must hold of one sentence: conditions joined by `and`.
  func conditions(_ line: LexiconLines.Line) throws(LexiconError) -> [Measure.Condition] {
    try conditions(line.wordTexts, line)
  }

  /// A name that a sentence has besides, and when: `ranking where signal.comparison and …`.
  func derived(_ line: LexiconLines.Line) throws(LexiconError)
    -> (name: String, conditions: [Measure.Condition])
  {
    let words = line.wordTexts
    guard words.count > 2, words[1] == "where" else {
      throw lines.error(line, "expected 'NAME where CONDITIONS'")
    }
    return (words[0], try conditions(Array(words.dropFirst(2)), line))
  }

  /// Where questions point to: `start`, `end`, or `CONDITIONS`, perhaps with `else start`.
  func place(_ line: LexiconLines.Line) throws(LexiconError) -> Rubric.Place {
    var words = line.wordTexts
    var place = Rubric.Place()
    if let last = words.last, last == "start" || last == "end" {
      place.isStart = last == "start"
      words.removeLast()
      if words.last == "else" { words.removeLast() }
    }
    if !words.isEmpty { place.conditions = try conditions(words, line) }
    return place
  }

  private func conditions(_ words: [String], _ line: LexiconLines.Line) throws(LexiconError)
    -> [Measure.Condition]
  {
    var conditions: [Measure.Condition] = []
    for part in words.split(separator: "and", omittingEmptySubsequences: false) {
      conditions.append(try condition(Array(part), line))
    }
    return conditions
  }

  private func condition(_ words: [String], _ line: LexiconLines.Line) throws(LexiconError)
    -> Measure.Condition
  {
    if words.first == "not" { return .not(try condition(Array(words.dropFirst()), line)) }
    if words.count == 2, words[0] == "class" {
      let classes = words[1].split(separator: "|").map { SentenceClass(rawValue: String($0)) }
      guard classes.allSatisfy({ $0 != nil }) else {
        throw lines.error(line, "unknown class in '\(words[1])'")
      }
      return .isOf(classes.compactMap { $0 })
    }
    guard words.count == 1 else { throw lines.error(line, "expected a class, a rule or a signal") }
    return .has(NamePattern(words[0]))
  }
}

/// Reads the rubric's file.
struct RubricParser {
  private let lines: LexiconLines
  private var rubric = Rubric()

  init(_ source: LexiconSource) { lines = LexiconLines(source) }

  /// The rubric that the file holds.
  mutating func parse() throws(LexiconError) -> Rubric {
    for line in lines.lines {
      guard let (key, value) = line.split(at: ":"), !value.content.isEmpty else {
        throw lines.error(line, "expected 'key: value'")
      }
      try read(key.text, value, line)
    }
    for criterion in rubric.dimensions.flatMap(\.criteria)
    where criterion.measure.conditions.isEmpty || criterion.each == 0 || criterion.ask.isEmpty {
      throw LexiconError(
        file: lines.file, line: 1, column: 1,
        problem: "criterion '\(criterion.id)' needs 'measure', 'points', 'next' and 'ask'")
    }
    let total = rubric.dimensions.reduce(0) { $0 + $1.points }
    guard total == 100 else {
      throw LexiconError(
        file: lines.file, line: 1, column: 1,
        problem: "the dimensions' points must sum to 100; they sum to \(total)")
    }
    return rubric
  }

  private mutating func read(
    _ key: String, _ value: LexiconLines.Line, _ line: LexiconLines.Line
  ) throws(LexiconError) {
    switch key {
    case "id": rubric.id = value.text
    case "reviewed": rubric.reviewed = value.text
    case "gate":
      let (name, cap) = try nameAndNumber(value)
      rubric.gates.append(Rubric.Gate(id: name, cap: cap, rules: NamePattern(""), says: ""))
      owner = .gate
    case "deduction":
      rubric.deductions.append(
        Rubric.Deduction(id: value.text, rules: NamePattern(""), each: 0, most: 0, says: ""))
      owner = .deduction
    case "band":
      let words = value.text.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let from = Int(words[0]) else {
        throw lines.error(line, "expected 'band: NUMBER NAME'")
      }
      rubric.bands.append(Rubric.Band(from: from, name: String(words[1])))
      owner = .none
    case "dimension":
      let (name, points) = try nameAndNumber(value)
      rubric.dimensions.append(
        Rubric.Dimension(
          id: name, points: points, title: "", source: "", evidence: "", criteria: []))
      owner = .none
    case "criterion": try addCriterion(value)
    default: try readField(key, value, line)
    }
  }

  private enum Owner { case none, gate, deduction, criterion }
  private var owner = Owner.none

  private mutating func addCriterion(_ value: LexiconLines.Line) throws(LexiconError) {
    guard !rubric.dimensions.isEmpty else {
      throw lines.error(value, "a criterion belongs to a dimension above it")
    }
    owner = .criterion
    rubric.dimensions[rubric.dimensions.count - 1].criteria.append(
      Rubric.Criterion(
        id: value.text, measure: Measure(count: .any, conditions: []), requires: nil, each: 0,
        most: 0, next: "", ask: ""))
  }

  private mutating func readField(
    _ key: String, _ value: LexiconLines.Line, _ line: LexiconLines.Line
  ) throws(LexiconError) {
    let dimension = rubric.dimensions.count - 1
    switch (key, owner) {
    case ("title", _) where dimension >= 0: rubric.dimensions[dimension].title = value.text
    case ("source", _) where dimension >= 0: rubric.dimensions[dimension].source = value.text
    case ("evidence", _) where dimension >= 0: rubric.dimensions[dimension].evidence = value.text
    case ("when", .gate): rubric.gates[rubric.gates.count - 1].rules = NamePattern(value.text)
    case ("says", .gate): rubric.gates[rubric.gates.count - 1].says = value.text
    case ("when", .deduction):
      rubric.deductions[rubric.deductions.count - 1].rules = NamePattern(value.text)
    case ("says", .deduction): rubric.deductions[rubric.deductions.count - 1].says = value.text
    case ("points", .deduction):
      let (each, most) = try points(value)
      rubric.deductions[rubric.deductions.count - 1].each = each
      rubric.deductions[rubric.deductions.count - 1].most = most
    case (_, .criterion): try readCriterion(key, value, line, dimension)
    default: throw lines.error(line, "'\(key)' is not expected here")
    }
  }

  private mutating func readCriterion(
    _ key: String, _ value: LexiconLines.Line, _ line: LexiconLines.Line, _ dimension: Int
  ) throws(LexiconError) {
    let last = rubric.dimensions[dimension].criteria.count - 1
    var criterion = rubric.dimensions[dimension].criteria[last]
    switch key {
    case "measure": criterion.measure = try measure(value)
    case "requires": criterion.requires = try measure(value)
    case "points": (criterion.each, criterion.most) = try points(value)
    case "next": criterion.next = value.text
    case "ask": criterion.ask = value.text
    default: throw lines.error(line, "'\(key)' is not expected here")
    }
    rubric.dimensions[dimension].criteria[last] = criterion
  }

  private func nameAndNumber(_ line: LexiconLines.Line) throws(LexiconError) -> (String, Int) {
    let words = line.text.split(separator: " ")
    guard words.count == 2, let number = Int(words[1]), (0...100).contains(number) else {
      throw lines.error(line, "expected a name and a number from 0 to 100")
    }
    return (String(words[0]), number)
  }

  /// `4`, or `5 each, at most 15`.
  private func points(_ line: LexiconLines.Line) throws(LexiconError) -> (Int, Int) {
    let numbers = line.text.split { !$0.isNumber }.compactMap { Int($0) }.filter { $0 <= 100 }
    if numbers.count == 1, line.text == String(numbers[0]) { return (numbers[0], numbers[0]) }
    guard numbers.count == 2, line.text == "\(numbers[0]) each, at most \(numbers[1])" else {
      throw lines.error(line, "expected 'NUMBER' or 'NUMBER each, at most NUMBER'")
    }
    return (numbers[0], numbers[1])
  }

  private func measure(_ line: LexiconLines.Line) throws(LexiconError) -> Measure {
    var words = line.text.split(separator: " ").map(String.init)
    guard !words.isEmpty else { throw lines.error(line, "expected a measure") }
    let count: Measure.Count
    switch words.removeFirst() {
    case "any": count = .any
    case "sentences": count = .sentences
    case "kinds" where words.count > 2 && words[1] == "where":
      count = .kinds(NamePattern(words[0]))
      words.removeFirst(2)
    default: throw lines.error(line, "expected 'any …', 'sentences …' or 'kinds NAMES where …'")
    }
    var conditions: [Measure.Condition] = []
    for part in words.split(separator: "and") {
      conditions.append(try condition(Array(part), line))
    }
    return Measure(count: count, conditions: conditions)
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
      return .isOf(Set(classes.compactMap { $0 }))
    }
    guard words.count == 1 else { throw lines.error(line, "expected a class, a rule or a signal") }
    return .has(NamePattern(words[0]))
  }
}

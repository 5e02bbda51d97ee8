/// Reads the rubric's file: blocks, each opened by a key of its own, with their fields below them.
struct RubricParser {
  private enum Block { case none, gate, deduction, quality, dimension, criterion, level }

  private let lines: LexiconLines
  private var rubric = Rubric()
  private var block = Block.none
  /// What the open criterion's levels say if they say nothing themselves.
  private var shared = (next: "", ask: "", away: String?.none)

  init(_ source: LexiconSource) { lines = LexiconLines(source) }

  /// The rubric that the file holds.
  mutating func parse() throws(LexiconError) -> Rubric {
    for line in lines.lines {
      guard let (key, value) = line.split(at: ":"), !value.content.isEmpty else {
        throw lines.error(line, "expected 'key: value'")
      }
      if try !opens(key.text, value) { try readField(key.text, value, line) }
    }
    if let problem = Self.lack(in: rubric) {
      throw LexiconError(file: lines.file, line: 1, column: 1, problem: problem)
    }
    return rubric
  }

  /// Whether the line opens a block, which is then open.
  private mutating func opens(_ key: String, _ value: LexiconLines.Line) throws(LexiconError)
    -> Bool
  {
    switch key {
    case "gate":
      let (name, cap) = try nameAndNumber(value)
      rubric.gates.append(
        Rubric.Gate(id: name, cap: cap, rules: NamePattern(""), says: "", delete: "", whole: ""))
      block = .gate
    case "deduction":
      rubric.deductions.append(
        Rubric.Deduction(
          id: value.text, rules: NamePattern(""), each: 0, most: 0, leastConfidence: 0, spares: [],
          says: ""))
      block = .deduction
    case "quality":
      rubric.qualities.append(Rubric.Quality(rule: value.text, name: "", moment: "", away: nil))
      block = .quality
    case "dimension":
      let (name, points) = try nameAndNumber(value)
      rubric.dimensions.append(
        Rubric.Dimension(
          id: name, points: points, title: "", source: "", evidence: "", criteria: []))
      block = .dimension
    case "criterion": try openCriterion(value)
    case "level": try openLevel(value)
    default: return false
    }
    return true
  }

  private mutating func openCriterion(_ value: LexiconLines.Line) throws(LexiconError) {
    guard !rubric.dimensions.isEmpty else {
      throw lines.error(value, "a criterion belongs to a dimension above it")
    }
    block = .criterion
    shared = ("", "", nil)
    rubric.dimensions[rubric.dimensions.count - 1].criteria.append(
      Rubric.Criterion(
        id: value.text, levels: [], place: Rubric.Place(), unless: [], absent: "", reminds: false))
  }

  private mutating func openLevel(_ value: LexiconLines.Line) throws(LexiconError) {
    guard block == .criterion || block == .level else {
      throw lines.error(value, "a level belongs to a criterion above it")
    }
    let words = value.text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, let points = Int(words[0]), (1...100).contains(points) else {
      throw lines.error(value, "expected 'level: POINTS WORDS'")
    }
    block = .level
    let (next, ask, away) = shared
    try edit(value) { criterion in
      guard points >= criterion.most else {
        return "a level gives no fewer points than the one above it"
      }
      criterion.levels.append(
        Rubric.Level(
          points: points, words: String(words[1]), ways: [], next: next, ask: ask, away: away))
      return nil
    }
  }

  private mutating func readField(
    _ key: String, _ value: LexiconLines.Line, _ line: LexiconLines.Line
  ) throws(LexiconError) {
    let isKnown =
      switch block {
      case .none: try readHead(key, value)
      case .gate: readGate(key, value.text, &rubric.gates[rubric.gates.count - 1])
      case .deduction: try readDeduction(key, value)
      case .quality: readQuality(key, value.text, &rubric.qualities[rubric.qualities.count - 1])
      case .dimension:
        readDimension(key, value.text, &rubric.dimensions[rubric.dimensions.count - 1])
      case .criterion: try readCriterion(key, value)
      case .level: try readLevel(key, value)
      }
    if !isKnown { throw lines.error(line, "'\(key)' is not expected here") }
  }

  private mutating func readHead(_ key: String, _ value: LexiconLines.Line) throws(LexiconError)
    -> Bool
  {
    switch key {
    case "id": rubric.id = value.text
    case "reviewed": rubric.reviewed = value.text
    case "reminder": rubric.reminder = value.text
    case "believe":
      let (head, tail) = value.split(at: " where ") ?? (value, nil)
      let (name, chance) = try nameAndChance(head)
      let conditions = try tail.map(MeasureParser(lines: lines).conditions) ?? []
      if let label = SentenceClass(rawValue: name), tail == nil {
        rubric.leastChances[label] = chance
      } else {
        let tags = Tag.ofFamily(name)
        guard !tags.isEmpty else {
          throw lines.error(value, "'\(name)' is neither a class nor a family of tags")
        }
        rubric.leastFamilyChances.append((name, tags, chance, conditions))
      }
    case "derive": rubric.derived.append(try MeasureParser(lines: lines).derived(value))
    case "withhold":
      let (names, chance) = try nameAndChance(value)
      rubric.withheld = (Tag.allCases.filter { NamePattern(names).matches($0.rawValue) }, chance)
    case "band":
      let words = value.text.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let from = Int(words[0]) else {
        throw lines.error(value, "expected 'band: NUMBER NAME'")
      }
      rubric.bands.append(Rubric.Band(from: from, name: String(words[1])))
    case "unready": rubric.unready = NamePattern(value.text)
    default: return false
    }
    return true
  }

  private func readGate(_ key: String, _ text: String, _ gate: inout Rubric.Gate) -> Bool {
    switch key {
    case "when": gate.rules = NamePattern(text)
    case "says": gate.says = text
    case "delete": gate.delete = text
    case "whole": gate.whole = text
    default: return false
    }
    return true
  }

  private mutating func readDeduction(_ key: String, _ value: LexiconLines.Line)
    throws(LexiconError) -> Bool
  {
    let last = rubric.deductions.count - 1
    switch key {
    case "when": rubric.deductions[last].rules = NamePattern(value.text)
    case "says": rubric.deductions[last].says = value.text
    case "spares":
      rubric.deductions[last].spares.append(try MeasureParser(lines: lines).conditions(value))
    case "sure": rubric.deductions[last].leastConfidence = try chance(value.text, value)
    case "points":
      (rubric.deductions[last].each, rubric.deductions[last].most) = try points(value)
    default: return false
    }
    return true
  }

  private func readQuality(_ key: String, _ text: String, _ quality: inout Rubric.Quality) -> Bool {
    switch key {
    case "called": quality.name = text
    case "moment": quality.moment = text
    case "away": quality.away = Self.away(text)
    default: return false
    }
    return true
  }

  private func readDimension(_ key: String, _ text: String, _ dimension: inout Rubric.Dimension)
    -> Bool
  {
    switch key {
    case "title": dimension.title = text
    case "source": dimension.source = text
    case "evidence": dimension.evidence = text
    default: return false
    }
    return true
  }

  private mutating func readCriterion(_ key: String, _ value: LexiconLines.Line)
    throws(LexiconError) -> Bool
  {
    let measures = MeasureParser(lines: lines)
    switch key {
    case "next": shared.next = value.text
    case "ask": shared.ask = value.text
    case "away": shared.away = Self.away(value.text)
    case "absent":
      try edit(value) {
        $0.absent = value.text; return nil
      }
    case "at":
      let place = try measures.place(value)
      try edit(value) {
        $0.place = place; return nil
      }
    case "unless":
      let found = try measures.requirements(value)
      try edit(value) {
        $0.unless += found; return nil
      }
    case "remind":
      guard value.text == "yes" else { throw lines.error(value, "expected 'remind: yes'") }
      try edit(value) {
        $0.reminds = true; return nil
      }
    default: return false
    }
    return true
  }

  private mutating func readLevel(_ key: String, _ value: LexiconLines.Line) throws(LexiconError)
    -> Bool
  {
    switch key {
    case "next":
      try edit(value) {
        $0.levels[$0.levels.count - 1].next = value.text; return nil
      }
    case "ask":
      try edit(value) {
        $0.levels[$0.levels.count - 1].ask = value.text; return nil
      }
    case "away":
      try edit(value) {
        $0.levels[$0.levels.count - 1].away = Self.away(value.text); return nil
      }
    case "when":
      let way = try MeasureParser(lines: lines).requirements(value)
      guard way.allSatisfy({ $0.measure.beside == nil }) else {
        throw lines.error(value, "'beside' is for 'unless' only: an edit parts neighbours")
      }
      try edit(value) {
        $0.levels[$0.levels.count - 1].ways.append(way); return nil
      }
    default: return false
    }
    return true
  }

  /// What is asked of a writer who was away from patients; `none` for nothing.
  private static func away(_ text: String) -> String { text == "none" ? "" : text }

  /// Changes the open criterion; a problem that `change` returns is an error at the line.
  private mutating func edit(
    _ line: LexiconLines.Line, _ change: (inout Rubric.Criterion) -> String?
  ) throws(LexiconError) {
    let dimension = rubric.dimensions.count - 1
    let criterion = rubric.dimensions[dimension].criteria.count - 1
    if let problem = change(&rubric.dimensions[dimension].criteria[criterion]) {
      throw lines.error(line, problem)
    }
  }

  private func nameAndNumber(_ line: LexiconLines.Line) throws(LexiconError) -> (String, Int) {
    let words = line.text.split(separator: " ")
    guard words.count == 2, let number = Int(words[1]), (0...100).contains(number) else {
      throw lines.error(line, "expected a name and a number from 0 to 100")
    }
    return (String(words[0]), number)
  }

  private func nameAndChance(_ line: LexiconLines.Line) throws(LexiconError) -> (String, Double) {
    let words = line.text.split(separator: " ")
    guard words.count == 2 else { throw lines.error(line, "expected a name and a chance") }
    return (String(words[0]), try chance(String(words[1]), line))
  }

  private func chance(_ text: String, _ line: LexiconLines.Line) throws(LexiconError) -> Double {
    guard let chance = Double(text), (0...1).contains(chance) else {
      throw lines.error(line, "expected a chance from 0 to 1")
    }
    return chance
  }

  /// `5 each, at most 15`.
  private func points(_ line: LexiconLines.Line) throws(LexiconError) -> (Int, Int) {
    let numbers = line.text.split { !$0.isNumber }.compactMap { Int($0) }.filter { $0 <= 100 }
    guard numbers.count == 2, line.text == "\(numbers[0]) each, at most \(numbers[1])" else {
      throw lines.error(line, "expected 'NUMBER each, at most NUMBER'")
    }
    return (numbers[0], numbers[1])
  }

  /// What a rubric lacks though every line of it can be read.
  private static func lack(in rubric: Rubric) -> String? {
    for dimension in rubric.dimensions {
      for criterion in dimension.criteria {
        let name = "\(dimension.id)/\(criterion.id)"
        guard !criterion.levels.isEmpty else { return "criterion '\(name)' needs a 'level'" }
        let isWhole = criterion.levels.allSatisfy {
          !$0.ways.isEmpty && !$0.next.isEmpty && !$0.ask.isEmpty
        }
        guard isWhole else { return "every level of '\(name)' needs 'when', 'next' and 'ask'" }
      }
      let most = dimension.criteria.reduce(0) { $0 + $1.most }
      guard most == dimension.points else {
        return "the criteria of '\(dimension.id)' must sum to \(dimension.points); "
          + "they sum to \(most)"
      }
    }
    let total = rubric.dimensions.reduce(0) { $0 + $1.points }
    return total == 100 ? nil : "the dimensions' points must sum to 100; they sum to \(total)"
  }
}

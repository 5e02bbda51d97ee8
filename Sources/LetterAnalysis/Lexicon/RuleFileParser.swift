/// Reads the files of `Lexicons/rules/` and `Lexicons/signals/`.
struct RuleFileParser {
  /// A pattern and the conditions that the surroundings of a match must meet.
  struct GatedPattern {
    var pattern: Pattern
    var gates: [Gate]
  }

  private enum Section {
    case header
    case patterns(LexiconFile.Strength, rule: String, tag: Tag?, gates: [Gate])
    case examples
  }

  private let lines: LexiconLines
  private let classes: ClassTable
  private var patternParser: PatternParser
  private var header: [String: String] = [:]
  private var entries: [LexiconFile.Entry] = []
  /// The patterns of the entries, with the conditions on their surroundings.
  private(set) var patterns: [GatedPattern] = []
  private var examples: [LexiconFile.Example] = []
  private var section = Section.header

  private static let finerAdvice = "advice "
  static let keys = ["id", "title", "severity", "polarity", "why", "advice", "source", "reviewed"]

  /// A parser of `source` that adds the file's own classes to `classes`.
  init(_ source: LexiconSource, words: WordForms, classes: ClassTable) {
    self.lines = LexiconLines(source)
    self.classes = classes
    self.patternParser = PatternParser(words: words, classes: classes)
    classes.open(source.name)
  }

  /// The file.
  mutating func parse() throws(LexiconError) -> LexiconFile {
    for line in lines.lines { try read(line) }
    return try file()
  }

  private mutating func read(_ line: LexiconLines.Line) throws(LexiconError) {
    if line.hasPrefix("define ") { return try define(line.dropping("define ")) }
    if line.hasPrefix("patterns ") { return try openPatterns(line.dropping("patterns ")) }
    if line.isExactly("examples") {
      section = .examples
      return
    }
    switch section {
    case .header: try readHeader(line)
    case .patterns(let strength, let rule, let tag, let gates):
      try readPattern(line, strength, rule, tag, gates)
    case .examples: try readExample(line)
    }
  }

  private mutating func readHeader(_ line: LexiconLines.Line) throws(LexiconError) {
    guard let (key, value) = line.split(at: ":"),
      Self.keys.contains(key.text) || key.text.hasPrefix(Self.finerAdvice)
    else {
      throw lines.error(
        line,
        "expected 'key: value' with a key of \(Self.keys.joined(separator: ", ")), "
          + "or 'define', 'patterns' or 'examples'")
    }
    guard header.updateValue(value.text, forKey: key.text) == nil else {
      throw lines.error(line, "'\(key.text)' stands twice; keep one")
    }
  }

  private mutating func define(_ line: LexiconLines.Line) throws(LexiconError) {
    guard let (name, value) = line.split(at: "=") else {
      throw lines.error(line, "expected 'define name = pattern'")
    }
    guard !classes.isShared(name.content) else {
      throw lines.error(
        line, "'<\(name.text)>' is a class of language/classes.txt; choose another name")
    }
    classes.define(name.content, try pattern(value, isDefinition: true))
  }

  /// `patterns certain`, perhaps `patterns certain visa.category :: gate, gate`.
  private mutating func openPatterns(_ line: LexiconLines.Line) throws(LexiconError) {
    let (head, tail) = line.split(at: "::") ?? (line, nil)
    let parts = head.words.map { String(decoding: $0, as: UTF8.self) }
    guard let word = parts.first, let strength = LexiconFile.Strength(rawValue: word),
      parts.count <= 2
    else {
      let known = LexiconFile.Strength.allCases.map(\.rawValue).joined(separator: ", ")
      throw lines.error(line, "expected 'patterns STRENGTH [RULE]' with a strength of \(known)")
    }
    let rule = parts.count == 2 ? parts[1] : header["id"] ?? ""
    section = .patterns(
      strength, rule: rule, tag: Tag(rule: rule), gates: try tail.map(gates(from:)) ?? [])
  }

  private mutating func readPattern(
    _ line: LexiconLines.Line, _ strength: LexiconFile.Strength, _ rule: String, _ tag: Tag?,
    _ common: [Gate]
  ) throws(LexiconError) {
    let (head, tail) = line.split(at: "::") ?? (line, nil)
    let own = try tail.map(gates(from:)) ?? []
    patterns.append(GatedPattern(pattern: try pattern(head), gates: common + own))
    entries.append(
      LexiconFile.Entry(strength: strength, rule: rule, tag: tag, line: line.number))
  }

  private mutating func pattern(_ line: LexiconLines.Line, isDefinition: Bool = false)
    throws(LexiconError) -> Pattern
  {
    do {
      return try patternParser.parse(line.content, isDefinition: isDefinition)
    } catch {
      throw lines.error(line, error.text, offset: error.offset)
    }
  }

  private func gates(from line: LexiconLines.Line) throws(LexiconError) -> [Gate] {
    var result: [Gate] = []
    for part in line.content.split(separator: UInt8(ascii: ",")) {
      let words = part.split(separator: UInt8(ascii: " "))
      result.append(try gate(words.map { String(decoding: $0, as: UTF8.self) }, line))
    }
    return result
  }

  private func gate(_ words: [String], _ line: LexiconLines.Line) throws(LexiconError) -> Gate {
    let last = words.last ?? ""
    let isClass = last.hasPrefix("<") && last.hasSuffix(">")
    let found = isClass ? classes.find(last.utf8.dropFirst().dropLast()) : nil
    if isClass, found == nil {
      throw lines.error(line, "unknown class '\(last)' in a gate; define it above")
    }
    if let found, let gate = Self.gate(words.dropLast(), found) { return gate }
    switch (words.first ?? "", words.count) {
    case ("about", 2) where words[1] == "applicant": return .aboutApplicant
    case ("not", 2) where words[1] == "negated": return .notNegated
    case ("at", 2) where words[1] == "start": return .atStart
    default:
      throw lines.error(
        line,
        "unknown gate '\(words.joined(separator: " "))'; expected about applicant, "
          + "not negated, at start, with <class>, near <class>, unless <class>, "
          + "unless before <class> or unless after <class>")
    }
  }

  /// The gate of the given words before a class.
  private static func gate(_ words: ArraySlice<String>, _ id: ClassID) -> Gate? {
    switch words {
    case ["with"]: .with(id)
    case ["near"]: .near(id)
    case ["unless"]: .unless(id)
    case ["unless", "before"]: .unlessBefore(id)
    case ["unless", "after"]: .unlessAfter(id)
    default: nil
    }
  }

  private mutating func readExample(_ line: LexiconLines.Line) throws(LexiconError) {
    guard let example = Self.example(line) else {
      throw lines.error(line, "expected '+ sentence' that must match or '- sentence' that must not")
    }
    examples.append(example)
  }

  /// The examples of a file that was read before.
  static func examples(of source: LexiconSource) -> [LexiconFile.Example] {
    LexiconLines(source).lines.drop { !$0.isExactly("examples") }.compactMap(example)
  }

  /// The example on a line; nil if it holds none.
  private static func example(_ line: LexiconLines.Line) -> LexiconFile.Example? {
    guard line.hasPrefix("+") || line.hasPrefix("-") else { return nil }
    let matches = line.hasPrefix("+")
    var rest = (matches ? line.dropping("+") : line.dropping("-"))
    var rule: String?
    if rest.hasPrefix("{"), let (head, tail) = rest.split(at: "}") {
      rule = head.dropping("{").text
      rest = tail
    }
    return LexiconFile.Example(
      marked: rest.text, matches: matches, rule: rule, line: line.number)
  }

  private func file() throws(LexiconError) -> LexiconFile {
    func value(_ key: String) throws(LexiconError) -> String {
      guard let value = header[key], !value.isEmpty else {
        throw LexiconError(file: lines.file, line: 1, column: 1, problem: "'\(key): …' is missing")
      }
      return value
    }
    guard let severity = Severity(rawValue: try value("severity")) else {
      throw LexiconError(
        file: lines.file, line: 1, column: 1, problem: "'severity' must be error, warning or note")
    }
    guard let polarity = Polarity(rawValue: try value("polarity")) else {
      throw LexiconError(
        file: lines.file, line: 1, column: 1,
        problem: "'polarity' must be concern, neutral or strength")
    }
    var file = LexiconFile(
      name: lines.file, id: try value("id"), title: try value("title"), severity: severity,
      polarity: polarity, why: try value("why"), advice: try value("advice"),
      source: try value("source"), reviewed: try value("reviewed"), entries: entries,
      examples: examples)
    for (key, text) in header where key.hasPrefix(Self.finerAdvice) {
      file.finerAdvice[String(key.dropFirst(Self.finerAdvice.count))] = text
    }
    return file
  }
}

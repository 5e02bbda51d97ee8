/// Explains rules from their files: why, what to do, source, and which examples they find.
struct RuleTopics {
  /// How many examples of a kind are shown.
  private static let exampleLimit = 4

  private let lexicons: LexiconSet
  private let reader: Reader
  private let score: RubricTopics
  /// The rule files, as indices into the lexicons, by name.
  private let files: [Int]

  init(lexicons: LexiconSet, score: RubricTopics) {
    self.lexicons = lexicons
    self.score = score
    reader = Reader(lexicons: lexicons)
    files = lexicons.files.indices.filter { !lexicons.files[$0].isSignal }
      .sorted { lexicons.files[$0].id < lexicons.files[$1].id }
  }

  /// Finer rules that Swift code finds; their parents' files describe them.
  static let foundByCode: Set<String> = [
    "placeholder.control", "placeholder.merge-field", "placeholder.broken-field",
    "placeholder.other-name", "placeholder.wrong-pronoun",
  ]

  /// The names of the files' rules and of all finer ones, ascending.
  var names: [String] {
    Set(files.flatMap { [lexicons.files[$0].id] + finer(than: $0) }).sorted()
  }

  /// Names that stand for several rules: `fit`, `structure`.
  var families: [String] {
    let parents = Set(files.compactMap { Self.parent(of: lexicons.files[$0].id) })
    return parents.subtracting(files.map { lexicons.files[$0].id }).sorted()
  }

  private static func parent(of rule: String) -> String? {
    rule.lastIndex(of: ".").map { String(rule[..<$0]) }
  }

  /// The finer rules that a file gives to its findings; groups of hints make no findings.
  private func finer(than file: Int) -> [String] {
    let own = lexicons.files[file]
    let found = own.entries.filter { $0.strength == .certain || $0.strength == .likely }.map(\.rule)
    let byCode = Self.foundByCode.filter { Self.parent(of: $0) == own.id }
    return Set(found).union(byCode).subtracting([own.id]).sorted()
  }

  /// The topics of a name: none, one, or one for each file that shares the name.
  func topics(named name: String) -> [Topic] {
    if families.contains(name) { return [family(name)] }
    return files.filter { file in
      lexicons.files[file].id == name || finer(than: file).contains(name)
        || lexicons.files[file].entries.contains { $0.rule == name }
    }.map { topic($0, name) }
  }

  private func family(_ name: String) -> Topic {
    let members = files.map { lexicons.files[$0] }.filter { NamePattern.isRule($0.id, name) }
    var topic = Topic(
      kind: .family, name: name, title: "a family of \(members.count) rules")
    topic.add("Rules", members.map { "\($0.id): \($0.title)" })
    topic.add("In the score", score.uses(of: name))
    return topic
  }

  private func topic(_ number: Int, _ name: String) -> Topic {
    let file = lexicons.files[number]
    let kind = "\(file.severity.rawValue), \(file.polarity.rawValue)"
    var topic = Topic(kind: .rule, name: name, title: "\(file.title) (\(kind))")
    if name != file.id { topic.add("Part of", file.id) }
    topic.add("Why", file.why)
    topic.add("Advice", file.advice)
    topic.add(
      "Advice on finer rules",
      file.finerAdvice.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })
    topic.add("Source", "\(file.source); reviewed \(file.reviewed)")
    if name == file.id { topic.add("Finer", finer(than: number).joined(separator: ", ")) }
    topic.add("In the score", score.uses(of: name))
    topic.add("Words", "Lexicons/\(file.name)" + patternLines(file, name))
    topic.add("Found", examples(number, name).prefix(Self.exampleLimit).map { $0 })
    if name == file.id {
      topic.add(
        "Not found",
        file.examples.filter { !$0.matches }.prefix(Self.exampleLimit).map {
          LexiconChecker.unmark($0.marked).text
        })
    }
    return topic
  }

  /// Where the patterns of a finer rule begin in its file.
  private func patternLines(_ file: LexiconFile, _ name: String) -> String {
    let own = file.entries.filter { $0.rule == name && $0.strength != .except }
    guard let first = own.first else {
      return Self.foundByCode.contains(name) ? "; found by code" : ""
    }
    let isHint = own.allSatisfy { $0.strength == .hint }
    let count = "\(own.count) pattern\(own.count == 1 ? "" : "s") from line \(first.line)"
    return ", \(count)" + (isHint ? "; evidence for the classifier, no finding by itself" : "")
  }

  /// Examples of the file in which the rule itself is found.
  private func examples(_ number: Int, _ name: String) -> [String] {
    let file = lexicons.files[number]
    return file.examples.filter(\.matches).compactMap { example in
      let text = LexiconChecker.unmark(example.marked).text
      guard name != file.id else { return text }
      let reading = reader.read(Letter(plain: text))
      let isFound = reading.matches.contains { match in
        match.file == number && file.entries[match.entry].rule == name
      }
      return isFound ? text : nil
    }
  }
}

/// Runs the examples of lexicon files: each must match where it says, and nowhere else.
public struct LexiconChecker: Sendable {
  /// An example that does not behave as written, or a lack in a file.
  public struct Failure: Sendable, Equatable, CustomStringConvertible {
    /// The file's name.
    public var file: String
    /// 1-based line.
    public var line: Int
    /// What was expected and what was found.
    public var problem: String
    /// `file:line: problem`.
    public var description: String { "\(file):\(line): \(problem)" }
  }

  private let lexicons: LexiconSet
  private let reader: Reader

  /// A checker of the given lexicons.
  public init(_ lexicons: LexiconSet) {
    self.lexicons = lexicons
    self.reader = Reader(lexicons: lexicons)
  }

  /// Every example that fails and every file with too few examples, by file and line.
  public func failures() -> [Failure] {
    lexicons.files.indices.flatMap { number in
      let file = lexicons.files[number]
      let failed = file.examples.compactMap { failure(of: $0, in: number) }
      return failed + lacks(file)
    }
  }

  /// A rule with patterns needs two sentences that must match and two near misses.
  private func lacks(_ file: LexiconFile) -> [Failure] {
    guard !file.entries.isEmpty else { return [] }
    let wanted = file.examples.count(where: \.matches)
    guard wanted < 2 || file.examples.count - wanted < 2 else { return [] }
    return [
      Failure(
        file: file.name, line: 1,
        problem: "needs at least two '+' and two '-' examples; has \(wanted) and "
          + "\(file.examples.count - wanted)")
    ]
  }

  private func failure(of example: LexiconFile.Example, in file: Int) -> Failure? {
    let (text, marks) = Self.unmark(example.marked)
    let reading = reader.read(Letter(plain: text))
    let matches = reading.matches.filter { match in
      guard match.file == file else { return false }
      let rule = lexicons.files[file].entries[match.entry].rule
      return example.rule == nil || rule == example.rule
    }
    let found = matches.map { reading.span(of: $0.tokens) }
    let problem: String?
    switch (example.matches, marks.isEmpty) {
    case (false, _):
      problem = found.isEmpty ? nil : "must not match, but '\(reading.letter[found[0]])' does"
    case (true, true): problem = found.isEmpty ? "must match, but nothing does" : nil
    case (true, false):
      let missing = marks.first { mark in !found.contains { $0.overlaps(mark) } }
      problem = missing.map {
        "'\(reading.letter[$0])' must match, but found: \(found.map { reading.letter[$0] })"
      }
    }
    return problem.map {
      Failure(file: lexicons.files[file].name, line: example.line, problem: "\($0): \(text)")
    }
  }

  /// The text without `⟦` and `⟧`, and the spans that stood between them.
  public static func unmark(_ marked: String) -> (text: String, marks: [Span]) {
    var text: [UInt8] = []
    var marks: [Span] = []
    var start = 0
    for character in marked.unicodeScalars {
      switch character {
      case "⟦": start = text.count
      case "⟧": marks.append(Span(start, text.count))
      default: text.append(contentsOf: Array(String(character).utf8))
      }
    }
    return (String(decoding: text, as: UTF8.self), marks)
  }
}

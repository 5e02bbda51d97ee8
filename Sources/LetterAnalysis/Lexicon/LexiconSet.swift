/// All lexicons, compiled once: one automaton for every pattern.
public struct LexiconSet: Sendable {
  /// The rule and signal files, by name.
  public let files: [LexiconFile]
  /// The place of each file in `files`, by its identifier.
  let fileNumbers: [String: Int]
  /// Every file as given, by name: the rubric, the weights and the rest.
  public let sources: [LexiconSource]
  /// A digest of all bytes, 16 hexadecimal digits: tells two sets of lexicons apart.
  public let digest: String

  /// A pattern of the automaton.
  enum Target: Sendable {
    /// An entry of a file, with its gates as a range of `gates`.
    case entry(file: Int, entry: Int, gates: Range<Int>, isException: Bool)
    /// A class that gates ask for.
    case marker(ClassID)
  }

  package let automaton: Automaton
  let targets: [Target]
  let gates: [Gate]
  /// The classes that Swift code asks for; they belong in `language/classes.txt`.
  let patientClass: ClassID?
  let negationClass: ClassID?
  package let vocabulary: Vocabulary
  package let words: WordForms
  package let sentenceLexicon: SentenceLexicon

  /// Compiles the given files.
  ///
  /// - Parameter sources: every file, each name once.
  /// - Throws: `LexiconError` at the first mistake, in the order of the names.
  public init(_ sources: [LexiconSource]) throws(LexiconError) {
    let sources = sources.sorted { $0.name < $1.name }
    let language = try LanguageFiles(sources)
    patientClass = language.classes.find("patient".utf8)
    negationClass = language.classes.find("negation".utf8)
    var compiler = LexiconCompiler(classes: language.classes)
    for id in [patientClass, negationClass].compactMap({ $0 }) {
      try compiler.mark(id, in: "language/classes.txt", line: 1)
    }
    var files: [LexiconFile] = []
    for source in sources where source.name.hasPrefix("rules/") || source.name.hasPrefix("signals/")
    {
      var parser = RuleFileParser(source, words: language.words, classes: language.classes)
      let file = try parser.parse()
      try compiler.add(file, parser.patterns, number: files.count)
      files.append(file)
    }
    self.files = files
    fileNumbers = Dictionary(
      files.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.sources = sources
    self.automaton = compiler.builder.automaton()
    self.vocabulary = compiler.builder.vocabulary
    self.targets = compiler.targets
    self.gates = compiler.gates
    self.words = language.words
    self.sentenceLexicon = language.sentences
    self.digest = Self.digest(of: sources)
  }

  /// How large the automaton is, for those who make lexicons.
  package var sizeSummary: String {
    "\(targets.count) patterns, \(automaton.stateCount) states, \(automaton.edgeCount) edges, "
      + "\(vocabulary.count) words"
  }

  /// The content of the file `name`, if there is one.
  public func content(of name: String) -> LexiconBytes? {
    sources.first { $0.name == name }?.content
  }

  private static func digest(of sources: [LexiconSource]) -> String {
    var hash = FNV1a.basis
    for source in sources {
      for byte in source.name.utf8 { hash = FNV1a.step(hash, byte) }
      source.content.withUnsafeBytes { bytes in
        var at = 0
        while at + 8 <= bytes.count {
          hash = FNV1a.combine(hash, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
          at += 8
        }
        for byte in bytes[at...] { hash = FNV1a.step(hash, byte) }
      }
    }
    return FNV1a.digits(hash)
  }
}

/// Collects the patterns of files and the classes of their gates.
struct LexiconCompiler {
  private(set) var builder = AutomatonBuilder()
  private(set) var targets: [LexiconSet.Target] = []
  private(set) var gates: [Gate] = []
  private var marked: Set<ClassID> = []
  private let classes: ClassTable

  /// A compiler of patterns that use `classes`.
  init(classes: ClassTable) { self.classes = classes }

  /// Adds every pattern of a file, and the classes its gates name.
  mutating func add(_ file: LexiconFile, _ patterns: [Pattern], number: Int) throws(LexiconError) {
    for (index, entry) in file.entries.enumerated() {
      let first = gates.count
      gates += entry.gates
      let target = LexiconSet.Target.entry(
        file: number, entry: index, gates: first..<gates.count,
        isException: entry.strength == .except)
      try add(patterns[index], target, file.name, entry.line)
      for gate in entry.gates {
        if let id = gate.classID { try mark(id, in: file.name, line: entry.line) }
      }
    }
  }

  /// Makes a class known to gates.
  mutating func mark(_ id: ClassID, in file: String, line: Int) throws(LexiconError) {
    guard marked.insert(id).inserted else { return }
    try add(classes[id], .marker(id), file, line)
  }

  private mutating func add(
    _ pattern: Pattern, _ target: LexiconSet.Target, _ file: String, _ line: Int
  ) throws(LexiconError) {
    do {
      try builder.add(pattern)
      targets.append(target)
    } catch {
      let problem =
        switch error {
        case .matchesNothing: "every word of this pattern is optional; keep one that must stand"
        case .openEnded: "a pattern must begin and end with a word, not with a gap"
        }
      throw LexiconError(file: file, line: line, column: 1, problem: problem)
    }
  }
}

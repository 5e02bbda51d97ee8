/// The rules, signals and language files as letters are read with them: all patterns as one automaton.
///
/// Compiling the texts takes longer than reading ten letters. So the result stands beside them in a
/// file, which is used as long as it is of the same texts, and made by `workbench compile`.
package struct CompiledLexicons: Sendable {
  /// A pattern of the automaton: an entry of a file, or a class that gates ask for.
  struct Target: BitwiseCopyable, Sendable {
    /// The file of an entry; -1 for a class.
    var file: Int32
    /// The entry of the file, or the class.
    var number: Int32
    /// Its gates, as a range of `gates`.
    var firstGate: Int32
    var gateCount: Int32

    /// The class, if it is one.
    var marker: ClassID? { file < 0 ? ClassID(number) : nil }
    var gates: Range<Int> { Int(firstGate)..<Int(firstGate + gateCount) }
  }

  /// The rule and signal files, by name.
  var files: [LexiconFile]
  var automaton: Automaton
  var targets: [Target]
  var gates: [Gate]
  /// The classes that Swift code asks for; they belong in `language/classes.txt`.
  var patientClass: ClassID?
  var negationClass: ClassID?
  var vocabulary: Vocabulary
  var fold: SpellingFold
  var sentences: SentenceLexicon

  /// Compiles the texts.
  ///
  /// - Parameter sources: every file, ascending by name.
  /// - Throws: `LexiconError` at the first mistake, in the order of the names.
  package init(_ sources: [LexiconSource]) throws(LexiconError) {
    let language = try LanguageFiles(sources)
    patientClass = language.classes.find("patient".utf8)
    negationClass = language.classes.find("negation".utf8)
    var compiler = LexiconCompiler(classes: language.classes)
    for id in [patientClass, negationClass].compactMap({ $0 }) {
      try compiler.mark(id, in: "language/classes.txt", line: 1)
    }
    files = []
    for source in sources where Self.isRuleFile(source) {
      var parser = RuleFileParser(source, words: language.words, classes: language.classes)
      let file = try parser.parse()
      try compiler.add(file, parser.patterns, number: files.count)
      files.append(file)
    }
    automaton = compiler.builder.automaton()
    vocabulary = compiler.builder.vocabulary
    targets = compiler.targets
    gates = compiler.gates
    fold = language.words.fold
    sentences = language.sentences
  }

  /// Whether a file holds a rule or a signal.
  static func isRuleFile(_ source: LexiconSource) -> Bool {
    source.name.hasPrefix("rules/") || source.name.hasPrefix("signals/")
  }
}

/// Collects the patterns of files and the classes of their gates.
struct LexiconCompiler {
  private(set) var builder = AutomatonBuilder()
  private(set) var targets: [CompiledLexicons.Target] = []
  private(set) var gates: [Gate] = []
  private var marked: Set<ClassID> = []
  private let classes: ClassTable

  /// A compiler of patterns that use `classes`.
  init(classes: ClassTable) { self.classes = classes }

  /// Adds every pattern of a file, and the classes its gates name.
  mutating func add(
    _ file: LexiconFile, _ patterns: [RuleFileParser.GatedPattern], number: Int
  ) throws(LexiconError) {
    for (index, pattern) in patterns.enumerated() {
      let target = CompiledLexicons.Target(
        file: Int32(number), number: Int32(index), firstGate: Int32(gates.count),
        gateCount: Int32(pattern.gates.count))
      gates += pattern.gates
      let line = file.entries[index].line
      try add(pattern.pattern, target, file.name, line)
      for gate in pattern.gates {
        if let id = gate.classID { try mark(id, in: file.name, line: line) }
      }
    }
  }

  /// Makes a class known to gates.
  mutating func mark(_ id: ClassID, in file: String, line: Int) throws(LexiconError) {
    guard marked.insert(id).inserted else { return }
    let target = CompiledLexicons.Target(
      file: -1, number: Int32(id), firstGate: 0, gateCount: 0)
    try add(classes[id], target, file, line)
  }

  private mutating func add(
    _ pattern: Pattern, _ target: CompiledLexicons.Target, _ file: String, _ line: Int
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

/// All lexicons, compiled once: one automaton for every pattern.
public struct LexiconSet: Sendable {
  /// The rule and signal files, by name.
  public let files: [LexiconFile]
  /// Every file as given, by name: the rubric, the weights and the rest.
  public let sources: [LexiconSource]
  /// A digest of all bytes, 16 hexadecimal digits: tells two sets of lexicons apart.
  public let digest: String

  /// A pattern of the automaton: an entry of a file, or the marker of a class that gates use.
  enum Target: Sendable {
    case entry(file: Int, entry: Int)
    case marker(Int)
  }

  let automaton: Automaton
  let targets: [Target]
  /// Index of each marker class by name.
  let markers: [String: Int]
  let vocabulary: Vocabulary
  let words: WordForms
  let sentenceLexicon: SentenceLexicon

  /// Classes that Swift code asks for by name; they must be defined in `language/classes.txt`.
  static let requiredClasses = ["patient", "negation", "writer"]

  /// Compiles the given files.
  ///
  /// - Parameter sources: every file, each name once.
  /// - Throws: `LexiconError` at the first mistake, in the order of the names.
  public init(_ sources: [LexiconSource]) throws(LexiconError) {
    let sources = sources.sorted { $0.name < $1.name }
    let language = try LanguageFiles(sources)
    var compiler = LexiconCompiler()
    for name in Self.requiredClasses {
      if let pattern = language.classes[name] { try compiler.mark(name, pattern, in: "language/classes.txt") }
    }
    var files: [LexiconFile] = []
    for source in sources where source.name.hasPrefix("rules/") || source.name.hasPrefix("signals/") {
      var parser = RuleFileParser(source, words: language.words, classes: language.classes)
      let (file, classes) = try parser.parse()
      try compiler.add(file, number: files.count, classes: classes)
      files.append(file)
    }
    self.files = files
    self.sources = sources
    self.automaton = compiler.builder.automaton()
    self.vocabulary = compiler.builder.vocabulary
    self.targets = compiler.targets
    self.markers = compiler.markers
    self.words = language.words
    self.sentenceLexicon = language.sentences
    self.digest = Self.digest(of: sources)
  }

  /// How large the automaton is, for those who make lexicons.
  package var sizeSummary: String {
    "\(targets.count) patterns, \(automaton.stateCount) states, \(automaton.edgeCount) edges, "
      + "\(vocabulary.count) words"
  }

  /// The bytes of the file `name`, if there is one.
  public func bytes(of name: String) -> [UInt8]? {
    sources.first { $0.name == name }?.bytes
  }

  private static func digest(of sources: [LexiconSource]) -> String {
    var hash = FNV1a.basis
    for source in sources {
      for byte in source.name.utf8 { hash = FNV1a.step(hash, byte) }
      source.bytes.withUnsafeBytes { bytes in
        var at = 0
        while at + 8 <= bytes.count {
          hash = FNV1a.combine(hash, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
          at += 8
        }
        for byte in bytes[at...] { hash = FNV1a.step(hash, byte) }
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Collects the patterns of files and the marker classes of their gates.
struct LexiconCompiler {
  private(set) var builder = AutomatonBuilder()
  private(set) var targets: [LexiconSet.Target] = []
  private(set) var markers: [String: Int] = [:]

  /// Adds every entry of a file, and the classes its gates name.
  mutating func add(_ file: LexiconFile, number: Int, classes: [String: Pattern])
    throws(LexiconError)
  {
    for (index, entry) in file.entries.enumerated() {
      try add(entry.pattern, .entry(file: number, entry: index), file.name, entry.line)
      for gate in entry.gates {
        guard let name = gate.className, let pattern = classes[name] else { continue }
        try mark(name, pattern, in: file.name, line: entry.line)
      }
    }
  }

  /// Makes the class `name` known to gates.
  mutating func mark(_ name: String, _ pattern: Pattern, in file: String, line: Int = 1)
    throws(LexiconError)
  {
    guard markers[name] == nil else { return }
    let index = markers.count
    markers[name] = index
    try add(pattern, .marker(index), file, line)
  }

  private mutating func add(
    _ pattern: Pattern, _ target: LexiconSet.Target, _ file: String, _ line: Int
  ) throws(LexiconError) {
    do {
      _ = try builder.add(pattern)
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

extension Gate {
  /// The class it asks for, if it asks for one.
  var className: String? {
    switch self {
    case .with(let name), .unless(let name), .unlessBefore(let name), .unlessAfter(let name),
      .near(let name):
      name
    case .aboutApplicant, .notNegated, .atStart: nil
    }
  }
}

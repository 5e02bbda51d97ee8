/// All lexicons, compiled: one automaton for every pattern.
public struct LexiconSet: Sendable {
  /// The rule and signal files, by name.
  public let files: [LexiconFile]
  /// The place of each file in `files`, by its identifier.
  let fileNumbers: [String: Int]
  /// Every file as given, by name: the rubric, the weights and the rest.
  public let sources: [LexiconSource]
  /// A digest of all bytes, 16 hexadecimal digits: tells two sets of lexicons apart.
  ///
  /// Computed when it is asked for, since it takes as long as reading a letter.
  public var digest: String { FNV1a.digits(Self.digest(of: sources)) }

  private let compiled: CompiledLexicons
  let people: PeopleWords

  package var automaton: Automaton { compiled.automaton }
  package var vocabulary: Vocabulary { compiled.vocabulary }
  package var fold: SpellingFold { compiled.fold }
  package var sentenceLexicon: SentenceLexicon { compiled.sentences }
  var targets: [CompiledLexicons.Target] { compiled.targets }
  var gates: [Gate] { compiled.gates }
  var patientClass: ClassID? { compiled.patientClass }
  var negationClass: ClassID? { compiled.negationClass }

  /// Takes in the given files.
  ///
  /// - Parameters:
  ///   - sources: every file, each name once.
  ///   - compiled: a file of compiled lexicons, which is used if it was made of these texts.
  /// - Throws: `LexiconError` at the first mistake, in the order of the names.
  public init(_ sources: [LexiconSource], compiled: LexiconBytes? = nil) throws(LexiconError) {
    let sources = sources.sorted { $0.name < $1.name }
    if let known = compiled.flatMap({ CompiledLexicons($0, madeOf: sources) }) {
      self.compiled = known
    } else {
      self.compiled = try CompiledLexicons(sources)
    }
    files = self.compiled.files
    fileNumbers = Dictionary(
      files.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.sources = sources
    people = try PeopleWords(
      LexiconLines(LanguageFiles.source("people", among: sources)), fold: self.compiled.fold)
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

  /// A digest of the names and bytes of files.
  static func digest(of sources: [LexiconSource]) -> UInt64 {
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
    return hash
  }
}

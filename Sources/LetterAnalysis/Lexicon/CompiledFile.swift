/// The file of compiled lexicons: a digest of the texts it was made of, then what `CompiledLexicons` holds.
extension CompiledLexicons {
  /// Counts changes of what the texts are compiled into.
  private static let version: UInt64 = 3
  /// `LCLX` as a little-endian number.
  private static let magic: UInt64 = 0x584C_434C

  /// What a file of compiled lexicons holds if it was made of these texts; nil if it was not.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - sources: every file, ascending by name.
  init?(_ bytes: LexiconBytes, madeOf sources: [LexiconSource]) {
    let found = bytes.withUnsafeBytes { bytes in
      var reader = BinaryReader(bytes)
      return try? Self(&reader, sources)
    }
    guard let found else { return nil }
    self = found
  }

  /// The file that holds them.
  ///
  /// - Parameter sources: the texts they were made of, ascending by name.
  /// - Returns: its bytes, the same on every machine.
  package func file(madeOf sources: [LexiconSource]) -> [UInt8] {
    var writer = BinaryWriter()
    writer.put(Self.magic)
    writer.put(Self.version)
    writer.put(Self.digest(of: sources))
    writer.put(files.count)
    for file in files { file.write(to: &writer) }
    automaton.write(to: &writer)
    writer.put(list: targets)
    writer.put(list: gates.map(\.code))
    writer.put(list: [patientClass ?? 0, negationClass ?? 0])
    vocabulary.write(to: &writer)
    fold.write(to: &writer)
    for words in [sentences.inner, sentences.either, sentences.starters] {
      writer.put(list: words.sorted())
    }
    return writer.bytes
  }

  private init(_ reader: inout BinaryReader, _ sources: [LexiconSource])
    throws(BinaryReader.Damaged)
  {
    guard try reader.number() == Self.magic, try reader.number() == Self.version,
      try reader.number() == Self.digest(of: sources)
    else { throw BinaryReader.Damaged() }
    files = []
    let texts = sources.filter(Self.isRuleFile)
    guard try reader.count() == texts.count else { throw BinaryReader.Damaged() }
    files.reserveCapacity(texts.count)
    for text in texts { files.append(try LexiconFile(&reader, of: text)) }
    automaton = try Automaton(&reader)
    targets = try reader.list()
    gates = []
    for code in try reader.list(of: UInt32.self) {
      guard let gate = Gate(code: code) else { throw BinaryReader.Damaged() }
      gates.append(gate)
    }
    let classes = try reader.list(of: ClassID.self)
    guard classes.count == 2 else { throw BinaryReader.Damaged() }
    patientClass = classes[0] == 0 ? nil : classes[0]
    negationClass = classes[1] == 0 ? nil : classes[1]
    vocabulary = try Vocabulary(&reader)
    fold = try SpellingFold(&reader)
    sentences = SentenceLexicon()
    sentences.inner = Set(try reader.list(of: UInt64.self))
    sentences.either = Set(try reader.list(of: UInt64.self))
    sentences.starters = Set(try reader.list(of: UInt64.self))
    guard reader.isAtEnd else { throw BinaryReader.Damaged() }
  }

  /// A digest of the texts that are compiled.
  private static func digest(of sources: [LexiconSource]) -> UInt64 {
    LexiconSet.digest(of: sources.filter { isRuleFile($0) || $0.name.hasPrefix("language/") })
  }
}

extension LexiconFile {
  /// Entries that follow each other mostly differ by their line alone.
  private struct Group: Equatable {
    var strength: Strength
    var rule: String
    var tag: Tag?
  }

  fileprivate func write(to writer: inout BinaryWriter) {
    for text in [id, title, severity.rawValue, polarity.rawValue, why, advice, source, reviewed] {
      writer.put(text)
    }
    writer.put(finerAdvice.count)
    for (rule, text) in finerAdvice.sorted(by: { $0.key < $1.key }) {
      writer.put(rule)
      writer.put(text)
    }
    var groups: [Group] = []
    let numbers = entries.map { entry in
      let group = Group(strength: entry.strength, rule: entry.rule, tag: entry.tag)
      if groups.last != group { groups.append(group) }
      return UInt32(groups.count - 1)
    }
    writer.put(groups.count)
    for group in groups {
      writer.put(group.strength.rawValue)
      writer.put(group.rule)
      writer.put(group.tag.map { $0.index + 1 } ?? 0)
    }
    writer.put(list: numbers)
    writer.put(list: entries.map { UInt32($0.line) })
  }

  fileprivate init(_ reader: inout BinaryReader, of text: LexiconSource)
    throws(BinaryReader.Damaged)
  {
    let (id, title) = (try reader.text(), try reader.text())
    let (severity, polarity) = (
      Severity(rawValue: try reader.text()), Polarity(rawValue: try reader.text())
    )
    guard let severity, let polarity else { throw BinaryReader.Damaged() }
    let (why, advice) = (try reader.text(), try reader.text())
    let (source, reviewed) = (try reader.text(), try reader.text())
    var finerAdvice: [String: String] = [:]
    for _ in 0..<(try reader.count()) {
      let rule = try reader.text()
      finerAdvice[rule] = try reader.text()
    }
    self.init(
      name: text.name, id: id, title: title, severity: severity, polarity: polarity, why: why,
      advice: advice, source: source, reviewed: reviewed, entries: try Self.entries(&reader),
      examples: [])
    self.finerAdvice = finerAdvice
    unreadExamples = text
  }

  private static func entries(_ reader: inout BinaryReader) throws(BinaryReader.Damaged)
    -> [Entry]
  {
    let tags = Tag.allCases
    var groups: [Entry] = []
    for _ in 0..<(try reader.count()) {
      guard let strength = Strength(rawValue: try reader.text()) else {
        throw BinaryReader.Damaged()
      }
      let (rule, tag) = (try reader.text(), try reader.count())
      guard tag <= tags.count else { throw BinaryReader.Damaged() }
      groups.append(
        Entry(strength: strength, rule: rule, tag: tag == 0 ? nil : tags[tag - 1], line: 0))
    }
    let numbers = try reader.list(of: UInt32.self)
    let lines = try reader.list(of: UInt32.self)
    guard numbers.count == lines.count, numbers.allSatisfy({ $0 < groups.count }) else {
      throw BinaryReader.Damaged()
    }
    return zip(numbers, lines).map { number, line in
      var entry = groups[Int(number)]
      entry.line = Int(line)
      return entry
    }
  }
}

extension Gate {
  /// Its kind in the upper, its class in the lower half.
  fileprivate var code: UInt32 {
    let kind: UInt32 =
      switch self {
      case .aboutApplicant: 0
      case .notNegated: 1
      case .atStart: 2
      case .with: 3
      case .unless: 4
      case .unlessBefore: 5
      case .unlessAfter: 6
      case .near: 7
      }
    return kind << 16 | UInt32(classID ?? 0)
  }

  fileprivate init?(code: UInt32) {
    let id = ClassID(truncatingIfNeeded: code)
    switch code >> 16 {
    case 0: self = .aboutApplicant
    case 1: self = .notNegated
    case 2: self = .atStart
    case 3: self = .with(id)
    case 4: self = .unless(id)
    case 5: self = .unlessBefore(id)
    case 6: self = .unlessAfter(id)
    case 7: self = .near(id)
    default: return nil
    }
  }
}

/// What tells a letter in English from other texts: data of `Lexicons/rubric/assessability.txt`.
struct AssessabilityWords: Sendable {
  /// The file's name in the lexicon folder.
  static let file = "rubric/assessability.txt"

  /// What a word tells of a text.
  struct Kinds: OptionSet {
    let rawValue: UInt8
    /// It is among the commonest of English.
    static let everyday = Kinds(rawValue: 1)
    /// It means the writer.
    static let first = Kinds(rawValue: 2)
    /// It means somebody else.
    static let third = Kinds(rawValue: 4)
  }

  /// The words that are looked for.
  private(set) var kinds: WordTable<Kinds>
  /// Fewer words than this are no letter that could be assessed.
  private(set) var leastWords = 0
  /// English prose has at least this share of everyday words.
  private(set) var leastEverydayShare = 0.0
  /// A personal statement speaks of its writer at least this often, and hardly of anybody else.
  private(set) var statementShare = 0.0

  /// Reads the file.
  ///
  /// - Throws: `LexiconError` if it is missing or a line cannot be read.
  init(_ sources: [LexiconSource]) throws(LexiconError) {
    guard let source = sources.first(where: { $0.name == Self.file }) else {
      throw LexiconError(file: Self.file, line: 1, column: 1, problem: "the file is missing")
    }
    let lines = LexiconLines(source)
    var kinds: [UInt64: Kinds] = [:]
    for line in lines.lines {
      guard let (key, value) = line.split(at: ":"), !value.content.isEmpty else {
        throw lines.error(line, "expected 'key: value'")
      }
      func note(_ kind: Kinds) {
        for word in value.words { kinds[FNV1a.hash(word), default: []].insert(kind) }
      }
      switch key.text {
      case "everyday": note(.everyday)
      case "first-person": note(.first)
      case "third-person": note(.third)
      case "least-words": leastWords = Int(try Self.number(value, lines))
      case "least-everyday-share": leastEverydayShare = try Self.number(value, lines)
      case "statement-share": statementShare = try Self.number(value, lines)
      default: throw lines.error(line, "'\(key.text)' is not expected here")
      }
    }
    self.kinds = WordTable(Array(kinds))
  }

  private static func number(_ value: LexiconLines.Line, _ lines: LexiconLines)
    throws(LexiconError) -> Double
  {
    guard let number = Double(value.text), (0...1000).contains(number) else {
      throw lines.error(value, "expected a number from 0 to 1000")
    }
    return number
  }
}

/// Decides whether a text is a letter that can be scored at all.
struct Assessability {
  let reading: Reading
  let lexicons: LexiconSet
  let known: AssessabilityWords

  /// Why the letter cannot be assessed, as a clause; nil if it can.
  var reasonAgainst: String? {
    let words = reading.wordCount
    if words < known.leastWords {
      return
        "it has \(counted(words, "word")); a letter of fewer than \(known.leastWords) cannot be assessed"
    }
    let body = reading.sentences.indices.filter { reading.part(of: $0) == .body }
    let shares = WordShares(reading, body, known)
    if shares.everyday < known.leastEverydayShare {
      return "it does not read as English prose; lorcheck reads letters in English"
    }
    if matches("signal.letter-opening", in: body) > 1,
      matches("signal.letter-closing", in: body) > 1
    {
      return "it seems to hold several letters; put each into a file of its own"
    }
    if matches("signal.curriculum", in: body) > 2, matches("signal.letter-opening", in: body) == 0 {
      return "it reads as a curriculum vitae, not as a letter"
    }
    if shares.first > known.statementShare, shares.third < shares.first / 4,
      matches("signal.letter-opening", in: body) == 0
    {
      return "it reads as a personal statement, not as a letter about somebody"
    }
    return nil
  }

  /// How many sentences hold a signal.
  private func matches(_ signal: String, in body: [Int]) -> Int {
    let file = lexicons.fileNumbers[signal]
    return body.count { reading.holds(file, in: $0) }
  }
}

/// Shares of all words of a letter's body.
private struct WordShares {
  /// Of everyday words, of words for the writer, and of words for others, the applicant's name among them.
  private(set) var everyday = 0.0
  private(set) var first = 0.0
  private(set) var third = 0.0

  init(_ reading: Reading, _ body: [Int], _ known: AssessabilityWords) {
    var total = 0.0
    for sentence in body {
      for token in reading.tokens[reading.sentences[sentence].tokens] where token.isWordLike {
        total += 1
        let kinds = known.kinds[token.hash] ?? []
        if kinds.contains(.everyday) { everyday += 1 }
        if kinds.contains(.first) { first += 1 }
        if kinds.contains(.third) || token.flags.contains(.applicantName) { third += 1 }
      }
    }
    total = max(1, total)
    (everyday, first, third) = (everyday / total, first / total, third / total)
  }
}

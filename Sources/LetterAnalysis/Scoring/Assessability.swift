/// What tells a letter in English from other texts: data of `Lexicons/rubric/assessability.txt`.
struct AssessabilityWords: Sendable {
  /// The file's name in the lexicon folder.
  static let file = "rubric/assessability.txt"

  private(set) var everyday: Set<UInt64> = []
  private(set) var first: Set<UInt64> = []
  private(set) var third: Set<UInt64> = []
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
    for line in lines.lines {
      guard let (key, value) = line.split(at: ":"), !value.content.isEmpty else {
        throw lines.error(line, "expected 'key: value'")
      }
      let hashes = Set(value.words.map { FNV1a.hash($0) })
      switch key.text {
      case "everyday": everyday.formUnion(hashes)
      case "first-person": first.formUnion(hashes)
      case "third-person": third.formUnion(hashes)
      case "least-words": leastWords = Int(try Self.number(value, lines))
      case "least-everyday-share": leastEverydayShare = try Self.number(value, lines)
      case "statement-share": statementShare = try Self.number(value, lines)
      default: throw lines.error(line, "'\(key.text)' is not expected here")
      }
    }
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
    let tokens = body.flatMap { reading.tokens[reading.sentences[$0].tokens] }.filter(\.isWordLike)
    let total = Double(max(1, tokens.count))
    if Double(tokens.count { known.everyday.contains($0.hash) }) / total < known.leastEverydayShare
    {
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
    let ownShare = Double(tokens.count { known.first.contains($0.hash) }) / total
    let otherCount = tokens.count {
      known.third.contains($0.hash) || $0.flags.contains(.applicantName)
    }
    if ownShare > known.statementShare, Double(otherCount) / total < ownShare / 4,
      matches("signal.letter-opening", in: body) == 0
    {
      return "it reads as a personal statement, not as a letter about somebody"
    }
    return nil
  }

  /// How many sentences hold a signal.
  private func matches(_ signal: String, in body: [Int]) -> Int {
    body.count { index in
      reading.matches(in: index).contains { lexicons.files[$0.file].id == signal }
    }
  }
}

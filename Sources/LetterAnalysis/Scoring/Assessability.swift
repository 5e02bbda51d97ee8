/// Decides whether a text is a letter that can be scored at all.
struct Assessability {
  /// Fewer words than this are no letter that could be assessed.
  static let leastWords = 60
  /// English prose has at least this share of everyday words.
  ///
  /// Measured: labelled letters have 0.25 up.
  private static let leastEverydayShare = 0.15
  /// A personal statement speaks of "I" at least this often and hardly of anybody else.
  private static let statementShare = 0.045

  let reading: Reading
  let lexicons: LexiconSet

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { FNV1a.hash($0.utf8) })
  }
  private static let everyday = hashes(
    "the of and to in a is was for that with as on at by an be this from her his she he i has have had "
      + "it not are were or my will their they we our who which but would been all one when")
  private static let first = hashes("i my me mine myself i'm i've i'd i'll")
  private static let third = hashes("he she his her him hers himself herself they their them")

  /// Why the letter cannot be assessed, as a clause; nil if it can.
  var reasonAgainst: String? {
    let words = reading.wordCount
    if words < Self.leastWords {
      return "it has \(words) words; a letter of fewer than \(Self.leastWords) cannot be assessed"
    }
    let body = reading.sentences.indices.filter { reading.part(of: $0) == .body }
    let tokens = body.flatMap { reading.tokens[reading.sentences[$0].tokens] }.filter(\.isWordLike)
    let total = Double(max(1, tokens.count))
    if Double(tokens.count { Self.everyday.contains($0.hash) }) / total < Self.leastEverydayShare {
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
    let ownShare = Double(tokens.count { Self.first.contains($0.hash) }) / total
    let otherCount = tokens.count {
      Self.third.contains($0.hash) || $0.flags.contains(.applicantName)
    }
    if ownShare > Self.statementShare, Double(otherCount) / total < ownShare / 4,
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

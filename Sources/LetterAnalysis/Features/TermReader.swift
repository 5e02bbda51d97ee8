/// Reads a sentence as terms: words with everything taken out that must not count.
///
/// The applicant's name, pronouns of every gender, titles, figures, ages and clock times each become
/// one symbol, so that who the applicant is can change no judgement, and `44-year-old` and
/// `52-year-old` are alike.
package struct TermReader {
  /// A term: the hash that stands for it, and the token it begins with.
  package struct Term {
    package var hash: UInt64
    package var token: Int
    /// Whether it is a plain word, which has prefixes and suffixes worth looking at.
    package var isWord: Bool
  }

  /// Symbols that stand for classes of tokens.
  package enum Symbol: String, CaseIterable {
    case name = "⟨name⟩"
    case subject = "⟨they⟩"
    case object = "⟨their⟩"
    case reflexive = "⟨themself⟩"
    case title = "⟨title⟩"
    case year = "⟨year⟩"
    case time = "⟨time⟩"
    case ordinal = "⟨ordinal⟩"
    case number1 = "⟨n⟩"
    case number2 = "⟨nn⟩"
    case number3 = "⟨nnn⟩"
    case number4 = "⟨nnnn⟩"
    case ageInfant = "⟨age:infant⟩"
    case ageChild = "⟨age:child⟩"
    case ageYouth = "⟨age:youth⟩"
    case ageAdult = "⟨age:adult⟩"
    case ageOld = "⟨age:old⟩"

    /// Its hash as a term.
    package var hash: UInt64 { FNV1a.hash(rawValue.utf8) }
  }

  private let reading: Reading

  /// A reader of the sentences of `reading`.
  package init(_ reading: Reading) { self.reading = reading }

  /// The terms of a sentence.
  package func terms(of sentence: Int) -> [Term] {
    let range = reading.sentences[sentence].tokens
    var terms: [Term] = []
    terms.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let token = reading.tokens[index]
      if token.kind == .symbol, token.form == 0 {  // an emoji or the like says nothing
        index += 1
        continue
      }
      if let (symbol, length) = Self.symbol(at: index, before: range.upperBound, in: reading) {
        if symbol != .name || terms.last?.hash != Self.nameHash {
          if symbol == .name, terms.last?.hash == Self.titleHash { terms.removeLast() }
          terms.append(Term(hash: symbol.hash, token: index, isWord: false))
        }
        index += length
        continue
      }
      if terms.last?.hash == Self.subjectHash, token.kind == .word,
        let base = Self.plainForm(of: token, in: reading)
      {
        terms.append(Term(hash: base, token: index, isWord: false))
        index += 1
        continue
      }
      let folded = Self.folds[token.hash]
      terms.append(
        Term(hash: folded ?? token.hash, token: index, isWord: token.kind == .word && folded == nil)
      )
      index += 1
    }
    return terms
  }

  /// The form without `-s` of a word behind a pronoun, so that "she explains" and "they explain" are
  /// alike; nil for words that have folds of their own or are short.
  private static func plainForm(of token: Token, in reading: Reading) -> UInt64? {
    guard token.span.count > 3, folds[token.hash] == nil else { return nil }
    let s = UInt8(ascii: "s")
    var word = reading.letter.text[token.span.range]
    let isPlain = SpellingFold.lowered(word[word.endIndex - 1]) != s
    let isDouble = SpellingFold.lowered(word[word.endIndex - 2]) == s
    if !isPlain, !isDouble { word.removeLast() }
    return word.reduce(FNV1a.basis) { FNV1a.step($0, SpellingFold.lowered($1)) }
  }

  /// The symbol that stands for the tokens at `index`, and how many it takes.
  private static func symbol(at index: Int, before end: Int, in reading: Reading)
    -> (Symbol, Int)?
  {
    let token = reading.tokens[index]
    if token.flags.contains(.applicantName) { return (.name, 1) }
    if let age = age(at: index, before: end, in: reading) { return age }
    switch token.kind {
    case .number: return (number(token, in: reading), 1)
    case .ordinal: return (.ordinal, 1)
    case .word:
      guard let symbol = symbols[token.hash] else { return nil }
      let next = index + 1
      let takesStop = symbol == .title && next < end && reading.tokens[next].kind == .terminator
      return (symbol, takesStop ? 2 : 1)
    default: return nil
    }
  }

  /// `44-year-old`, `six week old`, `aged 7`.
  private static func age(at index: Int, before end: Int, in reading: Reading) -> (Symbol, Int)? {
    let tokens = reading.tokens
    guard let value = value(of: tokens[index], in: reading), index + 1 < end else { return nil }
    let unit = tokens[index + 1].hash
    guard let unitYears = ageUnits[unit], index + 2 < end, tokens[index + 2].hash == oldHash else {
      let agedBefore = index > 0 && tokens[index - 1].hash == agedHash
      return agedBefore ? (bucket(value), 1) : nil
    }
    return (unitYears ? bucket(value) : .ageInfant, 3)
  }

  private static func bucket(_ years: Int) -> Symbol {
    switch years {
    case ..<18: .ageChild
    case ..<26: .ageYouth
    case ..<65: .ageAdult
    default: .ageOld
    }
  }

  /// The value of figures or a number word.
  package static func value(of token: Token, in reading: Reading) -> Int? {
    if token.kind == .number {
      var value = 0
      for byte in reading.letter.text[token.span.range] {
        guard (48...57).contains(byte) else { return nil }
        value = min(value * 10 + Int(byte - 48), 1_000_000)
      }
      return value
    }
    return numberWords[token.hash]
  }

  private static func number(_ token: Token, in reading: Reading) -> Symbol {
    let text = reading.letter.text[token.span.range]
    if text.contains(UInt8(ascii: ":")) { return .time }
    let digits = text.count { (48...57).contains($0) }
    if digits == 4, text.count == 4, text.starts(with: "19".utf8) || text.starts(with: "20".utf8) {
      return .year
    }
    return [.number1, .number1, .number2, .number3][min(digits, 3)]
  }

  private static func table(_ entries: [(Symbol, String)]) -> WordTable<Symbol> {
    WordTable(
      entries.flatMap { symbol, words in
        words.split(separator: " ").map { (key: FNV1a.hash($0.utf8), value: symbol) }
      })
  }

  private static let symbols = table([
    (.subject, "he she they"), (.object, "him her his hers them their theirs"),
    (.reflexive, "himself herself themself themselves"), (.title, "mr ms mrs miss mx"),
    (.time, "a.m. p.m. am pm"),
  ])

  /// Verb forms that agree with "they" count as those that agree with "he" and "she".
  private static let folds = Pronouns.singular

  private static let subjectHash = Symbol.subject.hash
  private static let nameHash = Symbol.name.hash
  private static let titleHash = Symbol.title.hash
  private static let oldHash = FNV1a.hash("old".utf8)
  private static let agedHash = FNV1a.hash("aged".utf8)
  /// Units of age; true for years.
  private static let ageUnits = WordTable(
    [
      "year": true, "years": true, "month": false, "months": false, "week": false, "weeks": false,
      "day": false, "days": false, "hour": false, "hours": false,
    ].map { (key: FNV1a.hash($0.key.utf8), value: $0.value) })

  private static let numberWords: WordTable<Int> = {
    let words =
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    var result: [UInt64: Int] = [:]
    for (value, word) in words.split(separator: " ").enumerated() {
      result[FNV1a.hash(word.utf8)] = value
    }
    for (index, word) in "twenty thirty forty fifty sixty seventy eighty ninety".split(
      separator: " "
    ).enumerated() {
      result[FNV1a.hash(word.utf8)] = (index + 2) * 10
    }
    return WordTable(Array(result))
  }()
}

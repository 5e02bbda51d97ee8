/// The applicant's name as a letter uses it.
public struct ApplicantName: Sendable, Equatable {
  /// The full name, as written; empty if it was not found.
  public var full: String
  /// Hashes of the lower-case words of the name.
  package var hashes: Set<UInt64>

  /// A name that was not found.
  package static let unknown = ApplicantName(full: "", hashes: [])

  package init(full: String, hashes: Set<UInt64>) {
    self.full = full
    self.hashes = hashes
  }

  /// The name that the user gave.
  package init(given name: String) {
    let bytes = Array(name.utf8)
    var tokens: [Token] = []
    var tokenizer = Tokenizer(vocabulary: .empty, fold: SpellingFold())
    tokenizer.tokenize(bytes, in: Span(0, bytes.count), into: &tokens)
    let words = tokens.filter { $0.kind == .word && $0.span.count > 1 }
    full = name
    hashes = Set(words.map(\.hash)).subtracting(ApplicantNameFinder.titles)
  }
}

/// Finds the applicant's name: in a subject line, after a title, or by how often it is used.
struct ApplicantNameFinder {
  /// `dr`, `mr` and the like, which precede names.
  static let titles: Set<UInt64> = hashes("dr dr. mr ms mrs miss mx prof professor doctor md m.d.")
  private static let subjects = hashes("re regarding subject concerning ref reference")
  private static let leads = hashes(
    "for recommend recommending support supporting behalf of introduce applicant candidate student "
      + "that known know name concerning regarding re about applying")
  private static let salutations = hashes("dear sincerely regards truly faithfully respectfully")
  private static let notNames = hashes(
    "i he she they it we you his her their my our your the a an this that these those in on at of for "
      + "to with from by as and or but when while during after before since if although because dear "
      + "department division hospital university college school medicine medical pediatrics internal "
      + "residency program committee director selection letter recommendation icu nicu picu er ed us "
      + "u.s. usa january february march april may june july august september october november "
      + "december monday tuesday wednesday thursday friday saturday sunday one two three four five six "
      + "seven eight nine ten both what there here no not yes his center clinic clinical service ward "
      + "health care children peds med child family doctor dr. md phd m.d. ph.d. usmle eras aamc ecfmg "
      + "english spanish arabic american professor associate assistant attending chief")

  let letter: Letter
  let tokens: [Token]
  let sentences: [Sentence]

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { FNV1a.hash($0.utf8) })
  }

  /// The best-supported name, or `unknown`.
  func name() -> ApplicantName {
    var best: (score: Int, run: Range<Int>)?
    let uses = useCounts()
    for sentence in sentences {
      for run in runs(in: sentence.tokens) {
        let score = score(run, in: sentence, uses: uses)
        if score > (best?.score ?? 3) { best = (score, run) }
      }
    }
    guard let best else { return .unknown }
    let words = best.run.filter { tokens[$0].kind == .word && tokens[$0].hash != Tokenizer.possessiveHash }
    let hashes = Set(words.filter { tokens[$0].span.count > 1 }.map { tokens[$0].hash })
    let span = Span(tokens[best.run.lowerBound].span.start, tokens[best.run.upperBound - 1].span.end)
    return ApplicantName(full: letter[span], hashes: hashes.subtracting(Self.titles))
  }

  /// How often each capitalised word inside a sentence is used in the letter.
  private func useCounts() -> [UInt64: Int] {
    var counts: [UInt64: Int] = [:]
    for token in tokens where isNameWord(token) { counts[token.hash, default: 0] += 1 }
    return counts
  }

  private func isNameWord(_ token: Token) -> Bool {
    token.kind == .word && token.flags.contains(.capitalised) && !token.flags.contains(.dotted)
      && !Self.notNames.contains(token.hash) && !Self.titles.contains(token.hash)
  }

  /// Runs of one to five name words, particles between them allowed.
  private func runs(in range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard isNameWord(tokens[index]) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < range.upperBound, end - index < 5,
        isNameWord(tokens[end]) || isInitial(end) || isParticle(end, before: range.upperBound),
        !tokens[end].flags.contains(.newlineBefore)
      { end += 1 }
      result.append(index..<end)
      index = end
    }
    return result
  }

  private func isInitial(_ index: Int) -> Bool {
    tokens[index].span.count == 1 && tokens[index].flags.contains(.capitalised)
      || tokens[index].kind == .terminator && tokens[index - 1].span.count == 1
  }

  private static let particles = hashes("al el bin ibn de da dos van von la le abu della di ul ur")

  private func isParticle(_ index: Int, before end: Int) -> Bool {
    Self.particles.contains(tokens[index].hash) && index + 1 < end
      && (isNameWord(tokens[index + 1]) || isParticle(index + 1, before: end))
  }

  /// How much speaks for a run being the applicant's name.
  private func score(_ run: Range<Int>, in sentence: Sentence, uses: [UInt64: Int]) -> Int {
    let words = run.filter { isNameWord(tokens[$0]) }
    var score = min(6, words.map { uses[tokens[$0].hash] ?? 0 }.max() ?? 0)
    score += min(2, words.count)
    let before = run.lowerBound - 1
    let start = sentence.tokens.lowerBound
    let isTitled = before >= start && (Self.titles.contains(tokens[before].hash)
      || before > start && Self.titles.contains(tokens[before - 1].hash))
    if isTitled { score += 3 }
    if sentence.tokens.contains(where: { $0 < start + 2 && Self.subjects.contains(tokens[$0].hash) }) {
      score += 6
    }
    let lead = isTitled ? (tokens[before].kind == .terminator ? before - 2 : before - 1) : before
    if lead >= start, Self.leads.contains(tokens[lead].hash) { score += 3 }
    let isGreeting = sentence.tokens.contains { $0 < start + 3 && Self.salutations.contains(tokens[$0].hash) }
    if isGreeting { score -= 8 }
    if isNearEnd(sentence) { score -= 6 }
    if before < start, sentence.tokens.count <= run.count + 2 { score -= 4 }
    if before < start, !isTitled, sentence.tokens.count > run.count + 3, words.count == 1 { score -= 1 }
    return score
  }

  /// Whether a sentence is among the last lines, where the writer signs.
  private func isNearEnd(_ sentence: Sentence) -> Bool {
    guard let last = sentences.last else { return false }
    return last.block - sentence.block < 4 && sentences.count > 6 && sentence.tokens.count < 14
  }
}

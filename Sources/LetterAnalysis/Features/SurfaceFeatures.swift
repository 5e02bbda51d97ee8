/// A counter sorted into steps, as a feature: `length` at step 3.
private func step(_ name: StaticString, _ value: Int, _ steps: [Int]) -> UInt64 {
  let hash = name.withUTF8Buffer { FNV1a.hash($0) }
  return FNV1a.combine(hash, UInt64(steps.count { value >= $0 }))
}

/// A fact that holds or does not, as a feature.
private func fact(_ name: StaticString) -> UInt64 {
  name.withUTF8Buffer { FNV1a.combine(FNV1a.hash($0), 0) }
}

/// How a sentence is written: features of the sentence alone.
struct SurfaceFeatures {
  private static let symbols = (
    name: TermReader.Symbol.name.hash, subject: TermReader.Symbol.subject.hash,
    object: TermReader.Symbol.object.hash
  )
  private(set) var hashes: [UInt64] = []

  init(reading: Reading, terms: [TermReader.Term], sentence: Int) {
    let range = reading.sentences[sentence].tokens
    let tokens = reading.tokens[range]
    hashes.append(step("length", terms.count, [4, 8, 12, 18, 25, 35, 50]))
    let first = tokens.firstIndex { $0.isWordLike } ?? tokens.startIndex
    let capitals = tokens[first...].dropFirst().count {
      $0.flags.contains(.capitalised) && !$0.flags.contains(.applicantName) && $0.span.count > 1
    }
    hashes.append(step("capitals", capitals, [1, 2, 3, 5]))
    hashes.append(
      step("figures", tokens.count { $0.kind == .number || $0.kind == .ordinal }, [1, 2, 3]))
    if tokens.contains(where: { $0.kind == .quote }) { hashes.append(fact("quotes")) }
    if tokens.contains(where: { $0.kind == .clauseMark }) { hashes.append(fact("clauses")) }
    if tokens.contains(where: { $0.kind == .dash }) { hashes.append(fact("dash")) }
    if tokens.contains(where: { $0.flags.contains(.allCapitals) }) {
      hashes.append(fact("ALLCAPS"))
    }
    let (name, subject, object) = Self.symbols
    func holds(_ symbol: UInt64) -> Bool { terms.contains { !$0.isWord && $0.hash == symbol } }
    if holds(name) { hashes.append(fact("name")) }
    if holds(subject) || holds(object) { hashes.append(fact("pronoun")) }
    guard let last = tokens.last else { return }
    switch last.kind {
    case .terminator, .quote, .closer: hashes.append(fact("ends"))
    case .comma: hashes.append(fact("ends with comma"))
    case .clauseMark: hashes.append(fact("ends with colon"))
    default: break
    }
  }
}

/// Where a sentence stands: features that the letter around it gives.
struct PositionFeatures {
  private(set) var hashes: [UInt64] = []

  init(reading: Reading, sentence: Int, paragraphStart: Int) {
    let sentences = reading.sentences
    let block = sentences[sentence].block
    var paragraphEnd = sentence + 1
    while paragraphEnd < sentences.count, sentences[paragraphEnd].block == block {
      paragraphEnd += 1
    }
    let blocks = (sentences.last?.block ?? 0) + 1
    hashes.append(step("place", sentence * 100 / sentences.count, [10, 20, 35, 50, 65, 80, 90]))
    hashes.append(step("from end", sentences.count - sentence, [2, 3, 4, 6, 8]))
    hashes.append(step("from start", sentence, [1, 2, 3, 4, 6]))
    hashes.append(step("paragraph", paragraphEnd - paragraphStart, [2, 3, 5, 7]))
    hashes.append(step("in paragraph", sentence - paragraphStart, [1, 2, 3, 5]))
    hashes.append(step("paragraph's place", block * 100 / blocks, [20, 40, 60, 80]))
    if sentence == paragraphEnd - 1 { hashes.append(fact("ends paragraph")) }
    if block == 0 { hashes.append(fact("first paragraph")) }
  }
}

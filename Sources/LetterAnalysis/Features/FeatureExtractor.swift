/// What the classifier looks at in a sentence, as hashes in groups.
///
/// Every group but `position` is read from the sentence alone, so that an edit elsewhere in the
/// letter cannot change what is said of it.
package enum FeatureGroup: Int, CaseIterable, Sendable {
  /// Words and pairs of words.
  case terms
  /// Beginnings and ends of words.
  case affixes
  /// Length, punctuation, capitals, figures.
  case surface
  /// Where in its paragraph and letter the sentence stands.
  case position
  /// Which groups of lexicon patterns matched.
  case lexicon
}

/// The features of one sentence: distinct hashes by group, and the sum of its words' vectors.
package struct SentenceFeatures: Sendable {
  /// Distinct hashes, by group.
  package var hashes: [[UInt64]]
  /// The vectors of its words, summed and scaled to length 1; empty without vectors.
  package var dense: [Float]
  /// How many terms it has; a name is one, however many words it has.
  package var length: Int
}

/// Extracts features.
package struct FeatureExtractor: Sendable {
  private let lexiconHashes: [[UInt64]]
  private let fileIDs: [String]
  private let vectors: WordVectors?
  /// Words that any sentence may begin with: alone they tell a reader nothing.
  private let commonWords: Set<UInt64>

  /// An extractor that knows the lexicons' groups and, if there are any, word vectors.
  package init(lexicons: LexiconSet, vectors: WordVectors?) {
    self.vectors = vectors
    fileIDs = lexicons.files.map(\.id)
    commonWords = lexicons.sentenceLexicon.starters
    lexiconHashes = lexicons.files.map(Self.hashes)
  }

  /// The hash of each entry's group; entries that follow each other are mostly of one.
  private static func hashes(of file: LexiconFile) -> [UInt64] {
    var last: (entry: LexiconFile.Entry, hash: UInt64)?
    return file.entries.map { entry in
      if let last, last.entry.strength == entry.strength, last.entry.rule == entry.rule {
        return last.hash
      }
      let hash = FNV1a.hash("\(entry.rule)/\(entry.strength.rawValue)".utf8)
      last = (entry, hash)
      return hash
    }
  }

  /// The features of every sentence of a letter.
  package func features(of reading: Reading) -> [SentenceFeatures] {
    let terms = TermReader(reading)
    var paragraphStart = 0
    return reading.sentences.indices.map { index in
      if index > 0, reading.sentences[index].block != reading.sentences[index - 1].block {
        paragraphStart = index
      }
      return features(
        of: index, terms: terms.terms(of: index), paragraphStart: paragraphStart, in: reading)
    }
  }

  private func features(
    of index: Int, terms: [TermReader.Term], paragraphStart: Int, in reading: Reading
  ) -> SentenceFeatures {
    var hashes: [[UInt64]] = [
      Self.termHashes(terms), Self.affixHashes(terms, in: reading),
      SurfaceFeatures(reading: reading, terms: terms, sentence: index).hashes,
      PositionFeatures(reading: reading, sentence: index, paragraphStart: paragraphStart).hashes,
      reading.matches(in: index).map { lexiconHashes[$0.file][$0.entry] },
    ]
    for group in hashes.indices { Self.makeDistinct(&hashes[group]) }
    return SentenceFeatures(
      hashes: hashes, dense: dense(terms), length: terms.count)
  }

  private static func makeDistinct(_ hashes: inout [UInt64]) {
    guard hashes.count > 1 else { return }
    hashes.sort()
    var kept = 1
    for index in 1..<hashes.count where hashes[index] != hashes[kept - 1] {
      hashes[kept] = hashes[index]
      kept += 1
    }
    hashes.removeLast(hashes.count - kept)
  }

  /// How many dimensions the word vectors have; 0 without any.
  package var dimensions: Int { vectors?.dimensions ?? 0 }

  private static let edge = FNV1a.hash("⟨edge⟩".utf8)
  private static let pairSalt = FNV1a.hash("⟨pair⟩".utf8)

  /// Single terms and neighbouring pairs, the sentence's edges among them.
  private static func termHashes(_ terms: [TermReader.Term]) -> [UInt64] {
    var result: [UInt64] = []
    result.reserveCapacity(terms.count * 2 + 1)
    var previous = edge
    for term in terms {
      result.append(FNV1a.combine(0, term.hash))
      result.append(FNV1a.combine(FNV1a.combine(pairSalt, previous), term.hash))
      previous = term.hash
    }
    result.append(FNV1a.combine(FNV1a.combine(pairSalt, previous), edge))
    return result
  }

  /// Words for the features of a sentence that say something to a reader: its words and pairs of
  /// words, unless they are such as stand in any sentence, and the phrases whose files have a title.
  func names(of sentence: Int, in reading: Reading, titles: [String: String]) -> [UInt64: String] {
    var names: [UInt64: String] = [:]
    var previous = (hash: Self.edge, text: "", isCommon: true)
    for term in TermReader(reading).terms(of: sentence) {
      let token = reading.tokens[term.token]
      let text = reading.letter[token.span]
      let isCommon = !token.isWordLike || commonWords.contains(token.hash)
      if !isCommon { names[FNV1a.combine(0, term.hash)] = "the word '\(text)'" }
      if !isCommon || !previous.isCommon {
        let pair = FNV1a.combine(FNV1a.combine(Self.pairSalt, previous.hash), term.hash)
        names[pair] =
          previous.text.isEmpty
          ? "the opening '\(text)'" : "the words '\(previous.text) \(text)'"
      }
      previous = (term.hash, text, isCommon)
    }
    for match in reading.matches(in: sentence) {
      guard let title = titles[fileIDs[match.file]] else { continue }
      names[lexiconHashes[match.file][match.entry]] =
        "\(title): '\(reading.letter[reading.span(of: match.tokens)])'"
    }
    return names
  }

  private static let prefixSalt = FNV1a.hash("⟨prefix⟩".utf8)
  private static let suffixSalt = FNV1a.hash("⟨suffix⟩".utf8)

  /// Prefixes of three to five bytes and suffixes of two to four, of the words that are longer.
  private static func affixHashes(_ terms: [TermReader.Term], in reading: Reading) -> [UInt64] {
    var result: [UInt64] = []
    result.reserveCapacity(terms.count * 6)
    let text = reading.letter.text.span
    for term in terms where term.isWord {
      let word = text.extracting(reading.tokens[term.token].span.range)
      guard word.count > 2 else { continue }
      if word.indices.contains(where: { word[$0] == 0xE2 }) {
        let straight = straightBytes(of: reading.tokens[term.token], in: reading)
        appendAffixes(of: straight.span, to: &result)
      } else {
        appendAffixes(of: word, to: &result)
      }
    }
    return result
  }

  private static func appendAffixes(of word: Swift.Span<UInt8>, to result: inout [UInt64]) {
    let count = word.count
    guard count > 2 else { return }
    var prefix = prefixSalt
    for offset in 0..<min(5, count) {
      prefix = FNV1a.step(prefix, SpellingFold.lowered(word[offset]))
      if offset >= 2, count > offset + 1 { result.append(FNV1a.combine(0, prefix)) }
    }
    var suffix = suffixSalt
    for offset in 0..<min(4, count) {
      suffix = FNV1a.step(suffix, SpellingFold.lowered(word[count - 1 - offset]))
      if offset >= 1, count > offset + 1 { result.append(FNV1a.combine(0, suffix)) }
    }
  }

  /// The bytes of a word, curly apostrophes made straight.
  private static func straightBytes(of token: Token, in reading: Reading) -> [UInt8] {
    var word = reading.letter.text[token.span.range]
    for curly: [UInt8] in [[0xE2, 0x80, 0x98], [0xE2, 0x80, 0x99]] {
      while let at = word.firstRange(of: curly) { word.replaceSubrange(at, with: [0x27]) }
    }
    return Array(word)
  }

  private func dense(_ terms: [TermReader.Term]) -> [Float] {
    guard let vectors else { return [] }
    let sum = vectors.sum(of: terms.lazy.filter(\.isWord).map(\.hash))
    let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return sum }
    return sum.map { $0 / length }
  }
}

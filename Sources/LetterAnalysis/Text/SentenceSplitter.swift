/// Words that steer where sentences end: data of `Lexicons/language/abbreviations.txt`.
package struct SentenceLexicon: Sendable {
  /// Hashes of abbreviations that never end a sentence: `dr`, `vs`, `e.g.`.
  package var inner: Set<UInt64> = []
  /// Hashes of abbreviations that may end one: `p.m.`, `m.d.`, `inc`.
  package var either: Set<UInt64> = []
  /// Hashes of words that begin a sentence when capitalised after such an abbreviation.
  package var starters: Set<UInt64> = []

  /// A lexicon that knows nothing.
  package init() {}
}

/// Finds the sentences of a block from its tokens.
///
/// A sentence ends at a full stop, question or exclamation mark with what closes it, if white space
/// and something that can begin a sentence follow; at a line end inside a block unless the next line
/// goes on in lower case; and at the block's end.
package struct SentenceSplitter: Sendable {
  private let lexicon: SentenceLexicon

  /// A splitter that knows the abbreviations of `lexicon`.
  package init(lexicon: SentenceLexicon) { self.lexicon = lexicon }

  /// The token ranges of the sentences in `tokens[range]`, in order, leaving none out.
  package func sentences(of tokens: [Token], in range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = range.lowerBound
    for index in range.dropFirst() where breaks(before: index, in: tokens, since: start) {
      result.append(start..<index)
      start = index
    }
    if start < range.upperBound { result.append(start..<range.upperBound) }
    return result
  }

  private func breaks(before index: Int, in tokens: [Token], since start: Int) -> Bool {
    let next = tokens[index]
    guard next.flags.contains(.spaceBefore) else { return false }
    if next.flags.contains(.newlineBefore) {
      let continues = next.isWordLike && !next.flags.contains(.capitalised) && next.kind == .word
      if !continues { return true }
    }
    guard canBegin(next, at: index, in: tokens) else { return false }
    var last = index - 1
    while last > start, isCloser(tokens[last]) { last -= 1 }
    let end = tokens[last]
    if end.flags.contains(.dotted) { return afterDotted(end, before: index, in: tokens) }
    guard end.kind == .terminator, last > start else { return false }
    return endsSentence(at: last, before: index, in: tokens, since: start)
  }

  private func isCloser(_ token: Token) -> Bool {
    guard !token.flags.contains(.spaceBefore) else { return false }
    return token.kind == .quote || token.kind == .apostrophe || token.kind == .closer
  }

  private func canBegin(_ token: Token, at index: Int, in tokens: [Token]) -> Bool {
    switch token.kind {
    case .number, .ordinal, .symbol: return true
    case .word: return token.flags.contains(.capitalised)
    case .quote, .apostrophe, .opener, .dash:
      guard index + 1 < tokens.count else { return true }
      let inner = tokens[index + 1]
      return inner.kind != .word || inner.flags.contains(.capitalised)
    case .terminator: return token.flags.contains(.spaceBefore)
    case .comma, .clauseMark, .closer: return false
    }
  }

  private func afterDotted(_ token: Token, before index: Int, in tokens: [Token]) -> Bool {
    guard !lexicon.inner.contains(token.hash) else { return false }
    return lexicon.starters.contains(tokens[index].hash) || tokens[index].kind == .quote
  }

  private func endsSentence(
    at last: Int, before index: Int, in tokens: [Token], since start: Int
  ) -> Bool {
    let stop = tokens[last]
    let word = tokens[last - 1]
    guard stop.span.count == 1, !stop.flags.contains(.spaceBefore), word.isWordLike else {
      return true
    }
    if lexicon.inner.contains(word.hash) { return false }
    if lexicon.either.contains(word.hash) {
      return lexicon.starters.contains(tokens[index].hash)
    }
    let opensLine = last - 1 == start
    if opensLine, word.kind == .number { return false }  // "1. She …" is a list item
    let isInitial =
      word.span.count == 1 && word.flags.contains(.capitalised) && word.hash != Self.iHash
    if isInitial { return lexicon.starters.contains(tokens[index].hash) && !opensLine }
    return true
  }

  private static let iHash = FNV1a.hash("i".utf8)
}

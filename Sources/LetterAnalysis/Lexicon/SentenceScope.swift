/// Decides which matches of a sentence stand, by the gates of their patterns.
struct SentenceScope {
  /// How many tokens before a match a negation reaches.
  private static let negationWindow = 5
  /// How many tokens `unless before` and `unless after` look at.
  private static let sideWindow = 4
  /// How many tokens on either side `near` looks at.
  private static let nearWindow = 8

  let tokens: [Token]
  let range: Range<Int>
  let found: [Automaton.Match]
  let lexicons: LexiconSet

  /// Appends the matches that stand, by place.
  func admitted(sentence: Int, into matches: inout [PhraseMatch]) {
    let first = matches.count
    for match in found {
      guard case .entry(let file, let entry) = lexicons.targets[match.pattern] else { continue }
      let gates = lexicons.files[file].entries[entry].gates
      guard gates.allSatisfy({ holds($0, for: match.tokens) }) else { continue }
      matches.append(
        PhraseMatch(file: file, entry: entry, tokens: match.tokens, sentence: sentence))
    }
    dropVetoed(from: first, in: &matches)
    matches[first...].sort {
      ($0.tokens.lowerBound, $0.tokens.upperBound, $0.file, $0.entry)
        < ($1.tokens.lowerBound, $1.tokens.upperBound, $1.file, $1.entry)
    }
  }

  /// Drops matches that touch an `except` match of their own file, and the exceptions themselves.
  private func dropVetoed(from first: Int, in matches: inout [PhraseMatch]) {
    let exceptions = matches[first...].filter { strength(of: $0) == .except }
    guard !exceptions.isEmpty else { return }
    let kept = matches[first...].filter { match in
      strength(of: match) != .except
        && !exceptions.contains { $0.file == match.file && $0.tokens.overlaps(match.tokens) }
    }
    matches.replaceSubrange(first..., with: kept)
  }

  private func strength(of match: PhraseMatch) -> LexiconFile.Strength {
    lexicons.files[match.file].entries[match.entry].strength
  }

  private func holds(_ gate: Gate, for match: Range<Int>) -> Bool {
    switch gate {
    case .atStart: match.lowerBound == firstWord
    case .notNegated: !stands("negation", in: before(match, Self.negationWindow))
    case .with(let name): stands(name, in: range)
    case .unless(let name): !stands(name, in: range)
    case .unlessBefore(let name): !stands(name, in: before(match, Self.sideWindow))
    case .unlessAfter(let name): !stands(name, in: after(match, Self.sideWindow))
    case .near(let name):
      stands(name, in: before(match, Self.nearWindow).lowerBound..<after(match, Self.nearWindow).upperBound)
    case .aboutApplicant: isAboutApplicant(match)
    }
  }

  private var firstWord: Int {
    range.first { tokens[$0].isWordLike } ?? range.lowerBound
  }

  private func before(_ match: Range<Int>, _ window: Int) -> Range<Int> {
    max(range.lowerBound, match.lowerBound - window)..<match.lowerBound
  }

  private func after(_ match: Range<Int>, _ window: Int) -> Range<Int> {
    match.upperBound..<min(range.upperBound, match.upperBound + window)
  }

  /// Whether a word of the class stands within `window`.
  func stands(_ name: String, in window: Range<Int>) -> Bool {
    guard let marker = lexicons.markers[name] else { return false }
    return found.contains { match in
      guard case .marker(marker) = lexicons.targets[match.pattern] else { return false }
      return window.lowerBound <= match.tokens.lowerBound && match.tokens.upperBound <= window.upperBound
    }
  }

  /// A match is about the applicant unless a patient is named in the sentence up to its end, or
  /// right behind it.
  private func isAboutApplicant(_ match: Range<Int>) -> Bool {
    !stands("patient", in: range.lowerBound..<min(range.upperBound, match.upperBound + 3))
  }
}

/// Decides which matches of a sentence stand, by the gates of their patterns.
struct SentenceScope {
  /// How many tokens before a match a negation reaches.
  private static let negationWindow = 5
  /// How many tokens `unless before` and `unless after` look at.
  private static let sideWindow = 4
  /// How many tokens on either side `near` looks at.
  private static let nearWindow = 8

  private let tokens: [Token]
  private let range: Range<Int>
  private let found: [Automaton.Match]
  private let lexicons: LexiconSet
  /// The words of classes that gates ask for.
  private var markers: [(id: ClassID, tokens: Range<Int>)] = []

  /// The scope of the sentence `tokens[range]`, in which `found` matched.
  init(tokens: [Token], range: Range<Int>, found: [Automaton.Match], lexicons: LexiconSet) {
    self.tokens = tokens
    self.range = range
    self.found = found
    self.lexicons = lexicons
    for match in found {
      if let id = lexicons.targets[match.pattern].marker { markers.append((id, match.tokens)) }
    }
  }

  /// Appends the matches that stand, by place.
  func admitted(sentence: Int, into matches: inout [PhraseMatch]) {
    let first = matches.count
    var exceptions: [(file: Int, tokens: Range<Int>)] = []
    for match in found {
      let target = lexicons.targets[match.pattern]
      guard target.marker == nil,
        lexicons.gates[target.gates].allSatisfy({ holds($0, for: match.tokens) })
      else { continue }
      let (file, entry) = (Int(target.file), Int(target.number))
      if lexicons.files[file].entries[entry].strength == .except {
        exceptions.append((file, match.tokens))
      } else {
        matches.append(
          PhraseMatch(file: file, entry: entry, tokens: match.tokens, sentence: sentence))
      }
    }
    if !exceptions.isEmpty {
      let kept = matches[first...].filter { match in
        !exceptions.contains { $0.file == match.file && $0.tokens.overlaps(match.tokens) }
      }
      matches.replaceSubrange(first..., with: kept)
    }
    guard matches.count > first + 1 else { return }
    matches[first...].sort {
      ($0.tokens.lowerBound, $0.tokens.upperBound, $0.file, $0.entry)
        < ($1.tokens.lowerBound, $1.tokens.upperBound, $1.file, $1.entry)
    }
  }

  private func holds(_ gate: Gate, for match: Range<Int>) -> Bool {
    switch gate {
    case .atStart: match.lowerBound == firstWord
    case .notNegated: !stands(lexicons.negationClass, in: before(match, Self.negationWindow))
    case .with(let id): stands(id, in: range)
    case .unless(let id): !stands(id, in: range)
    case .unlessBefore(let id): !stands(id, in: before(match, Self.sideWindow))
    case .unlessAfter(let id): !stands(id, in: after(match, Self.sideWindow))
    case .near(let id):
      stands(
        id, in: before(match, Self.nearWindow).lowerBound..<after(match, Self.nearWindow).upperBound
      )
    case .aboutApplicant: isAboutApplicant(match)
    }
  }

  private var firstWord: Int {
    range.first { tokens[$0].isWordLike } ?? range.lowerBound
  }

  /// So many tokens before a match; the applicant's name counts as one, however many words it has.
  private func before(_ match: Range<Int>, _ window: Int) -> Range<Int> {
    var start = match.lowerBound
    var left = window
    while start > range.lowerBound, left > 0 {
      start -= 1
      if !isInsideName(start) { left -= 1 }
    }
    return start..<match.lowerBound
  }

  /// Whether a token goes on with the applicant's name.
  private func isInsideName(_ index: Int) -> Bool {
    index > range.lowerBound && tokens[index].flags.contains(.applicantName)
      && tokens[index - 1].flags.contains(.applicantName)
  }

  private func after(_ match: Range<Int>, _ window: Int) -> Range<Int> {
    var end = match.upperBound
    var left = window
    while end < range.upperBound, left > 0 || isInsideName(end) {
      if !isInsideName(end) { left -= 1 }
      end += 1
    }
    return match.upperBound..<end
  }

  /// Whether a patient is named in the sentence.
  var namesPatient: Bool { stands(lexicons.patientClass, in: range) }

  /// Whether a word of the class stands within `window`.
  private func stands(_ id: ClassID?, in window: Range<Int>) -> Bool {
    markers.contains { marker in
      marker.id == id && window.lowerBound <= marker.tokens.lowerBound
        && marker.tokens.upperBound <= window.upperBound
    }
  }

  /// A match is about the applicant unless a patient is named in the sentence up to its end, or
  /// right behind it.
  private func isAboutApplicant(_ match: Range<Int>) -> Bool {
    !stands(
      lexicons.patientClass, in: range.lowerBound..<after(match, 3).upperBound)
  }
}

/// Passages that stand in more than one letter of a set.
public struct SharedPassages: Sendable {
  /// Fewer words in common are a turn of phrase.
  ///
  /// Measured on the labelled letters: see `docs/sets.md`.
  static let leastWords = 12
  /// So many words in a row, the same in both letters, begin a passage.
  static let seedWords = 5
  /// Words that may differ between two parts of a passage.
  static let gapWords = 2
  /// The most passages that a set shows.
  static let limit = 20

  /// The passages by their first places.
  public var passages: [SharedPassage]
  /// What could not be compared, as sentences.
  public var notes: [String]

  /// Nothing shared.
  public init(notes: [String] = []) {
    passages = []
    self.notes = notes
  }

  /// Compares the letters of a set, each as `Analyzer.passageText(of:)` gives it; nil for one that
  /// cannot be compared.
  package init(_ letters: [PassageText?], notes: [String] = []) {
    self.notes = notes
    var found: [PassageMatch] = []
    for second in letters.indices {
      for first in 0..<second {
        guard let a = letters[first], let b = letters[second] else { continue }
        found += PassageMatcher(a, b).matches.map {
          PassageMatch(first: first, second: second, spans: $0.spans, words: $0.words)
        }
      }
    }
    let longest = found.sorted {
      ($0.words, $1.first, $1.spans.0) > ($1.words, $0.first, $0.spans.0)
    }
    if longest.count > Self.limit {
      self.notes.append(
        "Only the \(Self.limit) longest of \(longest.count) shared passages are shown.")
    }
    passages = longest.prefix(Self.limit).map { match in
      SharedPassage(
        words: match.words,
        places: [
          Self.place(match.first, match.spans.0, letters),
          Self.place(match.second, match.spans.1, letters),
        ])
    }
  }

  private static func place(_ member: Int, _ span: Span, _ letters: [PassageText?])
    -> SharedPassage.Place
  {
    let text = letters[member]?.text ?? []
    return SharedPassage.Place(
      member: member, span: CodePointIndex(text)(span),
      quote: String(decoding: text[span.range], as: UTF8.self))
  }
}

/// A passage of two letters of a set.
private struct PassageMatch {
  var first: Int
  var second: Int
  var spans: (Span, Span)
  var words: Int
}

/// Finds the passages that two letters share: runs of the same words, small differences allowed.
struct PassageMatcher {
  /// A run of words that both letters have, as ranges into their words.
  struct Match {
    var spans: (Span, Span)
    var words: Int
  }

  private(set) var matches: [Match] = []

  init(_ a: PassageText, _ b: PassageText) {
    let a = a.runs
    for run in b.runs {
      for other in a { compare(other, run) }
    }
  }

  /// Greedy, from left to right in the second letter: at each place the longest passage counts.
  private mutating func compare(_ a: [PassageText.Word], _ b: [PassageText.Word]) {
    let seed = SharedPassages.seedWords
    guard a.count >= seed, b.count >= seed else { return }
    var places: [UInt64: [Int]] = [:]
    for start in 0...(a.count - seed) { places[Self.hash(a, start), default: []].append(start) }
    var at = 0
    while at + seed <= b.count {
      let starts = places[Self.hash(b, at)] ?? []
      let best = starts.map { extended(a, $0, b, at) }.max { $0.words < $1.words }
      guard let best, best.words >= SharedPassages.leastWords else {
        at += 1
        continue
      }
      matches.append(
        Match(
          spans: (
            Span(a[best.a.lowerBound].span.start, a[best.a.upperBound - 1].span.end),
            Span(b[best.b.lowerBound].span.start, b[best.b.upperBound - 1].span.end)
          ), words: best.words))
      at = best.b.upperBound
    }
  }

  private static func hash(_ words: [PassageText.Word], _ start: Int) -> UInt64 {
    words[start..<(start + SharedPassages.seedWords)].reduce(FNV1a.basis) {
      FNV1a.combine($0, $1.hash)
    }
  }

  /// The passage that begins at the two places: words in common, and up to `gapWords` others between.
  private func extended(
    _ a: [PassageText.Word], _ startA: Int, _ b: [PassageText.Word], _ startB: Int
  ) -> (a: Range<Int>, b: Range<Int>, words: Int) {
    var (i, j) = (startA, startB)
    var (endA, endB, words) = (i, j, 0)
    while i < a.count, j < b.count {
      if a[i].hash == b[j].hash {
        (i, j, words) = (i + 1, j + 1, words + 1)
        (endA, endB) = (i, j)
      } else if let (skipA, skipB) = resume(a, i, b, j) {
        (i, j) = (i + skipA, j + skipB)
      } else {
        break
      }
    }
    return (startA..<endA, startB..<endB, words)
  }

  /// The smallest skip after which three words agree again; nil if there is none.
  private func resume(_ a: [PassageText.Word], _ i: Int, _ b: [PassageText.Word], _ j: Int)
    -> (Int, Int)?
  {
    let gap = SharedPassages.gapWords
    for total in 1...(2 * gap) {
      for skipA in max(0, total - gap)...min(gap, total) {
        let skipB = total - skipA
        let agrees = (0..<3).allSatisfy { step in
          i + skipA + step < a.count && j + skipB + step < b.count
            && a[i + skipA + step].hash == b[j + skipB + step].hash
        }
        if agrees { return (skipA, skipB) }
      }
    }
    return nil
  }
}

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
    let seeds = PassageSeeds.of(letters)
    var places = SeedPlaces()
    for first in letters.indices {
      places.fill(with: seeds[first])
      for second in (first + 1)..<max(first + 1, letters.count) {
        found += PassageMatcher(seeds[first], seeds[second], places).matches.map {
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

  /// Compares two letters; `places` are those of the first.
  init(_ a: [PassageSeeds], _ b: [PassageSeeds], _ places: SeedPlaces) {
    for run in b {
      var isShared = [Bool](repeating: false, count: a.count)
      for (_, seed) in run.places {
        for place in places[seed] { isShared[place.run] = true }
      }
      for other in a.indices where isShared[other] {
        compare(a[other].words, other, run, places)
      }
    }
  }

  /// Greedy, from left to right in the second letter: at each place the longest passage counts.
  private mutating func compare(
    _ a: [PassageText.Word], _ run: Int, _ seedsOfB: PassageSeeds, _ places: SeedPlaces
  ) {
    let b = seedsOfB.words
    var end = 0
    for (at, seed) in seedsOfB.places where at >= end {
      var best: (a: Range<Int>, b: Range<Int>, words: Int)?
      for place in places[seed] where place.run == run {
        let passage = extended(a, place.at, b, at)
        if passage.words > best?.words ?? 0 { best = passage }
      }
      guard let best, best.words >= SharedPassages.leastWords else { continue }
      matches.append(
        Match(
          spans: (
            Span(a[best.a.lowerBound].span.start, a[best.a.upperBound - 1].span.end),
            Span(b[best.b.lowerBound].span.start, b[best.b.upperBound - 1].span.end)
          ), words: best.words))
      end = best.b.upperBound
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

/// Where passages may begin in a run of words: at seeds that other letters have, too.
///
/// Found for all letters of a set at once, so that letters which share nothing cost nothing to compare.
struct PassageSeeds {
  /// The run.
  let words: [PassageText.Word]
  /// The places of such seeds, ascending; seeds are numbered from 0 on.
  private(set) var places: [(at: Int, seed: Int)] = []

  private init(words: [PassageText.Word]) { self.words = words }

  /// The seeds of each run of each letter; none of a letter that cannot be compared.
  static func of(_ letters: [PassageText?]) -> [[PassageSeeds]] {
    var seeds: [UInt64: (owner: Int, number: Int?)] = [:]
    var count = 0
    for (letter, text) in letters.enumerated() {
      for hash in (text?.runs ?? []).lazy.flatMap(hashes) {
        let known = seeds[hash, default: (letter, nil)]
        if known.owner == letter || known.number != nil {
          seeds[hash] = known
        } else {
          seeds[hash] = (letter, count)
          count += 1
        }
      }
    }
    return letters.map { letter in
      (letter?.runs ?? []).map { run in
        var result = PassageSeeds(words: run)
        for (at, hash) in hashes(of: run).enumerated() {
          if let seed = seeds[hash]?.number { result.places.append((at, seed)) }
        }
        return result
      }
    }
  }

  /// The hash of the seed that begins at each word, as far as there are enough words.
  private static func hashes(of words: [PassageText.Word]) -> [UInt64] {
    let seed = SharedPassages.seedWords
    guard words.count >= seed else { return [] }
    return (0...(words.count - seed)).map { start in
      words[start..<(start + seed)].reduce(FNV1a.basis) { FNV1a.combine($0, $1.hash) }
    }
  }
}

/// Where the seeds of one letter stand.
struct SeedPlaces {
  /// A place: the run, and the word of it.
  typealias Place = (run: Int, at: Int)
  private var places: [[Place]] = []
  private var filled: [Int] = []

  /// The places of a seed.
  subscript(seed: Int) -> [Place] { seed < places.count ? places[seed] : [] }

  /// Holds the places of the seeds of a letter's runs, and no others.
  mutating func fill(with runs: [PassageSeeds]) {
    for seed in filled { places[seed].removeAll(keepingCapacity: true) }
    filled.removeAll(keepingCapacity: true)
    for (run, seeds) in runs.enumerated() {
      for (at, seed) in seeds.places {
        while places.count <= seed { places.append([]) }
        if places[seed].isEmpty { filled.append(seed) }
        places[seed].append((run, at))
      }
    }
  }
}

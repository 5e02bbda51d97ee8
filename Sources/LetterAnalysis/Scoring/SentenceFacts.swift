/// What the scorer knows of a sentence: facts of the sentence alone, so that an edit elsewhere in the
/// letter never takes its points away.
struct SentenceFacts {
  /// The chance from which on a sentence counts as part of an episode.
  ///
  /// Chosen by hand.
  static let anecdoteThreshold = 0.5

  /// The sentence, as an index into the reading.
  var sentence: Int
  /// Its class, as seen from the sentence alone.
  var label: SentenceClass
  /// Names of the rules and signals found in it.
  var names: Set<String>
  /// Its findings, as indices into the review's.
  var findings: [Int]

  /// The facts of the body's sentences; of sentences that repeat each other, the first.
  static func all(
    _ reading: Reading, _ judgements: [Judgement], _ findings: [Finding], _ lexicons: LexiconSet
  ) -> [SentenceFacts] {
    var bySentence: [Int: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      if let sentence = finding.sentence { bySentence[sentence, default: []].append(index) }
    }
    var seen: Set<UInt64> = []
    return reading.sentences.indices.compactMap { index in
      guard reading.part(of: index) == .body else { return nil }
      let hash = reading.tokens[reading.sentences[index].tokens].reduce(FNV1a.basis) {
        $1.isWordLike ? FNV1a.combine($0, $1.hash) : $0
      }
      guard seen.insert(hash).inserted else { return nil }
      let own = bySentence[index] ?? []
      var names = Set(own.map { findings[$0].rule })
      for match in reading.matches(in: index) {
        let file = lexicons.files[match.file]
        guard file.isSignal || file.id.hasPrefix("structure.") else { continue }
        names.insert(file.entries[match.entry].rule)
      }
      return SentenceFacts(
        sentence: index, label: label(judgements[index].alone), names: names, findings: own)
    }
  }

  private static func label(_ chances: [Double]) -> SentenceClass {
    if chances[0] >= anecdoteThreshold { return .anecdote }
    let best = chances.indices.dropFirst().max { chances[$0] < chances[$1] } ?? 3
    return SentenceClass.allCases[best]
  }

  /// Whether every condition holds.
  func meets(_ conditions: [Measure.Condition]) -> Bool { conditions.allSatisfy(meets) }

  private func meets(_ condition: Measure.Condition) -> Bool {
    switch condition {
    case .isOf(let classes): classes.contains(label)
    case .has(let pattern): names.contains { pattern.matches($0) }
    case .not(let inner): !meets(inner)
    }
  }
}

extension LexiconFile {
  /// Whether it holds evidence for classes and scores, and makes no findings of its own.
  var isSignal: Bool { name.hasPrefix("signals/") }
}

/// Finds what a lexicon alone defines: `patient-identifier`, `consent`, `carry-over` and any rule that
/// a lexicon adds.
///
/// Rules named after a tag of the guide are `TaggedSentences`; `bias` is counted by `WordCounts`.
struct PhraseRules: Rule {
  /// How sure a certain phrase makes a finding.
  ///
  /// Chosen by hand.
  private static let confidence = 0.9

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.reading.matches.compactMap { match in
      let entry = evidence.entry(of: match)
      guard entry.tag == nil, entry.strength == .certain || entry.strength == .likely else {
        return nil
      }
      let file = evidence.lexicons.files[match.file]
      guard !file.isSignal, !file.isPart, !file.isCounted else { return nil }
      return evidence.finding(
        entry.rule, at: evidence.reading.span(of: match.tokens), sentence: match.sentence,
        confidence: Self.confidence, file: file)
    }
  }
}

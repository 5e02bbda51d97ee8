/// Tells praise that a letter shows from praise that it only names.
///
/// A sentence shows what it says if the score counts it as evidence, or if the report calls it an
/// episode or concrete: nothing that a reader sees called so is then called only named.
struct BorneOut {
  /// What has to be seen at work in its own sentence; a wish for combined training is a statement.
  private static let shown = NamePattern(
    "quality.*|setting.*|fit.dual-setting|fit.transition|fit.lifespan|fit.adaptability"
      + "|fit.underserved")
  /// What the rest of the letter has to bear out.
  private static let borne = NamePattern("endorsement.*")

  private let evidence: Set<Int>
  private let hasEpisode: Bool

  /// What the facts of a letter's sentences show, and their classes in the report.
  init(_ facts: [SentenceFacts], _ sentences: [Review.Sentence]) {
    evidence = Set(facts.filter(\.isEvidence).map(\.sentence)).union(
      sentences.indices.filter { [.anecdote, .concrete].contains(sentences[$0].label) })
    hasEpisode = facts.contains(where: \.isEpisode)
  }

  /// Marks the strengths among the findings that the letter only names.
  func mark(_ findings: inout [Finding]) {
    for index in findings.indices where findings[index].polarity == .strength {
      findings[index].isShown = isShown(findings[index])
    }
  }

  private func isShown(_ finding: Finding) -> Bool {
    if Self.borne.matches(finding.rule) { return hasEpisode }
    guard Self.shown.matches(finding.rule), let sentence = finding.sentence else { return true }
    return evidence.contains(sentence)
  }
}

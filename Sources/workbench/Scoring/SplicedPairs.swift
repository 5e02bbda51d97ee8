internal import LetterAnalysis
internal import SeededRandom

/// Short letters with two real episodes, and long letters of nothing but praise.
struct SplicedPairs {
  let properties: Properties
  /// How many sentences of praise the long letter has.
  ///
  /// Chosen by hand: five or six times as long as the episodes.
  private static let praise = 24...36

  /// A pair of letters about one applicant, each with a frame of its own; nil if one cannot be made.
  func pair(_ random: inout SplitMix) -> (short: Draft, long: Draft)? {
    guard let to = properties.drafts.randomElement(using: &random),
      var short = frame(for: to, &random), var long = frame(for: to, &random)
    else { return nil }
    for _ in 0..<2 {
      guard let episode = episode(for: to, &random) else { return nil }
      short.paragraphs.insert(episode, at: short.paragraphs.count - 1)
    }
    var paragraph: [Draft.Line] = []
    for _ in 0..<Int.random(in: Self.praise, using: &random) {
      guard let line = properties.borrowed(for: to, &random, where: Self.isPraise) else {
        return nil
      }
      paragraph.append(line)
      if paragraph.count == 6 {
        long.paragraphs.insert(paragraph, at: long.paragraphs.count - 1)
        paragraph = []
      }
    }
    if !paragraph.isEmpty { long.paragraphs.insert(paragraph, at: long.paragraphs.count - 1) }
    return (short, long)
  }

  private static func isPraise(_ line: Draft.Line) -> Bool {
    line.label == .generic && line.tags.allSatisfy { $0.family == "quality" }
  }

  /// Greeting, how the writer knows the applicant, a recommendation and a closing line.
  private func frame(for to: Draft, _ random: inout SplitMix) -> Draft? {
    let known = properties.borrowed(for: to, &random) {
      $0.label == .other && $0.tags == [.relationship]
    }
    let recommended = properties.borrowed(for: to, &random) { line in
      line.label == .other && line.tags.count == 1 && Properties.isClean(line)
        && line.tags.contains { $0.family == "endorsement" }
    }
    guard let known, let recommended else { return nil }
    func line(_ text: String) -> Draft.Line { Draft.Line(text: text, label: .other, tags: []) }
    var frame = to
    frame.paragraphs = [
      [line("Dear Program Director:")], [known], [recommended], [line("Sincerely,")],
    ]
    return frame
  }

  /// The least sentences of an episode.
  private static let episodeLength = 3

  /// A run of sentences that tell one episode, of another letter.
  private func episode(for to: Draft, _ random: inout SplitMix) -> [Draft.Line]? {
    for _ in 0..<4000 {
      guard let from = properties.drafts.randomElement(using: &random), from.id != to.id,
        let paragraph = from.paragraphs.randomElement(using: &random)
      else { continue }
      let runs = paragraph.split { $0.label != .anecdote || !Properties.isClean($0) }
      guard let run = runs.first(where: { $0.count >= Self.episodeLength }) else { continue }
      return run.map { Adaptation.adapted($0, from: from, to: to) }
    }
    return nil
  }
}

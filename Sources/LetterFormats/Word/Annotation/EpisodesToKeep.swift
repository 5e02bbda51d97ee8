internal import LetterAnalysis

/// Comments on episodes that work as they are.
extension ReviewComments {
  /// More than this would be praise for its own sake; chosen by hand.
  private static let mostKept = 2
  /// A sentence less sure to tell of an event than this is not pointed to; chosen by hand.
  private static let sureEpisode = 0.6

  /// Sentences of one paragraph that tell of one event, and the qualities that they show.
  private struct Episode {
    var sentences: [Int]
    var span: Span
    var shown: [Finding] = []
    /// Whether a question asks for more of it.
    var isAskedFor = false
  }

  /// Comments at the episodes that show most, as long as nothing in them has to be mended.
  var episodesToKeep: [LetterComment] {
    let ranked = episodes.sorted {
      ($0.isAskedFor ? 1 : 0, -$0.shown.count, -$0.sentences.count, $0.span.start)
        < ($1.isAskedFor ? 1 : 0, -$1.shown.count, -$1.sentences.count, $1.span.start)
    }
    return ranked.prefix(Self.mostKept).map(comment)
  }

  private var episodes: [Episode] {
    var found: [Episode] = []
    for (index, sentence) in review.sentences.enumerated()
    where sentence.label == .anecdote && sentence.part == .body
      && sentence.confidence >= Self.sureEpisode
    {
      let before = found.last?.sentences.last
      if let before, before == index - 1, review.sentences[before].paragraph == sentence.paragraph {
        found[found.count - 1].sentences.append(index)
        found[found.count - 1].span.end = sentence.span.end
      } else {
        found.append(Episode(sentences: [index], span: sentence.span))
      }
    }
    let against = SpanCover(
      review.findings.filter { $0.isConcern || $0.isOf("bias") }.map(\.clause))
    let bySentence = Dictionary(
      grouping: review.findings.filter {
        $0.isOf("quality") && $0.confidence >= Self.sureEpisode && $0.sentence != nil
      }, by: \.sentence)
    return found.filter { !against.meets($0.span) }.map { episode in
      judged(episode, episode.sentences.flatMap { bySentence[$0] ?? [] })
    }
  }

  /// An episode with the qualities that it shows, each once.
  private func judged(_ episode: Episode, _ qualities: [Finding]) -> Episode {
    var episode = episode
    for finding in qualities where !episode.shown.contains(where: { $0.rule == finding.rule }) {
      episode.shown.append(finding)
    }
    episode.isAskedFor = review.nextSteps.contains { $0.span.overlaps(episode.span) }
    return episode
  }

  private func comment(_ episode: Episode) -> LetterComment {
    let names = episode.shown.map { FindingWording.parted($0.message).what }
    let told = episode.sentences.count == 1 ? "This episode" : "The episode that begins here"
    let words = [
      "\(told) is told as it happened.",
      names.isEmpty ? "" : "Shown in it: \(names.joined(separator: ", ")).",
    ]
    return LetterComment(
      span: review.sentences[episode.sentences[0]].span,
      paragraphs: [
        .init("This works: keep it", isStrong: true),
        .init(words.filter { !$0.isEmpty }.joined(separator: " ")),
      ], rules: episode.shown.isEmpty ? ["specific-evidence"] : Self.rules(episode.shown))
  }
}

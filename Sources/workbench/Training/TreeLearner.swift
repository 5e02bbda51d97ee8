internal import LetterAnalysis

/// Learns `TagTrees` from letters that were judged by weights which never saw their writer.
///
/// Only such judgements are as unsure as those of a new letter will be.
struct TreeLearner {
  /// How often a group of phrases must match to have a column.
  static let leastMatches = 60
  var grower = TreeGrower()

  /// Trees for every tag of `TagTrees.tags`, yet to be calibrated.
  func learn(
    _ data: Dataset, _ judgements: [Judgement?], letters: [Dataset.LetterRange]
  ) -> TagTrees {
    let context = LetterContext(phrases: Self.phrases(data, letters))
    let sentences = letters.flatMap { Array($0.sentences) }
    let chances = letters.map { data.context(of: $0, judgements) }
    let table = BinnedTable(chances.flatMap(context.rows), width: context.width)
    var ensembles: [TagTrees.Ensemble] = []
    var nodes: [TagTrees.Node] = []
    var roots: [Int] = []
    for tag in TagTrees.tags {
      let asked = sentences.indices.filter {
        Float(judgements[sentences[$0]]?.tagsAlone[tag.index] ?? 0) >= TagTrees.leastChance
      }
      let grown = grower.grow(
        table, rows: asked, positive: sentences.map { data.tags[$0].contains(tag) },
        seed: UInt64(tag.index))
      let first = roots.count
      for tree in grown.trees {
        roots.append(nodes.count)
        nodes += tree
      }
      ensembles.append(
        TagTrees.Ensemble(tag: tag, base: grown.base, trees: first..<roots.count))
    }
    guard
      let trees = TagTrees(context: context, ensembles: ensembles, nodes: nodes, roots: roots)
    else { preconditionFailure("the trees that were grown lead nowhere") }
    return trees
  }

  /// The groups of phrases that match often enough, by the upper halves of their hashes.
  private static func phrases(_ data: Dataset, _ letters: [Dataset.LetterRange]) -> [UInt32] {
    var counts: [UInt32: Int] = [:]
    for index in letters.flatMap({ Array($0.sentences) }) {
      for hash in data.features[index].hashes[FeatureGroup.lexicon.rawValue] {
        counts[UInt32(truncatingIfNeeded: hash >> 32), default: 0] += 1
      }
    }
    return counts.filter { $0.value >= leastMatches }.keys.sorted()
  }
}

extension Dataset {
  /// A letter's sentences as the trees read them; its judgements must be uncalibrated.
  func context(of letter: LetterRange, _ judgements: [Judgement?]) -> LetterContext.Sentences {
    LetterContext.Sentences(
      chances: letter.sentences.flatMap { index -> [Float] in
        guard let judgement = judgements[index] else { return [] }
        return (judgement.inContext + judgement.tagsAlone).map(Float.init)
      },
      startsParagraph: Array(startsParagraph[letter.sentences]),
      features: Array(features[letter.sentences]))
  }
}

/// Boosted regression trees that judge, in the light of the letter, the tags that a sentence alone
/// leaves open: fit, setting, doubt and the five qualities.
///
/// Each tag has its own trees; their values add up to the log-odds of the tag. Tags that the linear
/// model all but rules out are not asked about.
///
/// Source: J. Friedman, "Greedy Function Approximation: A Gradient Boosting Machine", 2001.
///
/// The file: `LCTT`; version, columns, groups of phrases, trees and nodes as 32-bit numbers; the phrases'
/// keys, ascending; for each tag of `tags` how many trees it has, then as 32-bit floats its base, slope,
/// offset and threshold; for each tree its first node; for each node its column (or 65,535 for a leaf) in
/// the lower and the distance to its left child in the upper half of a 32-bit number, then its bound or
/// value as a 32-bit float. A right child follows its left sister. Numbers are little-endian.
package struct TagTrees: Sendable {
  /// The file's name in the lexicon folder.
  package static let file = "learned/tag-trees.bin"
  /// The format's version.
  package static let version: UInt32 = 1
  /// The tags that gain by it; the others do best with the sentence alone.
  package static let tags: [Tag] = Tag.allCases.filter {
    ["fit", "setting", "doubt", "quality"].contains($0.family)
  }
  /// The chance from the sentence alone under which the trees are not asked.
  ///
  /// Measured by cross-validation by writer: no figure changes, and three quarters of the work go.
  package static let leastChance: Float = 0.004

  /// A node: a question on a column, or a leaf.
  package struct Node: BitwiseCopyable, Sendable {
    /// The column of a leaf.
    package static let leaf = UInt16.max
    /// The column that is asked about; `leaf` if none is.
    package var column: UInt16
    /// How many nodes further its left child is; the right one follows it.
    package var left: UInt16
    /// Values up to this go left; of a leaf, its value.
    package var value: Float

    /// A node of the given content.
    package init(column: UInt16, left: UInt16, value: Float) {
      self.column = column
      self.left = left
      self.value = value
    }
  }

  /// The trees of one tag.
  package struct Ensemble: Sendable, Equatable {
    /// The tag.
    package var tag: Tag
    /// Log-odds before any tree.
    package var base: Float
    /// Its trees, as indices into `TagTrees.roots`.
    package var trees: Range<Int>
    /// Turn the sum into a chance.
    package var slope: Float = 1
    package var offset: Float = 0
    /// The chance from which on the tag is given.
    package var threshold: Float = 0.5

    /// Trees of a tag, yet to be calibrated.
    package init(tag: Tag, base: Float, trees: Range<Int>) {
      self.tag = tag
      self.base = base
      self.trees = trees
    }
  }

  /// How a letter becomes rows.
  package let context: LetterContext
  /// One for each tag of `tags`.
  package var ensembles: [Ensemble]
  /// The nodes of all trees.
  package let nodes: [Node]
  /// Where each tree begins in `nodes`.
  package let roots: [Int]
  /// The nodes as they are walked: a leaf leads back to itself.
  private let steps: [Node]

  /// Trees over the rows of a context; nil if a node leads nowhere.
  package init?(context: LetterContext, ensembles: [Ensemble], nodes: [Node], roots: [Int]) {
    self.context = context
    self.ensembles = ensembles
    self.nodes = nodes
    self.roots = roots
    var steps = nodes
    for index in steps.indices where steps[index].column == Node.leaf {
      steps[index] = Node(column: 0, left: 0, value: .infinity)
    }
    self.steps = steps
    let isSound = nodes.indices.allSatisfy { index in
      let node = nodes[index]
      if node.column == Node.leaf { return node.value.isFinite }
      return Int(node.column) < context.width && node.left > 0
        && index + Int(node.left) + 1 < nodes.count
    }
    guard isSound, ensembles.map(\.tag) == Self.tags, roots.allSatisfy(nodes.indices.contains),
      ensembles.allSatisfy({ $0.trees.upperBound <= roots.count })
    else { return nil }
  }

  /// The log-odds that an ensemble gives the row that begins at `start`.
  package func sum(_ ensemble: Ensemble, _ rows: [Float], from start: Int) -> Float {
    // Buffers, because the bounds would be checked at each of some hundred thousand steps; `init` and
    // the length of a row vouch for them.
    precondition(start + context.width <= rows.count)
    return rows.withUnsafeBufferPointer { rows in
      let row = UnsafeBufferPointer(rebasing: rows[start...])
      return steps.withUnsafeBufferPointer { steps in
        var sum = ensemble.base
        var tree = ensemble.trees.lowerBound
        // Four trees at a time, since none has to wait for where another leads.
        while tree + 4 <= ensemble.trees.upperBound {
          let leaves = Self.leaves(
            SIMD4(roots[tree], roots[tree + 1], roots[tree + 2], roots[tree + 3]), steps, row)
          for number in leaves.indices { sum += nodes[leaves[number]].value }
          tree += 4
        }
        while tree < ensemble.trees.upperBound {
          sum += nodes[Self.leaves(SIMD4(repeating: roots[tree]), steps, row)[0]].value
          tree += 1
        }
        return sum
      }
    }
  }

  /// The leaves to which a row leads from four roots.
  @inline(__always)
  private static func leaves(
    _ roots: SIMD4<Int>, _ steps: UnsafeBufferPointer<Node>, _ row: UnsafeBufferPointer<Float>
  ) -> SIMD4<Int> {
    func step(_ at: inout Int) -> Int {
      let node = steps[at]
      at += Int(node.left) + (row[Int(node.column)] > node.value ? 1 : 0)
      return Int(node.left)
    }
    var (a, b, c, d) = (roots[0], roots[1], roots[2], roots[3])
    while step(&a) | step(&b) | step(&c) | step(&d) != 0 {}
    return SIMD4(a, b, c, d)
  }

  /// Puts the chances of `tags` in the light of the letter in the place of those from the sentences alone.
  ///
  /// - Parameters:
  ///   - sentences: a letter's sentences with the uncalibrated chances of the linear models.
  ///   - judgements: what was thought of them.
  package func judge(_ sentences: LetterContext.Sentences, into judgements: inout [Judgement]) {
    let rows = context.rows(of: sentences)
    for sentence in judgements.indices {
      for ensemble in ensembles {
        let column = SentenceClass.allCases.count + ensemble.tag.index
        let alone = sentences.chances[sentence * LetterContext.chances + column]
        guard alone >= Self.leastChance else { continue }
        let sum = sum(ensemble, rows, from: sentence * context.width)
        judgements[sentence].tags[ensemble.tag.index] = Exponential.logistic(
          Double(ensemble.slope * sum + ensemble.offset))
      }
    }
  }
}

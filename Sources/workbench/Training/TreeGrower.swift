internal import LetterAnalysis
internal import SeededRandom

/// Boosts regression trees for one yes-or-no question.
///
/// Sources: J. Friedman, "Stochastic Gradient Boosting", 2002; T. Chen, C. Guestrin, "XGBoost", 2016
/// (second-order gains); G. Ke and others, "LightGBM", 2017 (bins; the best leaf is split first).
struct TreeGrower {
  /// How many trees there are, and how many leaves each.
  var rounds = 80
  var leaves = 12
  /// How much of each tree is believed.
  var rate: Float = 0.1
  /// The fewest rows of a leaf.
  var leastRows = 20
  /// The penalty on the squares of the leaves' values.
  var penalty: Float = 5
  /// The shares of columns and rows that a tree sees.
  var columnShare = 0.3
  var rowShare = 0.7

  /// Trees and the log-odds that they start from.
  struct Grown {
    var base: Float
    var trees: [[TagTrees.Node]]
  }

  /// The trees that tell the `positive` of the rows `rows` from the others.
  func grow(_ table: BinnedTable, rows: [Int], positive: [Bool], seed: UInt64) -> Grown {
    let share = Double(rows.count { positive[$0] } + 1) / Double(rows.count + 2)
    let base = Float(Exponential.log(share / (1 - share)))
    var random = SplitMix(seed: seed)
    var sums = [Float](repeating: base, count: table.count)
    var slopes = [Slope](repeating: Slope(), count: table.count)
    var trees: [[TagTrees.Node]] = []
    for _ in 0..<rounds {
      for row in rows {
        let p = Float(Exponential.logistic(Double(sums[row])))
        slopes[row] = Slope(first: p - (positive[row] ? 1 : 0), second: p * (1 - p))
      }
      let seen = rows.filter { _ in random.chance(rowShare) }
      let columns = table.columns.indices.filter {
        let isSeen = random.chance(columnShare)
        return isSeen && !table.bounds[$0].isEmpty
      }
      let tree = Tree(self, table, slopes, seen, columns)
      for row in rows { sums[row] += tree.value(of: row, in: table) }
      trees.append(tree.nodes(in: table))
    }
    return Grown(base: base, trees: trees)
  }

  /// The first and second derivative of the loss by a row's sum, or sums of them.
  struct Slope {
    var first: Float = 0
    var second: Float = 0

    static func += (a: inout Slope, b: Slope) {
      a.first += b.first
      a.second += b.second
    }

    static func - (a: Slope, b: Slope) -> Slope {
      Slope(first: a.first - b.first, second: a.second - b.second)
    }

    /// How much a leaf of these rows lowers the loss, twice.
    func worth(_ penalty: Float) -> Float { first * first / (second + penalty) }
  }

  /// The best question to ask of the rows of a leaf.
  struct Split {
    var gain: Float
    var column: Int
    var bin: UInt8
  }
}

/// One tree as it grows: questions on bins, and leaves that hold rows.
private struct Tree {
  private enum Content {
    case question(column: Int, bin: UInt8, left: Int)
    case leaf(value: Float)
  }
  private struct Leaf {
    var node: Int
    var rows: [Int]
    var split: TreeGrower.Split?
  }
  private var contents: [Content] = []

  init(
    _ grower: TreeGrower, _ table: BinnedTable, _ slopes: [TreeGrower.Slope], _ rows: [Int],
    _ columns: [Int]
  ) {
    let splitter = Splitter(grower: grower, table: table, slopes: slopes, columns: columns)
    contents = [.leaf(value: splitter.value(of: rows))]
    var leaves = [Leaf(node: 0, rows: rows, split: splitter.best(rows))]
    while leaves.count < grower.leaves {
      guard let index = Self.mostWorth(leaves), let split = leaves[index].split else { break }
      let leaf = leaves.remove(at: index)
      let bins = table.columns[split.column]
      contents[leaf.node] = .question(
        column: split.column, bin: split.bin, left: contents.count)
      for isLeft in [true, false] {
        let part = leaf.rows.filter { (bins[$0] <= split.bin) == isLeft }
        leaves.append(Leaf(node: contents.count, rows: part, split: splitter.best(part)))
        contents.append(.leaf(value: splitter.value(of: part)))
      }
    }
  }

  /// The leaf whose split gains most; of equals the first.
  private static func mostWorth(_ leaves: [Leaf]) -> Int? {
    var best: (index: Int, gain: Float)?
    for (index, leaf) in leaves.enumerated() {
      if let gain = leaf.split?.gain, gain > best?.gain ?? 0 { best = (index, gain) }
    }
    return best?.index
  }

  func value(of row: Int, in table: BinnedTable) -> Float {
    var at = 0
    while true {
      switch contents[at] {
      case .leaf(let value): return value
      case .question(let column, let bin, let left):
        at = table.columns[column][row] <= bin ? left : left + 1
      }
    }
  }

  /// The tree as the program reads it, with values in place of bins.
  func nodes(in table: BinnedTable) -> [TagTrees.Node] {
    contents.enumerated().map { index, content in
      switch content {
      case .leaf(let value):
        TagTrees.Node(column: TagTrees.Node.leaf, left: 0, value: value)
      case .question(let column, let bin, let left):
        TagTrees.Node(
          column: UInt16(column), left: UInt16(left - index),
          value: table.bounds[column][Int(bin)])
      }
    }
  }
}

/// Finds the best question for a set of rows.
private struct Splitter {
  let grower: TreeGrower
  let table: BinnedTable
  let slopes: [TreeGrower.Slope]
  let columns: [Int]

  /// The value of a leaf of the rows.
  func value(of rows: [Int]) -> Float {
    let sum = total(rows)
    return -sum.first / (sum.second + grower.penalty) * grower.rate
  }

  private func total(_ rows: [Int]) -> TreeGrower.Slope {
    var sum = TreeGrower.Slope()
    for row in rows { sum += slopes[row] }
    return sum
  }

  /// The question with the greatest gain; of equals the first; nil if none gains.
  func best(_ rows: [Int]) -> TreeGrower.Split? {
    guard rows.count >= 2 * grower.leastRows else { return nil }
    let all = total(rows)
    let worth = all.worth(grower.penalty)
    var best: TreeGrower.Split?
    for column in columns {
      let bins = histogram(of: column, rows)
      var left = TreeGrower.Slope()
      var count = 0
      for (bin, entry) in bins.dropLast().enumerated() {
        left += entry.slope
        count += entry.count
        guard count >= grower.leastRows, rows.count - count >= grower.leastRows else { continue }
        let gain =
          left.worth(grower.penalty) + (all - left).worth(grower.penalty) - worth
        if gain > best?.gain ?? 1e-6 {
          best = TreeGrower.Split(gain: gain, column: column, bin: UInt8(bin))
        }
      }
    }
    return best
  }

  private func histogram(of column: Int, _ rows: [Int]) -> [(slope: TreeGrower.Slope, count: Int)] {
    var bins = [(slope: TreeGrower.Slope, count: Int)](
      repeating: (TreeGrower.Slope(), 0), count: table.bounds[column].count + 1)
    table.columns[column].withUnsafeBufferPointer { values in
      slopes.withUnsafeBufferPointer { slopes in
        for row in rows {
          let bin = Int(values[row])
          bins[bin].slope += slopes[row]
          bins[bin].count += 1
        }
      }
    }
    return bins
  }
}

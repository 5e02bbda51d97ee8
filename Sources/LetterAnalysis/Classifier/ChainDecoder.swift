/// Reads the classes of a letter's sentences together: a linear-chain conditional random field.
///
/// The chance of a class depends on the sentence's own features and on its neighbours' classes; one
/// table holds within a paragraph, another across its edge.
///
/// Source: J. Lafferty, A. McCallum, F. Pereira, "Conditional Random Fields", ICML 2001.
package struct ChainDecoder: Sendable {
  /// How many classes there are.
  package static let classes = SentenceClass.allCases.count

  private let within: [Double]
  private let across: [Double]

  /// A decoder of two tables of 4 by 4, from row to column: within a paragraph, then across.
  package init(transitions: [Double]) {
    let size = Self.classes * Self.classes
    within = Array(transitions[..<size])
    across = Array(transitions[size...])
  }

  /// What a pass over a letter yields.
  package struct Result {
    /// The chance of each class, by sentence.
    package var marginals: [[Double]]
    /// The logarithm of the sum over all labellings.
    package var logTotal: Double
    /// Forward scores, by sentence.
    package var forward: [[Double]]
    /// Backward scores, by sentence.
    package var backward: [[Double]]
  }

  /// The table that leads to a sentence.
  package func table(startsParagraph: Bool) -> [Double] { startsParagraph ? across : within }

  /// The chance of each class for each sentence.
  ///
  /// - Parameters:
  ///   - emissions: what the features say, four numbers a sentence.
  ///   - startsParagraph: whether each sentence begins a paragraph.
  /// - Returns: the chances, and the sums that training needs.
  package func decode(_ emissions: [[Double]], startsParagraph: [Bool]) -> Result {
    let count = emissions.count
    let k = Self.classes
    var forward = emissions
    for t in emissions.indices.dropFirst() {
      let table = table(startsParagraph: startsParagraph[t])
      for to in 0..<k {
        forward[t][to] +=
          Exponential.logSum((0..<k).map { forward[t - 1][$0] + table[$0 * k + to] })
      }
    }
    var backward = emissions.map { _ in [Double](repeating: 0, count: k) }
    for t in stride(from: count - 2, through: 0, by: -1) {
      let table = table(startsParagraph: startsParagraph[t + 1])
      for from in 0..<k {
        backward[t][from] = Exponential.logSum(
          (0..<k).map { table[from * k + $0] + emissions[t + 1][$0] + backward[t + 1][$0] })
      }
    }
    let logTotal = forward.last.map(Exponential.logSum) ?? 0
    let marginals = (0..<count).map { t in
      (0..<k).map { Exponential.exp(forward[t][$0] + backward[t][$0] - logTotal) }
    }
    return Result(marginals: marginals, logTotal: logTotal, forward: forward, backward: backward)
  }
}

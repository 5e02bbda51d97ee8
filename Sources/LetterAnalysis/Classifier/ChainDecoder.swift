/// Reads the classes of a letter's sentences together: a linear-chain conditional random field.
///
/// The chance of a class depends on the sentence's own features and on its neighbours' classes; one
/// table holds within a paragraph, another across its edge.
///
/// Source: J. Lafferty, A. McCallum, F. Pereira, "Conditional Random Fields", ICML 2001.
package struct ChainDecoder: Sendable {
  /// How many classes there are.
  package static let classes = SentenceClass.allCases.count
  /// A number for each class.
  typealias Scores = SIMD4<Double>

  private let within: Table
  private let across: Table

  /// A decoder of two tables of 4 by 4, from row to column: within a paragraph, then across.
  package init(transitions: [Double]) {
    precondition(Self.classes == Scores.scalarCount)
    let size = Self.classes * Self.classes
    within = Table(transitions[..<size])
    across = Table(transitions[size...])
  }

  /// How likely each class follows each other.
  private struct Table {
    var from: [Scores] = []
    var to: [Scores] = []

    init(_ values: ArraySlice<Double>) {
      let (first, k) = (values.startIndex, ChainDecoder.classes)
      for a in 0..<k {
        from.append(Scores((0..<k).map { values[first + a * k + $0] }))
        to.append(Scores((0..<k).map { values[first + $0 * k + a] }))
      }
    }
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

  /// The chance of each class for each sentence.
  ///
  /// - Parameters:
  ///   - emissions: what the features say, four numbers a sentence.
  ///   - startsParagraph: whether each sentence begins a paragraph.
  /// - Returns: the chances, and the sums that training needs.
  package func decode(_ emissions: [[Double]], startsParagraph: [Bool]) -> Result {
    let pass = Pass(emissions.map { Scores($0) }, startsParagraph, within, across)
    func lists(_ scores: [Scores]) -> [[Double]] {
      scores.map { scores in scores.indices.map { scores[$0] } }
    }
    return Result(
      marginals: lists(pass.marginals), logTotal: pass.logTotal, forward: lists(pass.forward),
      backward: lists(pass.backward))
  }

  /// The chance of each class for each sentence, and nothing else.
  func marginals(_ emissions: [Scores], startsParagraph: [Bool]) -> [Scores] {
    Pass(emissions, startsParagraph, within, across).marginals
  }

  /// A pass over a letter, there and back.
  private struct Pass {
    private(set) var forward: [Scores]
    private(set) var backward: [Scores]
    let logTotal: Double

    init(_ emissions: [Scores], _ startsParagraph: [Bool], _ within: Table, _ across: Table) {
      forward = emissions
      for t in emissions.indices.dropFirst() {
        let table = startsParagraph[t] ? across : within
        for to in 0..<Scores.scalarCount {
          forward[t][to] += Exponential.logSum(forward[t - 1] + table.to[to])
        }
      }
      backward = Array(repeating: .zero, count: emissions.count)
      for t in stride(from: emissions.count - 2, through: 0, by: -1) {
        let table = startsParagraph[t + 1] ? across : within
        for from in 0..<Scores.scalarCount {
          backward[t][from] = Exponential.logSum(
            table.from[from] + emissions[t + 1] + backward[t + 1])
        }
      }
      logTotal = forward.last.map(Exponential.logSum) ?? 0
    }

    var marginals: [Scores] {
      zip(forward, backward).map { forward, backward in
        let logs = forward + backward - logTotal
        return Scores(
          Exponential.exp(logs[0]), Exponential.exp(logs[1]), Exponential.exp(logs[2]),
          Exponential.exp(logs[3]))
      }
    }
  }
}

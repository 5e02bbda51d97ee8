internal import LetterAnalysis

/// A regularised log-likelihood of linear scores.
///
/// `strength` is the variance of the weights' prior.
protocol Objective {
  var matrix: SparseMatrix { get }
  /// Outputs of the linear scores.
  var outputs: Int { get }
  /// The variance of the weights' prior: larger means less regularised.
  var strength: Double { get }
  /// Parameters besides the linear weights and biases.
  var extras: Int { get }
  /// The loss of scores; writes the derivative by the scores and by the extra parameters.
  func loss(
    _ scores: [Double], _ extra: ArraySlice<Double>, _ errors: inout [Double],
    _ extraGradient: inout [Double]
  ) -> Double
}

extension Objective {
  var extras: Int { 0 }

  /// The best weights, biases in the last row, then the extra parameters.
  func solve(_ optimiser: LBFGS) -> [Double] {
    let weightCount = matrix.width * outputs
    let total = weightCount + outputs + extras
    return optimiser.minimum(from: [Double](repeating: 0, count: total)) { x, gradient in
      let scores = matrix.product(x, outputs: outputs)
      var errors = [Double](repeating: 0, count: scores.count)
      var extraGradient = [Double](repeating: 0, count: extras)
      var value = loss(scores, x[(weightCount + outputs)...], &errors, &extraGradient)
      for i in gradient.indices { gradient[i] = 0 }
      matrix.accumulate(errors, outputs: outputs, into: &gradient)
      var square = 0.0
      for i in 0..<weightCount {
        square += x[i] * x[i]
        gradient[i] += x[i] / strength
      }
      value += square / (2 * strength)
      for i in 0..<extras {
        let at = weightCount + outputs + i
        value += x[at] * x[at] / (2 * Self.extraStrength)
        gradient[at] = extraGradient[i] + x[at] / Self.extraStrength
      }
      return value
    }
  }

  /// The prior's variance of extra parameters.
  static var extraStrength: Double { 10 }
}

/// One class of several: multinomial logistic regression.
struct SoftmaxObjective: Objective {
  var matrix: SparseMatrix
  var labels: [Int]
  var strength: Double
  var outputs: Int { SentenceClass.allCases.count }

  func loss(
    _ scores: [Double], _ extra: ArraySlice<Double>, _ errors: inout [Double],
    _ extraGradient: inout [Double]
  ) -> Double {
    var value = 0.0
    for (row, label) in labels.enumerated() {
      let range = (row * outputs)..<((row + 1) * outputs)
      let total = Exponential.logSum(scores[range])
      value += total - scores[row * outputs + label]
      for i in range { errors[i] = Exponential.exp(scores[i] - total) }
      errors[row * outputs + label] -= 1
    }
    return value
  }
}

/// Any number of tags: one logistic regression each.
struct TagObjective: Objective {
  var matrix: SparseMatrix
  /// 1 where the sentence has the tag, by sentence, then tag.
  var targets: [Double]
  var strength: Double
  var outputs: Int { Tag.allCases.count }

  func loss(
    _ scores: [Double], _ extra: ArraySlice<Double>, _ errors: inout [Double],
    _ extraGradient: inout [Double]
  ) -> Double {
    var value = 0.0
    for i in scores.indices {
      let score = scores[i]
      let magnitude = Exponential.exp(-abs(score))
      let softplus = max(score, 0) + Exponential.log(1 + magnitude)
      value += softplus - targets[i] * score
      errors[i] = (score >= 0 ? 1 / (1 + magnitude) : magnitude / (1 + magnitude)) - targets[i]
    }
    return value
  }
}

/// The classes of whole letters: a linear-chain conditional random field.
struct ChainObjective: Objective {
  var matrix: SparseMatrix
  var labels: [Int]
  var startsParagraph: [Bool]
  /// The letters, as ranges of rows.
  var letters: [Range<Int>]
  var strength: Double
  var outputs: Int { ChainDecoder.classes }
  var extras: Int { 2 * outputs * outputs }

  func loss(
    _ scores: [Double], _ extra: ArraySlice<Double>, _ errors: inout [Double],
    _ extraGradient: inout [Double]
  ) -> Double {
    let k = outputs
    let transitions = Array(extra)
    let decoder = ChainDecoder(transitions: transitions)
    var value = 0.0
    for rows in letters {
      let emissions = rows.map { row in Array(scores[(row * k)..<((row + 1) * k)]) }
      let starts = Array(startsParagraph[rows])
      let result = decoder.decode(emissions, startsParagraph: starts)
      value += result.logTotal
      for (t, row) in rows.enumerated() {
        let label = labels[row]
        value -= emissions[t][label]
        for j in 0..<k { errors[row * k + j] = result.marginals[t][j] }
        errors[row * k + label] -= 1
        guard t > 0 else { continue }
        let base = starts[t] ? k * k : 0
        value -= transitions[base + labels[row - 1] * k + label]
        extraGradient[base + labels[row - 1] * k + label] -= 1
        for from in 0..<k {
          for to in 0..<k {
            extraGradient[base + from * k + to] += Exponential.exp(
              result.forward[t - 1][from] + transitions[base + from * k + to] + emissions[t][to]
                + result.backward[t][to] - result.logTotal)
          }
        }
      }
    }
    return value
  }
}

internal import LetterAnalysis

/// Learns the weights by which setting and country are told: a softmax over the settings and a
/// logistic regression for the United States, over the cues of whole letters.
struct PlaceTrainer {
  /// A letter's cues and what its file says of it.
  struct Example {
    var id: String
    var cues: PlaceCues
    var setting: ObservedSetting
    var isInUS: Bool
    /// The letter's writer: the first character of its name.
    var writer: Character { id.first ?? "?" }
    /// Its name, setting, country and the cues that are there.
    var row: String {
      let there = cues.features.filter { $0.value != 0 }.map { "\($0.name)=\($0.value)" }
      return ([id, setting.rawValue, isInUS ? "us" : "abroad"] + there).joined(separator: "\t")
    }
  }

  /// The variance of the weights' prior.
  ///
  /// Chosen by cross-validation by writer.
  var strength = 0.08

  private static let settings = ObservedSetting.allCases.count
  private static let columns = PlaceModel.columns.count

  /// The file's text: a row a cue.
  func weights(of examples: [Example]) -> String {
    guard let first = examples.first else { return "" }
    let names = first.cues.features.map(\.name)
    let rows = examples.map { example in
      example.cues.features.enumerated().filter { $0.element.value != 0 }
        .map { (index: $0.offset, value: $0.element.value) }
    }
    let solved = LBFGS().minimum(
      from: [Double](repeating: 0, count: (names.count + 1) * Self.columns)
    ) { x, gradient in
      loss(x, &gradient, rows, examples, bias: names.count)
    }
    func line(_ name: String, _ row: Int) -> String {
      let weights = solved[(row * Self.columns)..<((row + 1) * Self.columns)]
      return name + " " + weights.map { String(Int(($0 * 100).rounded())) }.joined(separator: " ")
    }
    let head = """
      # How places are told: hundredths a cue, for \(PlaceModel.columns.joined(separator: ", ")).
      # Written by 'workbench places --train'; the cues are those of signals/signal.site-*.txt.
      """
    let lines = names.enumerated().map { line($1, $0) }
    return ([head, line(PlaceModel.bias, names.count)] + lines).joined(separator: "\n") + "\n"
  }

  private func loss(
    _ x: [Double], _ gradient: inout [Double], _ rows: [[(index: Int, value: Double)]],
    _ examples: [Example], bias: Int
  ) -> Double {
    var value = 0.0
    for i in gradient.indices {
      let isBias = i / Self.columns == bias
      value += isBias ? 0 : x[i] * x[i] / (2 * strength)
      gradient[i] = isBias ? 0 : x[i] / strength
    }
    for (row, example) in zip(rows, examples) {
      let cues = row + [(index: bias, value: 1)]
      var scores = [Double](repeating: 0, count: Self.columns)
      for cue in cues {
        for k in scores.indices { scores[k] += cue.value * x[cue.index * Self.columns + k] }
      }
      let errors = errors(scores, example, &value)
      for cue in cues {
        for k in errors.indices { gradient[cue.index * Self.columns + k] += cue.value * errors[k] }
      }
    }
    return value
  }

  /// The derivatives of the loss by the scores; adds the loss.
  private func errors(_ scores: [Double], _ example: Example, _ value: inout Double) -> [Double] {
    let truth = ObservedSetting.allCases.firstIndex(of: example.setting) ?? 0
    let total = Exponential.logSum(scores[..<Self.settings])
    value += total - scores[truth]
    var errors = scores.indices.dropLast().map { Exponential.exp(scores[$0] - total) }
    errors[truth] -= 1
    let chance = Exponential.logistic(scores[Self.settings])
    value -= Exponential.log(max(1e-12, example.isInUS ? chance : 1 - chance))
    return errors + [chance - (example.isInUS ? 1 : 0)]
  }
}

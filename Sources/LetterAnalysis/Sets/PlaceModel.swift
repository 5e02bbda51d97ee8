/// Tells setting and country from the cues of a letter: a weight a cue, learned from labelled letters.
///
/// The weights are a text, `learned/places.txt`: a line a cue, a column a class, in hundredths.
package struct PlaceModel: Sendable {
  /// The file's name in the lexicon folder.
  package static let file = "learned/places.txt"
  /// The columns: the settings, then the United States.
  package static let columns = ObservedSetting.allCases.map(\.rawValue) + ["us"]
  /// The row that counts for every letter.
  package static let bias = "always"

  private let rows: [String: [Double]]

  /// The weights that a file holds.
  ///
  /// - Throws: `LexiconError` at a line that is not a name and a whole number for each column.
  package init(_ source: LexiconSource) throws(LexiconError) {
    let lines = LexiconLines(source)
    var rows: [String: [Double]] = [:]
    for line in lines.lines {
      let words = line.words.map { String(decoding: $0, as: UTF8.self) }
      let weights = words.dropFirst().compactMap { Int($0) }.map { Double($0) / 100 }
      guard let name = words.first, words.count == Self.columns.count + 1,
        weights.count == Self.columns.count
      else {
        throw lines.error(
          line, "expected a cue and whole numbers for \(Self.columns.joined(separator: ", "))")
      }
      rows[name] = weights
    }
    self.rows = rows
  }

  /// The sums of the weights of the cues, by column.
  package func scores(_ cues: PlaceCues) -> [Double] {
    var scores = rows[Self.bias] ?? Self.columns.map { _ in 0 }
    for feature in cues.features where feature.value != 0 {
      guard let row = rows[feature.name] else { continue }
      for (column, weight) in row.enumerated() { scores[column] += weight * feature.value }
    }
    return scores
  }

  /// Where the letter was written from, and how sure that is.
  package func place(_ cues: PlaceCues) -> ObservedPlace {
    let scores = scores(cues)
    let settings = scores.dropLast()
    let best = settings.indices.max { settings[$0] < settings[$1] } ?? 0
    let inUS = Exponential.logistic(scores.last ?? 0)
    return ObservedPlace(
      setting: ObservedSetting.allCases[best],
      settingConfidence: Exponential.exp(settings[best] - Exponential.logSum(settings)),
      isInUS: inUS >= 0.5, countryConfidence: max(inUS, 1 - inUS))
  }
}

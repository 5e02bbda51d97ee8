internal import LetterAnalysis

/// What was said of a sentence, and what is true.
struct Verdict {
  var label: SentenceClass
  var confidence: Double
  var tags: Set<Tag>
  var trueLabel: SentenceClass
  var trueTags: Set<Tag>
  var letter: Int
}

/// Precision, recall and F1 of classes and tags over verdicts.
struct Figures {
  private(set) var values: [(name: String, counts: Counts)] = []
  private(set) var macro = 0.0
  private(set) var calibrationError = 0.0

  init(_ verdicts: [Verdict]) {
    for label in SentenceClass.allCases {
      var counts = Counts()
      for v in verdicts { counts.note(predicted: v.label == label, actual: v.trueLabel == label) }
      values.append(("class." + label.rawValue, counts))
    }
    macro = values.reduce(0) { $0 + $1.counts.f1 } / Double(values.count)
    for tag in Tag.allCases {
      var counts = Counts()
      for v in verdicts {
        counts.note(predicted: v.tags.contains(tag), actual: v.trueTags.contains(tag))
      }
      values.append((tag.rawValue, counts))
    }
    for family in ["fit", "setting", "ranking", "endorsement", "quality"] {
      var micro = Counts()
      for (name, counts) in values where name.hasPrefix(family + ".") { micro.add(counts) }
      values.append((family + ".micro", micro))
    }
    for family in ["fit", "ranking"] {
      var counts = Counts()
      for v in verdicts {
        counts.note(
          predicted: v.tags.contains { $0.family == family },
          actual: v.trueTags.contains { $0.family == family })
      }
      values.append((family + ".any", counts))
    }
    calibrationError = Self.calibrationError(verdicts)
  }

  /// The counts of a class, tag or family.
  func counts(_ name: String) -> Counts { values.first { $0.name == name }?.counts ?? Counts() }

  /// The mean distance of the class's confidence from its rate of success, over ten bins.
  private static func calibrationError(_ verdicts: [Verdict]) -> Double {
    var error = 0.0
    for bin in 0..<10 {
      let inside = verdicts.filter { min(9, Int($0.confidence * 10)) == bin }
      guard !inside.isEmpty else { continue }
      let confidence = inside.reduce(0) { $0 + $1.confidence } / Double(inside.count)
      let right = Double(inside.count { $0.label == $0.trueLabel }) / Double(inside.count)
      error += abs(confidence - right) * Double(inside.count) / Double(verdicts.count)
    }
    return error
  }

  /// The figures that matter most, a line each.
  static let headline = [
    "class.anecdote", "class.concrete", "class.generic", "class.other", "fit.any", "fit.micro",
    "ranking.any", "ranking.micro", "visa", "personal", "doubt", "endorsement.micro",
    "quality.micro", "setting.micro", "relationship", "placeholder",
  ]

  func summary(all: Bool) -> String {
    var lines = [
      "class.macro \(twoPlaces(macro))   calibration error \(twoPlaces(calibrationError))"
    ]
    let names = all ? values.map(\.name) : Self.headline
    for name in names {
      let counts = counts(name)
      lines.append(
        "  \(name.padded(to: 24)) F1 \(twoPlaces(counts.f1))  P \(twoPlaces(counts.precision)) R \(twoPlaces(counts.recall))"
      )
    }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// The text, filled with spaces to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension Counts {
  mutating func add(_ other: Counts) {
    truePositives += other.truePositives
    falsePositives += other.falsePositives
    falseNegatives += other.falseNegatives
  }
}

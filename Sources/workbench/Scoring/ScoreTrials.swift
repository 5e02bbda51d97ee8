internal import LetterAnalysis
internal import SeededRandom

/// How often a property held, and where it did not.
struct Trial {
  var name: String
  var count = 0
  var failures: [String] = []
  /// How many inserted sentences were found, where that is asked.
  var found = 0
}

/// Runs properties over seeded variants.
struct ScoreTrials {
  let properties: Properties
  let heldOut: HeldOut

  /// Tries one property so many times.
  func run(_ property: Properties.Property, times: Int, seed: UInt64) -> Trial {
    var random = SplitMix(seed: seed)
    var trial = Trial(name: property.name)
    let drafts = properties.drafts.filter { heldOut.analyzer(for: $0.id) != nil }
    var attempts = 0
    while trial.count < times, attempts < times * 20 {
      attempts += 1
      guard let draft = drafts.randomElement(using: &random),
        let analyzer = heldOut.analyzer(for: draft.id),
        let variant = property.variant(properties, draft, &random)
      else { continue }
      let before = analyzer.review(variant.before.letter)
      let after = analyzer.review(variant.after.letter)
      guard let problem = Self.problem(property.rule, before, after) else {
        trial.count += before.scorecard == nil || after.scorecard == nil ? 0 : 1
        continue
      }
      trial.count += 1
      trial.failures.append("\(draft.id): \(problem); \(variant.change)")
    }
    return trial
  }

  /// What is wrong with a pair of reviews; nil if nothing is, or one of them has no score.
  static func problem(_ rule: Properties.Rule, _ before: Review, _ after: Review) -> String? {
    guard let old = before.scorecard, let new = after.scorecard else { return nil }
    switch rule {
    case .neverHigher:
      guard new.total > old.total || new.uncapped > old.uncapped else { return nil }
    case .neverLower:
      guard new.total < old.total || new.uncapped < old.uncapped else { return nil }
    case .sameVisaFindings:
      let words = { (review: Review) in
        review.findings.filter { $0.isOf("visa") }.map { review.letter[$0.span] }
      }
      return words(before) == words(after)
        ? nil : "visa findings \(words(before)) -> \(words(after))"
    }
    var moved = zip(old.dimensions, new.dimensions).filter { $0.points != $1.points }.map {
      "\($0.id) \($0.points) -> \($1.points)"
    }
    for change in costs(of: after).difference(from: costs(of: before)) {
      switch change {
      case .insert(_, let cost, _): moved.append("+ \(cost)")
      case .remove(_, let cost, _): moved.append("- \(cost)")
      }
    }
    return "\(old.uncapped)/\(old.total) -> \(new.uncapped)/\(new.total) "
      + "[\(moved.joined(separator: ", "))]"
  }

  /// The concerns that cost points.
  private static func costs(of review: Review) -> [String] {
    review.findings.filter { $0.polarity == .concern && $0.severity > .note }.map {
      "\($0.rule) '\(review.letter[$0.span])'"
    }.sorted()
  }

  /// How many sentences with a tag are found when put into letters of others.
  ///
  /// The analyzer has not seen the sentence's own writer, whoever wrote the letter around it.
  func insertions(of tag: Tag, times: Int, seed: UInt64) -> Trial {
    var random = SplitMix(seed: seed)
    var trial = Trial(name: "finding an inserted \(tag.rawValue) sentence")
    let tagged = properties.lines.filter {
      $0.line.tags.contains(tag) && heldOut.analyzer(for: $0.from.id) != nil
    }
    while trial.count < times {
      guard let draft = properties.drafts.randomElement(using: &random),
        let (line, from) = tagged.randomElement(using: &random), from.id != draft.id,
        let analyzer = heldOut.analyzer(for: from.id),
        let place = draft.prose.randomElement(using: &random)
      else { continue }
      let adapted = Adaptation.adapted(line, from: from, to: draft)
      let review = analyzer.review(draft.inserting(adapted, after: place).letter)
      trial.count += 1
      let isFound = review.findings.contains { finding in
        finding.isOf(tag.rawValue)
          && finding.sentence.map { sentence in
            adapted.text.contains(review.letter[review.sentences[sentence].span])
              || review.letter[review.sentences[sentence].span].contains(adapted.text)
          } == true
      }
      if isFound { trial.found += 1 } else { trial.failures.append("\(from.id): \(adapted.text)") }
    }
    return trial
  }

  /// How often a short letter with two episodes beats a long letter of praise.
  func pairs(times: Int, seed: UInt64) -> Trial {
    var random = SplitMix(seed: seed)
    var trial = Trial(name: "two episodes beat praise")
    let pairs = SplicedPairs(properties: properties)
    while trial.count < times {
      guard let (short, long) = pairs.pair(&random),
        let analyzer = heldOut.analyzer(for: short.id),
        let a = analyzer.review(short.letter).scorecard,
        let b = analyzer.review(long.letter).scorecard
      else { continue }
      trial.count += 1
      if a.total <= b.total {
        trial.failures.append(
          "\(short.id): \(a.total) and \(b.total)\n\(short.text)\n--\n\(long.text)")
      }
    }
    return trial
  }
}

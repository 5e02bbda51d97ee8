/// Decides whether a sentence carries a tag, by its phrases and by the classifier.
package struct TagDecision {
  /// The chance under which the classifier is sure that a likely phrase means something else.
  ///
  /// Measured by cross-validation by writer: hardly a true finding lies below it.
  package static let doubtfulChance = 0.03
  /// The chance from the sentence alone that no letter around it takes away.
  package static let sureChance = 0.9
  /// How sure a phrase of the lexicons makes a finding, and one that the classifier contradicts.
  private static let phraseConfidence = 0.95
  private static let contradictedConfidence = 0.5

  /// How sure it is that the sentence carries the tag, 0 to 1; nil if it is not said to.
  ///
  /// - Parameters:
  ///   - strength: the strongest phrase of the tag in the sentence, if there is one.
  ///   - mayMeanPatient: whether the sentence may speak of a patient named before it.
  ///   - chance: what the classifier thinks.
  ///   - threshold: the chance from which on it is believed.
  /// - Returns: the confidence, or nil.
  package static func confidence(
    strength: LexiconFile.Strength?, mayMeanPatient: @autoclosure () -> Bool = false,
    chance: Double,
    threshold: Double
  ) -> Double? {
    switch strength {
    case .certain: return max(phraseConfidence, chance)
    case .likely where chance >= doubtfulChance && !mayMeanPatient():
      return max(phraseConfidence, chance)
    case .likely: return contradictedConfidence
    default: return chance >= threshold ? chance : nil
    }
  }
}

extension LexiconSet {
  /// The tags that phrases stand for in a sentence, with the strongest of each.
  package func phraseTags(_ matches: ArraySlice<PhraseMatch>) -> PhraseTags {
    var tags = PhraseTags()
    for match in matches {
      let entry = files[match.file].entries[match.entry]
      if let tag = entry.tag { tags.note(entry.strength, of: tag) }
    }
    return tags
  }
}

/// The tags that the phrases of a sentence stand for, and how sure the strongest phrase of each is.
package struct PhraseTags: Sendable {
  /// A bit for each tag, by `Tag.index`.
  private var certain: UInt32 = 0
  private var likely: UInt32 = 0

  /// Notes a phrase; one that only hints stands for nothing.
  mutating func note(_ strength: LexiconFile.Strength, of tag: Tag) {
    if strength == .certain { certain |= 1 << tag.index }
    if strength == .likely { likely |= 1 << tag.index }
  }

  /// The strongest phrase of a tag; nil if there is none.
  package subscript(tag: Tag) -> LexiconFile.Strength? {
    if certain & (1 << tag.index) != 0 { return .certain }
    return likely & (1 << tag.index) != 0 ? .likely : nil
  }
}

extension Tag {
  /// The tag that a rule or finer rule belongs to.
  package init?(rule: String) {
    if let tag = Self.byName[rule] {
      self = tag
      return
    }
    guard let dot = rule.lastIndex(of: ".") else { return nil }
    self.init(rule: String(rule[..<dot]))
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

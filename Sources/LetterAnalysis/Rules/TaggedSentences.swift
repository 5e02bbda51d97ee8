/// Finds what the guide's tags name: by phrases where a lexicon is certain, else by the classifier.
///
/// The span is the phrase, or the phrase that hints at it, or the whole sentence.
struct TaggedSentences: Rule {
  func findings(in evidence: Evidence) -> [Finding] {
    var found: [Finding] = []
    for sentence in evidence.reading.sentences.indices {
      let phrases = evidence.phraseTags[sentence]
      for tag in Self.tags {
        // Only words can show what was left in: a whole sentence that "seems left over" helps nobody.
        if tag == .placeholder, phrases[tag] == nil { continue }
        guard let decision = decision(tag, phrases[tag], sentence, evidence) else { continue }
        // A sentence that introduces a patient tells of the patient, not of the applicant's faults.
        if tag == .doubt, phrases[tag] == nil, evidence.introducesPatient(sentence) { continue }
        found += findings(of: tag, decision, sentence: sentence, evidence)
      }
    }
    return found
  }

  private static let tags = Tag.allCases

  /// How sure a finding is: in the letter, and from its sentence alone.
  private typealias Decision = (confidence: Double, alone: Double)

  /// How sure it is that a sentence carries a tag; nil if it is not said to.
  ///
  /// Where the sentence alone makes it sure, or a phrase does, the letter around it takes nothing away.
  private func decision(
    _ tag: Tag, _ strength: LexiconFile.Strength?, _ sentence: Int, _ evidence: Evidence
  ) -> Decision? {
    let judgement = evidence.judgements[sentence]
    let alone = judgement.tagsAlone[tag.index]
    let isOwn = strength != nil || alone >= TagDecision.sureChance
    func confidence(_ chance: Double, _ threshold: Double) -> Double? {
      TagDecision.confidence(
        strength: strength, mayMeanPatient: evidence.mayMeanPatient(sentence), chance: chance,
        threshold: threshold)
    }
    let chance = judgement.tags[tag.index]
    return confidence(
      isOwn ? max(chance, alone) : chance, Double(evidence.thresholds[tag.index])
    ).map { ($0, confidence(alone, 0) ?? alone) }
  }

  private func findings(
    of tag: Tag, _ decision: Decision, sentence: Int, _ evidence: Evidence
  ) -> [Finding] {
    let attributes = RankingAttributes.attributes(of: tag, sentence: sentence, in: evidence)
    let own = evidence.reading.matches(in: sentence).filter { evidence.entry(of: $0).tag == tag }
    let phrases = own.filter { evidence.entry(of: $0).strength != .hint }
    if !phrases.isEmpty {
      return distinct(phrases, evidence).compactMap { match in
        evidence.finding(
          evidence.entry(of: match).rule, at: evidence.wordSpan(of: match.tokens),
          sentence: sentence, confidence: decision.confidence, alone: decision.alone,
          file: evidence.lexicons.files[match.file], attributes: attributes)
      }
    }
    // A mark or a degree alone is no place to point to.
    let hint = own.first { $0.tokens.contains { evidence.isPlainWord($0) } }
      .map { evidence.wordSpan(of: $0.tokens) }
    let found = evidence.finding(
      tag.rawValue, at: hint ?? evidence.reading.sentences[sentence].span, sentence: sentence,
      confidence: decision.confidence, alone: decision.alone, attributes: attributes)
    return found.map { [$0] } ?? []
  }

  /// The longest match of each finer rule, by place; of matches that overlap or touch, the longest.
  ///
  /// Of what has to go from the letter, every place is told, so that none is left behind.
  private func distinct(_ matches: [PhraseMatch], _ evidence: Evidence) -> [PhraseMatch] {
    let longestFirst = matches.enumerated().sorted {
      (-$0.element.tokens.count, $0.offset) < (-$1.element.tokens.count, $1.offset)
    }
    var kept: [PhraseMatch] = []
    for (_, match) in longestFirst {
      let isKnown = kept.contains { known in
        !mustGo(match, evidence) && evidence.entry(of: known).rule == evidence.entry(of: match).rule
          || known.tokens.lowerBound <= match.tokens.upperBound
            && match.tokens.lowerBound <= known.tokens.upperBound
      }
      if !isKnown { kept.append(match) }
    }
    return kept.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func mustGo(_ match: PhraseMatch, _ evidence: Evidence) -> Bool {
    evidence.lexicons.files[match.file].severity == .error
  }
}

/// Reads what a ranking says: value, group, size, span, peers in US training.
enum RankingAttributes {
  private static let signals = [
    ("group", "signal.ranking-group"), ("number", "signal.ranking-number"),
    ("scope", "signal.ranking-scope"), ("span", "signal.ranking-span"),
    ("usPeers", "signal.us-peers"),
  ]

  /// The attributes of a ranking finding, what is missing among them; none for other tags.
  static func attributes(of tag: Tag, sentence: Int, in evidence: Evidence) -> [Finding.Attribute] {
    guard tag.family == "ranking" else { return [] }
    var found: [Finding.Attribute] = []
    var missing: [String] = []
    for (name, signal) in signals {
      let file = evidence.lexicons.fileNumbers[signal]
      let match = evidence.reading.matches(in: sentence).first { $0.file == file }
      if let match {
        found.append(
          Finding.Attribute(name, evidence.quote(evidence.reading.span(of: match.tokens))))
      } else if name != "scope", name != "usPeers" {
        missing.append(name)
      }
    }
    if !missing.isEmpty {
      found.append(Finding.Attribute("missing", missing.joined(separator: ", ")))
    }
    return found.sorted { $0.name < $1.name }
  }
}

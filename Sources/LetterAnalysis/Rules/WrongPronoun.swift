/// Finds a pronoun of another set than the letter uses for the applicant.
///
/// It reads sentences whose pronouns are all of one set, that tell no episode, and in which, or before
/// which in the paragraph, nobody else is named whom the pronoun could mean. A single slip is a
/// leftover; a letter that mixes the sets evenly is left alone.
struct WrongPronoun: Rule {
  private static let sets: [UInt64: Int] = [
    "he": 0, "his": 0, "him": 0, "himself": 0, "she": 1, "her": 1, "hers": 1, "herself": 1,
  ].reduce(into: [:]) { $0[FNV1a.hash($1.key.utf8)] = $1.value }

  /// In how many sentences the usual set must be used, and how much oftener than the other.
  ///
  /// By hand.
  private static let usualCount = 3
  private static let usualRatio = 2
  private static let confidence = 0.8
  /// How likely it must be that a sentence praises in general.
  private static let genericChance = 0.6

  private struct Use {
    var sentence: Int
    var token: Int
    var set: Int
  }

  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    let uses = reading.sentences.indices.filter { reading.part(of: $0) == .body }
      .compactMap { use(in: $0, evidence) }
    let counts = [0, 1].map { set in uses.count { $0.set == set } }
    let usual = counts[0] >= counts[1] ? 0 : 1
    guard counts[usual] >= Self.usualCount, counts[usual] >= Self.usualRatio * counts[1 - usual]
    else { return [] }
    return uses.filter { $0.set != usual }.compactMap { use in
      let span = reading.tokens[use.token].span
      return evidence.finding(
        "placeholder.wrong-pronoun", at: span, sentence: use.sentence, confidence: Self.confidence,
        message: "a pronoun that does not fit the rest: '\(reading.letter[span])'",
        advice: "Does this mean the applicant? If so, use the pronoun of the rest of the letter.")
    }
  }

  /// The first pronoun of a sentence, if it can only mean the applicant.
  private func use(in sentence: Int, _ evidence: Evidence) -> Use? {
    let tokens = evidence.reading.tokens
    let range = evidence.reading.sentences[sentence].tokens
    let pronouns = range.filter { Self.sets[tokens[$0].hash] != nil }
    guard let first = pronouns.first, let set = Self.sets[tokens[first].hash],
      pronouns.allSatisfy({ Self.sets[tokens[$0].hash] == set }),
      evidence.judgements[sentence].class.0 != .anecdote,
      !mayMeanAnother(sentence, upTo: first, evidence)
    else { return nil }
    return Use(sentence: sentence, token: first, set: set)
  }

  /// Whether a pronoun may mean somebody who was named before it: in the sentence or, unless that
  /// names the applicant, in the paragraph so far.
  ///
  /// A sentence that praises in general speaks of nobody but the applicant.
  private func mayMeanAnother(_ sentence: Int, upTo token: Int, _ evidence: Evidence) -> Bool {
    let reading = evidence.reading
    let own = reading.sentences[sentence].tokens.lowerBound..<token
    if namesSomebody(in: own, evidence) { return true }
    if reading.namesApplicant(own) { return false }
    let (label, chance) = evidence.judgements[sentence].class
    if label == .generic, chance >= Self.genericChance { return false }
    var index = sentence - 1
    while index >= 0, reading.sentences[index].block == reading.sentences[sentence].block {
      if evidence.judgements[index].class.0 == .anecdote
        || namesSomebody(in: reading.sentences[index].tokens, evidence)
      {
        return true
      }
      index -= 1
    }
    return false
  }

  /// Whether one person other than the applicant is spoken of: `a nurse`, `Dr. Hall`.
  private func namesSomebody(in range: Range<Int>, _ evidence: Evidence) -> Bool {
    let people = evidence.lexicons.people
    return range.contains { index in
      let token = evidence.reading.tokens[index]
      if people.has(.persons, token) { return true }
      return index > range.lowerBound && token.kind == .word && token.flags.contains(.capitalised)
        && !token.flags.contains(.applicantName) && !people.has(.notNames, token)
        && !people.has(.institutions, token)
    }
  }
}

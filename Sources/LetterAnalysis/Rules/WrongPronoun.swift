/// Finds a pronoun of another set than the letter uses for the applicant.
///
/// It reads sentences with pronouns of one set where nobody else was named in the paragraph so far and
/// no episode is told, or where the applicant's name stands before the pronoun; a single slip is a
/// leftover, a letter that mixes evenly is left alone.
struct WrongPronoun: Rule {
  private static let sets: [UInt64: Int] = [
    "he": 0, "his": 0, "him": 0, "himself": 0, "she": 1, "her": 1, "hers": 1, "herself": 1,
  ].reduce(into: [:]) { $0[FNV1a.hash($1.key.utf8)] = $1.value }

  /// How many times the usual set must be used, and how much oftener than the other.
  ///
  /// By hand.
  private static let usualCount = 3
  private static let usualRatio = 3
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
    let body = reading.sentences.indices.filter { reading.part(of: $0) == .body }
    let openings = body.compactMap { opening(of: $0, evidence) }
    let counts = [0, 1].map { set in openings.count { $0 == set } }
    let usual = counts[0] >= counts[1] ? 0 : 1
    guard counts[usual] >= Self.usualCount, counts[usual] >= Self.usualRatio * counts[1 - usual]
    else {
      return []
    }
    return body.compactMap { use(in: $0, evidence) }.filter { $0.set != usual }.compactMap { use in
      let span = reading.tokens[use.token].span
      return evidence.finding(
        "placeholder.wrong-pronoun", at: span, sentence: use.sentence, confidence: Self.confidence,
        message: "a pronoun that does not fit the rest: '\(reading.letter[span])'",
        advice: "Does this mean the applicant? If so, use the pronoun of the rest of the letter.")
    }
  }

  /// The set of the pronoun that opens a sentence, if one does: most openings speak of the applicant.
  private func opening(of sentence: Int, _ evidence: Evidence) -> Int? {
    let range = evidence.reading.sentences[sentence].tokens
    let first = range.first { evidence.reading.tokens[$0].isWordLike }
    return first.flatMap { Self.sets[evidence.reading.tokens[$0].hash] }
  }

  /// The first pronoun of a sentence, if it can only mean the applicant: it opens the sentence or follows
  /// the applicant's name, or the sentence praises in general; and it tells no episode.
  ///
  /// None if the sentence uses both sets.
  private func use(in sentence: Int, _ evidence: Evidence) -> Use? {
    let reading = evidence.reading
    let range = reading.sentences[sentence].tokens
    let pronouns = range.filter { Self.sets[reading.tokens[$0].hash] != nil }
    guard let first = pronouns.first, let set = Self.sets[reading.tokens[first].hash],
      pronouns.allSatisfy({ Self.sets[reading.tokens[$0].hash] == set })
    else { return nil }
    let isNamed = range.contains { $0 < first && reading.tokens[$0].flags.contains(.applicantName) }
    let (label, chance) = evidence.judgements[sentence].class
    let praises = label == .generic && chance >= Self.genericChance
    guard isNamed || praises || opening(of: sentence, evidence) != nil,
      !namesSomebody(upTo: sentence, isNamed, praises, evidence)
    else { return nil }
    return Use(sentence: sentence, token: first, set: set)
  }

  /// Whether somebody else is named in the sentence or, unless it names the applicant, before it in
  /// its paragraph; for general praise just before it, since nobody else is praised in general.
  private func namesSomebody(
    upTo sentence: Int, _ isNamed: Bool, _ praises: Bool, _ evidence: Evidence
  ) -> Bool {
    let reading = evidence.reading
    var index = sentence
    while index >= 0, reading.sentences[index].block == reading.sentences[sentence].block {
      if reading.namesPatient[index] || namesColleague(index, evidence) { return true }
      if evidence.judgements[index].class.0 == .anecdote { return true }
      if isNamed || praises && index < sentence { return false }
      index -= 1
    }
    return false
  }

  /// Whether a title stands before a name that is not the applicant's.
  private func namesColleague(_ sentence: Int, _ evidence: Evidence) -> Bool {
    let tokens = evidence.reading.tokens
    let range = evidence.reading.sentences[sentence].tokens
    return range.dropFirst().contains { index in
      let token = tokens[index]
      guard token.flags.contains(.capitalised), !token.flags.contains(.applicantName) else {
        return false
      }
      let before = tokens[index - 1]
      let title =
        before.kind == .terminator && index - 2 >= range.lowerBound ? tokens[index - 2] : before
      return ApplicantNameFinder.titles.contains(title.hash)
    }
  }
}

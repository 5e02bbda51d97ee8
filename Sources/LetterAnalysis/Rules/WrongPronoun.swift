/// Finds a pronoun of another set than the letter uses for the applicant.
///
/// It reads pronouns that begin a sentence, or that follow the applicant's name in it, where nobody
/// else was named in the paragraph so far; a single slip is a leftover, a letter that mixes evenly is
/// left alone.
struct WrongPronoun: Rule {
  private static let sets: [UInt64: Int] = [
    "he": 0, "his": 0, "him": 0, "himself": 0, "she": 1, "her": 1, "hers": 1, "herself": 1,
  ].reduce(into: [:]) { $0[FNV1a.hash($1.key.utf8)] = $1.value }
  private static let subjects: Set<UInt64> = [FNV1a.hash("he".utf8), FNV1a.hash("she".utf8)]

  /// How many times the usual set must be used, and how much oftener than the other. By hand.
  private static let usualCount = 3
  private static let usualRatio = 3
  private static let confidence = 0.8

  private struct Use {
    var sentence: Int
    var token: Int
    var set: Int
  }

  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    let uses = reading.sentences.indices.filter { reading.part(of: $0) == .body }.flatMap {
      self.uses(in: $0, evidence)
    }
    let counts = [0, 1].map { set in uses.count { $0.set == set } }
    let usual = counts[0] >= counts[1] ? 0 : 1
    guard counts[usual] >= Self.usualCount, counts[usual] >= Self.usualRatio * counts[1 - usual] else {
      return []
    }
    return uses.filter { $0.set != usual }.compactMap { use in
      let span = reading.tokens[use.token].span
      return evidence.finding(
        "placeholder.wrong-pronoun", at: span, sentence: use.sentence, confidence: Self.confidence,
        message: "a pronoun that does not fit the rest: '\(reading.letter[span])'")
    }
  }

  /// The pronouns of a sentence that can only mean the applicant.
  private func uses(in sentence: Int, _ evidence: Evidence) -> [Use] {
    let reading = evidence.reading
    let range = reading.sentences[sentence].tokens
    guard let first = range.first(where: { reading.tokens[$0].isWordLike }) else { return [] }
    let isNamed = range.prefix(4).contains { reading.tokens[$0].flags.contains(.applicantName) }
    let opensWithPronoun = Self.sets[reading.tokens[first].hash] != nil
    guard isNamed || opensWithPronoun, !namesSomebody(upTo: sentence, isNamed, evidence) else { return [] }
    let tokens = isNamed ? range.filter { Self.subjects.contains(reading.tokens[$0].hash) } : [first]
    return tokens.prefix(1).compactMap { token in
      Self.sets[reading.tokens[token].hash].map { Use(sentence: sentence, token: token, set: $0) }
    }
  }

  /// Whether somebody else is named in the sentence or, unless it names the applicant, before it in
  /// its paragraph.
  private func namesSomebody(upTo sentence: Int, _ isNamed: Bool, _ evidence: Evidence) -> Bool {
    let reading = evidence.reading
    var index = sentence
    while index >= 0, reading.sentences[index].block == reading.sentences[sentence].block {
      if reading.namesPatient[index] || namesColleague(index, evidence) { return true }
      if isNamed { return false }
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
      guard token.flags.contains(.capitalised), !token.flags.contains(.applicantName) else { return false }
      let before = tokens[index - 1]
      let title = before.kind == .terminator && index - 2 >= range.lowerBound ? tokens[index - 2] : before
      return ApplicantNameFinder.titles.contains(title.hash)
    }
  }
}

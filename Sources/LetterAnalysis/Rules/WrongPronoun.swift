/// Finds a pronoun of another set than the letter uses for the applicant.
///
/// It reads only pronouns that begin a sentence, where nobody else was named in that sentence or the
/// one before; a single slip is a leftover, a letter that mixes evenly is left alone.
struct WrongPronoun: Rule {
  private static let sets: [UInt64: Int] = [
    "he": 0, "his": 0, "him": 0, "himself": 0, "she": 1, "her": 1, "hers": 1, "herself": 1,
  ].reduce(into: [:]) { $0[FNV1a.hash($1.key.utf8)] = $1.value }

  /// How many times the usual set must be used, and how much oftener than the other. By hand.
  private static let usualCount = 4
  private static let usualRatio = 4

  func findings(in evidence: Evidence) -> [Finding] {
    let reading = evidence.reading
    let openings = reading.sentences.indices.filter { reading.part(of: $0) == .body }.compactMap {
      opening(of: $0, evidence)
    }
    let counts = [0, 1].map { set in openings.count { $0.set == set } }
    let usual = counts[0] >= counts[1] ? 0 : 1
    guard counts[usual] >= Self.usualCount, counts[usual] >= Self.usualRatio * counts[1 - usual] else {
      return []
    }
    return openings.filter { $0.set != usual }.compactMap { opening in
      evidence.finding(
        "placeholder.wrong-pronoun", at: reading.tokens[opening.token].span,
        sentence: opening.sentence, confidence: 0.8,
        message: "a pronoun that does not fit the rest: '\(reading.letter[reading.tokens[opening.token].span])'")
    }
  }

  /// The pronoun that a sentence begins with, if it can only mean the applicant.
  private func opening(of sentence: Int, _ evidence: Evidence)
    -> (sentence: Int, token: Int, set: Int)?
  {
    let reading = evidence.reading
    let range = reading.sentences[sentence].tokens
    guard let first = range.first(where: { reading.tokens[$0].isWordLike }),
      let set = Self.sets[reading.tokens[first].hash]
    else { return nil }
    let isInParagraph = sentence > 0 && reading.sentences[sentence - 1].block == reading.sentences[sentence].block
    let scope = isInParagraph ? [sentence - 1, sentence] : [sentence]
    let namesOthers = scope.contains { namesSomebody($0, evidence) }
    return namesOthers ? nil : (sentence, first, set)
  }

  private func namesSomebody(_ sentence: Int, _ evidence: Evidence) -> Bool {
    let reading = evidence.reading
    let range = reading.sentences[sentence].tokens
    if reading.namesPatient[sentence] { return true }
    return range.contains { index in
      let token = reading.tokens[index]
      let isTitled = index > range.lowerBound
        && (ApplicantNameFinder.titles.contains(reading.tokens[index - 1].hash)
          || index > range.lowerBound + 1 && ApplicantNameFinder.titles.contains(reading.tokens[index - 2].hash))
      return isTitled && token.flags.contains(.capitalised) && !token.flags.contains(.applicantName)
    }
  }
}

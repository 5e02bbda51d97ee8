/// Finds another person's name where the applicant's should stand: as the one who is recommended, or
/// as the one who is praised though nobody introduced the name.
///
/// It does not see a name that merely appears; colleagues and patients have names too.
struct OtherName: Rule {
  /// How many words of a sentence may stand before its subject, the title counted.
  private static let openingLimit = 8
  /// How many words behind a subject's verb tell what kind of subject it is.
  private static let predicateLimit = 3
  /// How sure the two kinds are.
  ///
  /// Chosen by hand.
  private static let recommendedConfidence = 0.85
  private static let praisedConfidence = 0.75
  /// How likely general praise must be.
  private static let genericChance = 0.6

  func findings(in evidence: Evidence) -> [Finding] {
    let applicant = evidence.reading.applicant.hashes
    guard !applicant.isEmpty else { return [] }
    let uses = uses(evidence)
    return evidence.reading.sentences.indices.compactMap { sentence in
      if let span = recommendedStranger(in: sentence, evidence) {
        return finding(span, sentence, Self.recommendedConfidence, evidence)
      }
      guard
        let span = praisedStranger(in: sentence, uses, evidence)
          ?? watchedStranger(in: sentence, uses, evidence)
      else { return nil }
      return finding(span, sentence, Self.praisedConfidence, evidence)
    }
  }

  private func finding(_ span: Span, _ sentence: Int, _ confidence: Double, _ evidence: Evidence)
    -> Finding?
  {
    evidence.finding(
      "placeholder.other-name", at: span, sentence: sentence, confidence: confidence,
      message: "another name where the applicant's should stand: '\(evidence.quote(span))'",
      advice: "Is this somebody else? If not, put the applicant's name.")
  }

  /// The name behind "recommend", "for" and the like in a sentence that does not name the applicant.
  private func recommendedStranger(in sentence: Int, _ evidence: Evidence) -> Span? {
    let people = evidence.lexicons.people
    let tokens = evidence.reading.tokens
    let range = evidence.reading.sentences[sentence].tokens
    guard !evidence.reading.namesApplicant(range) else { return nil }
    for index in range where people.has(.recommending, tokens[index]) {
      var next = index + 1
      var isTitled = false
      while next < range.upperBound, next < index + 5,
        people.has(.links, tokens[next]) || tokens[next].kind == .terminator
      {
        isTitled = isTitled || people.has(.titles, tokens[next])
        next += 1
      }
      let end = endOfName(from: next, in: range, evidence)
      guard end > next, isTitled || end - next > 1 else { continue }
      return evidence.reading.span(of: next..<end)
    }
    return nil
  }

  /// `Dr. Who` as the subject of a sentence that praises, met nowhere else in the letter.
  private func praisedStranger(in sentence: Int, _ uses: [UInt64: Int], _ evidence: Evidence)
    -> Span?
  {
    let people = evidence.lexicons.people
    let tokens = evidence.reading.tokens
    let range = evidence.reading.sentences[sentence].tokens
    guard let title = title(in: range, evidence) else { return nil }
    let start =
      title + 1 < range.upperBound && tokens[title + 1].kind == .terminator ? title + 2 : title + 1
    let end = endOfName(from: start, in: range, evidence)
    guard end > start, end + 2 < range.upperBound, uses[tokens[end - 1].hash] == 1,
      tokens[end].kind == .word, !people.has(.reporting, tokens[end])
    else { return nil }
    let opens = title == range.lowerBound
    let isLinked = people.has(.copulas, tokens[end])
    let isAssessed =
      opens && !evidence.reading.namesApplicant(range)
      && tokens[end..<range.upperBound].prefix(Self.predicateLimit).contains {
        people.has(.assessed, $0)
      }
    let isPraised =
      isGeneric(sentence, evidence) && (opens || isLinked)
      || predicts(sentence, evidence) && isLinked
      || opens && praises(sentence, evidence) && !people.has(.shared, tokens[end])
    return isAssessed || isPraised ? evidence.reading.span(of: title..<end) : nil
  }

  /// `I observed Who comfort a child` in a sentence that praises in general, so of no patient.
  private func watchedStranger(in sentence: Int, _ uses: [UInt64: Int], _ evidence: Evidence)
    -> Span?
  {
    let tokens = evidence.reading.tokens
    let range = evidence.reading.sentences[sentence].tokens
    guard isGeneric(sentence, evidence), !evidence.reading.namesApplicant(range) else { return nil }
    for index in range.dropLast() where evidence.lexicons.people.has(.watching, tokens[index]) {
      let end = endOfName(from: index + 1, in: range, evidence)
      guard end == index + 2, end < range.upperBound, tokens[end].kind == .word,
        uses[tokens[index + 1].hash] == 1
      else { continue }
      return tokens[index + 1].span
    }
    return nil
  }

  /// The title that opens a sentence, or stands behind "I have no doubt that" and the like.
  private func title(in range: Range<Int>, _ evidence: Evidence) -> Int? {
    let tokens = evidence.reading.tokens
    let title = range.prefix(Self.openingLimit).first {
      evidence.lexicons.people.has(.titles, tokens[$0])
    }
    guard let title else { return nil }
    let isPlain = (range.lowerBound..<title).dropFirst().allSatisfy {
      tokens[$0].kind == .word && !tokens[$0].flags.contains(.capitalised)
    }
    return isPlain ? title : nil
  }

  /// Whether the sentence says what will become of somebody.
  private func predicts(_ sentence: Int, _ evidence: Evidence) -> Bool {
    evidence.reading.holds(evidence.lexicons.fileNumbers["signal.prediction"], in: sentence)
  }

  /// Whether the sentence praises in general, as one does of nobody but the applicant.
  private func isGeneric(_ sentence: Int, _ evidence: Evidence) -> Bool {
    let (label, chance) = evidence.judgements[sentence].class
    return label == .generic && chance >= Self.genericChance
  }

  /// Whether a quality is shown or praised in the sentence.
  private func praises(_ sentence: Int, _ evidence: Evidence) -> Bool {
    let judgement = evidence.judgements[sentence]
    let isEvidence = judgement.inContext[3] < 0.5
    return isEvidence
      && Tag.allCases.contains { tag in
        tag.family == "quality"
          && judgement.tags[tag.index] >= Double(evidence.thresholds[tag.index])
      }
  }

  /// How often each word that may be a name is used in the letter.
  private func uses(_ evidence: Evidence) -> [UInt64: Int] {
    var uses: [UInt64: Int] = [:]
    for token in evidence.reading.tokens where isName(token, evidence) {
      uses[token.hash, default: 0] += 1
    }
    return uses
  }

  private func endOfName(from start: Int, in range: Range<Int>, _ evidence: Evidence) -> Int {
    var end = start
    while end < range.upperBound, isName(evidence.reading.tokens[end], evidence) { end += 1 }
    return end
  }

  private func isName(_ token: Token, _ evidence: Evidence) -> Bool {
    token.kind == .word && token.flags.contains(.capitalised) && !token.flags.contains(.allCapitals)
      && !token.flags.contains(.applicantName) && token.span.count > 1
      && !evidence.lexicons.people.has(.addressees, token)
  }
}

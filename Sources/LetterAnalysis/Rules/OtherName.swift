/// Finds another person's name where the applicant's should stand: as the one who is recommended, or
/// as the one who is praised though nobody introduced the name.
///
/// It does not see a name that merely appears; colleagues and patients have names too.
struct OtherName: Rule {
  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { FNV1a.hash($0.utf8) })
  }
  private static let recommends = hashes(
    "recommend recommending recommended support supporting endorse endorsing commend nominate behalf "
      + "recommendation application candidacy candidate applicant interview")
  private static let links = hashes("of for to dr mr ms mrs miss mx doctor on 's")
  /// Words that a colleague's name goes with: what others say, show and do with the applicant.
  private static let reporting = hashes(
    "told said says asked showed shared reported agrees agreed wrote writes noted remarked mentioned "
      + "introduced taught supervised retired runs directs and or who whom saw found thanked called "
      + "paged confirmed tells stopped commented observed")
  /// Words that go with a colleague's name unless the sentence praises in general.
  private static let shared = hashes("has also worked attended joined led")
  /// What stands between a subject and what is thought of it.
  private static let copulas = hashes("is was will would can should has 's possesses shows")
  /// How many words of a sentence may stand before its subject, the title counted.
  private static let openingLimit = 8
  private static let notNames = hashes(
    "medicine pediatrics internal med peds residency program selection committee your our "
      + "university hospital usmle eras i he she they the medical director admissions sir madam members "
      + "colleagues combined categorical faculty department")
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
    let uses = titledUses(evidence)
    return evidence.reading.sentences.indices.compactMap { sentence in
      if let span = recommendedStranger(in: sentence, evidence) {
        return finding(span, sentence, Self.recommendedConfidence, evidence)
      }
      guard let span = praisedStranger(in: sentence, uses, evidence) else { return nil }
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
    let tokens = evidence.reading.tokens
    let range = evidence.reading.sentences[sentence].tokens
    guard !range.contains(where: { tokens[$0].flags.contains(.applicantName) }) else { return nil }
    for index in range where Self.recommends.contains(tokens[index].hash) {
      var next = index + 1
      var isTitled = false
      while next < range.upperBound, next < index + 5,
        Self.links.contains(tokens[next].hash) || tokens[next].kind == .terminator
      {
        isTitled = isTitled || ApplicantNameFinder.titles.contains(tokens[next].hash)
        next += 1
      }
      var end = next
      while end < range.upperBound, isName(tokens[end]) { end += 1 }
      guard end > next, isTitled || end - next > 1 else { continue }
      return evidence.reading.span(of: next..<end)
    }
    return nil
  }

  /// `Dr. Who` as the subject of a sentence that praises, met nowhere else in the letter.
  private func praisedStranger(in sentence: Int, _ uses: [UInt64: Int], _ evidence: Evidence)
    -> Span?
  {
    let tokens = evidence.reading.tokens
    let range = evidence.reading.sentences[sentence].tokens
    guard let title = title(in: range, tokens) else { return nil }
    let start =
      title + 1 < range.upperBound && tokens[title + 1].kind == .terminator ? title + 2 : title + 1
    var end = start
    while end < range.upperBound, isName(tokens[end]) { end += 1 }
    guard end > start, end + 2 < range.upperBound, uses[tokens[end - 1].hash] == 1,
      tokens[end].kind == .word
    else { return nil }
    let verb = tokens[end].hash
    let isPraised =
      isGeneric(sentence, evidence) && (title == range.lowerBound || Self.copulas.contains(verb))
      || predicts(sentence, evidence) && Self.copulas.contains(verb)
      || title == range.lowerBound && praises(sentence, evidence) && !Self.shared.contains(verb)
    return isPraised && !Self.reporting.contains(verb)
      ? evidence.reading.span(of: title..<end) : nil
  }

  /// The title that opens a sentence, or stands behind "I have no doubt that" and the like.
  private func title(in range: Range<Int>, _ tokens: [Token]) -> Int? {
    let title = range.prefix(Self.openingLimit).first {
      ApplicantNameFinder.titles.contains(tokens[$0].hash)
    }
    guard let title else { return nil }
    let isPlain = (range.lowerBound..<title).dropFirst().allSatisfy {
      tokens[$0].kind == .word && !tokens[$0].flags.contains(.capitalised)
    }
    return isPlain ? title : nil
  }

  /// Whether the sentence says what will become of somebody.
  private func predicts(_ sentence: Int, _ evidence: Evidence) -> Bool {
    evidence.reading.matches(in: sentence).contains {
      evidence.lexicons.files[$0.file].id == "signal.prediction"
    }
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

  /// How often each capitalised word is used in the letter.
  private func titledUses(_ evidence: Evidence) -> [UInt64: Int] {
    var uses: [UInt64: Int] = [:]
    for token in evidence.reading.tokens where isName(token) { uses[token.hash, default: 0] += 1 }
    return uses
  }

  private func isName(_ token: Token) -> Bool {
    token.kind == .word && token.flags.contains(.capitalised) && !token.flags.contains(.allCapitals)
      && !token.flags.contains(.applicantName) && token.span.count > 1
      && !Self.notNames.contains(token.hash)
  }
}

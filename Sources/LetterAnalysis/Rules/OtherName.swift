/// Finds another person's name where the applicant's should stand: as the one who is recommended or
/// who applies, or in the subject line.
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
  private static let notNames = hashes(
    "medicine pediatrics internal med peds residency program programme selection committee your our "
      + "university hospital usmle eras i he she they the medical director admissions sir madam members "
      + "colleagues combined categorical faculty department")

  func findings(in evidence: Evidence) -> [Finding] {
    let applicant = evidence.reading.applicant.hashes
    guard !applicant.isEmpty else { return [] }
    return evidence.reading.sentences.indices.compactMap { sentence in
      guard let span = strangerSpan(in: sentence, applicant, evidence) else { return nil }
      return evidence.finding(
        "placeholder.other-name", at: span, sentence: sentence, confidence: 0.8,
        message: "another name where the applicant's should stand: '\(evidence.quote(span))'")
    }
  }

  /// The name behind "recommend", "for" and the like in a sentence that does not name the applicant.
  private func strangerSpan(in sentence: Int, _ applicant: Set<UInt64>, _ evidence: Evidence) -> Span? {
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

  private func isName(_ token: Token) -> Bool {
    token.kind == .word && token.flags.contains(.capitalised) && !token.flags.contains(.allCapitals)
      && token.span.count > 1 && !Self.notNames.contains(token.hash) && token.form == 0
  }
}

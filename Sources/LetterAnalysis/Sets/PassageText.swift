/// The words of a letter that may repeat those of another: its body without boilerplate.
///
/// The applicant's name, pronouns and figures stand for themselves as kinds, so that the same sentence
/// about another person is the same.
package struct PassageText: Sendable {
  /// A word that counts.
  package struct Word: Sendable {
    /// What it is compared by.
    package var hash: UInt64
    /// Where it stands, in UTF-8 offsets of the letter's text.
    package var span: Span
  }

  /// Runs of words between which boilerplate stands; no passage crosses them.
  package var runs: [[Word]]
  /// The letter's text and its offsets in code points.
  let text: [UInt8]

  /// Sentences of these files are the same in letters that have nothing to do with each other.
  ///
  /// Chosen by hand.
  private static let boilerplate = [
    "structure.salutation", "structure.closing", "structure.waiver", "structure.contact",
    "structure.letterhead", "structure.date", "structure.purpose", "structure.signature",
    "endorsement", "placeholder",
  ]

  package init(_ reading: Reading, _ lexicons: LexiconSet) {
    text = reading.letter.text
    runs = []
    var run: [Word] = []
    for (index, sentence) in reading.sentences.enumerated() {
      let words = reading.tokens[sentence.tokens].filter(\.isWordLike).map {
        Word(hash: Self.hash($0), span: $0.span)
      }
      // Two writers of one place describe it alike; a sentence about the applicant is no description.
      let isAboutPlace = !words.contains { $0.hash == Self.applicant }
      let isFormula = reading.matches(in: index).contains { match in
        let id = lexicons.files[match.file].id
        return Self.boilerplate.contains { NamePattern.isRule(id, $0) }
          || isAboutPlace && id == "signal.program"
      }
      guard reading.part(of: index) == .body, !isFormula else {
        if !run.isEmpty { runs.append(run) }
        run = []
        continue
      }
      run += words
    }
    if !run.isEmpty { runs.append(run) }
  }

  private static let applicant = FNV1a.hash("⟨applicant⟩".utf8)
  private static let number = FNV1a.hash("⟨number⟩".utf8)
  private static let pronouns = Set(
    "he she they him her them his hers their theirs".split(separator: " ")
      .map { FNV1a.hash($0.utf8) })

  private static func hash(_ token: Token) -> UInt64 {
    if token.flags.contains(.applicantName) || pronouns.contains(token.hash) { return applicant }
    return token.kind == .word ? token.hash : number
  }
}

/// Finds what a person has to look at where the words of a finding say nothing by themselves.
///
/// A phrase that gives a matter away may be a fragment: 'fees', 'married and', 'once'. What has to be
/// taken out with it is its clause, or its whole sentence if nothing else in that counts; and what counts
/// for an applicant is seen in a clause.
struct FindingClauses {
  private let reading: Reading
  /// The words that begin a clause, and those that may.
  private static let openers = hashes(
    "but although though because while whereas which who whose whom since unless yet so that")
  private static let joiners = hashes("and or nor as")
  /// Rules whose words are taken out.
  private static let taken = NamePattern("visa|personal")
  /// Rules whose words may be as short as 'once'.
  private static let thin = NamePattern("quality|fit|relationship|ranking|endorsement")
  /// Rules of which every sentence may hold something by the way.
  private static let passing = NamePattern("setting|bias")
  /// Fewer words say nothing by themselves; chosen by hand.
  private static let fewWords = 3

  init(_ reading: Reading) { self.reading = reading }

  /// Marks the findings whose words need more around them.
  func mark(_ findings: inout [Finding], _ sentences: [Review.Sentence]) {
    let counting = findings.filter(Self.isWorthKeeping)
    let bySentence = Dictionary(grouping: counting, by: \.sentence)
    for index in findings.indices {
      guard let sentence = findings[index].sentence, !findings[index].span.isEmpty else { continue }
      let finding = findings[index]
      if finding.polarity == .concern {
        guard Self.taken.matches(finding.rule) else { continue }
        let others = (bySentence[sentence] ?? []).map(\.span)
        let isWorthKeeping =
          !others.isEmpty || [.anecdote, .concrete].contains(sentences[sentence].label)
        findings[index].widened =
          isWorthKeeping
          ? clause(around: finding.span, in: sentence, sparing: others)
          : reading.sentences[sentence].span
      } else if Self.thin.matches(finding.rule), isThin(finding.span, in: sentence) {
        findings[index].widened = clauseOrSentence(around: finding.span, in: sentence)
      }
    }
  }

  /// Whether a sentence is kept for what a finding says of it.
  static func isWorthKeeping(_ finding: Finding) -> Bool {
    finding.polarity != .concern && !passing.matches(finding.rule)
  }

  private func isThin(_ span: Span, in sentence: Int) -> Bool {
    tokens(under: span, in: sentence).count(where: { reading.tokens[$0].isWordLike })
      < Self.fewWords
  }

  /// The clause of a span, or the sentence if even the clause is short.
  private func clauseOrSentence(around span: Span, in sentence: Int) -> Span {
    let clause = clause(around: span, in: sentence, sparing: nil)
    return isThin(clause, in: sentence) ? reading.sentences[sentence].span : clause
  }

  /// What stands between the marks and conjunctions around a span.
  ///
  /// "and" ends a clause only where behind it stands something to spare.
  private func clause(around span: Span, in sentence: Int, sparing spared: [Span]?) -> Span {
    let all = reading.sentences[sentence].tokens
    let own = tokens(under: span, in: sentence)
    guard !own.isEmpty else { return span }
    var (start, end) = (own.lowerBound, own.upperBound)
    var seam: Int?
    while start > all.lowerBound, !isBorder(start - 1) {
      if Self.openers.contains(reading.tokens[start].hash), start < own.lowerBound { break }
      start -= 1
      if Self.joiners.contains(reading.tokens[start].hash) { seam = seam ?? start }
      if let seam, holds(spared, from: start, to: seam) {
        start = seam
        break
      }
    }
    seam = nil
    while end < all.upperBound, !isBorder(end), !Self.openers.contains(reading.tokens[end].hash) {
      if Self.joiners.contains(reading.tokens[end].hash) { seam = seam ?? end }
      end += 1
      if let seam, holds(spared, from: seam, to: end) {
        end = seam
        break
      }
    }
    return reading.span(of: start..<end)
  }

  /// Whether anything spared begins between two tokens.
  private func holds(_ spared: [Span]?, from start: Int, to end: Int) -> Bool {
    guard let spared, start < end else { return false }
    return spared.contains { $0.overlaps(reading.span(of: start..<end)) }
  }

  private func isBorder(_ token: Int) -> Bool {
    switch reading.tokens[token].kind {
    case .comma, .clauseMark, .terminator, .opener, .closer: true
    case .dash:
      !reading.tokens[token].flags.contains(.joined)
        && reading.tokens[token].flags.contains(.spaceBefore)
    default: false
    }
  }

  private func tokens(under span: Span, in sentence: Int) -> Range<Int> {
    let all = reading.sentences[sentence].tokens
    let inside = all.filter { reading.tokens[$0].span.overlaps(span) }
    guard let first = inside.first, let last = inside.last else {
      return all.lowerBound..<all.lowerBound
    }
    return first..<last + 1
  }

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { FNV1a.hash($0.utf8) })
  }
}

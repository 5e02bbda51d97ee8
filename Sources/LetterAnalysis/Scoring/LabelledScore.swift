extension Analyzer {
  /// The score that a labelled letter would get if every sentence were read as people read it.
  ///
  /// Classes and tags come from the labels; signals, which nobody labels, from the lexicons as ever.
  /// It tells what the rubric loses from what the reading loses.
  package func scorecard(of labelled: LabelledLetter) -> Scorecard {
    let spans = labelled.sentences.map(\.span)
    let reading = Reader(lexicons: lexicons).read(labelled.letter, sentences: spans)
    let distinct = Set(SentenceFacts.distinctSentences(of: reading))
    var facts: [SentenceFacts] = []
    var concerns: [Finding] = []
    for (index, sentence) in labelled.sentences.enumerated() {
      let tags = sentence.tags.map(\.rawValue).sorted()
      concerns += sentence.tags.compactMap { Self.concern($0, index, sentence.span) }
      guard distinct.contains(index) else { continue }
      facts.append(
        SentenceFacts(
          sentence: index, label: sentence.label,
          names: RuleNames(tags + SentenceFacts.signals(in: index, of: reading, lexicons)),
          findings: [],
          isWithheld: !sentence.tags.isDisjoint(with: rubric.withheld.tags)
        ).derived(by: rubric))
    }
    return Scorer(rubric: rubric, facts: facts, findings: concerns).scorecard()
  }

  private static func concern(_ tag: Tag, _ sentence: Int, _ span: Span) -> Finding? {
    let severity: Severity
    switch tag {
    case .visa, .personal, .placeholder: severity = .error
    case .doubt, .endorsementWeak: severity = .warning
    default: return nil
    }
    return Finding(
      rule: tag.rawValue, severity: severity, polarity: .concern, confidence: 1, span: span,
      sentence: sentence, message: "", advice: "")
  }
}

/// What every rule reads.
package struct Evidence {
  /// The letter's sentences, tokens and phrases.
  package let reading: Reading
  /// What the classifier thinks of each sentence.
  package let judgements: [Judgement]
  /// The rule files.
  package let lexicons: LexiconSet
  /// Index of each rule file by its identifier.
  package let files: [String: Int]
  /// The chances from which on a tag is given, by `Tag.allCases`.
  package let thresholds: [Float]

  /// The same where only the sentence itself is read.
  package let thresholdsAlone: [Float]

  /// The rules that a sentence meets when it is read by itself, given the rules of its findings.
  ///
  /// A finding that rests on the letter around the sentence is none of them.
  func rulesAlone(_ sentence: Int, among found: [String]) -> [String] {
    let matches = reading.matches(in: sentence)
    let phrases = lexicons.phraseTags(matches)
    let own = matches.map { lexicons.files[$0.file].entries[$0.entry] }.filter { entry in
      entry.tag.map { phrases[$0] != nil && entry.strength != .hint } ?? false
    }
    let tags = TagTrees.tags.filter { tag in
      TagDecision.confidence(
        strength: phrases[tag], chance: judgements[sentence].tagsAlone[tag.index],
        threshold: Double(thresholdsAlone[tag.index])) != nil
    }
    let isSettled = { (rule: String) in Tag(rule: rule).map(TagTrees.tags.contains) != true }
    return found.filter(isSettled)
      + tags.flatMap { tag in
        let finer = own.filter { $0.tag == tag }.map(\.rule)
        return finer.isEmpty ? [tag.rawValue] : finer
      }
  }

  /// The description of a rule, or of the rule it refines.
  func description(of rule: String) -> LexiconFile? {
    var name = Substring(rule)
    while true {
      if let index = files[String(name)] { return lexicons.files[index] }
      guard let dot = name.lastIndex(of: ".") else { return nil }
      name = name[..<dot]
    }
  }

  /// A finding of `rule` described by its file.
  func finding(
    _ rule: String, at span: Span, sentence: Int? = nil, confidence: Double, alone: Double? = nil,
    message: String? = nil, advice: String? = nil,
    file: LexiconFile? = nil, attributes: [Finding.Attribute] = []
  ) -> Finding? {
    guard let file = file ?? description(of: rule) else { return nil }
    let isConcern = file.polarity == .concern
    let isUnsure = isConcern && confidence < Self.sureConfidence
    return Finding(
      rule: rule, severity: isUnsure ? file.severity.lowered : file.severity,
      polarity: file.polarity, confidence: confidence, confidenceAlone: alone, span: span,
      sentence: sentence,
      message: message ?? "\(file.title): '\(quote(span))'",
      advice: advice ?? file.finerAdvice[rule] ?? file.advice,
      attributes: attributes)
  }

  /// Whether a sentence that does not name the applicant follows, in its paragraph, one that introduces
  /// a patient: its pronouns may then mean the patient.
  ///
  /// However far it follows: whatever is put in or taken out between the two changes nothing.
  func mayMeanPatient(_ sentence: Int) -> Bool {
    let sentences = reading.sentences
    let namesApplicant = sentences[sentence].tokens.contains {
      reading.tokens[$0].flags.contains(.applicantName)
    }
    guard !namesApplicant else { return false }
    let block = sentences[sentence].block
    return sentences.indices[..<sentence].reversed().prefix { sentences[$0].block == block }
      .contains(where: introducesPatient)
  }

  /// Whether a sentence of an episode brings in a patient: "a 67-year-old welder came".
  ///
  /// Read from the sentence alone, so that an edit beside it changes no finding in it. What speaks of a
  /// personal matter of the applicant introduces nobody.
  func introducesPatient(_ sentence: Int) -> Bool {
    judgements[sentence].aloneClass == .anecdote && !repeats(sentence)
      && judgements[sentence].tagsAlone[Tag.personal.index] < Self.sureConfidence
      && reading.matches(in: sentence).contains {
        lexicons.files[$0.file].entries[$0.entry].rule.hasPrefix("signal.patient-one")
      }
  }

  /// Whether the same words stand in a sentence before: said again they introduce nobody.
  private func repeats(_ sentence: Int) -> Bool {
    let text = reading.letter[reading.sentences[sentence].span]
    return reading.sentences[..<sentence].contains {
      $0.span.count == text.utf8.count && reading.letter[$0.span] == text
    }
  }

  /// A concern less sure than this sinks one severity.
  static let sureConfidence = 0.6
  /// How many bytes of the letter a message quotes at most.
  private static let quoteLimit = 90

  /// Where tokens stand, without the marks before their first word and behind their last.
  func wordSpan(of tokens: Range<Int>) -> Span {
    let words = tokens.filter { reading.tokens[$0].isWordLike }
    guard let first = words.first, let last = words.last else { return reading.span(of: tokens) }
    return reading.span(of: first..<last + 1)
  }

  /// Whether a token is a word that says something by itself: no mark, and no degree such as MD.
  func isPlainWord(_ token: Int) -> Bool {
    let token = reading.tokens[token]
    return token.isWordLike && !token.flags.contains(.allCapitals) && !token.flags.contains(.dotted)
  }

  /// The words that a finding covers, shortened for a message; none for something missing.
  func words(of finding: Finding) -> String { quote(finding.span) }

  /// The words under `span`, shortened for a message.
  func quote(_ span: Span) -> String {
    let text = reading.letter[span].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard text.utf8.count > Self.quoteLimit else { return text }
    return text.prefix(Self.quoteLimit - 1) + "…"
  }
}

/// Something that finds findings.
package protocol Rule: Sendable {
  /// What it finds in a letter, in any order.
  func findings(in evidence: Evidence) -> [Finding]
}

/// Every rule there is, in no particular order.
package func builtInRules() -> [any Rule] {
  [
    TaggedSentences(), PhraseRules(), MissingParts(), DocumentRemarks(), TemplateLeftovers(),
    OtherName(), WrongPronoun(), WordCounts(),
  ]
}

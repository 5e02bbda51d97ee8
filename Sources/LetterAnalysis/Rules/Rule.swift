/// What every rule reads.
package struct Evidence {
  /// The letter's sentences, tokens and phrases.
  package let reading: Reading
  /// What the classifier thinks of each sentence.
  package let judgements: [Judgement]
  /// The rule files.
  package let lexicons: LexiconSet
  /// The chances from which on a tag is given, by `Tag.allCases`.
  package let thresholds: [Float]

  /// The same where only the sentence itself is read.
  package let thresholdsAlone: [Float]
  /// The tags that phrases stand for, by sentence.
  let phraseTags: [PhraseTags]

  init(
    reading: Reading, judgements: [Judgement], lexicons: LexiconSet,
    thresholds: [Float], thresholdsAlone: [Float]
  ) {
    self.reading = reading
    self.judgements = judgements
    self.lexicons = lexicons
    self.thresholds = thresholds
    self.thresholdsAlone = thresholdsAlone
    phraseTags = reading.sentences.indices.map { lexicons.phraseTags(reading.matches(in: $0)) }
  }

  /// What a lexicon says of the phrase that matched.
  func entry(of match: PhraseMatch) -> LexiconFile.Entry {
    lexicons.files[match.file].entries[match.entry]
  }

  /// The rules that a sentence meets when it is read by itself, given the rules of its findings.
  ///
  /// A finding that rests on the letter around the sentence is none of them.
  func rulesAlone(_ sentence: Int, among found: [String]) -> [String] {
    let phrases = phraseTags[sentence]
    let own = reading.matches(in: sentence).map(entry).filter { entry in
      entry.tag.map { phrases[$0] != nil && entry.strength != .hint } ?? false
    }
    let tags = TagTrees.tags.filter { tag in
      TagDecision.confidence(
        strength: phrases[tag], chance: judgements[sentence].tagsAlone[tag.index],
        threshold: Double(thresholdsAlone[tag.index])) != nil
    }
    func isSettled(_ rule: String) -> Bool { Tag(rule: rule).map(TagTrees.tags.contains) != true }
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
      if let number = lexicons.fileNumbers[String(name)] { return lexicons.files[number] }
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
    guard !reading.namesApplicant(sentences[sentence].tokens) else { return false }
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
        entry(of: $0).rule.utf8.starts(with: "signal.patient-one".utf8)
      }
  }

  /// Whether the same words stand in a sentence before: said again they introduce nobody.
  private func repeats(_ sentence: Int) -> Bool {
    let text = reading.letter.text
    let span = reading.sentences[sentence].span
    return reading.sentences[..<sentence].contains {
      $0.span.count == span.count && text[$0.span.range] == text[span.range]
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

  /// The words that have to go with a finding, shortened for a message; none for something missing.
  func words(toGoWith finding: Finding) -> String {
    let words = quote(finding.clause)
    // The sentence they are quoted in has its own full stop.
    return words.hasSuffix(".") && finding.widened != nil ? String(words.dropLast()) : words
  }

  /// The words under `span`, shortened for a message.
  func quote(_ span: Span) -> String {
    let bytes = reading.letter.text[span.range]
    guard Self.isPlain(bytes) else { return quoteOfCharacters(span) }
    let words = bytes.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let text = Array(words.joined(separator: CollectionOfOne(0x20)))
    guard text.count > Self.quoteLimit else { return String(decoding: text, as: UTF8.self) }
    // A character begins at every byte that does not continue one.
    let starts = text.indices.lazy.filter { text[$0] & 0xC0 != 0x80 }
    let end = starts.dropFirst(Self.quoteLimit - 1).first ?? text.count
    return String(decoding: text[..<end], as: UTF8.self) + "…"
  }

  /// Whether there is nothing but ASCII, dashes and curly quotes, each of which is one character
  /// whatever stands beside it: nearly all of any letter, and quick to quote.
  private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] < 0x80 {
        at += 1
      } else if bytes[at] == 0xE2, at + 2 < bytes.endIndex, bytes[at + 1] == 0x80 {
        switch bytes[at + 2] {
        case 0x93, 0x94, 0x98, 0x99, 0x9C, 0x9D: at += 3
        default: return false
        }
      } else {
        return false
      }
    }
    return true
  }

  /// What `quote` says of any text.
  private func quoteOfCharacters(_ span: Span) -> String {
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

/// Reads letters and says what is in them: the library's front door.
///
/// Made once and used for any number of letters, from any number of tasks at once.
public struct Analyzer: Sendable {
  /// The lexicons it was made with.
  public let lexicons: LexiconSet
  /// The rubric it scores by.
  public let rubric: Rubric
  private let assessable: AssessabilityWords
  /// What a set of letters about one applicant should show.
  public var setPlan: SetPlan { observer.plan }
  private let observer: LetterObserver
  private let reader: Reader
  private let judge: SentenceJudge
  private let rules: [any Rule]

  /// An analyzer of the given lexicons.
  ///
  /// - Throws: `LexiconError` if the rubric or the weights are missing or wrong.
  public init(lexicons: LexiconSet) throws(LexiconError) {
    self.lexicons = lexicons
    guard let source = lexicons.sources.first(where: { $0.name == Rubric.file }) else {
      throw LexiconError(file: Rubric.file, line: 1, column: 1, problem: "the rubric is missing")
    }
    var parser = RubricParser(source)
    rubric = try parser.parse()
    assessable = try AssessabilityWords(lexicons.sources)
    observer = try LetterObserver(lexicons)
    reader = Reader(lexicons: lexicons)
    judge = try SentenceJudge(lexicons: lexicons)
    rules = builtInRules()
  }

  /// What is found in a letter.
  ///
  /// - Parameters:
  ///   - letter: what a document reader returned.
  ///   - applicant: the applicant's name if the user gave it; else it is looked for.
  ///   - policy: what the user decided about findings.
  /// - Returns: everything that is found, and the score if there is one.
  public func review(
    _ letter: Letter, applicant: String? = nil, policy: FindingPolicy = FindingPolicy()
  ) -> Review {
    let reading = reader.read(letter, applicant: applicant)
    let judgements = judge.judge(reading)
    let evidence = Evidence(
      reading: reading, judgements: judgements, lexicons: lexicons,
      thresholds: judge.thresholds, thresholdsAlone: judge.model.parameters.thresholds)
    var findings = Self.settled(rules.flatMap { $0.findings(in: evidence) }, reading)
    let classes = sentences(reading, judgements)
    FindingClauses(reading).mark(&findings, classes)
    var review = Review(
      letter: letter, words: reading.wordCount, applicant: reading.applicant.full,
      sentences: classes, findings: findings)
    policy.apply(to: &review)
    let assessability = Assessability(reading: reading, lexicons: lexicons, known: assessable)
    if let reason = assessability.reasonAgainst {
      review.notAssessed = reason
      return review
    }
    let facts = SentenceFacts.all(evidence, review.findings, rubric)
    BorneOut(facts, review.sentences).mark(&review.findings)
    let scorer = Scorer(
      rubric: rubric, facts: facts, findings: review.findings, quote: evidence.words(toGoWith:))
    review.scorecard = scorer.scorecard()
    let observation = observer.observation(facts, PlaceCues(reading, findings, lexicons))
    review.observation = observation
    review.nextSteps = Advisor(
      scorer: scorer, reading: reading, sawPatients: observation.place.mayShowPatients
    ).nextSteps()
    return review
  }

  /// Why a sentence of a letter got its class; nil if there is no such sentence.
  ///
  /// - Parameters:
  ///   - sentence: its index in `Review.sentences`.
  ///   - letter: what a document reader returned.
  ///   - applicant: the applicant's name if the user gave it.
  /// - Returns: the signals for and against, or nil.
  public func explanation(of sentence: Int, in letter: Letter, applicant: String? = nil)
    -> ClassExplanation?
  {
    let reading = reader.read(letter, applicant: applicant)
    guard reading.sentences.indices.contains(sentence) else { return nil }
    return judge.explain(sentence, in: reading, titles: presentTitles)
  }

  /// What the phrases of each lexicon show where they stand, by identifier.
  ///
  /// The lexicons of parts of a letter are titled by what is wrong if they are missing; those of places
  /// serve letter sets and say nothing of a sentence.
  private var presentTitles: [String: String] {
    var titles: [String: String] = [:]
    for file in lexicons.files where !file.id.hasPrefix("signal.site") {
      let isAbsence = file.id.hasPrefix("structure.") && file.title.hasPrefix("no ")
      titles[file.id] = isAbsence ? String(file.title.dropFirst(3)) : file.title
    }
    return titles
  }

  /// What a letter's words say of the place, for those who measure it.
  package func placeCues(_ letter: Letter) -> PlaceCues {
    PlaceCues(reader.read(letter), review(letter).findings, lexicons)
  }

  /// What the letters of one set share, boilerplate set aside.
  ///
  /// - Parameters:
  ///   - letters: the letters; nil stands for one that cannot be read again, which a note then says.
  ///   - paths: their paths, for notes.
  ///   - applicant: the applicant's name if the user gave it.
  /// - Returns: the passages, the longest first.
  public func sharedPassages(
    of letters: [Letter?], paths: [String], applicant: String? = nil
  ) -> SharedPassages {
    let texts = letters.map { letter in
      letter.map { PassageText(reader.read($0, applicant: applicant), lexicons) }
    }
    let missing = zip(letters, paths).filter { $0.0 == nil }.map {
      "'\($0.1)' could not be read a second time and was not compared with the others."
    }
    return SharedPassages(texts, notes: missing)
  }

  /// Findings by place, then by rule; of errors outside the body only, since only the body is scored.
  private static func settled(_ findings: [Finding], _ reading: Reading) -> [Finding] {
    let kept = findings.filter { finding in
      guard let sentence = finding.sentence, reading.part(of: sentence) != .body else {
        return true
      }
      return finding.severity == .error && finding.polarity == .concern
    }
    let templates = Set(kept.filter { $0.rule == "placeholder.template" }.compactMap(\.sentence))
    let recommended = Set(
      kept.filter { $0.isOf("endorsement.strong") || $0.isOf("endorsement.highest") }
        .compactMap(\.sentence))
    let meant = kept.filter { finding in
      guard let sentence = finding.sentence else { return true }
      if finding.isOf("endorsement.weak"), recommended.contains(sentence) { return false }
      let claims = finding.isOf("ranking") || finding.isOf("endorsement")
      return !(claims && templates.contains(sentence))
    }
    return distinct(SettledFindings(reading).settled(meant))
  }

  /// Findings by place, then by rule; of concerns of one family inside each other, the outermost.
  private static func distinct(_ findings: [Finding]) -> [Finding] {
    let sorted = findings.sorted {
      ($0.span.start, -$0.span.end, $0.rule, $0.message)
        < ($1.span.start, -$1.span.end, $1.rule, $1.message)
    }
    var distinct: [Finding] = []
    // Those that reach beyond the place in hand: no other can cover what is still to come.
    var open: [Finding] = []
    for finding in sorted {
      open.removeAll { $0.span.end <= finding.span.start }
      guard !open.contains(where: { covers($0, finding) }) else { continue }
      distinct.append(finding)
      if !finding.span.isEmpty { open.append(finding) }
    }
    return distinct.sorted {
      ($0.span.start, $0.span.end, $0.rule, $0.message)
        < ($1.span.start, $1.span.end, $1.rule, $1.message)
    }
  }

  /// Whether a concern at a place says what another of its family says inside that place.
  private static func covers(_ finding: Finding, _ other: Finding) -> Bool {
    if finding.rule == other.rule, !other.span.isEmpty, finding.span.contains(other.span) {
      return true
    }
    guard finding.polarity == .concern, other.polarity == .concern, !other.span.isEmpty else {
      return false
    }
    let family = finding.rule.prefix { $0 != "." }
    return family == other.rule.prefix { $0 != "." } && finding.span.contains(other.span)
      && finding.severity >= other.severity
  }

  private func sentences(_ reading: Reading, _ judgements: [Judgement]) -> [Review.Sentence] {
    let turnedPraise = lexicons.fileNumbers["signal.cleft-praise"]
    return reading.sentences.indices.map { index in
      var (label, confidence) = judgements[index].class
      // A sentence that announces praise by its form, which a lexicon knows for certain.
      if label == .other, reading.holds(turnedPraise, in: index) {
        (label, confidence) = (.generic, 0.6)
      }
      return Review.Sentence(
        span: reading.sentences[index].span, part: reading.part(of: index),
        paragraph: reading.sentences[index].block, label: label, confidence: confidence)
    }
  }
}

/// What was found in one letter.
public struct Review: Sendable {
  /// A sentence and its class.
  public struct Sentence: Sendable {
    /// Where, in UTF-8 offsets.
    public var span: Span
    /// The part of the document.
    public var part: LetterPart
    /// The paragraph, as an index into the letter's blocks.
    public var paragraph: Int
    /// What it is.
    public var label: SentenceClass
    /// How sure that is, 0 to 1.
    public var confidence: Double
  }

  /// The letter.
  public var letter: Letter
  /// Words of the body.
  public var words: Int
  /// The applicant's name; empty if it was not found.
  public var applicant: String
  /// Why the letter got no score, as a clause, if it got none.
  public var notAssessed: String?
  /// Every sentence, in the order of the text.
  public var sentences: [Sentence]
  /// Every finding, by place, then rule.
  public var findings: [Finding]
  /// The score, unless the letter could not be assessed.
  public var scorecard: Scorecard?
  /// What to do next, the largest gain first.
  public var nextSteps: [NextStep]
  /// What its set is told, unless the letter could not be assessed.
  public var observation: Observation?
  /// What makes the letter fail.
  public var threshold = Threshold()

  init(
    letter: Letter, words: Int, applicant: String, sentences: [Sentence], findings: [Finding]
  ) {
    self.letter = letter
    self.words = words
    self.applicant = applicant
    self.sentences = sentences
    self.findings = findings
    self.nextSteps = []
  }

  /// The concerns at or above a severity that are not set aside.
  public func concerns(atLeast severity: Severity) -> [Finding] {
    findings.filter {
      $0.polarity == .concern && $0.severity >= severity && $0.suppression == nil
    }
  }
}

extension Reading {
  /// Words of the body: runs without white space that hold a letter or figure.
  package var wordCount: Int {
    sentences.indices.filter { part(of: $0) == .body }.reduce(0) { sum, index in
      sum
        + tokens[sentences[index].tokens].count { $0.isWordLike && $0.flags.contains(.spaceBefore) }
    }
  }
}

/// What the scorer knows of a sentence: facts of the sentence alone, so that an edit elsewhere in the
/// letter never takes its points away.
package struct SentenceFacts {
  /// The sentence, as an index into the reading.
  package var sentence: Int
  /// Its class, as seen from the sentence alone.
  package var label: SentenceClass
  /// Names of the rules and signals found in it.
  package var names: RuleNames
  /// Its findings, as indices into the review's.
  package var findings: [Int]
  /// Whether it may speak of a matter that has no place in a letter, so that it earns nothing.
  package var isWithheld = false

  /// Facts of a sentence.
  package init(
    sentence: Int, label: SentenceClass, names: RuleNames, findings: [Int],
    isWithheld: Bool = false
  ) {
    self.sentence = sentence
    self.label = label
    self.names = names
    self.findings = findings
    self.isWithheld = isWithheld
  }

  /// The facts of the body's sentences; of sentences that repeat each other, the first.
  static func all(
    _ evidence: Evidence, _ findings: [Finding], _ rubric: Rubric
  ) -> [SentenceFacts] {
    let reading = evidence.reading
    var bySentence: [Int: [Int]] = [:]
    for (index, finding) in findings.enumerated() {
      if let sentence = finding.sentence { bySentence[sentence, default: []].append(index) }
    }
    return distinctSentences(of: reading).map { index in
      let own = bySentence[index] ?? []
      let rules = evidence.rulesAlone(index, among: own.map { findings[$0].rule })
      let judgement = evidence.judgements[index]
      var facts = SentenceFacts(
        sentence: index, label: label(judgement.alone, rubric.leastChances),
        names: RuleNames(rules + signals(in: index, of: reading, evidence.lexicons)), findings: own,
        isWithheld: rubric.withheld.tags.contains { tag in
          judgement.tags[tag.index] >= rubric.withheld.chance
            || rules.contains { NamePattern.isRule($0, tag.rawValue) }
        })
      for family in families(judgement, facts, rubric) { facts.names.insert(family) }
      return facts.derived(by: rubric)
    }
  }

  /// The facts with the names that a rubric derives from others.
  func derived(by rubric: Rubric) -> SentenceFacts {
    var facts = self
    for (name, conditions) in rubric.derived where meets(conditions) { facts.names.insert(name) }
    return facts
  }

  /// The sentences of the body; of those with the same words, the first.
  package static func distinctSentences(of reading: Reading) -> [Int] {
    var known = SaidBefore()
    return reading.sentences.indices.filter { index in
      guard reading.part(of: index) == .body else { return false }
      let words = reading.tokens[reading.sentences[index].tokens].filter(\.isWordLike)
      return known.isNew(words.map(\.hash))
    }
  }

  /// Names of the signals and parts of a letter that lexicons find in a sentence.
  package static func signals(in sentence: Int, of reading: Reading, _ lexicons: LexiconSet)
    -> [String]
  {
    reading.matches(in: sentence).compactMap { match in
      let file = lexicons.files[match.file]
      guard file.isSignal || file.isPart else { return nil }
      return file.entries[match.entry].rule
    }
  }

  /// The families of tags that a sentence is likely of, though it may be unsure which of them; none of
  /// a sentence with template text, which claims nothing.
  private static func families(
    _ judgement: Judgement, _ facts: SentenceFacts, _ rubric: Rubric
  ) -> [String] {
    guard !facts.names.list.contains(where: { NamePattern.isRule($0, Tag.placeholder.rawValue) })
    else {
      return []
    }
    return rubric.leastFamilyChances.compactMap { belief in
      guard belief.conditions.allSatisfy(facts.holds) else { return nil }
      let none = belief.tags.reduce(1) { $0 * (1 - judgement.tagsAlone[$1.index]) }
      return 1 - none >= belief.chance ? belief.family : nil
    }
  }

  /// The class of a sentence by its chances: an episode or evidence only if that is likely enough.
  static func label(_ chances: [Double], _ least: [SentenceClass: Double]) -> SentenceClass {
    if chances[0] >= least[.anecdote] ?? 0.5 { return .anecdote }
    if chances[0] + chances[1] >= least[.concrete] ?? 0.5 { return .concrete }
    return chances[2] >= chances[3] ? .generic : .other
  }

  private static let evidence = NamePattern("evidence")
  private static let episode = NamePattern("episode")

  /// Whether it shows something that a reader could check; the rubric says when.
  var isEvidence: Bool { !isWithheld && names.contains(Self.evidence) }

  /// Whether it tells of something that happened once; the rubric says when.
  var isEpisode: Bool { !isWithheld && names.contains(Self.episode) }

  /// Whether every condition holds.
  func meets(_ conditions: [Measure.Condition]) -> Bool {
    !isWithheld && conditions.allSatisfy(holds)
  }

  private func holds(_ condition: Measure.Condition) -> Bool {
    switch condition {
    case .isOf(let classes): classes.contains(label)
    case .has(let pattern): names.contains(pattern)
    case .not(let inner): !holds(inner)
    }
  }
}

extension LexiconFile {
  /// Whether it holds evidence for classes and scores, and makes no findings of its own.
  var isSignal: Bool { name.utf8.starts(with: "signals/".utf8) }

  /// Whether it says what a part of a letter looks like.
  var isPart: Bool { id.utf8.starts(with: "structure.".utf8) }
}

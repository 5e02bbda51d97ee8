/// Finds the applicant's name: the person whom the subject line, titles, possessives and verbs of the
/// body speak of most.
struct ApplicantNameFinder {
  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { FNV1a.hash($0.utf8) })
  }

  /// `dr`, `mr` and the like, which precede names.
  static let titles = hashes("dr dr. mr ms mrs miss mx prof professor doctor md m.d.")
  private static let subjects = hashes("re regarding subject concerning ref reference")
  private static let leads = hashes(
    "for recommend recommending support supporting behalf of introduce applicant candidate student "
      + "that known know name concerning regarding about supervised precepted observed found with")
  private static let salutations = hashes("dear sincerely regards truly faithfully respectfully")
  private static let colleagueMarks = hashes("our my the a an one")
  /// Words of institutions: a run of capitals beside one is no person.
  private static let institutions = hashes(
    "hospital hospitals university college school center clinic clinics medicine pediatrics department "
      + "division institute foundation society unit service services research program residency board "
      + "committee care health system group association journal academy faculty section office chair "
      + "laboratory lab campus ward wing building street avenue road city state county conference award"
  )
  private static let notNames = hashes(
    "i he she they it we you his her their my our your the a an this that these those in on at of for "
      + "to with from by as and or but when while during after before since if although because dear "
      + "letter recommendation icu nicu picu er ed us u.s. usa january february march april may june july "
      + "august september october november december monday tuesday wednesday thursday friday saturday "
      + "sunday one two three four five six seven eight nine ten both what there here no not yes med peds "
      + "im child family dr. md phd m.d. ph.d. usmle eras aamc ecfmg english spanish arabic american "
      + "associate assistant attending chief internal medical clinical selection director god i've i'm "
      + "xxx step french german chinese hindi urdu medicaid medicare covid")
  private static let kin = hashes(
    "mother father parents mom dad wife husband son daughter family grandmother grandfather sister "
      + "brother aunt uncle nephew niece")
  private static let particles = hashes("al el bin ibn de da dos van von la le abu della di ul ur")

  /// The least support that makes a name.
  ///
  /// Chosen by hand.
  private static let leastSupport = 4

  let letter: Letter
  let tokens: [Token]
  let sentences: [Sentence]

  private struct Cluster {
    var words: Set<UInt64>
    var support: Int
    var longest: Range<Int>
  }

  /// The best-supported name, or `unknown`.
  func name() -> ApplicantName {
    var clusters: [Cluster] = []
    var seen: Set<UInt64> = []
    for (index, sentence) in sentences.enumerated() where mayName(index) {
      // What is said again supports no name again.
      let words = tokens[sentence.tokens].reduce(FNV1a.basis) { FNV1a.combine($0, $1.hash) }
      guard seen.insert(words).inserted else { continue }
      for run in runs(in: sentence.tokens) {
        let support = support(for: run, in: sentence)
        guard support > 0 else { continue }
        add(run, support, to: &clusters)
      }
    }
    guard let best = clusters.max(by: { $0.support < $1.support }),
      best.support >= Self.leastSupport
    else { return .unknown }
    let run = best.longest
    let span = Span(tokens[run.lowerBound].span.start, tokens[run.upperBound - 1].span.end)
    return ApplicantName(full: letter[span], hashes: best.words)
  }

  /// Runs that share a word speak of one person.
  private func add(_ run: Range<Int>, _ support: Int, to clusters: inout [Cluster]) {
    let words = Set(
      run.filter { tokens[$0].span.count > 1 && isNamePart($0) }.map { tokens[$0].hash })
    guard !words.isEmpty else { return }
    var merged = Cluster(words: words, support: support, longest: run)
    clusters.removeAll { cluster in
      guard !cluster.words.isDisjoint(with: words) else { return false }
      merged.words.formUnion(cluster.words)
      merged.support += cluster.support
      if cluster.longest.count >= merged.longest.count { merged.longest = cluster.longest }
      return true
    }
    clusters.append(merged)
  }

  private func isNamePart(_ index: Int) -> Bool {
    isNameWord(tokens[index]) || tokens[index].flags.contains(.joined)
  }

  /// Whether a sentence can name the applicant: not a salutation, letterhead or signature.
  private func mayName(_ index: Int) -> Bool {
    let sentence = sentences[index]
    guard letter.blocks[sentence.block].part == .body else { return false }
    let opening = sentence.tokens.prefix(3)
    if opening.contains(where: { Self.salutations.contains(tokens[$0].hash) }) { return false }
    if isSubject(sentence) { return true }
    let isProse =
      sentence.tokens.count > 5
      && sentence.tokens.contains {
        tokens[$0].kind == .word && !tokens[$0].flags.contains(.capitalised)
      }
    let isSignature = index > 6 && index + 4 > sentences.count && sentence.tokens.count < 12
    return isProse && !isSignature
  }

  private func isSubject(_ sentence: Sentence) -> Bool {
    sentence.tokens.prefix(2).contains { Self.subjects.contains(tokens[$0].hash) }
  }

  private func isNameWord(_ token: Token) -> Bool {
    token.kind == .word && token.flags.contains(.capitalised) && !token.flags.contains(.dotted)
      && !Self.notNames.contains(token.hash) && !Self.titles.contains(token.hash)
      && !Self.institutions.contains(token.hash) && !Self.subjects.contains(token.hash)
  }

  /// Runs of one to five name words, initials and particles between them allowed.
  private func runs(in range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard isNameWord(tokens[index]) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < range.upperBound, end - index < 6, continues(at: end, before: range.upperBound) {
        end += 1
      }
      result.append(index..<end)
      index = end
    }
    return result
  }

  private func continues(at index: Int, before end: Int) -> Bool {
    let token = tokens[index]
    guard !token.flags.contains(.newlineBefore) else { return false }
    if isNameWord(token) || token.kind == .word && token.flags.contains(.joined) { return true }
    let isNextName =
      index + 1 < end
      && (isNameWord(tokens[index + 1]) || Self.particles.contains(tokens[index + 1].hash))
    let isInitial =
      token.span.count == 1 && token.flags.contains(.capitalised) && token.kind == .word
    let endsInitial = token.kind == .terminator && tokens[index - 1].span.count == 1
    return isInitial || (endsInitial || Self.particles.contains(token.hash)) && isNextName
  }

  /// How much one use speaks for the run being the applicant's name.
  private func support(for run: Range<Int>, in sentence: Sentence) -> Int {
    let start = sentence.tokens.lowerBound
    let before = run.lowerBound - 1
    let after = run.upperBound
    let hasAfter = after < sentence.tokens.upperBound
    if isInstitution(before, start) || hasAfter && Self.institutions.contains(tokens[after].hash) {
      return 0
    }
    var support = 1
    let isTitled =
      before >= start
      && (Self.titles.contains(tokens[before].hash)
        || before > start && tokens[before].kind == .terminator
          && Self.titles.contains(tokens[before - 1].hash))
    if isAside(run, start) { return 1 }
    if isPatient(after, sentence) { return 0 }
    if isTitled { support += 3 }
    if isSubject(sentence) { support += 10 }
    let lead = isTitled ? (tokens[before].kind == .terminator ? before - 2 : before - 1) : before
    if lead >= start, Self.leads.contains(tokens[lead].hash) { support += 2 }
    if hasAfter, tokens[after].hash == Tokenizer.possessiveHash { support += 1 }
    if hasAfter, tokens[after].kind == .word, !tokens[after].flags.contains(.capitalised),
      lead < start
    {
      support += 2
    }
    if run.count(where: { isNameWord(tokens[$0]) }) > 1 { support += 1 }
    if holdsDegree(after, sentence) { support += 2 }
    if isIntroduced(after, sentence) { support -= 4 }
    return support
  }

  /// `X's mother`: kin are told of patients.
  private func isPatient(_ after: Int, _ sentence: Sentence) -> Bool {
    guard after + 1 < sentence.tokens.upperBound, tokens[after].hash == Tokenizer.possessiveHash
    else { return false }
    return Self.kin.contains(tokens[after + 1].hash)
  }

  /// `Wards (Dr. X): "…"`: whoever stands in brackets is more often quoted than recommended.
  private func isAside(_ run: Range<Int>, _ start: Int) -> Bool {
    tokens[max(start, run.lowerBound - 3)..<run.lowerBound].contains { $0.kind == .opener }
  }

  /// `Department of X`, `X` behind `University of`.
  private func isInstitution(_ before: Int, _ start: Int) -> Bool {
    guard before >= start else { return false }
    if Self.institutions.contains(tokens[before].hash) { return true }
    return before > start && Self.institutions.contains(tokens[before - 1].hash)
      && tokens[before].kind == .word && !tokens[before].flags.contains(.capitalised)
  }

  /// `Jane Doe, M.D., completed`: a degree behind the name.
  private func holdsDegree(_ after: Int, _ sentence: Sentence) -> Bool {
    guard after + 1 < sentence.tokens.upperBound, tokens[after].kind == .comma else { return false }
    return Self.titles.contains(tokens[after + 1].hash)
  }

  /// `Dr. Hall, our cardiologist`: a colleague whom the writer introduces.
  private func isIntroduced(_ after: Int, _ sentence: Sentence) -> Bool {
    guard after + 1 < sentence.tokens.upperBound, tokens[after].kind == .comma else { return false }
    return Self.colleagueMarks.contains(tokens[after + 1].hash)
  }
}

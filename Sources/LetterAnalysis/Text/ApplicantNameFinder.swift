/// Finds the applicant's name: the person whom the subject line, the introduction, titles, possessives
/// and verbs of the body speak of most.
struct ApplicantNameFinder {
  /// The least support that makes a name.
  ///
  /// Chosen by hand, as all weights here.
  private static let leastSupport = 4
  /// How many lines a closing and a signature take at most.
  private static let signatureLines = 12
  /// How much being named in the first sentences of prose weighs, by sentence: letters introduce whom
  /// they are for.
  private static let introduction = [10, 8, 6, 4, 2, 1]
  /// How many words behind or before a name tell what its bearer is to the writer.
  private static let roleWindow = 4

  let letter: Letter
  let tokens: [Token]
  let sentences: [Sentence]
  let people: PeopleWords

  private struct Cluster {
    var words: Set<UInt64>
    var support: Int
    var longest: Range<Int>
  }

  /// The best-supported name, or `unknown`.
  func name() -> ApplicantName {
    let writers = signatureWords
    var clusters: [Cluster] = []
    var seen: Set<UInt64> = []
    var prose = 0
    for (index, sentence) in sentences.enumerated() where mayName(index) {
      // What is said again supports no name again.
      let words = tokens[sentence.tokens].reduce(FNV1a.basis) { FNV1a.combine($0, $1.hash) }
      guard seen.insert(words).inserted else { continue }
      for run in runs(in: sentence.tokens) {
        guard !tokens[run].contains(where: { writers.contains($0.hash) }) else { continue }
        add(run, support(for: run, in: sentence, prose: prose), to: &clusters)
      }
      if !isSubject(sentence) { prose += 1 }
    }
    guard let best = clusters.max(by: { $0.support < $1.support }),
      best.support >= Self.leastSupport
    else { return .unknown }
    let run = best.longest
    let span = Span(tokens[run.lowerBound].span.start, tokens[run.upperBound - 1].span.end)
    return ApplicantName(full: letter[span], hashes: best.words)
  }

  /// The capitalised words of the signature behind the last "Sincerely", the writer's name and titles,
  /// without those of a subject line: copies, enclosures, notes and what is added below name others.
  private var signatureWords: Set<UInt64> {
    let closing = sentences.indices.dropFirst(sentences.count / 2).last { index in
      tokens[sentences[index].tokens.prefix(3)].contains { people.has(.closings, $0) }
    }
    guard let closing else { return [] }
    let signature = sentences[closing...].prefix(Self.signatureLines).prefix {
      letter.blocks[$0.block].part == .body
        && !tokens[$0.tokens.prefix(1)].contains { people.has(.enclosures, $0) }
    }
    return nameWords(of: signature).subtracting(nameWords(of: sentences.filter(isSubject)))
  }

  private func nameWords(of sentences: some Sequence<Sentence>) -> Set<UInt64> {
    sentences.reduce(into: []) { words, sentence in
      words.formUnion(tokens[sentence.tokens].filter(isNameWord).map(\.hash))
    }
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
    let opening = tokens[sentence.tokens.prefix(3)]
    if opening.contains(where: { people.has(.salutations, $0) }) { return false }
    if isSubject(sentence) { return true }
    let isProse =
      sentence.tokens.count > (letter.text[sentence.span.end - 1] == UInt8(ascii: ":") ? 8 : 5)
      && sentence.tokens.contains {
        tokens[$0].kind == .word && !tokens[$0].flags.contains(.capitalised)
      }
    let isSignature = index > 6 && index + 4 > sentences.count && sentence.tokens.count < 12
    return isProse && !isSignature
  }

  private func isSubject(_ sentence: Sentence) -> Bool {
    tokens[sentence.tokens.prefix(2)].contains { people.has(.subjects, $0) }
  }

  private func isNameWord(_ token: Token) -> Bool {
    token.kind == .word && token.flags.contains(.capitalised) && !token.flags.contains(.dotted)
      && !people.has(.notNames, token) && !people.has(.titles, token)
      && !people.has(.institutions, token) && !people.has(.subjects, token)
      && !letter.text[token.span.range].contains { (0x30...0x39).contains($0) }
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
      if !isReference(index..<end) { result.append(index..<end) }
      index = end
    }
    return result
  }

  /// `MED/LOR/2024`: capitals that slashes join.
  private func isReference(_ run: Range<Int>) -> Bool {
    let end = tokens[run.upperBound - 1].span.end
    return letter.text[tokens[run.lowerBound].span.start..<end].contains(UInt8(ascii: "/"))
      || end < letter.text.count && letter.text[end] == UInt8(ascii: "/")
  }

  private func continues(at index: Int, before end: Int) -> Bool {
    let token = tokens[index]
    guard !token.flags.contains(.newlineBefore) else { return false }
    if isNameWord(token) || token.kind == .word && token.flags.contains(.joined) { return true }
    let isNextName =
      index + 1 < end
      && (isNameWord(tokens[index + 1]) || people.has(.particles, tokens[index + 1]))
    let isInitial =
      token.span.count == 1 && token.flags.contains(.capitalised) && token.kind == .word
    let endsInitial = token.kind == .terminator && tokens[index - 1].span.count == 1
    return isInitial || (endsInitial || people.has(.particles, token)) && isNextName
  }

  /// How much one use speaks for the run being the applicant's name, with `prose` sentences of prose
  /// before it; below nothing if against it.
  private func support(for run: Range<Int>, in sentence: Sentence, prose: Int) -> Int {
    let start = sentence.tokens.lowerBound
    let before = run.lowerBound - 1
    let after = run.upperBound
    let hasAfter = after < sentence.tokens.upperBound
    if isInstitution(run, in: sentence) || follows(.naming, before, start) { return 0 }
    var support = 1
    let isTitled =
      before >= start
      && (people.has(.titles, tokens[before])
        || before > start && tokens[before].kind == .terminator
          && people.has(.titles, tokens[before - 1]))
    if isAside(run, start) { return 1 }
    if isPatient(after, sentence) { return 0 }
    if isTitled { support += 3 }
    if isSubject(sentence) { support += 10 }
    let lead = isTitled ? (tokens[before].kind == .terminator ? before - 2 : before - 1) : before
    if lead >= start, people.has(.leads, tokens[lead]) { support += 2 }
    if hasAfter, tokens[after].hash == Tokenizer.possessiveHash { support += 1 }
    let opens =
      lead < start && hasAfter && tokens[after].kind == .word
      && !tokens[after].flags.contains(.capitalised)
    if opens { support += 2 }
    let isLong = run.count(where: { isNameWord(tokens[$0]) }) > 1
    if isColleague(run, lead: lead, in: sentence) { return isLong ? -8 : -4 }
    if hasAfter, people.has(.reporting, tokens[after]) { support -= 3 }
    if isLong { support += 1 }
    let holdsDegree = holdsDegree(after, sentence)
    let isPerson = isTitled || opens && tokens[run.lowerBound].form == 0
    if prose < Self.introduction.count, isPerson || isLong && !follows(.placeMarks, lead, start) {
      support += Self.introduction[prose] / (isPerson ? 1 : 2)
    }
    if holdsDegree { support += 2 }
    return support
  }

  private func follows(_ list: PeopleWords.List, _ index: Int, _ start: Int) -> Bool {
    index >= start && people.has(list, tokens[index])
  }

  /// `X's mother`: kin are told of patients.
  private func isPatient(_ after: Int, _ sentence: Sentence) -> Bool {
    guard after + 1 < sentence.tokens.upperBound, tokens[after].hash == Tokenizer.possessiveHash
    else { return false }
    return people.has(.kin, tokens[after + 1])
  }

  /// `Wards (Dr. X): "…"`: whoever stands in brackets is more often quoted than recommended.
  private func isAside(_ run: Range<Int>, _ start: Int) -> Bool {
    let before = tokens[max(start, run.lowerBound - 3)..<run.lowerBound]
    return before.last { $0.kind == .opener || $0.kind == .closer }?.kind == .opener
  }

  /// `Department of X`, `X Hospital`, `X's Clinic`, `X` behind `University of`.
  private func isInstitution(_ run: Range<Int>, in sentence: Sentence) -> Bool {
    let (before, after) = (run.lowerBound - 1, run.upperBound)
    let end = sentence.tokens.upperBound
    if after < end, isInstitutionWord(after) { return true }
    if after + 1 < end, tokens[after].hash == Tokenizer.possessiveHash,
      isInstitutionWord(after + 1)
    {
      return true
    }
    guard before >= sentence.tokens.lowerBound else { return false }
    if isInstitutionWord(before) { return true }
    return before > sentence.tokens.lowerBound && people.has(.institutions, tokens[before - 1])
      && tokens[before].kind == .word && !tokens[before].flags.contains(.capitalised)
  }

  private func isInstitutionWord(_ index: Int) -> Bool {
    tokens[index].flags.contains(.capitalised) && people.has(.institutions, tokens[index])
  }

  /// `Jane Doe, M.D., completed`: a degree behind the name.
  private func holdsDegree(_ after: Int, _ sentence: Sentence) -> Bool {
    guard after + 1 < sentence.tokens.upperBound, tokens[after].kind == .comma else { return false }
    return people.has(.titles, tokens[after + 1])
  }

  /// `Dr. Hall, our cardiologist`, `my partner, Dr. Hall`: somebody whom the writer works with.
  private func isColleague(_ run: Range<Int>, lead: Int, in sentence: Sentence) -> Bool {
    let range = sentence.tokens
    if run.upperBound + 1 < range.upperBound, tokens[run.upperBound].kind == .comma,
      people.has(.colleagueMarks, tokens[run.upperBound + 1])
    {
      let behind = tokens[(run.upperBound + 1)..<range.upperBound].prefix(Self.roleWindow + 1)
      return !behind.contains { people.has(.applicantRoles, $0) }
    }
    if isBesideWriter(run, lead: lead, in: sentence) { return true }
    if run.upperBound < range.upperBound, people.has(.supervising, tokens[run.upperBound]) {
      return true
    }
    guard lead >= range.lowerBound else { return false }
    let role = tokens[lead].kind == .comma ? lead - 1 : lead
    return role >= range.lowerBound && people.has(.colleagueRoles, tokens[role])
  }

  /// `Dr. Hall and I`, `mornings with me and afternoons with Dr. Hall`.
  private func isBesideWriter(_ run: Range<Int>, lead: Int, in sentence: Sentence) -> Bool {
    let range = sentence.tokens
    let behind = run.upperBound
    if behind + 1 < range.upperBound, people.has(.joins, tokens[behind]),
      people.has(.writer, tokens[behind + 1])
    {
      return true
    }
    guard lead > range.lowerBound, people.has(.shares, tokens[lead]) else { return false }
    return tokens[range.lowerBound..<lead].contains { people.has(.writer, $0) }
      && tokens[range.lowerBound..<lead].contains { people.has(.joins, $0) }
  }
}

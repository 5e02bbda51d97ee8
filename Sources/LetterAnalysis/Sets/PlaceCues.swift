/// What a letter's words say of the place where the applicant was seen, counted.
package struct PlaceCues: Sendable {
  /// The part a sentence plays in the letter.
  package enum Zone: Int, CaseIterable, Sendable {
    /// Letterhead and what else stands above the salutation.
    case head
    /// How the writer knows the applicant, and who the writer is.
    case relationship
    /// All else between salutation and closing.
    case middle
    /// The signature and what stands below the closing.
    case foot

    fileprivate var name: String {
      switch self {
      case .head: "head"
      case .relationship: "relationship"
      case .middle: "middle"
      case .foot: "foot"
      }
    }
  }

  /// The lexicons of places, each a file `signals/signal.site-NAME.txt`.
  package enum Kind: String, CaseIterable, Sendable {
    case adult, pediatric, combined, elsewhere, secondhand, us, abroad

    fileprivate var file: String { "signal.site-\(rawValue)" }
    fileprivate var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// How sure a cue is, as its lexicon says.
  package enum Sureness: Int, CaseIterable, Sendable {
    case certain, likely, hint

    fileprivate var name: String {
      switch self {
      case .certain: "certain"
      case .likely: "likely"
      case .hint: "hint"
      }
    }

    fileprivate init?(_ strength: LexiconFile.Strength) {
      switch strength {
      case .certain: self = .certain
      case .likely: self = .likely
      case .hint: self = .hint
      case .except: return nil
      }
    }
  }

  /// Sentences of each zone that hold a cue of each kind and sureness.
  private var counts: [Int]
  /// Sentences that show work with adults, and with children.
  package private(set) var adultWork = 0
  package private(set) var pediatricWork = 0
  /// Sentences that tell of work in both places, and of young people who change places.
  package private(set) var bothWork = 0
  package private(set) var transitions = 0
  /// Sentences with words of adults' or children's care, whoever did what.
  package private(set) var adultWords = 0
  package private(set) var pediatricWords = 0
  /// Sentences that say that the writer did not see adults, and that the writer did not see children.
  package private(set) var withoutAdults = 0
  package private(set) var withoutChildren = 0
  /// Words in British spelling.
  package private(set) var britishWords = 0
  /// Words of letterhead and signature with letters that English does not have.
  package private(set) var foreignWords = 0

  /// How many sentences of a zone hold a cue.
  package subscript(kind: Kind, zone: Zone, sureness: Sureness) -> Int {
    counts[Self.slot(kind.index, zone, sureness)]
  }

  private static func slot(_ kind: Int, _ zone: Zone, _ sureness: Sureness) -> Int {
    (kind * Zone.allCases.count + zone.rawValue) * Sureness.allCases.count + sureness.rawValue
  }

  /// The cues as numbers for `PlaceModel`, each with its name there, always in the same order: roots of
  /// counts, since the second cue of a kind says less than the first.
  package var features: [(name: String, value: Double)] {
    counted.map { ($0.name, $0.value.squareRoot()) }
  }

  private var counted: [(name: String, value: Double)] {
    let work = adultWork + pediatricWork
    let isMixed = work > 0 && min(adultWork, pediatricWork) * 4 >= work
    func one(_ condition: Bool) -> Double { condition ? 1 : 0 }
    return zip(Self.cueNames, counts).map { ($0, Double(min($1, 2))) } + [
      ("work.adult", Double(min(adultWork, 4))), ("work.pediatric", Double(min(pediatricWork, 4))),
      ("work.mostly-adult", one(work > 0 && !isMixed && adultWork > pediatricWork)),
      ("work.mostly-pediatric", one(work > 0 && !isMixed && pediatricWork > adultWork)),
      ("work.mixed", one(isMixed)), ("work.none", one(work == 0)),
      ("work.both", Double(min(bothWork, 3))), ("work.transition", Double(min(transitions, 3))),
      ("words.adult", Double(min(adultWords, 6))),
      ("words.pediatric", Double(min(pediatricWords, 6))),
      ("words.share", Double(pediatricWords) / Double(max(1, adultWords + pediatricWords))),
      ("without.adults", Double(min(withoutAdults, 1))),
      ("without.children", Double(min(withoutChildren, 1))),
      ("frame.adult", one(frame == (true, false, false))),
      ("frame.pediatric", one(frame == (false, true, false))),
      ("frame.both", one(frame.combined || frame.adult && frame.pediatric)),
      ("frame.none", one(frame == (false, false, false))),
      ("writing.british", Double(min(britishWords, 4))),
      ("writing.foreign", Double(min(foreignWords, 3))),
    ]
  }

  /// The names of the cues of the lexicons, in the order of `counts`.
  private static let cueNames = Kind.allCases.flatMap { kind in
    Zone.allCases.flatMap { zone in
      Sureness.allCases.map { kind.rawValue + "." + zone.name + "." + $0.name }
    }
  }

  /// What letterhead, signature and the sentences about the writer name between them.
  private var frame: (adult: Bool, pediatric: Bool, combined: Bool) {
    func isNamed(_ kind: Kind) -> Bool {
      [Zone.head, .relationship, .foot].contains { zone in
        self[kind, zone, .certain] + self[kind, zone, .likely] > 0
      }
    }
    return (isNamed(.adult), isNamed(.pediatric), isNamed(.combined))
  }

  /// Counts the cues of a letter.
  package init(_ reading: Reading, _ findings: [Finding], _ lexicons: LexiconSet) {
    counts = Array(
      repeating: 0,
      count: Kind.allCases.count * Zone.allCases.count * Sureness.allCases.count)
    let zones = LetterZones(reading, findings, lexicons)
    var kinds = [Int?](repeating: nil, count: lexicons.files.count)
    for kind in Kind.allCases {
      if let file = lexicons.fileNumbers[kind.file] { kinds[file] = kind.index }
    }
    for sentence in reading.sentences.indices {
      guard let zone = zones[sentence] else { continue }
      var seen: Set<Int> = []
      for match in reading.matches(in: sentence) {
        guard let kind = kinds[match.file],
          let sureness = Sureness(lexicons.files[match.file].entries[match.entry].strength)
        else { continue }
        let slot = Self.slot(kind, zone, sureness)
        if seen.insert(slot).inserted { counts[slot] += 1 }
      }
    }
    countWriting(reading, zones, lexicons)
    func sentences(_ rule: String) -> Int {
      Set(findings.filter { $0.isOf(rule) }.compactMap(\.sentence)).count
    }
    bothWork = sentences("fit.dual-setting")
    transitions = sentences("fit.transition")
    let adults = lexicons.fileNumbers["setting.adult"]
    let children = lexicons.fileNumbers["setting.pediatric"]
    for sentence in reading.sentences.indices where zones[sentence] == .middle {
      if reading.holds(adults, in: sentence) { adultWords += 1 }
      if reading.holds(children, in: sentence) { pediatricWords += 1 }
    }
    let oneOnly = lexicons.fileNumbers["setting.one-only"]
    for match in reading.matches where match.file == oneOnly {
      switch UnseenPatients(reading.tokens[match.tokens]) {
      case .adults: withoutAdults += 1
      case .children: withoutChildren += 1
      case nil: break
      }
    }
    adultWork = sentences("setting.adult")
    pediatricWork = sentences("setting.pediatric")
  }
}

extension PlaceCues {
  /// Counts the words whose writing tells of a place.
  private mutating func countWriting(
    _ reading: Reading, _ zones: LetterZones, _ lexicons: LexiconSet
  ) {
    for (index, sentence) in reading.sentences.enumerated() {
      guard let zone = zones[index] else { continue }
      for token in reading.tokens[sentence.tokens] where token.kind == .word {
        let word = reading.letter.text[token.span.range]
        if lexicons.fold.isBritish(word) { britishWords += 1 }
        if zone == .head || zone == .foot, word.contains(where: { $0 > 0x7F && $0 != 0xE2 }) {
          foreignWords += 1
        }
      }
    }
  }
}

extension SpellingFold {
  /// Whether a word is written as British writers do and American ones do not.
  fileprivate func isBritish(_ word: ArraySlice<UInt8>) -> Bool {
    guard mayBeBritish(word) else { return false }
    let lower = ArraySlice(word.map(Self.lowered))
    return hash(of: lower) != FNV1a.hash(lower)
  }
}

/// The part that each sentence of a letter plays.
struct LetterZones {
  /// A sentence of fewer words may be a line of a letterhead or signature.
  ///
  /// Chosen by hand.
  private static let lineWords = 12
  /// How many sentences at the beginning may come before the salutation.
  private static let headSentences = 12
  /// How many sentences at the end may belong to the signature.
  private static let footSentences = 9

  private var zones: [PlaceCues.Zone?]

  /// The zone of a sentence; nil if it names the reader, not the writer.
  subscript(sentence: Int) -> PlaceCues.Zone? { zones[sentence] }

  init(_ reading: Reading, _ findings: [Finding], _ lexicons: LexiconSet) {
    let sentences = reading.sentences.indices
    let related = Set(findings.filter { $0.isOf("relationship") }.compactMap(\.sentence))
    func holds(_ sentence: Int, _ file: String) -> Bool {
      reading.holds(lexicons.fileNumbers[file], in: sentence)
    }
    func isLine(_ sentence: Int) -> Bool {
      let words = reading.tokens[reading.sentences[sentence].tokens].filter(\.isWordLike)
      let capitals = words.count { $0.flags.contains(.capitalised) || $0.kind != .word }
      return words.count < Self.lineWords || capitals * 3 > words.count * 2
    }
    let body = sentences.filter { reading.part(of: $0) == .body }
    let greeting = body.prefix(Self.headSentences).first { holds($0, "structure.salutation") }
    let opening =
      greeting ?? body.first { !isLine($0) || related.contains($0) } ?? body.endIndex
    let closing =
      body.suffix(Self.footSentences).first { holds($0, "structure.closing") && isLine($0) }
    zones = sentences.map { sentence in
      let isAddress =
        holds(sentence, "structure.salutation")
        || isLine(sentence) && holds(sentence, "structure.purpose")
      if isAddress, sentence <= opening { return nil }
      if reading.part(of: sentence) != .body || sentence < opening { return .head }
      if let closing, sentence >= closing { return .foot }
      if related.contains(sentence) || holds(sentence, "signal.writer-role") {
        return .relationship
      }
      let isLast = sentence > (body.last ?? 0) - 3 && isLine(sentence)
      return closing == nil && isLast ? .foot : .middle
    }
  }
}

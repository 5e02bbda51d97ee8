@testable import LetterAnalysis
import SeededRandom
import TestSupport
import Testing

@Suite struct `the tokenizer` {
  static let rows: [(text: String, pieces: String)] = [
    ("", ""), (" \n\t", ""), ("Med-Peds", "Med|Peds"), ("and/or", "and|or"),
    ("hard-working, kind", "hard|working|,|kind"), ("the patient's", "the|patient|'s"),
    ("the patient’s", "the|patient|’s"), ("the patients' ward", "the|patients|'|ward"),
    ("it's", "it|'s"), ("don't", "don't"), ("I’ve", "I’ve"), ("O'Brien", "O'Brien"),
    ("l’hôpital", "l’hôpital"), ("Dr. Xu, M.D.", "Dr|.|Xu|,|M.D."), ("a Ph.D. and", "a|Ph.D.|and"),
    ("e.g. this", "e.g.|this"), ("U.S.A.", "U.S.A."), ("3.5 mg", "3.5|mg"),
    ("1,200 at 4:10.", "1,200|at|4:10|."), ("7.30 p.m.", "7.30|p.m."), ("5th of 52", "5th|of|52"),
    ("15mg", "15mg"), ("50%", "50|%"), ("J-1", "J|1"), ("1–2 weeks", "1|2|weeks"),
    ("yes – no", "yes|–|no"), ("yes—no", "yes|—|no"), ("a - b", "a|-|b"), ("-a", "-|a"),
    ("“He said ‘yes’.”", "“|He|said|‘|yes|’|.|”"), ("a\u{A0}b\u{202F}c\u{3000}d", "a|b|c|d"),
    ("😀ok 👍🏽", "😀|ok|👍|🏽"), ("co\u{AD}operate", "co\u{AD}operate"),
    ("non\u{2060}break", "non\u{2060}break"), ("Med\u{2011}Peds", "Med|Peds"), ("end.", "end|."),
    ("wait…", "wait|…"), ("(a) [b]", "(|a|)|[|b|]"), ("a;b:c", "a|;|b|:|c"),
    ("x@y.example", "x|@|y|.|example"), ("naïve Žižek", "naïve|Žižek"), ("«mot»", "«|mot|»"),
    ("a.b", "a.b"), ("end.Next", "end|.|Next"), ("\u{FEFF}a", "a"), ("3-year-old", "3|year|old"),
    ("1990's", "1990|'|s"), ("H-1B/J-1", "H|1B|J|1"),
  ]

  @Test(arguments: rows)
  func `cuts a text into words, numbers and marks`(text: String, pieces: String) {
    #expect(slices(text, tokens(text).map(\.span)).joined(separator: "|") == pieces)
  }

  static let alike: [(String, String)] = [
    ("Med-Peds", "Med Peds"), ("Med/Peds", "med‑peds"), ("Med–Peds", "MED PEDS"),
    ("don't", "Don’t"), ("the patient's", "the patient’s"), ("co\u{AD}operate", "cooperate"),
    ("\"yes\"", "“yes”"), ("École", "école"), ("ÀÞ", "àþ"), ("a\u{A0}b", "a b"), ("4:10", "4:10"),
    ("M.D.", "m.d."), ("yes\u{200B}no", "yesno"),
  ]

  @Test(arguments: alike)
  func `reads variants of one writing alike`(a: String, b: String) {
    #expect(tokens(a).map(\.hash) == tokens(b).map(\.hash))
    #expect(tokens(a).map(\.kind) == tokens(b).map(\.kind))
  }

  @Test(arguments: [("Med", "Meds"), ("its", "it's"), ("M.D.", "MD"), ("4", "5"), ("a", "á")])
  func `tells different words apart`(a: String, b: String) {
    #expect(tokens(a).map(\.hash) != tokens(b).map(\.hash))
  }

  static let kinds: [(String, Token.Kind)] = [
    ("word", .word), ("15mg", .word), ("15", .number), ("3.5", .number), ("1,200", .number),
    ("21st", .ordinal), ("2nd", .ordinal), ("3RD", .ordinal), (".", .terminator),
    ("!", .terminator),
    ("…", .terminator), (",", .comma), (";", .clauseMark), (":", .clauseMark), ("—", .dash),
    ("-", .dash), ("\"", .quote), ("”", .quote), ("'", .apostrophe), ("’", .apostrophe),
    ("(", .opener), ("]", .closer), ("%", .symbol), ("😀", .symbol), ("•", .symbol),
  ]

  @Test(arguments: kinds)
  func `knows what a token is`(text: String, kind: Token.Kind) throws {
    let found = tokens(text)
    #expect(found.map(\.kind) == [kind])
  }

  @Test func `notes how a word was written`() {
    let found = tokens("Dear Dr. Ng, MD\nU.S. ÉCOLE Med-Peds I")
    func words(_ flag: Token.Flags) -> [String] {
      slices(
        "Dear Dr. Ng, MD\nU.S. ÉCOLE Med-Peds I",
        found.filter { $0.flags.contains(flag) }.map(\.span))
    }
    #expect(words(.capitalised) == ["Dear", "Dr", "Ng", "MD", "U.S.", "ÉCOLE", "Med", "Peds", "I"])
    #expect(words(.allCapitals) == ["MD", "U.S.", "ÉCOLE"])
    #expect(words(.dotted) == ["U.S."])
    #expect(words(.newlineBefore) == ["U.S."])
    #expect(words(.joined) == ["Peds"])
    #expect(words(.spaceBefore) == ["Dear", "Dr", "Ng", "MD", "U.S.", "ÉCOLE", "Med", "I"])
  }

  /// Whatever the text, spans are inside it, ascending, and at the borders of code points.
  @Test func `never leaves the text`() {
    let alphabet = Array("aB.'’\u{AD}-/ \n😀é1,:…“\u{A0}\u{2028}\u{301}م漢(".unicodeScalars)
    var random = SplitMix(seed: 1)
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...24, using: &random) {
        text.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "a")
      }
      let bytes = Array(text.utf8)
      var last = 0
      for token in tokens(text) {
        #expect(token.span.start >= last && token.span.end <= bytes.count && !token.span.isEmpty)
        #expect(String(validating: bytes[token.span.range], as: UTF8.self) != nil, "\(text)")
        last = token.span.end
      }
    }
  }
}

@Suite struct `the spelling fold` {
  static let pairs: [(String, String)] = [
    ("behaviour", "behavior"), ("behavioural", "behavioral"), ("paediatrics", "pediatrics"),
    ("programme", "program"), ("organised", "organized"), ("centre", "center"),
    ("haemoglobin", "hemoglobin"), ("recognises", "recognizes"), ("judgement", "judgment"),
    ("anaesthetist", "anesthetist"), ("catheterisation", "catheterization"), ("colour", "color"),
    ("analysed", "analyzed"),
  ]

  @Test(arguments: pairs)
  func `reads British as American`(british: String, american: String) throws {
    let fold = try Fixtures.lexicons.get().fold
    #expect(fold.hash(of: ArraySlice(british.utf8)) == fold.hash(of: ArraySlice(american.utf8)))
  }

  @Test(arguments: [
    "four", "hour", "our", "exercise", "promise", "advise", "practice", "colon", "wise", "paella",
    "haven", "premise", "flour",
  ])
  func `leaves other words alone`(word: String) throws {
    let fold = try Fixtures.lexicons.get().fold
    #expect(fold.hash(of: ArraySlice(word.utf8)) == FNV1a.hash(word.utf8))
  }

  @Test func `takes the longest stem, at the beginning of a word only`() {
    var fold = SpellingFold()
    fold.insert("cat".utf8, as: "dog".utf8)
    fold.insert("catheter".utf8, as: "tube".utf8)
    let rows = [
      ("cats", "dogs"), ("cathe", "doghe"), ("catheters", "tubes"), ("bobcat", "bobcat"), ("", ""),
    ]
    for (word, read) in rows {
      #expect(fold.hash(of: ArraySlice(word.utf8)) == FNV1a.hash(read.utf8), "\(word)")
    }
  }
}

@Suite struct inflections {
  static let rows: [(base: String, forms: String)] = [
    ("recommend", "recommend recommends recommending recommended"),
    ("carry", "carry carries carrying carried"), ("play", "play plays playing played"),
    ("watch", "watch watches watching watched"), ("miss", "miss misses missing missed"),
    ("rate", "rate rates rating rated"), ("agree", "agree agrees agreeing agreed"),
    ("plan", "plan plans planning planned"), ("visit", "visit visits visiting visited"),
    ("show", "show shows showing showed"), ("fix", "fix fixes fixing fixed"),
    ("call", "call calls calling called"),
  ]

  @Test(arguments: rows)
  func `of regular words follow the rules of spelling`(base: String, forms: String) {
    #expect(Self.hashes(of: base, WordForms()) == Set(forms.split(separator: " ").map(Self.hash)))
  }

  /// The hashes of the words that `base~` stands for.
  private static func hashes(of base: String, _ words: WordForms) -> Set<UInt64> {
    guard case .anyOf(let hashes) = words.pattern(for: ArraySlice(base.utf8), inflected: true)
    else {
      return []
    }
    return Set(hashes)
  }

  private static func hash(_ word: Substring) -> UInt64 { FNV1a.hash(word.utf8) }

  static let irregular: [(base: String, has: String, hasNot: String)] = [
    ("see", "see sees seeing saw seen", "seed seeed"), ("be", "is are was were been being", "beed"),
    ("child", "children", ""), ("admit", "admitted admitting admits", "admited"),
    ("take", "took taken taking takes", "taked"), ("woman", "women", ""),
    ("refer", "referred referring", ""), ("die", "died dying dies", ""),
    ("tie", "tied tying", ""), ("lie", "lying", ""),
  ]

  @Test(arguments: irregular)
  func `of irregular words come from the list`(base: String, has: String, hasNot: String) throws {
    let words = try LanguageFiles(Fixtures.lexicons.get().sources).words
    let forms = Self.hashes(of: base, words)
    for form in has.split(separator: " ") { #expect(forms.contains(Self.hash(form)), "\(form)") }
    for form in hasNot.split(separator: " ") {
      #expect(!forms.contains(Self.hash(form)), "\(form)")
    }
  }
}

@testable import LetterAnalysis
import TestSupport
import Testing

@Suite struct patterns {
  static let rows: [(pattern: String, text: String, found: [String])] = [
    ("best resident", "Our best resident left.", ["best resident"]),
    ("best resident", "The Best\u{A0}Resident left.", ["Best\u{A0}Resident"]),
    ("best resident", "The best of residents.", []),
    (
      "best|finest resident", "A finest resident, a best resident.",
      ["finest resident", "best resident"]
    ),
    ("(one of|among) the", "She is among the few, one of the few.", ["among the", "one of the"]),
    ("very? kind", "Very kind and kind.", ["Very kind", "kind", "kind"]),
    ("call .. back", "He called. She will call him back.", ["call him back"]),
    ("call .. back", "Please call back.", ["call back"]),
    ("call .. back", "Call a b c back, call a b c d back.", ["Call a b c back"]),
    ("call ..1 back", "Call a back, call a b back.", ["Call a back"]),
    ("call ..6 back", "Call a b c d e f back.", ["Call a b c d e f back"]),
    ("call ..99 back", "Call a b c d e f g h i j k l back.", ["Call a b c d e f g h i j k l back"]),
    ("call ..99 back", "Call a b c d e f g h i j k l m back.", []),
    (
      "recommend~", "He recommended, I recommend, recommending.",
      ["recommended", "recommend", "recommending"]
    ),
    ("work~ hard|late", "She works hard, worked late.", ["works hard", "worked late"]),
    ("<peer>", "A resident and a student.", ["resident", "student"]),
    ("(<peer>|nurse) left", "The nurse left, the student left.", ["nurse left", "student left"]),
    ("{number} <peer>", "Of 30 student notes.", ["30 student"]),
    ("{ordinal}", "The 5th and the fifth.", ["5th"]),
    ("{capital} left", "Then Ana left and he left.", ["Ana left"]),
    ("{capital} left", "Ana left.", []),
    ("{quote} no", "“No,” he said.", ["“No"]), ("kind {comma} firm", "Kind, firm.", ["Kind, firm"]),
    ("kind , firm", "Kind, firm.", ["Kind, firm"]),
    ("note {clause} firm", "Note: firm.", ["Note: firm"]),
    ("kind {dash} firm", "Kind — firm.", ["Kind — firm"]),
    ("{number} %", "Top 5% here.", ["5%"]),
    ("May", "In May he may come.", ["May"]), ("may", "In May he may come.", ["May", "may"]),
    ("US", "In the US, us, Us.", ["US"]),
    ("med-peds", "Med-Peds, Med/Peds.", ["Med-Peds", "Med/Peds"]),
    ("don't", "He Don’t.", ["Don’t"]), ("<peer> 's", "The resident’s notes.", ["resident’s"]),
    ("m.d.", "An M.D. here.", ["M.D."]),
    ("a (b|c d)? e", "A e, a b e, a c d e, a c e.", ["A e", "a b e", "a c d e"]),
  ]

  @Test(arguments: rows)
  func `match what they say`(pattern: String, text: String, found: [String]) throws {
    #expect(try SmallLexicon.matches(pattern, in: text) == found, "\(pattern)")
  }

  @Test func `may ask for the applicant's name`() throws {
    let found = try SmallLexicon.matches(
      "{name} left", in: "Ana left. Bea left. Then ana left.", applicant: "Ana Ruiz")
    #expect(found == ["Ana left"])
  }

  @Test func `take the longest match from one place`() throws {
    #expect(
      try SmallLexicon.matches("one of the best resident?", in: "One of the best resident.")
        == ["One of the best resident"])
    #expect(
      try SmallLexicon.matches("good .. good", in: "Good good good.").first == "Good good good")
  }

  @Test func `never cross the end of a sentence`() throws {
    #expect(try SmallLexicon.matches("best .. resident", in: "She is best. Resident left.") == [])
  }

  @Test func `of many rules are matched at once`() throws {
    let found = try SmallLexicon.matches("a b\nb c\na b c\nc", in: "A b c.")
    #expect(found.sorted() == ["A b", "A b c", "b c", "c"])
  }

  @Test func `survive a text made to explode them`() throws {
    let text = String(repeating: "a ", count: 3000) + "."
    #expect(try SmallLexicon.matches("a ..12 a ..12 a", in: text).count > 0)
  }

  static let errors: [(pattern: String, column: Int, problem: String)] = [
    ("a (b", 3, "'(' is not closed"), ("a b)", 4, "unexpected ')'"),
    ("a <nobody> b", 3, "unknown class '<nobody>'; define it above or in language/classes.txt"),
    ("a <peer", 3, "'<' is not closed"), ("a {number", 3, "'{' is not closed"),
    (
      "a {digit}", 3,
      "unknown slot '{digit}'; expected one of {number}, {ordinal}, {name}, {capital}, {quote}, "
        + "{comma}, {clause}, {dash}"
    ),
    ("a ~b", 3, "expected a word, '(', '<class>', '{slot}' or '..'"),
    ("a b??", 5, "expected a word, '(', '<class>', '{slot}' or '..'"),
    ("  a (b", 5, "'(' is not closed"),
    ("a \u{AD} b", 3, "'\u{AD}' holds no word to look for"),
  ]

  @Test(arguments: errors)
  func `with a mistake are refused at its place`(pattern: String, column: Int, problem: String)
    throws
  {
    let error = try #require(SmallLexicon.error("patterns certain\n" + pattern))
    #expect(error.problem == problem)
    #expect(error.file == "rules/test.txt" && error.line == SmallLexicon.headerLines + 2)
    #expect(error.column == column)
    let printed = [
      "rules/test.txt:\(error.line):\(column): \(problem)", "  " + pattern,
      "  " + String(repeating: " ", count: column - 1) + "^",
    ]
    #expect(error.description == printed.joined(separator: "\n"))
  }

  @Test(arguments: [
    ("a?", "every word of this pattern is optional; keep one that must stand"),
    ("a? (b|c)?", "every word of this pattern is optional; keep one that must stand"),
    (".. a", "a pattern must begin and end with a word, not with a gap"),
    ("a ..", "a pattern must begin and end with a word, not with a gap"),
    ("a? .. b", "a pattern must begin and end with a word, not with a gap"),
  ])
  func `that could match anything are refused`(pattern: String, problem: String) {
    let error = SmallLexicon.error("patterns certain\n" + pattern)
    #expect(error?.problem == problem)
    #expect(error?.line == SmallLexicon.headerLines + 2)
  }
}

@Suite struct gates {
  static let rows: [(gate: String, text: String, holds: Bool)] = [
    ("about applicant", "She is kind.", true), ("about applicant", "The mother is kind.", false),
    ("about applicant", "She is kind to all, said one day later the mother.", true),
    ("not negated", "She is kind.", true), ("not negated", "She is not very kind.", false),
    ("not negated", "No one who came to us is kind.", true),
    ("at start", "Kind she is.", true), ("at start", "“Kind she is.", true),
    ("at start", "She is kind.", false),
    ("with <peer>", "A kind man and a resident.", true), ("with <peer>", "A kind man.", false),
    ("unless <peer>", "A kind man.", true), ("unless <peer>", "A kind man and a resident.", false),
    ("unless before <peer>", "A resident is kind.", false),
    ("unless before <peer>", "A resident said she is very kind.", true),
    ("unless before <peer>", "A kind resident.", true),
    ("unless after <peer>", "A kind resident.", false),
    ("unless after <peer>", "A resident is kind.", true),
    ("unless after <peer>", "A kind one two three four resident.", true),
    ("near <peer>", "A kind one two three four five six seven resident.", true),
    ("near <peer>", "A kind one two three four five six seven eight resident.", false),
    ("near <peer>", "A resident is kind.", true), ("near <peer>", "She is kind.", false),
    ("not negated, with <peer>", "A kind resident.", true),
    ("not negated, with <peer>", "Not a kind resident.", false),
    ("not negated, with <peer>", "A kind man.", false),
  ]

  @Test(arguments: rows)
  func `let a match stand or fall by what is around it`(
    gate: String, text: String, holds: Bool
  ) throws {
    let found = try SmallLexicon.matches("kind :: \(gate)", in: text)
    #expect(found.isEmpty == !holds, "\(gate): \(text)")
  }

  @Test func `of a group hold for every pattern of it, besides its own`() throws {
    let set = try SmallLexicon.set("patterns certain :: with <peer>\nkind\nfirm :: at start\n")
    func found(_ text: String) -> Int {
      Reader(lexicons: set).read(Letter(plain: text)).matches.count
    }
    #expect(found("A kind man.") == 0)
    #expect(found("A kind resident.") == 1)
    #expect(found("Firm resident.") == 1)
    #expect(found("A firm resident.") == 0)
  }

  @Test func `may be an exception that vetoes what it touches`() throws {
    let set = try SmallLexicon.set("patterns except\nkind of\n\npatterns certain\nkind\n")
    let reading = Reader(lexicons: set).read(Letter(plain: "A kind man, a kind of man."))
    #expect(reading.matches.map { reading.span(of: $0.tokens) } == [Span(2, 6)])
  }
}

@Suite struct `a rule file` {
  private static let first = SmallLexicon.headerLines + 1

  static let errors: [(lines: String, line: Int, column: Int, problem: String)] = [
    (
      "speed: fast", first, 1,
      "expected 'key: value' with a key of id, title, severity, polarity, why, advice, source, reviewed, or 'define', 'patterns' or 'examples'"
    ),
    ("title: twice", first, 1, "'title' stands twice; keep one"),
    ("define a b", first, 8, "expected 'define name = pattern'"),
    (
      "define peer = a", first, 8,
      "'<peer>' is a class of language/classes.txt; choose another name"
    ),
    ("define a = (b", first, 12, "'(' is not closed"),
    (
      "patterns sure\na", first, 10,
      "expected 'patterns STRENGTH [RULE]' with a strength of certain, hint, except"
    ),
    (
      "patterns certain a b\na", first, 10,
      "expected 'patterns STRENGTH [RULE]' with a strength of certain, hint, except"
    ),
    (
      "patterns certain\na :: near <nobody>", first + 1, 6,
      "unknown class '<nobody>' in a gate; define it above"
    ),
    (
      "patterns certain\na :: sometimes", first + 1, 6,
      "unknown gate 'sometimes'; expected about applicant, not negated, at start, with <class>, near <class>, unless <class>, unless before <class> or unless after <class>"
    ),
    (
      "patterns certain :: about time\na", first, 21,
      "unknown gate 'about time'; expected about applicant, not negated, at start, with <class>, near <class>, unless <class>, unless before <class> or unless after <class>"
    ),
    (
      "examples\nShe is kind.", first + 1, 1,
      "expected '+ sentence' that must match or '- sentence' that must not"
    ),
  ]

  @Test(arguments: errors)
  func `with a mistake is refused at its place`(
    lines: String, line: Int, column: Int, problem: String
  ) throws {
    let error = try #require(SmallLexicon.error(lines))
    #expect(error.problem == problem)
    #expect(error.line == line && error.column == column)
    #expect(error.description.hasSuffix("\n  " + String(repeating: " ", count: column - 1) + "^"))
  }

  @Test(arguments: ["id", "title", "severity", "polarity", "why", "advice", "source", "reviewed"])
  func `must have every line of its head`(key: String) {
    let kept = SmallLexicon.header.split(separator: "\n").filter { !$0.hasPrefix(key + ":") }
    let error = SmallLexicon.error(file: kept.joined(separator: "\n") + "\n")
    #expect(error?.description == "rules/test.txt:1:1: '\(key): …' is missing")
  }

  @Test(arguments: [
    ("severity: note", "severity: fatal", "'severity' must be error, warning or note"),
    ("polarity: neutral", "polarity: bad", "'polarity' must be concern, neutral or strength"),
  ])
  func `must use the words there are`(old: String, new: String, problem: String) {
    let error = SmallLexicon.error(file: SmallLexicon.header.replacing(old, with: new))
    #expect(error?.problem == problem)
  }

  @Test func `may have comments, empty lines and DOS line ends`() throws {
    let set = try SmallLexicon.set("# note\r\n\r\npatterns certain\r\n  best one  \r\n\r\n")
    let reading = Reader(lexicons: set).read(Letter(plain: "The best one."))
    #expect(reading.matches.count == 1)
  }

  @Test func `is told by the checker when an example fails or is missing`() throws {
    let set = try SmallLexicon.set(
      """
      patterns certain
      best one
      examples
      + The ⟦best one⟧ left.
      + The ⟦worst one⟧ left.
      + Nothing here.
      - The best one.
      """)
    let problems = LexiconChecker(set).failures().map(\.problem)
    #expect(problems.count == 4)
    #expect(problems[0].hasPrefix("'worst one' must match, but found: []"))
    #expect(problems[1].hasPrefix("must match, but nothing does"))
    #expect(problems[2].hasPrefix("must not match, but 'best one' does"))
    #expect(problems[3] == "needs at least two '+' and two '-' examples; has 3 and 1")
  }

  @Test func `marks what an example must match by brackets`() {
    let (text, marks) = LexiconChecker.unmark("é ⟦a b⟧ c ⟦d⟧")
    #expect(text == "é a b c d")
    #expect(slices(text, marks) == ["a b", "d"])
  }
}

@Suite struct `the language files` {
  @Test(arguments: [
    ("language/spelling.txt", "colour\n", "expected a British and an American stem"),
    (
      "language/abbreviations.txt", "often: dr\n",
      "expected 'never: …', 'either: …' or 'starters: …'"
    ),
    ("language/abbreviations.txt", "dr mr\n", "expected 'never: …', 'either: …' or 'starters: …'"),
    ("language/classes.txt", "peer = a\n", "expected 'define name = pattern'"),
    (
      "language/classes.txt", "define a = <b>\n",
      "unknown class '<b>'; define it above or in language/classes.txt"
    ),
  ])
  func `with a mistake are refused at its place`(name: String, content: String, problem: String) {
    let error = #expect(throws: LexiconError.self) {
      try LexiconSet([LexiconSource(name: name, bytes: Array(("# note\n" + content).utf8))])
    }
    #expect(error?.problem == problem && error?.file == name && error?.line == 2)
  }
}

@testable import LetterAnalysis
import TestSupport
import Testing

@Suite struct `missing parts` {
  /// The line of the complete letter that holds each part.
  static let parts: [(rule: String, lines: [String])] = [
    ("structure.date", ["August 29, 2025"]),
    ("structure.letterhead", ["Linden Falls Community", "14 Millrace Road"]),
    ("structure.salutation", ["Dear Program Director:"]),
    ("structure.purpose", ["Re: ", "I am pleased to write"]),
    ("structure.relationship", ["I supervised"]),
    ("structure.waiver", ["She has waived"]),
    ("structure.comparison", ["Of the 52"]),
    ("structure.endorsement", ["I recommend", "I am pleased to write"]),
    ("structure.contact", ["Please call"]),
    ("structure.closing", ["Sincerely,"]),
    ("structure.signature", ["Sincerely,", "Isolde", "Medical Director"]),
  ]

  private func review(without lines: [String]) throws -> Review {
    let kept = completeLetter.split(separator: "\n").filter { line in
      !lines.contains { line.hasPrefix($0) }
    }
    #expect(kept.count + lines.count == completeLetter.split(separator: "\n").count)
    return try Fixtures.analyzer.get().review(kept.joined(separator: "\n"))
  }

  @Test(arguments: parts)
  func `are reported`(rule: String, lines: [String]) throws {
    let found = try review(without: lines).findings(of: rule)
    #expect(found.count == 1)
    #expect(found.first?.span.isEmpty == true && found.first?.polarity == .concern)
  }

  @Test func `are not reported of a letter that has them all`() throws {
    #expect(try review(without: []).findings(of: "structure").map(\.rule) == [])
  }

  @Test func `of the top stand at the start, the others at the end of the body`() throws {
    let review = try review(without: ["August 29, 2025", "Sincerely,"])
    #expect(review.findings(of: "structure.date").first?.span.start == 0)
    #expect(review.findings(of: "structure.closing").first?.span.start == review.letter.text.count)
  }

  @Test(arguments: [
    "Centre Hospitalier Provincial de Oued Ramla", "Universitätsklinikum Musterstadt",
    "Ospedale Santa Chiara", "Nowy Szpital Miejski", "İyilik Üniversitesi Tıp Fakültesi",
    "Городская клиническая больница № 4", "سجل الجامعة", "東都大学附属病院", "서울 가상 병원",
    "Haus am Weiher · Tel. +49 30 5550 1660", "Praxis Weiher, praxis@weiher.example",
    "BUNYORO REFERRAL CENTRE",
  ])
  func `are none where a letterhead of another country is`(line: String) throws {
    let letter = completeLetter.split(separator: "\n").filter {
      !$0.hasPrefix("Linden Falls Community") && !$0.hasPrefix("14 Millrace Road")
    }.joined(separator: "\n")
    let analyzer = try Fixtures.analyzer.get()
    #expect(analyzer.review(line + "\n" + letter).findings(of: "structure.letterhead").isEmpty)
    // A line of the letter itself that names such a house is none.
    let named = letter + "\nShe graduated from the Universidad de San Telmo."
    #expect(analyzer.review(named).findings(of: "structure.letterhead").count == 1)
  }

  @Test func `are there where a page header or a mail address is`() throws {
    var letter = Letter(plain: "She is kind.\nLinden Falls\nWrite to a@b.example")
    letter.blocks[1].part = .header
    let review = try Fixtures.analyzer.get().review(letter)
    #expect(review.findings(of: "structure.letterhead").isEmpty)
    #expect(review.findings(of: "structure.contact").isEmpty)
  }
}

@Suite struct `remarks on the file` {
  static let rows: [(remark: DocumentRemark, rule: String, severity: Severity)] = [
    (
      DocumentRemark(kind: .trackedChanges, count: 2, detail: "Ann"), "document.tracked-changes",
      .warning
    ),
    (DocumentRemark(kind: .comments, detail: "Bo"), "document.comments", .warning),
    (DocumentRemark(kind: .hiddenText, detail: "hidden"), "document.hidden-text", .warning),
    (DocumentRemark(kind: .unreadPart, detail: "notes"), "document.unread-part", .note),
    (DocumentRemark(kind: .emptyControl, span: Span(0, 4)), "placeholder.control", .error),
    (DocumentRemark(kind: .mergeField, span: Span(0, 4)), "placeholder.merge-field", .error),
    (DocumentRemark(kind: .brokenField, span: Span(0, 4)), "placeholder.broken-field", .error),
  ]

  @Test(arguments: rows)
  func `become findings`(remark: DocumentRemark, rule: String, severity: Severity) throws {
    var letter = Letter(plain: completeLetter)
    letter.remarks = [remark]
    let found = try Fixtures.analyzer.get().review(letter).findings.filter { $0.rule == rule }
    #expect(found.map(\.severity) == [severity])
    #expect(
      found.first.map { $0.polarity == .concern && $0.span == remark.span ?? Span(0, 0) } == true)
  }

  static let titles: [(detail: String, isOther: Bool)] = [
    ("title: Letter for Dr. Mirko Vasić", true), ("subject: LOR for Mirko Vasić", true),
    ("filename: LOR_for_Mirko_Vasic", true), ("title: Letter for Dr. Rahel Desta", false),
    ("title: LOR Desta", false), ("title: Letter of Recommendation", false),
    ("title: Microsoft Word - Document1", false), ("author: Mirko Vasić", false),
    ("title: ", false),
    ("title: Letter for Rahel Desta and Mirko Vasić", false),
  ]

  @Test(arguments: titles)
  func `on properties name another applicant`(detail: String, isOther: Bool) throws {
    var letter = Letter(plain: completeLetter)
    letter.remarks = [DocumentRemark(kind: .metadata, detail: detail)]
    let found = try Fixtures.analyzer.get().review(letter).findings(of: "document.metadata")
    #expect(found.isEmpty != isOther)
  }
}

@Suite struct `template leftovers` {
  static let found: [(text: String, leftover: String)] = [
    ("Dear [Program Director]:", "[Program Director]"), ("for [number] weeks", "[number]"),
    ("[INSERT ONE EXAMPLE HERE]", "[INSERT ONE EXAMPLE HERE]"),
    ("I saw [him/her] daily", "[him/her]"),
    ("Dr. [LAST NAME] is", "[LAST NAME]"), ("on [date]", "[date]"), ("top [__]%", "[__]"),
    ("Dr. <Last Name> is", "<Last Name>"), ("Dr. <NAME> is", "<NAME>"),
    ("Dear {{program_name}},", "{{program_name}}"), ("Dr. ${lastName} is", "{lastName}"),
    ("I have known ________ for four years", "________"), ("Dr. XXX is kind", "XXX"),
    ("on XX/XX/2025", "XX"), ("met xxxx there", "xxxx"), ("Dr. «Last_Name» is", "«Last_Name»"),
    ("[TODO]", "[TODO]"), ("[Your Name]", "[Your Name]"),
  ]

  static let fine = [
    "He said “the [sic] child” [...].", "“[She] was kind,” he wrote.", "See the paper [3].",
    "He [was] here.",
    "[o@larch.example](mailto:o@larch.example)", "a <b@c.example> d", "size XXL gown",
    "karyotype 47,XXY", "the XX and XY", "Superbowl LIX", "five < six and seven > two",
    "________________", "Signature line:\n______________\nJane", "a_b and c_d", "snake__case",
    "Il a dit « oui » hier", "exxxtra", "p < 0.05 and q > 0.1", "[1-3]",
    "Maxx", "blood type [A]", "x-ray", "XX/XY mosaic",
  ]

  private func leftovers(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var at = 0
    var found: [Span] = []
    while at < bytes.count {
      if let span = TemplateLeftovers.leftover(in: bytes, at: at) {
        found.append(span)
        at = span.end
      } else {
        at += 1
      }
    }
    return slices(text, found)
  }

  @Test(arguments: found)
  func `are found by their writing`(text: String, leftover: String) {
    #expect(leftovers(text).first == leftover)
  }

  @Test(arguments: fine)
  func `are not seen in what only looks alike`(text: String) { #expect(leftovers(text) == []) }

  @Test func `are errors, each once`() throws {
    let review = try Fixtures.analyzer.get().review(
      completeLetter.replacing("every weekday", with: "[number of] days"))
    let found = review.findings(of: "placeholder.template")
    #expect(found.map { review.letter[$0.span] } == ["[number of]"])
    #expect(found.first?.severity == .error)
  }
}

@Suite struct `another name` {
  private func quotes(_ line: String) throws -> [String] {
    let letter = completeLetter.replacing("I recommend her without reservation.", with: line)
    return try Fixtures.analyzer.get().review(letter).quotes(of: "placeholder.other-name")
  }

  @Test(arguments: [
    ("I recommend Dr. Vasić without reservation.", "Vasić"),
    ("I recommend Mirko Vasić without reservation.", "Mirko Vasić"),
    ("I support the application of Mr. Vasić to your program.", "Vasić"),
    ("Dr. Vasić has expressed an interest in neurology.", "Dr. Vasić"),
    ("Dr. Vasić took part in our conferences.", "Dr. Vasić"),
    ("I am confident that Dr. Vasić will be a credit to any program.", "Dr. Vasić"),
    (
      "I have observed Vasić to be a compassionate and dedicated physician.",
      "Vasić"
    ),
  ])
  func `where the applicant's should stand is found`(line: String, name: String) throws {
    #expect(try quotes(line) == [name])
  }

  @Test(arguments: [
    "I recommend Dr. Desta without reservation.",
    "I recommend her to Internal Medicine and Pediatrics.",
    "Dr. Lindqvist joins me in this: I recommend her.",
    "I recommend her to the University Hospital.",
    "I recommend Rahel without reservation.", "On the recommendation of Dr. Desta we changed it.",
    "I told Dr. Vasić that I recommend her.", "Dr. Vasić notes that she was always on time.",
    "I saw Vasić comfort her on the night of the ninth.",
  ])
  func `that may stand there is left alone`(line: String) throws { #expect(try quotes(line) == []) }
}

@Suite struct `a wrong pronoun` {
  private func quotes(_ lines: [String]) throws -> [String] {
    let letter = completeLetter.replacing(
      "She has waived her right to see this letter.",
      with: "She has waived her right to see this letter.\n" + lines.joined(separator: "\n"))
    return try Fixtures.analyzer.get().review(letter).quotes(of: "placeholder.wrong-pronoun")
  }

  private static let usual = [
    "She came early.", "She wrote nine notes a day.", "Her notes were short.",
    "She taught the others.",
    "She read widely.",
  ]

  @Test func `that slipped in is found`() throws {
    #expect(try quotes(Self.usual + ["He presented on rounds."]) == ["He"])
    #expect(try quotes(Self.usual + ["His notes were clear."]) == ["His"])
    #expect(try quotes(Self.usual + ["The nurses trusted him from the first day."]) == ["him"])
    #expect(try quotes(Self.usual + ["I understand that he seeks further training."]) == ["he"])
  }

  @Test(arguments: [
    "They came early.", "The boy was ill. He wept.", "Dr. Smith saw it. He agreed.",
    "A man of forty came. He had a cough.", "She told him so.", "A nurse told me that he wept.",
    "The allergist on call gave me his number.", "Dr. Smith lent us his clinic.",
  ])
  func `is not seen where somebody else is meant`(line: String) throws {
    #expect(try quotes(Self.usual + [line]) == [])
  }

  @Test func `is not seen in a letter that mixes evenly`() throws {
    let mixed = (0..<4).flatMap { _ in ["She came early.", "He came late."] }
    #expect(try quotes(mixed) == [])
  }
}

@Suite struct `what cannot be assessed` {
  private func reason(_ text: String) throws -> String? {
    let review = try Fixtures.analyzer.get().review(text)
    #expect((review.notAssessed == nil) == (review.scorecard != nil))
    return review.notAssessed
  }

  @Test func `is too short, and its words are counted`() throws {
    let words = completeLetter.split(whereSeparator: \.isWhitespace)
    let short = try reason(words.prefix(59).joined(separator: " "))
    #expect(short == "it has 59 words; a letter of fewer than 60 cannot be assessed")
    #expect(try reason(words.prefix(60).joined(separator: " ")) == nil)
    #expect(try reason("") == "it has 0 words; a letter of fewer than 60 cannot be assessed")
  }

  @Test func `is not English`() throws {
    let german = String(
      repeating: "Frau Doktor Weber hat bei uns auf der Station gearbeitet und war sehr gut. ",
      count: 8)
    #expect(try reason(german)?.contains("English") == true)
  }

  @Test func `is several letters in one file`() throws {
    #expect(try reason(completeLetter + "\n" + completeLetter)?.contains("several letters") == true)
  }

  @Test func `is no letter but a personal statement`() throws {
    let statement = String(
      repeating: "I was born near a clinic and I knew then that I would become what I am. My hands "
        + "shook when I first held a scalpel and I thought of my own fear. ", count: 4)
    #expect(try reason(statement)?.contains("personal statement") == true)
  }

  @Test func `is no letter but a curriculum vitae`() throws {
    let vitae = """
      Curriculum Vitae
      Education
      2010 to 2016 Bachelor of Medicine and Surgery, University of Somewhere, in the city of Elsewhere
      Work experience
      2016 to 2018 House officer at the General Hospital, in medicine and in surgery, on the wards
      Publications
      A case of the rare thing in a child, Journal of Things, 2017, with others of the department
      Awards and honors
      The prize of the faculty for the best essay on the history of the hospital, in 2015
      Languages
      English and French, and a little of the language of the place in which I was born
      """
    #expect(try reason(vitae)?.contains("curriculum vitae") == true)
  }
}

@testable import LetterAnalysis
import SeededRandom
import TestSupport
import Testing

/// Who a letter is about; nothing that lorcheck says may depend on it.
struct Person: Sendable, CustomTestStringConvertible {
  var full: String
  var last: String
  /// Subject, object, possessive, reflexive.
  var pronouns: [String]

  var testDescription: String { "\(full), \(pronouns[0])" }

  /// A template with this person in it: `{he} {him} {his} {himself}`, capitalised or not, `{Full}`,
  /// `{Last}`, and `{was/were}` for verbs that go with one and with many.
  func letter(_ template: String) -> String {
    let forms = ["he", "him", "his", "himself"]
    var text = template.replacing("{Full}", with: full).replacing("{Last}", with: last)
    for (form, pronoun) in zip(forms, pronouns) {
      text.replace("{\(form)}", with: pronoun)
      text.replace("{\(form.capitalised)}", with: pronoun.capitalised)
    }
    let index = pronouns[0] == "they" ? 1 : 0
    return text.replacing(/\{([a-z]+)\/([a-z]+)\}/) { String(index == 0 ? $0.1 : $0.2) }
  }
}

extension String {
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

@Suite struct `neutrality` {
  static let templates = ["strong-short-two-episodes", "fair-adult-ward", "pediatric-clinic"]

  static let people: [Person] = {
    let he = ["he", "him", "his", "himself"]
    let she = ["she", "her", "her", "herself"]
    let they = ["they", "them", "their", "themself"]
    return [
      Person(full: "John Smith", last: "Smith", pronouns: he),
      Person(full: "John Smith", last: "Smith", pronouns: she),
      Person(full: "John Smith", last: "Smith", pronouns: they),
      Person(full: "Chukwuemeka Okonkwo", last: "Okonkwo", pronouns: he),
      Person(full: "María González", last: "González", pronouns: she),
      Person(full: "Abdul Al-Rashid", last: "Al-Rashid", pronouns: he),
      Person(full: "Wei Li", last: "Li", pronouns: they),
      Person(full: "Precious Moyo", last: "Moyo", pronouns: she),
      Person(full: "Grace Young", last: "Young", pronouns: she),
      Person(full: "Thuy Nguyen-Tran", last: "Nguyen-Tran", pronouns: she),
      Person(full: "Anastasiya Kovalenko", last: "Kovalenko", pronouns: she),
    ]
  }()

  private static let reference = Person(
    full: "Rahel Desta", last: "Desta", pronouns: ["she", "her", "her", "herself"])

  private func template(_ name: String) throws -> String {
    try Fixtures.text("Tests/LetterAnalysisTests/Templates/\(name).txt")
  }

  private func profile(_ review: Review) -> [String] {
    let classes = review.sentences.map(\.label.rawValue)
    let findings = review.findings.map { "\($0.rule) \($0.severity) in \($0.sentence ?? -1)" }
    let scores = review.scorecard?.dimensions.map { "\($0.id) \($0.points)" } ?? ["no score"]
    return classes + findings.sorted() + scores
      + ["total \(review.scorecard?.total ?? -1)"] + review.nextSteps.map(\.text)
  }

  private func differences(_ a: Review, _ b: Review) -> [String] {
    profile(b).difference(from: profile(a)).map { change in
      switch change {
      case .insert(let at, let text, _): "\(at): + \(text)"
      case .remove(let at, let text, _): "\(at): - \(text)"
      }
    }
  }

  @Test(arguments: templates, people)
  func `of rules, classes and score towards name and pronoun`(name: String, person: Person) throws {
    let analyzer = try Fixtures.analyzer.get()
    let template = try template(name)
    let letter = person.letter(template)
    #expect(!letter.contains("{"))
    let changes = differences(
      analyzer.review(Self.reference.letter(template)), analyzer.review(letter))
    #expect(changes.isEmpty, "\(changes.joined(separator: "\n"))")
  }

  @Test(arguments: templates)
  func `towards curly or straight quotes`(name: String) throws {
    let analyzer = try Fixtures.analyzer.get()
    let straight = Self.reference.letter(try template(name)).replacing("’", with: "'")
    let curly = straight.replacing("'", with: "’")
    #expect(straight != curly)
    let changes = differences(analyzer.review(straight), analyzer.review(curly))
    #expect(changes.isEmpty, "\(changes.joined(separator: "\n"))")
  }

  @Test(arguments: templates, ["😀 ", "👩🏽‍⚕️ "])
  func `towards an emoji before a sentence, which moves offsets only`(name: String, mark: String)
    throws
  {
    let analyzer = try Fixtures.analyzer.get()
    let text = Self.reference.letter(try template(name))
    let plain = analyzer.review(text)
    let starts = plain.sentences.filter { $0.part == .body && $0.span.count > 60 }.map(\.span.start)
    #expect(starts.count > 6)
    for start in starts {
      var bytes = Array(text.utf8)
      bytes.insert(contentsOf: Array(mark.utf8), at: start)
      let changed = analyzer.review(String(decoding: bytes, as: UTF8.self))
      let changes = differences(plain, changed)
      #expect(changes.isEmpty, "\(start): \(changes.joined(separator: "\n"))")
      guard changes.isEmpty else { continue }
      let quotes = changed.findings.map { changed.letter[$0.span].replacing(mark, with: "") }
      #expect(quotes.sorted() == plain.findings.map { plain.letter[$0.span] }.sorted())
    }
  }

  /// Marks before the first line change nothing in the sentences behind it but their offsets.
  @Test(arguments: templates, ["😀 ", "“” ", "«» ", "\u{202E}", "e\u{301} "])
  func `towards marks at the beginning of a letter`(name: String, mark: String) throws {
    let analyzer = try Fixtures.analyzer.get()
    let text = Self.reference.letter(try template(name))
    let (plain, changed) = (analyzer.review(text), analyzer.review(mark + text))
    let changes = differences(plain, changed)
    #expect(changes.isEmpty, "\(changes.joined(separator: "\n"))")
    let moved = plain.findings.filter { $0.span.start > 0 }.map { $0.span.start + mark.utf8.count }
    #expect(changed.findings.filter { $0.span.start > mark.utf8.count }.map(\.span.start) == moved)
  }
}

@Suite struct `the analysis` {
  private func document(_ analyzer: Analyzer, _ letters: [Letter]) -> [UInt8] {
    var reporter = JSONReporter(ReportOptions(lexicons: analyzer.lexicons.digest))
    var bytes = reporter.begin()
    for letter in letters { bytes += reporter.letter(analyzer.review(letter)) }
    return bytes + reporter.end(RunSummary())
  }

  @Test func `gives the same bytes every time, from any number of tasks at once`() async throws {
    let analyzer = try Fixtures.analyzer.get()
    let letters = try Corpus.letters.get().prefix(12).map(\.letter)
    let once = document(analyzer, letters)
    #expect(document(analyzer, letters) == once)
    let fresh = try Analyzer(lexicons: try LexiconSet(analyzer.lexicons.sources))
    #expect(document(fresh, letters) == once)
    await withTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 { group.addTask { self.document(analyzer, letters) } }
      for await bytes in group { #expect(bytes == once) }
    }
  }

  @Test func `quotes what its spans cover, in any letter`() throws {
    let analyzer = try Fixtures.analyzer.get()
    let pieces = [
      "😀", "\u{202E}", "Dr. Ana Ruiz", "J-1 visa", "[NAME]", "\n", ". ", " ", "“",
      "She saw 12 patients",
      "top 5% of residents", "م", "e\u{301}", "\u{AD}", "—", "31 years old", "M.D.", "…", "{",
      "_____",
    ]
    var random = SplitMix(seed: 5)
    for _ in 0..<150 {
      let text = (0..<60).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let review = analyzer.review(text)
      for finding in review.findings {
        #expect(finding.span.end <= review.letter.text.count)
        #expect(
          String(validating: review.letter.text[finding.span.range], as: UTF8.self) != nil,
          "\(finding.rule)")
      }
      #expect(zip(review.findings, review.findings.dropFirst()).allSatisfy { $0.span <= $1.span })
    }
  }

  @Test func `of a letter reports findings by place, then rule, none twice`() throws {
    for letter in try Corpus.letters.get().prefix(40) {
      let findings = try Fixtures.analyzer.get().review(letter.letter).findings
      let keys = findings.map { ($0.span.start, $0.span.end, $0.rule) }
      #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(zip(findings, findings.dropFirst()).allSatisfy { $0 != $1 })
    }
  }

  @Test func `has messages in lower case, without a full stop`() throws {
    for letter in try Corpus.letters.get().prefix(60) {
      for finding in try Fixtures.analyzer.get().review(letter.letter).findings {
        let first = finding.message.first
        #expect(
          first?.isUppercase == false || finding.message.hasPrefix("US "), "\(finding.message)")
        #expect(!finding.message.hasSuffix("."), "\(finding.message)")
        #expect(finding.advice.hasSuffix(".") || finding.advice.hasSuffix("?"), "\(finding.advice)")
      }
    }
  }
}

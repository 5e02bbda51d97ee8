import Foundation
import SampleExpectations
import Testing

@Suite struct `a file of expectations` {
  @Test func `says what must and must never be there`() throws {
    let found = try Expectations(
      name: "a.txt",
      content: """
        # a note
        exit: 1
        band: ready | minor edits
        must: visa
        must: fit.explicit "for “both” sides"
        never: doubt "a: b"
        class: anecdote "one night"

        """)
    #expect(found.exit == 1 && found.bands == ["ready", "minor edits"])
    #expect(found.demands.map(\.rule) == ["visa", "fit.explicit", "doubt"])
    #expect(found.demands.map(\.words) == [nil, "for “both” sides", "a: b"])
    #expect(found.demands.map(\.isWanted) == [true, true, false])
    #expect(found.labels.map(\.name) == ["anecdote"] && found.labels[0].line == 7)
  }

  @Test(arguments: [
    ("exit: 0", "a.txt:1: 'exit: …' or 'band: …' is missing"),
    ("band: ready", "a.txt:1: 'exit: …' or 'band: …' is missing"),
    ("exit: 7\nband: a", "a.txt:1: expected a status of 0, 1 or 2"),
    ("exit 0", "a.txt:1: expected 'key: value'"),
    ("exit: 0\nmust:", "a.txt:2: expected 'key: value'"),
    ("exit: 0\nmust: visa \"a", "a.txt:2: words stand in double quotes up to the end"),
    ("exit: 0\nmust: visa here \"a\"", "a.txt:2: expected one rule or class before the words"),
    ("exit: 0\nclass: other", "a.txt:2: a class needs words in double quotes"),
    ("exit: 0\nmay: visa", "a.txt:2: expected exit, band, must, never or class, not 'may'"),
  ])
  func `is refused where it says something else`(content: String, problem: String) {
    let error = #expect(throws: Expectations.Malformed.self) {
      try Expectations(name: "a.txt", content: content)
    }
    #expect(error?.description == problem)
  }
}

@Suite struct `a comparison with a report` {
  private static let text = "One\u{A0}night he ran. He has a visa. He is kind."
  private static let json = """
    {"path":"a","format":"txt","words":9,"applicant":"","score":{"total":50,"uncapped":90,
    "band":"needs work","gates":[],"deductions":[],"dimensions":[]},"nextSteps":[],
    "sentences":[{"start":0,"end":17,"class":"anecdote","confidence":1},
    {"start":18,"end":32,"class":"other","confidence":1},
    {"start":33,"end":44,"class":"generic","confidence":1}],
    "findings":[{"rule":"visa.status","severity":"error","polarity":"concern","confidence":1,
    "start":25,"end":31,"quote":"a visa","message":"","advice":"","attributes":{},
    "location":{"paragraph":1,"line":1,"column":1},"fingerprint":""}]}
    """

  private func differences(_ content: String, status: Int32 = 1) throws -> [String] {
    let letter = try JSONDecoder().decode(
      ReportDocument.Letter.self, from: Data(Self.json.utf8))
    let wanted = try Expectations(name: "a.txt", content: content)
    return Comparison(wanted, letter: letter, text: Self.text).differences(status: status)
  }

  @Test(arguments: [
    "must: visa", "must: visa.status \"a visa\"", "must: visa \"has a visa\"", "never: doubt",
    "never: visa \"he ran\"", "class: anecdote \"One night\"", "class: generic \"kind\"",
  ])
  func `is content where the demand is met`(line: String) throws {
    #expect(try differences("exit: 1\nband: ready | needs work\n" + line) == [])
  }

  @Test(arguments: [
    ("must: doubt", "must: doubt is not found"),
    ("must: visa.category", "must: visa.category is not found"),
    (
      "must: visa \"he ran\"",
      "must: visa \"he ran\" is not there but at visa.status 'a visa'; nothing is there"
    ),
    ("never: visa", "never: visa, but found visa.status 'a visa'"),
    ("never: visa \"visa.\"", "never: visa \"visa.\", but found visa.status 'a visa'"),
    ("never: visa \"a vista\"", "never: the letter does not say \"a vista\""),
    ("class: concrete \"kind\"", "class: concrete \"kind\", but it is generic (1.0)"),
    ("class: other \"kin d\"", "class: the letter does not say \"kin d\""),
  ])
  func `names the demand that is not met`(line: String, difference: String) throws {
    #expect(try differences("exit: 1\nband: needs work\n" + line) == [difference])
  }

  @Test func `names a wrong status and a wrong band`() throws {
    #expect(
      try differences("exit: 0\nband: ready") == [
        "exit: expected 0, got 1; errors: visa.status 'a visa'",
        "band: expected ready, got needs work (50, 90 uncapped)",
      ])
  }
}

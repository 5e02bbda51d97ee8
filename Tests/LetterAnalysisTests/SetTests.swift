@testable import LetterAnalysis
import TestSupport
import Testing

@Suite struct `names in a set` {
  @Test(arguments: [
    ("Ifeoma Nwachukwu", "Dr. IFEOMA A. Nwachukwu, MD"), ("Sahakyan, Narine", "Narine Sahakyan"),
    ("José García Núñez", "Jose Garcia Nunez"), ("Maria Elena Quispe", "Maria Quispe"),
  ])
  func `are the same however they are written`(a: String, b: String) {
    #expect(NameKey(a).isSame(as: NameKey(b)) && NameKey(b).isSame(as: NameKey(a)))
  }

  @Test(arguments: [
    ("Ravi Patel", "Meera Patel"), ("Patel", "Ravi Patel"), ("Maria Garcia", "Maria Garcia Lopez"),
    ("Maria Elena Garcia", "Maria Luisa Garcia"), ("", ""), ("Patel", "Patel"),
  ])
  func `are not the same unless both are full and agree`(a: String, b: String) {
    #expect(!NameKey(a).isSame(as: NameKey(b)))
  }

  @Test func `that are short may be the same`() {
    #expect(NameKey("Dr. Patel").mayBeSame(as: NameKey("Ravi Patel")))
    #expect(!NameKey("Dr. Patel").mayBeSame(as: NameKey("Ravi Mehta")))
    #expect(!NameKey("").mayBeSame(as: NameKey("Ravi Mehta")))
  }
}

@Suite struct `a collector of sets` {
  private func review(_ path: String, _ name: String) -> Review {
    var letter = Letter(plain: "x")
    letter.name = path
    return Review(letter: letter, words: 1, applicant: name, sentences: [], findings: [])
  }

  private func sets(
    _ letters: [(String, String)], roots: [String] = ["in"], isGiven: Bool = false
  ) throws -> [LetterSet] {
    let plan = try Fixtures.analyzer.get().setPlan
    var collector = SetCollector(plan: plan, roots: roots, isGiven: isGiven)
    for (path, name) in letters { collector.add(review(path, name)) }
    return collector.sets { _ in SharedPassages() }
  }

  private func paths(_ set: LetterSet) -> [String] { set.members.map(\.path) }

  @Test func `takes a sub-folder for one applicant, letters without a name too`() throws {
    let found = try sets([
      ("in/a/1.txt", "Ana Roe"), ("in/a/2.txt", ""), ("in/a/3.txt", "Dr. Roe"),
      ("in/b/1.txt", "Ben Foe"),
    ])
    #expect(found.map(\.name) == ["in/a"] && found.map(\.grouping) == [.folder])
    #expect(paths(found[0]) == ["in/a/1.txt", "in/a/2.txt", "in/a/3.txt"])
  }

  @Test func `leaves a stranger in a sub-folder apart, and says so without a name`() throws {
    let found = try sets([
      ("in/a/1.txt", "Ana Roe"), ("in/a/2.txt", "Ana Roe"), ("in/a/3.txt", "Ben Foe"),
    ])
    #expect(found.map(paths) == [["in/a/1.txt", "in/a/2.txt"]])
    #expect(found[0].notes.count == 1 && found[0].notes[0].hasPrefix("'in/a/3.txt' was left apart"))
    #expect(!found[0].notes[0].contains("Foe"))
  }

  @Test func `sorts a flat folder by full names`() throws {
    let found = try sets([
      ("in/1.txt", "Ana Roe"), ("in/2.txt", "Ben Foe"), ("in/3.txt", "Dr. Ana B. Roe, MD"),
      ("in/4.txt", "Roe"), ("in/5.txt", ""), ("in/6.txt", "Ben Foe"),
    ])
    #expect(found.map(paths) == [["in/1.txt", "in/3.txt"], ["in/2.txt", "in/6.txt"]])
    #expect(found.map(\.grouping) == [.name, .name])
    #expect(found[0].notes.count == 1 && found[0].notes[0].contains("'in/4.txt'"))
    #expect(found[1].notes.isEmpty)
  }

  @Test func `sorts a sub-folder of many people by name`() throws {
    let found = try sets([
      ("in/2024/1.txt", "Ana Roe"), ("in/2024/2.txt", "Ben Foe"), ("in/2024/3.txt", "Cy Loe"),
      ("in/2024/4.txt", "Ana Roe"),
    ])
    #expect(found.map(paths) == [["in/2024/1.txt", "in/2024/4.txt"]])
    #expect(found[0].grouping == .name)
  }

  @Test func `does not guess between two middle names`() throws {
    let found = try sets([
      ("1.txt", "Ana Bea Roe"), ("2.txt", "Ana Cleo Roe"), ("3.txt", "Ana Roe"),
    ])
    #expect(found.isEmpty)
  }

  @Test func `takes all letters for one applicant if the user says so`() throws {
    let found = try sets([("1.txt", "A"), ("b/2.txt", "A")], isGiven: true)
    #expect(found.map(\.grouping) == [.given] && paths(found[0]) == ["1.txt", "b/2.txt"])
  }

  @Test func `makes no set of single letters, however many`() throws {
    #expect(try sets((0..<500).map { ("in/\($0).txt", "Ana\($0) Roe\($0)") }).isEmpty)
    #expect(try sets((0..<500).map { ("in/\($0)/a.txt", "Ana\($0) Roe\($0)") }).isEmpty)
  }

  @Test func `keeps few bytes a letter`() {
    // The path's and the name's own bytes come to this; the whole stays under 256.
    #expect(MemoryLayout<Observation>.stride <= 40)
  }
}

@Suite struct `what a set lacks` {
  private func set(_ observations: [Observation?]) throws -> LetterSet {
    let plan = try Fixtures.analyzer.get().setPlan
    let members = observations.enumerated().map { (path: "\($0).txt", observation: $1) }
    return SetSummary(plan: plan, members: members).set(
      name: "", grouping: .folder, passages: [], notes: [])
  }

  private func observation(
    _ setting: ObservedSetting, inUS: Bool = true, _ shown: Shown
  ) -> Observation {
    Observation(
      place: ObservedPlace(
        setting: setting, settingConfidence: 1, isInUS: inUS, countryConfidence: 1), shown: shown)
  }

  private let everything = Shown(rawValue: .max)

  @Test func `is nothing if three letters show all`() throws {
    let full = try set(Array(repeating: observation(.medPeds, everything), count: 3))
    #expect(full.requests.isEmpty && full.usClinicalLetters == 3)
    #expect(full.needs.allSatisfy { $0.members == [0, 1, 2] })
  }

  @Test func `is asked for in the order of the plan, and a fourth letter is optional`() throws {
    let plan = try Fixtures.analyzer.get().setPlan
    let index = try #require(plan.needs.firstIndex { $0.id == "pediatric-work" })
    let shown = everything.subtracting(Shown(index: index))
    let lacking = try set(Array(repeating: observation(.adult, shown), count: 3))
    #expect(lacking.requests == [plan.needs[index].ask, plan.askOptional])
    #expect(lacking.needs[index].members.isEmpty)
    let four = try set(Array(repeating: observation(.adult, shown), count: 4))
    #expect(four.requests == [plan.needs[index].ask, plan.askNoMore])
  }

  @Test func `counts clinical letters from the United States`() throws {
    let mixed = try set([
      observation(.adult, everything), observation(.pediatric, inUS: false, everything),
      observation(.other, everything), nil,
    ])
    #expect(mixed.usClinicalLetters == 1)
    #expect(mixed.requests.first?.hasPrefix("Only one of the letters") == true)
    #expect(mixed.notes == ["'3.txt' could not be assessed and is not counted."])
  }

  @Test func `speaks in whole sentences with every slot filled`() throws {
    for count in 0...2 {
      let few = try set(Array(repeating: observation(.other, []), count: count) + [nil])
      #expect(few.requests.count == few.needs.count + 2)
      for request in few.requests {
        #expect(request.hasSuffix(".") && !request.contains("{"), "\(request)")
      }
    }
  }
}

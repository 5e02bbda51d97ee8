internal import LetterAnalysis
internal import SeededRandom

/// What a fair score must do when a letter changes: pairs of letters, and what must hold of them.
///
/// Variants are spliced from labelled sentences across letters and writers by a seeded generator, so
/// that a failure repeats.
struct Properties {
  /// A letter before and after a change.
  struct Variant {
    var before: Draft
    var after: Draft
    /// What was changed, for the message.
    var change: String
  }

  /// What must hold of a pair.
  enum Rule: Sendable {
    /// The total after the change is not higher.
    case neverHigher
    /// The total after the change is not lower.
    case neverLower
    /// The findings of visa are the same, and so many.
    case sameVisaFindings
  }

  /// A property: how variants are made and what must hold.
  struct Property: Sendable, CustomStringConvertible {
    var name: String
    var rule: Rule
    var variant: @Sendable (Properties, Draft, inout SplitMix) -> Variant?
    var description: String { name }
  }

  /// Letters that are changed.
  let drafts: [Draft]
  /// Sentences of all letters, with the letter each is from.
  let lines: [(line: Draft.Line, from: Draft)]

  init(_ drafts: [Draft]) {
    self.drafts = drafts
    lines = drafts.flatMap { draft in draft.places.map { (draft[$0], draft) } }
  }

  /// A sentence of another letter that passes a test, with this letter's applicant in it.
  func borrowed(
    for draft: Draft, _ random: inout SplitMix, where test: (Draft.Line) -> Bool
  ) -> Draft.Line? {
    for _ in 0..<4000 {
      guard let (line, from) = lines.randomElement(using: &random), from.id != draft.id,
        test(line)
      else { continue }
      return Adaptation.adapted(line, from: from, to: draft)
    }
    return nil
  }

  /// Whether nothing in a sentence is a concern by its labels.
  static func isClean(_ line: Draft.Line) -> Bool {
    line.tags.isDisjoint(with: [.visa, .personal, .placeholder, .doubt, .endorsementWeak])
  }

  /// Every property.
  static let all: [Property] = deletions + insertions + rewordings

  private static let deletions = [
    Property(name: "deleting an episode, fit or relationship", rule: .neverHigher) {
      _, draft, random in
      let places = draft.places { line in
        isClean(line)
          && (line.label == .anecdote || line.tags.contains(.relationship)
            || line.tags.contains { $0.family == "fit" })
      }
      return places.randomElement(using: &random).map {
        Variant(before: draft, after: draft.removing($0), change: "without: \(draft[$0].text)")
      }
    }
  ]

  private static func insertion(
    _ name: String, _ rule: Rule, where test: @escaping @Sendable (Draft.Line) -> Bool
  ) -> Property {
    Property(name: name, rule: rule) { properties, draft, random in
      guard let place = draft.prose.randomElement(using: &random),
        let line = properties.borrowed(for: draft, &random, where: test)
      else { return nil }
      return Variant(
        before: draft, after: draft.inserting(line, after: place), change: "with: \(line.text)")
    }
  }

  private static let insertions = [
    insertion("adding a visa sentence", .neverHigher) { $0.tags.contains(.visa) },
    insertion("adding a personal sentence", .neverHigher) { $0.tags.contains(.personal) },
    insertion("adding generic praise", .neverHigher) { line in
      line.label == .generic && line.tags.allSatisfy { $0.family == "quality" }
    },
    Property(name: "repeating an episode", rule: .neverHigher) { _, draft, random in
      guard
        let place = draft.places(where: { $0.label == .anecdote && isClean($0) })
          .randomElement(using: &random),
        let target = draft.prose.filter({ $0 >= place }).randomElement(using: &random)
      else { return nil }
      return Variant(
        before: draft, after: draft.inserting(draft[place], after: target),
        change: "repeated: \(draft[place].text)")
    },
    Property(name: "adding a harmless look-alike", rule: .sameVisaFindings) { _, draft, random in
      guard let place = draft.prose.randomElement(using: &random),
        let text = LookAlikes.sentences.randomElement(using: &random)
      else { return nil }
      let line = Draft.Line(text: text, label: .other, tags: [])
      return Variant(
        before: draft, after: draft.inserting(line, after: place), change: "with: \(text)")
    },
  ]

  private static func rewording(
    _ name: String, _ rule: Rule, _ words: [String],
    where test: @escaping @Sendable (Draft.Line) -> Bool,
    _ reword: @escaping @Sendable (String, String) -> (String, String)?
  ) -> Property {
    Property(name: name, rule: rule) { properties, draft, random in
      guard let place = draft.places(where: test).randomElement(using: &random),
        let word = words.randomElement(using: &random),
        let (before, after) = reword(draft[place].text, word)
      else { return nil }
      return Variant(
        before: draft.replacing(place, with: before), after: draft.replacing(place, with: after),
        change: "\(before) -> \(after)")
    }
  }

  private static let rewordings = [
    Property(name: "a higher rank", rule: .neverHigher) { _, draft, random in
      guard let place = draft.prose.randomElement(using: &random) else { return nil }
      let group = ["students", "interns", "residents", "graduates"].randomElement(using: &random)
      let line = { (rank: String) in
        Draft.Line(
          text:
            "I would place this applicant in the top \(rank) of the \(group ?? "") I have taught.",
          label: .other, tags: [.rankingQuantified])
      }
      return Variant(
        before: draft.inserting(line("10%"), after: place),
        after: draft.inserting(line("1%"), after: place), change: "top 10% -> top 1%")
    },
    rewording(
      "naming group, number or years", .neverLower,
      [
        " among the sixty residents whom I have taught", " of the 45 interns I have supervised",
        " in the past ten years", " over twelve years", " among our own fourth-year students",
      ],
      where: { line in
        // A comparison that has a number or a span has its group and its size already.
        line.tags.contains { $0.family == "ranking" } && isClean(line)
          && !line.text.contains { $0.isNumber || $0 == "\u{201D}" } && !line.text.contains("year")
      }
    ) { text, words in
      guard text.last == "." else { return nil }
      return (text, text.dropLast() + words + ".")
    },
    rewording(
      "a hedge in the closing", .neverHigher,
      ["I believe that ", "I suppose that ", "It seems to me that ", "Perhaps "],
      where: { line in line.tags.contains { $0.family == "endorsement" } && isClean(line) }
    ) { text, words in
      guard text.hasPrefix("I ") else { return nil }
      return (text, words + text)
    },
  ]
}

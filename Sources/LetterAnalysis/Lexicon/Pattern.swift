/// What a lexicon's pattern says, as a tree.
///
/// | written | matches |
/// |---|---|
/// | `word` | that word, in any case, American or British |
/// | `Word`, `WORD` | only as written: capitalised, or in capitals |
/// | `recommend~` | any inflected form: recommends, recommended, recommending |
/// | `best\|finest` | either word |
/// | `(one of\|among) the` | either run of words |
/// | `very?` | the word, or nothing |
/// | `..`, `..6` | up to three, or up to six, words of any kind |
/// | `<patient>` | a class of words defined above or in `language/classes.txt` |
/// | `{number}` | a slot: see `Slot` |
package enum Pattern: Sendable {
  /// What one token must be.
  package enum Symbol: Hashable, Sendable {
    /// A word, by the hash of its form; `writing` restricts its capitals.
    case form(UInt64, Writing)
    /// A token of a kind that needs no list of words.
    case slot(Slot)
    /// Any token.
    case any
  }

  /// How a word must be written.
  package enum Writing: UInt8, Sendable {
    case anyCase, capitalised, allCapitals
  }

  /// A token that is known by its nature.
  package enum Slot: String, CaseIterable, Sendable {
    /// Figures: `12`, `3.5`. The class `<number>` holds the number words too.
    case number
    /// `5th`, `2nd`. The class `<ordinal>` holds the words too.
    case ordinal
    /// Part of the applicant's name.
    case name
    /// A word with a capital letter that does not begin its sentence.
    case capital
    /// A quotation mark.
    case quote
    /// A comma.
    case comma
    /// A semicolon or colon.
    case clause
    /// A dash with space around it, or a long dash.
    case dash

    /// Its place in the declaration.
    var index: Int {
      switch self {
      case .number: 0
      case .ordinal: 1
      case .name: 2
      case .capital: 3
      case .quote: 4
      case .comma: 5
      case .clause: 6
      case .dash: 7
      }
    }
  }

  case symbol(Symbol)
  /// One token of several words, by the hashes of their forms.
  case anyOf([UInt64])
  case sequence([Pattern])
  case alternatives([Pattern])
  indirect case optional(Pattern)
  /// Up to so many tokens of any kind.
  case gap(Int)
}

extension Pattern {
  /// The branches as one pattern: single words are gathered into one `anyOf`.
  static func either(_ branches: [Pattern]) -> Pattern {
    var words: [UInt64] = []
    var others: [Pattern] = []
    for branch in branches {
      switch branch {
      case .symbol(.form(let hash, .anyCase)): words.append(hash)
      case .anyOf(let hashes): words += hashes
      case .alternatives(let inner):
        for part in inner {
          if case .anyOf(let hashes) = part { words += hashes } else { others.append(part) }
        }
      default: others.append(branch)
      }
    }
    if !words.isEmpty { others.append(.anyOf(words)) }
    return others.count == 1 ? others[0] : .alternatives(others)
  }
}

/// A condition that the surroundings of a match must meet.
package enum Gate: Sendable, Equatable {
  /// The match says something of the applicant: no patient stands between.
  case aboutApplicant
  /// No negation stands in the five words before the match.
  case notNegated
  /// The match begins its sentence.
  case atStart
  /// A word of the class stands in the sentence.
  case with(ClassID)
  /// No word of the class stands in the sentence.
  case unless(ClassID)
  /// No word of the class stands in the four words before the match.
  case unlessBefore(ClassID)
  /// No word of the class stands in the four words after the match.
  case unlessAfter(ClassID)
  /// A word of the class stands in the eight words around the match.
  case near(ClassID)

  /// The class it asks for, if it asks for one.
  var classID: ClassID? {
    switch self {
    case .with(let id), .unless(let id), .unlessBefore(let id), .unlessAfter(let id), .near(let id):
      id
    case .aboutApplicant, .notNegated, .atStart: nil
    }
  }
}

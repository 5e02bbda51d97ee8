/// A name without what writers vary: capitals, accents, titles, degrees, initials and order.
///
/// It is a few hashes, so that any number of names can be compared.
struct NameKey: Hashable, Sendable {
  /// All words of the name, in any order.
  private let all: UInt64
  /// Its first and last word, in any order.
  let ends: UInt64
  /// A hash of each of its words.
  let words: [UInt64]
  /// Whether it is a first and a last name at least.
  var isFull: Bool { words.count > 1 }
  /// Whether it is no name at all.
  var isEmpty: Bool { words.isEmpty }

  /// The key of a name as written.
  init(_ name: String) {
    let parts = Self.folded(name).split { !$0.isLetter && !$0.isNumber && $0 != "'" }
    let kept = parts.filter { $0.count > 1 && !Self.titles.contains(String($0)) }
    words = kept.map { FNV1a.hash($0.utf8) }
    all = words.sorted().reduce(FNV1a.basis, FNV1a.combine)
    let pair = [words.first, words.last].compactMap { $0 }.sorted()
    ends = pair.reduce(FNV1a.basis, FNV1a.combine)
  }

  /// Whether both are full names of one person: the same words, or one with middle names besides.
  func isSame(as other: NameKey) -> Bool {
    isFull && other.isFull
      && (all == other.all
        || ends == other.ends
          && (Set(words).isSubset(of: other.words)
            || Set(other.words).isSubset(of: words)))
  }

  /// Whether one name may be short for the other: it has only words of the other.
  func mayBeSame(as other: NameKey) -> Bool {
    isSame(as: other)
      || !isEmpty && !other.isEmpty
        && (Set(words).isSubset(of: other.words) || Set(other.words).isSubset(of: words))
  }

  private static let titles: Set<String> = [
    "dr", "doctor", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "md", "mbbs", "mbchb",
    "mbbch", "do", "phd", "mph", "msc", "bsc", "dra", "facp", "faap", "jr", "sr", "ii", "iii",
  ]

  /// The name in lower case, Latin letters without their marks.
  private static func folded(_ name: String) -> String {
    var result = ""
    for character in name.lowercased() {
      guard let first = character.unicodeScalars.first else { continue }
      if let plain = accents[first] {
        result += plain
      } else if first.isASCII {
        result.unicodeScalars.append(first)
      } else if first == "\u{2019}" {
        result += "'"
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// The plain letters of accented ones: those of Latin-1 and Latin Extended-A.
  private static let accents: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"),
      ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"),
      ("n", "ñńņňŋ"), ("o", "òóôõöøōŏő"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"),
      ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (plain, letters) in groups {
      for scalar in letters.unicodeScalars { table[scalar] = plain }
    }
    return table
  }()
}

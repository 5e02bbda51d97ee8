/// Pronouns of every gender as one, so that the applicant's can change no finding.
enum Pronouns {
  private static let common: WordTable<UInt64> = {
    let groups = [
      ["they", "he", "she"], ["their", "him", "his", "her", "hers", "them", "theirs"],
      ["themselves", "himself", "herself", "themself"],
    ]
    return WordTable(
      groups.flatMap { group in
        group.map { (key: FNV1a.hash($0.utf8), value: FNV1a.hash(group[0].utf8)) }
      })
  }()

  /// The hash under which the lexicons know a word: of pronouns that differ in gender, the plural.
  @inline(__always)
  static func common(_ hash: UInt64) -> UInt64 { common[hash] ?? hash }

  /// The hash of "they".
  static let plural = FNV1a.hash("they".utf8)

  /// The hash of the form that agrees with "he" and "she" of a verb that agrees with "they", if it is
  /// one that changes: `speak` → speaks, `have` → has.
  static func agreeing(_ hash: UInt64, _ word: ArraySlice<UInt8>, _ fold: SpellingFold) -> UInt64? {
    if let irregular = singular[hash] { return irregular }
    return modal.contains(hash) ? nil : fold.hash(of: WordForms.withS(word))
  }

  /// Verb forms that agree with "they", and those that agree with "he" and "she" in their place.
  static let singular = WordTable(
    [
      "are": "is", "were": "was", "have": "has", "do": "does", "aren't": "isn't",
      "weren't": "wasn't", "haven't": "hasn't", "don't": "doesn't",
    ].map { (key: FNV1a.hash($0.key.utf8), value: FNV1a.hash($0.value.utf8)) })

  private static let modal = Set(
    ["can", "may", "must", "will", "shall", "could", "might", "should", "would", "had", "did"].map {
      FNV1a.hash($0.utf8)
    })
}

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
}

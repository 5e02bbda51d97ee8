/// Pronouns of every gender as one, so that the applicant's can change no finding.
enum Pronouns {
  private static let common: [UInt64: UInt64] = {
    let groups = [
      ["they", "he", "she"], ["their", "him", "his", "her", "hers", "them", "theirs"],
      ["themselves", "himself", "herself", "themself"],
    ]
    var result: [UInt64: UInt64] = [:]
    for group in groups {
      for word in group { result[FNV1a.hash(word.utf8)] = FNV1a.hash(group[0].utf8) }
    }
    return result
  }()

  /// The hash under which the lexicons know a word: of pronouns that differ in gender, the plural.
  @inline(__always)
  static func common(_ hash: UInt64) -> UInt64 { common[hash] ?? hash }
}

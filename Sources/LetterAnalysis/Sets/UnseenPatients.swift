/// The patients whom a writer says not to have seen the applicant with.
enum UnseenPatients {
  case adults, children

  private static let adult = hashes("adult adults grownups elderly")
  private static let child = hashes(
    "child children children's kid kids infants babies newborns adolescents teenagers pediatric "
      + "pediatrics")
  private static let no = hashes("not never no cannot can't couldn't didn't haven't little unable")

  /// Read from words that a lexicon knows to say so: "have not seen him with children", "see only adults".
  ///
  /// - Returns: nil if the words name neither.
  init?(_ tokens: ArraySlice<Token>) {
    guard
      let last = tokens.last(where: {
        Self.adult.contains($0.hash) || Self.child.contains($0.hash)
      })
    else { return nil }
    let isDenied = tokens.contains { Self.no.contains($0.hash) }
    self = Self.adult.contains(last.hash) == isDenied ? .adults : .children
  }

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { FNV1a.hash($0.utf8) })
  }
}

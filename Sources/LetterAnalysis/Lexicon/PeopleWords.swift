/// Words about people: data of `Lexicons/language/people.txt`, which says what each list is for.
struct PeopleWords: Sendable {
  /// The lists.
  enum List: Int, CaseIterable {
    case titles, subjects, leads, salutations, colleagueMarks, applicantRoles, colleagueRoles
    case particles, institutions, notNames, recommending, links, addressees, reporting, shared
    case kin, naming, closings, writer, joins, shares, placeMarks, assessed, watching, copulas,
      persons, enclosures, supervising
  }

  /// Their names in the file.
  private static let names: KeyValuePairs<String, List> = [
    "titles": .titles, "subjects": .subjects, "leads": .leads, "salutations": .salutations,
    "colleague-marks": .colleagueMarks, "applicant-roles": .applicantRoles,
    "colleague-roles": .colleagueRoles, "particles": .particles, "institutions": .institutions,
    "not-names": .notNames, "recommending": .recommending, "links": .links,
    "addressees": .addressees, "reporting": .reporting, "shared": .shared, "kin": .kin,
    "naming": .naming,
    "closings": .closings,
    "writer": .writer,
    "joins": .joins, "shares": .shares, "place-marks": .placeMarks, "assessed": .assessed,
    "watching": .watching, "copulas": .copulas, "persons": .persons,
    "enclosures": .enclosures, "supervising": .supervising,
  ]

  private var lists = [Set<UInt64>](repeating: [], count: List.allCases.count)

  /// Reads lines `name: word word …`; a list may have several.
  ///
  /// - Throws: `LexiconError` at a line that is none.
  init(_ lines: LexiconLines, fold: SpellingFold) throws(LexiconError) {
    for line in lines.lines {
      guard let (key, value) = line.split(at: ":"),
        let list = Self.names.first(where: { $0.key == key.text })?.value
      else {
        let names = Self.names.map { "'\($0.key)'" }.joined(separator: ", ")
        throw lines.error(line, "expected 'name: words' with one of \(names)")
      }
      lists[list.rawValue].formUnion(value.words.map { fold.hash(of: $0) })
    }
  }

  /// Whether a token is one of a list's words.
  func has(_ list: List, _ token: Token) -> Bool { lists[list.rawValue].contains(token.hash) }

  /// The hashes of a list's words.
  subscript(list: List) -> Set<UInt64> { lists[list.rawValue] }
}

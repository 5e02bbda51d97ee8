/// The applicant's name as a letter uses it.
public struct ApplicantName: Sendable, Equatable {
  /// The full name, as written; empty if it was not found.
  public var full: String
  /// Hashes of the lower-case words of the name.
  package var hashes: Set<UInt64>

  /// A name that was not found.
  package static let unknown = ApplicantName(full: "", hashes: [])

  package init(full: String, hashes: Set<UInt64>) {
    self.full = full
    self.hashes = hashes
  }

  /// The name that the user gave.
  ///
  /// - Parameters:
  ///   - name: as given, with titles or without.
  ///   - lexicons: tell which words are titles.
  package init(given name: String, lexicons: LexiconSet) {
    let bytes = Array(name.utf8)
    var tokens: [Token] = []
    var tokenizer = Tokenizer(vocabulary: .empty, fold: SpellingFold())
    tokenizer.tokenize(bytes, in: Span(0, bytes.count), into: &tokens)
    let words = tokens.filter { $0.kind == .word && $0.span.count > 1 }
    full = name
    hashes = Set(words.map(\.hash)).subtracting(lexicons.people[.titles])
  }
}

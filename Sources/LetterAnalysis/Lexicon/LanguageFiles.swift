/// What the files of `Lexicons/language/` say about English.
struct LanguageFiles {
  private(set) var sentences = SentenceLexicon()
  private(set) var words = WordForms()
  private(set) var classes: [String: Pattern] = [:]

  /// Reads those of the files that are there.
  init(_ sources: [LexiconSource]) throws(LexiconError) {
    func lines(_ name: String) -> LexiconLines {
      LexiconLines(
        sources.first { $0.name == "language/\(name).txt" }
          ?? LexiconSource(name: "language/\(name).txt", bytes: []))
    }
    words.fold = try Self.fold(lines("spelling"))
    for line in lines("irregular-forms").lines {
      let forms = line.text.split(separator: " ").map(String.init)
      words.irregular[forms[0]] = Array(forms.dropFirst())
    }
    try readAbbreviations(lines("abbreviations"))
    try readClasses(lines("classes"))
  }

  private static func fold(_ lines: LexiconLines) throws(LexiconError) -> SpellingFold {
    var pairs: [(british: [UInt8], american: [UInt8])] = []
    for line in lines.lines {
      guard let (british, american) = line.split(at: " "), !american.content.isEmpty else {
        throw lines.error(line, "expected a British and an American stem")
      }
      pairs.append((Array(british.content), Array(american.content)))
    }
    return SpellingFold(pairs: pairs)
  }

  /// Lines `never: dr mr …`, `either: p.m. …`, `starters: he she …`.
  private mutating func readAbbreviations(_ lines: LexiconLines) throws(LexiconError) {
    for line in lines.lines {
      guard let (key, value) = line.split(at: ":") else {
        throw lines.error(line, "expected 'never: …', 'either: …' or 'starters: …'")
      }
      let hashes = value.text.split(separator: " ").map { words.hash(of: String($0)) }
      switch key.text {
      case "never": sentences.inner.formUnion(hashes)
      case "either": sentences.either.formUnion(hashes)
      case "starters": sentences.starters.formUnion(hashes)
      default: throw lines.error(line, "expected 'never: …', 'either: …' or 'starters: …'")
      }
    }
  }

  /// Lines `define name = pattern`; a class may use those above it.
  private mutating func readClasses(_ lines: LexiconLines) throws(LexiconError) {
    for line in lines.lines {
      guard line.hasPrefix("define "), let (name, value) = line.dropping("define ").split(at: "=")
      else { throw lines.error(line, "expected 'define name = pattern'") }
      let known = classes
      var parser = PatternParser(value.content, words: words, isDefinition: true) { known[$0] }
      do {
        classes[name.text] = try parser.parse()
      } catch {
        throw lines.error(value, error.text, offset: error.offset)
      }
    }
  }
}

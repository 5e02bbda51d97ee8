/// What the files of `Lexicons/language/` say about English.
struct LanguageFiles {
  private(set) var sentences = SentenceLexicon()
  private(set) var words = WordForms()
  let classes = ClassTable()

  /// Reads those of the files that are there.
  init(_ sources: [LexiconSource]) throws(LexiconError) {
    func lines(_ name: String) -> LexiconLines { LexiconLines(Self.source(name, among: sources)) }
    words = WordForms(fold: try Self.fold(lines("spelling")))
    for line in lines("irregular-forms").lines { words.addIrregular(line.words) }
    try readAbbreviations(lines("abbreviations"))
    try readClasses(lines("classes"))
  }

  /// A file of `language/`, empty if there is none.
  static func source(_ name: String, among sources: [LexiconSource]) -> LexiconSource {
    let name = "language/\(name).txt"
    return sources.first { $0.name == name } ?? LexiconSource(name: name, bytes: [])
  }

  private static func fold(_ lines: LexiconLines) throws(LexiconError) -> SpellingFold {
    var fold = SpellingFold()
    for line in lines.lines {
      guard let (british, american) = line.split(at: " "), !american.content.isEmpty else {
        throw lines.error(line, "expected a British and an American stem")
      }
      fold.insert(british.content, as: american.content)
    }
    return fold
  }

  /// Lines `never: dr mr …`, `either: p.m. …`, `starters: he she …`.
  private mutating func readAbbreviations(_ lines: LexiconLines) throws(LexiconError) {
    for line in lines.lines {
      guard let (key, value) = line.split(at: ":") else {
        throw lines.error(line, "expected 'never: …', 'either: …' or 'starters: …'")
      }
      let hashes = value.words.map { words.hash(of: $0) }
      switch key.text {
      case "never": sentences.inner.formUnion(hashes)
      case "either": sentences.either.formUnion(hashes)
      case "starters": sentences.starters.formUnion(hashes)
      default: throw lines.error(line, "expected 'never: …', 'either: …' or 'starters: …'")
      }
    }
  }

  /// Lines `define name = pattern`; a class may use those above it.
  private func readClasses(_ lines: LexiconLines) throws(LexiconError) {
    var parser = PatternParser(words: words, classes: classes)
    for line in lines.lines {
      guard line.hasPrefix("define "), let (name, value) = line.dropping("define ").split(at: "=")
      else { throw lines.error(line, "expected 'define name = pattern'") }
      do {
        classes.define(name.content, try parser.parse(value.content, isDefinition: true))
      } catch {
        throw lines.error(value, error.text, offset: error.offset)
      }
    }
  }
}

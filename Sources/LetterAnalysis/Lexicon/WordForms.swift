/// Turns the words of a pattern into symbols: tokens, writing and inflected forms.
package struct WordForms: Sendable {
  /// Irregular forms by base: `see` → saw, seen. Data of `Lexicons/language/irregular-forms.txt`.
  package var irregular: [String: [String]] = [:]
  /// The fold of British into American spelling.
  package var fold: SpellingFold

  /// Word forms that know no irregular word.
  package init(fold: SpellingFold = SpellingFold()) { self.fold = fold }

  /// The pattern for `text`, which may hold hyphens; nil if it holds no token.
  func pattern(for text: some Sequence<UInt8>, inflected: Bool) -> Pattern? {
    let bytes = Array(text)
    if bytes.count == 1, let mark = Self.marks[bytes[0]] { return .symbol(.slot(mark)) }
    if bytes.count == 1, "%#$@&*+=".utf8.contains(bytes[0]) {
      return .symbol(.form(FNV1a.hash(bytes), .anyCase))
    }
    if !inflected, bytes.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) {
      var word = bytes
      fold.apply(to: &word)
      return .symbol(.form(FNV1a.hash(word), .anyCase))
    }
    var tokenizer = Tokenizer(vocabulary: .empty, fold: fold)
    var tokens: [Token] = []
    tokenizer.tokenize(bytes, in: Span(0, bytes.count), into: &tokens)
    guard !tokens.isEmpty else {
      guard bytes == Array("'s".utf8) else { return nil }
      return .symbol(.form(Tokenizer.possessiveHash, .anyCase))
    }
    if bytes.first == UInt8(ascii: "'") {
      return .symbol(.form(FNV1a.hash(bytes), .anyCase))
    }
    var items = tokens.map { Pattern.symbol(symbol(for: $0)) }
    if inflected, let last = tokens.last {
      let base = String(decoding: bytes[last.span.range], as: UTF8.self)
      let forms = Set(inflections(of: base).map { hash(of: $0) }).sorted()
      items[items.count - 1] = .anyOf(forms)
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  private static let marks: [UInt8: Pattern.Slot] = [
    UInt8(ascii: ","): .comma, UInt8(ascii: ";"): .clause, UInt8(ascii: ":"): .clause,
    UInt8(ascii: "\""): .quote,
  ]

  private func symbol(for token: Token) -> Pattern.Symbol {
    if token.kind == .symbol || !token.isWordLike { return .form(token.hash, .anyCase) }
    if token.flags.contains(.allCapitals) { return .form(token.hash, .allCapitals) }
    return .form(token.hash, token.flags.contains(.capitalised) ? .capitalised : .anyCase)
  }

  /// The hash of a lower-case word in American spelling.
  package func hash(of word: String) -> UInt64 {
    var bytes = Array(word.utf8)
    fold.apply(to: &bytes)
    return FNV1a.hash(bytes)
  }

  /// The regular and irregular forms of a verb or noun, itself among them.
  package func inflections(of base: String) -> [String] {
    var forms = [base] + (irregular[base] ?? [])
    let isIrregularPast = irregular[base] != nil
    forms.append(Self.withS(base))
    let stem = Self.stem(of: base)
    forms.append(stem + "ing")
    if !isIrregularPast { forms.append(Self.past(base, stem: stem)) }
    return forms
  }

  private static let vowels: Set<Character> = ["a", "e", "i", "o", "u"]

  /// `carry` → carries, `watch` → watches, `call` → calls.
  private static func withS(_ base: String) -> String {
    if base.hasSuffix("y"), let before = base.dropLast().last, !vowels.contains(before) {
      return base.dropLast() + "ies"
    }
    let hisses = ["s", "x", "z", "ch", "sh"].contains { base.hasSuffix($0) }
    return base + (hisses ? "es" : "s")
  }

  /// What `-ing` is put on: `rate` → rat, `plan` → plann, `call` → call.
  private static func stem(of base: String) -> String {
    if base.hasSuffix("e"), !base.hasSuffix("ee"), base.count > 2 { return String(base.dropLast()) }
    let letters = Array(base)
    guard letters.count >= 3, letters.filter(vowels.contains).count == 1 else { return base }
    let (c1, v, c2) = (letters[letters.count - 3], letters[letters.count - 2], letters[letters.count - 1])
    let doubles = !vowels.contains(c1) && vowels.contains(v) && !vowels.contains(c2)
      && !["w", "x", "y"].contains(c2)
    return doubles ? base + String(c2) : base
  }

  private static func past(_ base: String, stem: String) -> String {
    if base.hasSuffix("e") { return base + "d" }
    if base.hasSuffix("y"), let before = base.dropLast().last, !vowels.contains(before) {
      return base.dropLast() + "ied"
    }
    return stem + "ed"
  }
}

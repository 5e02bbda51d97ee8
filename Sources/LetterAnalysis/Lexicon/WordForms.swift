/// Turns the words of a pattern into symbols: tokens, writing and inflected forms.
package struct WordForms: Sendable {
  /// Hashes of irregular forms by the hash of the base.
  ///
  /// `see` → saw, seen: data of `Lexicons/language/irregular-forms.txt`.
  private var irregular: [UInt64: [UInt64]] = [:]
  /// The fold of British into American spelling.
  package let fold: SpellingFold

  /// Word forms that know no irregular word.
  package init(fold: SpellingFold = SpellingFold()) { self.fold = fold }

  /// Adds an irregular word: its base, then its forms.
  mutating func addIrregular(_ forms: [ArraySlice<UInt8>]) {
    irregular[FNV1a.hash(forms[0])] = forms.dropFirst().map { fold.hash(of: $0) }
  }

  /// The pattern for `text`, which may hold hyphens; nil if it holds no token.
  func pattern(for text: ArraySlice<UInt8>, inflected: Bool) -> Pattern? {
    if text.count == 1, let mark = mark(text[text.startIndex]) { return .symbol(mark) }
    if text.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) {
      return inflected
        ? .anyOf(inflections(of: text)) : .symbol(.form(fold.hash(of: text), .anyCase))
    }
    let bytes = Array(text)
    var tokenizer = Tokenizer(vocabulary: .empty, fold: fold)
    var tokens: [Token] = []
    tokenizer.tokenize(bytes, in: Span(0, bytes.count), into: &tokens)
    guard let last = tokens.last else {
      guard bytes == Array("'s".utf8) else { return nil }
      return .symbol(.form(Tokenizer.possessiveHash, .anyCase))
    }
    if bytes.first == UInt8(ascii: "'") {
      return .symbol(.form(FNV1a.hash(bytes), .anyCase))
    }
    var items = tokens.map { Pattern.symbol(symbol(for: $0)) }
    if inflected { items[items.count - 1] = .anyOf(inflections(of: bytes[last.span.range])) }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  /// A mark of punctuation or a symbol that stands alone.
  private func mark(_ byte: UInt8) -> Pattern.Symbol? {
    switch Unicode.Scalar(byte) {
    case ",": .slot(.comma)
    case ";", ":": .slot(.clause)
    case "\"": .slot(.quote)
    case "%", "#", "$", "@", "&", "*", "+", "=":
      .form(FNV1a.step(FNV1a.basis, byte), .anyCase)
    default: nil
    }
  }

  private func symbol(for token: Token) -> Pattern.Symbol {
    if token.kind == .symbol || !token.isWordLike { return .form(token.hash, .anyCase) }
    if token.flags.contains(.allCapitals) { return .form(token.hash, .allCapitals) }
    return .form(token.hash, token.flags.contains(.capitalised) ? .capitalised : .anyCase)
  }

  /// The hash of a lower-case word in American spelling.
  func hash(of word: ArraySlice<UInt8>) -> UInt64 { fold.hash(of: word) }

  /// The hashes of the regular and irregular forms of a verb or noun, itself among them, ascending.
  private func inflections(of base: ArraySlice<UInt8>) -> [UInt64] {
    let irregular = irregular[FNV1a.hash(base)]
    let stem = Self.stem(of: base)
    var hashes = [base, Self.withS(base), stem + "ing".utf8].map { fold.hash(of: $0) }
    if irregular == nil { hashes.append(fold.hash(of: Self.past(base, stem: stem))) }
    return Set(hashes + (irregular ?? [])).sorted()
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }

  private static func endsInConsonantAndY(_ base: ArraySlice<UInt8>) -> Bool {
    guard base.last == UInt8(ascii: "y"), let before = base.dropLast().last else { return false }
    return !isVowel(before)
  }

  /// `carry` → carries, `watch` → watches, `call` → calls.
  static func withS(_ base: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if endsInConsonantAndY(base) { return base.dropLast() + "ies".utf8 }
    let hisses = ["s", "x", "z", "ch", "sh"].contains {
      base.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
    return base + (hisses ? "es" : "s").utf8
  }

  /// What `-ing` is put on: `rate` → rat, `plan` → plann, `call` → call.
  private static func stem(of base: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if base.last == UInt8(ascii: "e"), !base.suffix(2).elementsEqual("ee".utf8), base.count > 2 {
      return base.dropLast()
    }
    guard base.count >= 3, base.count(where: isVowel) == 1 else { return base }
    let end = Array(base.suffix(3))
    let doubles =
      !isVowel(end[0]) && isVowel(end[1]) && !isVowel(end[2])
      && !"wxy".utf8.contains(end[2])
    return doubles ? base + [end[2]] : base
  }

  private static func past(_ base: ArraySlice<UInt8>, stem: ArraySlice<UInt8>) -> ArraySlice<UInt8>
  {
    if base.last == UInt8(ascii: "e") { return base + "d".utf8 }
    if endsInConsonantAndY(base) { return base.dropLast() + "ied".utf8 }
    return stem + "ed".utf8
  }
}

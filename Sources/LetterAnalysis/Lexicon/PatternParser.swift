/// Reads one pattern of a lexicon file.
struct PatternParser {
  /// A problem and the offset into the pattern at which it stands.
  struct Problem: Error {
    var offset: Int
    var text: String
  }

  /// Looks up a class of words.
  let classNamed: (String) -> Pattern?
  let words: WordForms
  private let bytes: [UInt8]
  private var at = 0
  /// Inside parentheses and in definitions `|` parts runs of words, elsewhere single words.
  private var depth: Int

  /// A parser of `source`, which is read whole.
  init(
    _ source: some Sequence<UInt8>, words: WordForms, isDefinition: Bool = false,
    classNamed: @escaping (String) -> Pattern?
  ) {
    self.depth = isDefinition ? 1 : 0
    self.bytes = Array(source)
    self.words = words
    self.classNamed = classNamed
  }

  /// The pattern that the source is.
  mutating func parse() throws(Problem) -> Pattern {
    let pattern = try alternatives()
    skipSpace()
    guard at == bytes.count else { throw Problem(offset: at, text: "unexpected ')'") }
    guard case .sequence(let items) = pattern, items.isEmpty else { return pattern }
    throw Problem(offset: 0, text: "an empty pattern")
  }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
  }

  private func peek(_ character: Unicode.Scalar) -> Bool {
    at < bytes.count && bytes[at] == UInt8(ascii: character)
  }

  private mutating func alternatives() throws(Problem) -> Pattern {
    var branches = [try sequence()]
    while peek("|") {
      at += 1
      branches.append(try sequence())
    }
    return .either(branches)
  }

  private mutating func sequence() throws(Problem) -> Pattern {
    var items: [Pattern] = []
    while true {
      skipSpace()
      guard at < bytes.count, !peek(")"), !peek("|") else { break }
      items.append(try item())
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  /// One atom, words joined by `|` without space, or a gap; then perhaps `?`.
  private mutating func item() throws(Problem) -> Pattern {
    var choices = [try atom()]
    while depth == 0, peek("|"), at + 1 < bytes.count {
      at += 1
      choices.append(try atom())
    }
    let pattern = Pattern.either(choices)
    guard peek("?") else { return pattern }
    at += 1
    return .optional(pattern)
  }

  private mutating func atom() throws(Problem) -> Pattern {
    let start = at
    if peek("(") {
      at += 1
      depth += 1
      defer { depth -= 1 }
      let inner = try alternatives()
      guard peek(")") else { throw Problem(offset: start, text: "'(' is not closed") }
      at += 1
      return inner
    }
    if peek("<") {
      let name = try delimited(by: ">")
      guard let found = classNamed(name) else {
        throw Problem(offset: start, text: "unknown class '<\(name)>'; define it above or in language/classes.txt")
      }
      return found
    }
    if peek("{") { return .symbol(.slot(try slot())) }
    if peek("."), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: ".") { return gap() }
    return try word()
  }

  private mutating func delimited(by close: Unicode.Scalar) throws(Problem) -> String {
    let start = at
    guard let end = bytes[at...].firstIndex(of: UInt8(ascii: close)) else {
      throw Problem(offset: start, text: "'\(Character(Unicode.Scalar(bytes[start])))' is not closed")
    }
    at = end + 1
    return String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
  }

  private mutating func slot() throws(Problem) -> Pattern.Slot {
    let start = at
    let name = try delimited(by: "}")
    guard let slot = Pattern.Slot(rawValue: name) else {
      let known = Pattern.Slot.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
      throw Problem(offset: start, text: "unknown slot '{\(name)}'; expected one of \(known)")
    }
    return slot
  }

  private mutating func gap() -> Pattern {
    at += 2
    var length = 0
    while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) {
      length = min(length * 10 + Int(bytes[at] - UInt8(ascii: "0")), 12)
      at += 1
    }
    return .gap(length == 0 ? 3 : length)
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case " ", "(", ")", "|", "<", "{", "?", "~": true
    default: false
    }
  }

  private mutating func word() throws(Problem) -> Pattern {
    let start = at
    while at < bytes.count, !Self.endsWord(bytes[at]) { at += 1 }
    guard at > start else {
      throw Problem(offset: start, text: "expected a word, '(', '<class>', '{slot}' or '..'")
    }
    let text = bytes[start..<at]
    let inflected = peek("~")
    if inflected { at += 1 }
    guard let pattern = words.pattern(for: text, inflected: inflected) else {
      throw Problem(
        offset: start, text: "'\(String(decoding: text, as: UTF8.self))' holds no word to look for")
    }
    return pattern
  }
}

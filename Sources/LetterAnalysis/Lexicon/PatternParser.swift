/// Reads one pattern of a lexicon file.
struct PatternParser {
  /// A problem and the offset into the pattern at which it stands.
  struct Problem: Error {
    var offset: Int
    var text: String
  }

  private let words: WordForms
  private let classes: ClassTable
  private var bytes: [UInt8] = []
  private var at = 0
  /// Inside parentheses and in definitions `|` parts runs of words, elsewhere single words.
  private var depth = 0
  /// How deep parentheses may nest.
  private static let depthLimit = 32

  /// A parser of patterns that use the given words and classes.
  init(words: WordForms, classes: ClassTable) {
    self.words = words
    self.classes = classes
  }

  /// The pattern that `source` is.
  mutating func parse(_ source: ArraySlice<UInt8>, isDefinition: Bool = false) throws(Problem)
    -> Pattern
  {
    bytes.removeAll(keepingCapacity: true)
    bytes += source
    at = 0
    depth = isDefinition ? 1 : 0
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
    let first = try sequence()
    guard peek("|") else { return first }
    var branches = [first]
    while peek("|") {
      at += 1
      branches.append(try sequence())
    }
    return .either(branches)
  }

  private mutating func sequence() throws(Problem) -> Pattern {
    guard let first = try item() else { return .sequence([]) }
    guard let second = try item() else { return first }
    var items = [first, second]
    while let next = try item() { items.append(next) }
    return .sequence(items)
  }

  /// The next item of a run, perhaps with `?`; nil at the end of the run.
  private mutating func item() throws(Problem) -> Pattern? {
    skipSpace()
    guard at < bytes.count, !peek(")"), !peek("|") else { return nil }
    let pattern = try choice()
    guard peek("?") else { return pattern }
    at += 1
    return .optional(pattern)
  }

  /// One atom, words joined by `|` without space, or a gap.
  private mutating func choice() throws(Problem) -> Pattern {
    let first = try atom()
    guard depth == 0, peek("|"), at + 1 < bytes.count else { return first }
    var choices = [first]
    while depth == 0, peek("|"), at + 1 < bytes.count {
      at += 1
      choices.append(try atom())
    }
    return .either(choices)
  }

  private mutating func atom() throws(Problem) -> Pattern {
    let start = at
    if peek("(") {
      at += 1
      depth += 1
      guard depth < Self.depthLimit else {
        throw Problem(offset: start, text: "parentheses are nested too deeply")
      }
      defer { depth -= 1 }
      let inner = try alternatives()
      guard peek(")") else { throw Problem(offset: start, text: "'(' is not closed") }
      at += 1
      return inner
    }
    if peek("<") {
      let name = try delimited(by: ">")
      if let found = classes.find(name) { return classes[found] }
      let text = String(decoding: name, as: UTF8.self)
      throw Problem(
        offset: start,
        text: "unknown class '<\(text)>'; define it above or in language/classes.txt")
    }
    if peek("{") { return .symbol(.slot(try slot())) }
    if peek("."), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: ".") { return gap() }
    return try word()
  }

  private mutating func delimited(by close: Unicode.Scalar) throws(Problem) -> ArraySlice<UInt8> {
    let start = at
    guard let end = bytes[at...].firstIndex(of: UInt8(ascii: close)) else {
      throw Problem(
        offset: start, text: "'\(Character(Unicode.Scalar(bytes[start])))' is not closed")
    }
    at = end + 1
    return bytes[(start + 1)..<end]
  }

  private mutating func slot() throws(Problem) -> Pattern.Slot {
    let start = at
    let name = String(decoding: try delimited(by: "}"), as: UTF8.self)
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

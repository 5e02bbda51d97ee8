/// Finds template text by its writing: brackets around words to fill in, runs of underscores or X,
/// guillemets of merge fields, braces.
///
/// It does not see template text without such marks, which the phrases of `placeholder` find, nor
/// brackets that quote (`[sic]`, `[She]`).
struct TemplateLeftovers: Rule {
  func findings(in evidence: Evidence) -> [Finding] {
    let text = evidence.reading.letter.text
    var found: [Finding] = []
    var at = 0
    while at < text.count {
      guard let span = Self.leftover(in: text, at: at) else {
        at += 1
        continue
      }
      let sentence = evidence.reading.sentence(at: span.start)
      let known = found.last?.span.overlaps(span) ?? false
      if !known,
        let finding = evidence.finding(
          "placeholder.template", at: span, sentence: sentence, confidence: 0.97,
          message: "template text left in: '\(evidence.quote(span))'")
      {
        found.append(finding)
      }
      at = max(span.end, at + 1)
    }
    return found
  }

  /// The leftover that begins at `at`, if one does.
  static func leftover(in text: [UInt8], at: Int) -> Span? {
    switch text[at] {
    case UInt8(ascii: "["): return bracketed(text, at, close: UInt8(ascii: "]"))
    case UInt8(ascii: "<"): return bracketed(text, at, close: UInt8(ascii: ">"))
    case UInt8(ascii: "{"): return braces(text, at)
    case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"):
      return pronounChoice(text, at)
    case UInt8(ascii: "_"): return run(of: UInt8(ascii: "_"), atLeast: 3, in: text, at)
    case UInt8(ascii: "X"), UInt8(ascii: "x"): return crosses(text, at)
    case 0xC2 where at + 1 < text.count && text[at + 1] == 0xAB: return guillemets(text, at)
    default: return nil
    }
  }

  private static let quotingWords: Set<String> = [
    "sic", "he", "she", "they", "his", "her", "their", "him", "them", "the", "a", "an", "is", "was",
    "emphasis added", "emphasis mine", "x", "...", "…", "to", "i", "we", "it", "and", "of",
  ]
  private static let templateWords: Set<String> = [
    "name", "applicant", "student", "candidate", "date", "hospital", "program", "programme",
    "insert",
    "your", "title", "institution", "specialty", "rotation", "number", "dates", "pronoun", "he/she",
    "his/her", "him/her", "s/he", "they", "school", "city", "state", "department", "email", "phone",
    "address", "signature", "xx", "xxx", "tbd", "todo", "year", "month", "weeks", "add", "fill",
    "example", "choose", "select", "surname", "last", "first", "degree", "position", "service",
    "faculty", "attending", "writer", "here", "letterhead", "placeholder", "detail", "details",
    "describe", "quality", "adjective", "medical", "residency", "aamc", "id",
  ]

  /// `[Applicant Name]`, `<NAME>`: some word of templates, or all capitals, between brackets.
  private static func bracketed(_ text: [UInt8], _ at: Int, close: UInt8) -> Span? {
    guard let end = text[at...].prefix(90).firstIndex(of: close), end > at + 1 else { return nil }
    let inner = text[(at + 1)..<end]
    guard !inner.contains(UInt8(ascii: "@")), !inner.contains(UInt8(ascii: "\n")) else {
      return nil
    }
    let words = String(decoding: inner, as: UTF8.self)
    let lowered = words.lowercased()
    guard !quotingWords.contains(lowered) else { return nil }
    let parts = lowered.split { !($0.isLetter || $0 == "/") }.map(String.init)
    let isTemplate = parts.contains { templateWords.contains($0) }
    let isCapitals =
      words.count > 2 && words == words.uppercased() && words.contains { $0.isLetter }
    let isBlank = words.allSatisfy { " _.".contains($0) } || words.contains("__")
    // What stands in square brackets is a gap to fill, but for an editor's word inside a quotation.
    let isGap =
      close == UInt8(ascii: "]") && parts.count <= 6 && !parts.isEmpty && !isQuoted(text, at)
    let isLink =
      close == UInt8(ascii: "]") && end + 1 < text.count && text[end + 1] == UInt8(ascii: "(")
    return (isTemplate || isCapitals || isBlank || isGap) && !isLink ? Span(at, end + 1) : nil
  }

  /// Whether a quotation that began on the same line is still open at a place.
  private static func isQuoted(_ text: [UInt8], _ at: Int) -> Bool {
    var isOpen = false
    for index in text[..<at].indices.reversed() {
      if text[index] == UInt8(ascii: "\n") { break }
      if text[index] == UInt8(ascii: "\"") { isOpen.toggle() }
      guard text[index] == 0x80, index >= 1, index + 1 < text.count, text[index - 1] == 0xE2 else {
        continue
      }
      if text[index + 1] == 0x9C { return true }
      if text[index + 1] == 0x9D { return false }
    }
    return isOpen
  }

  private static let pronounChoices = [
    "he/she", "she/he", "his/her", "her/his", "him/her", "her/him", "s/he", "himself/herself",
  ].map { Array($0.utf8) }

  /// `he/she`, `his/her`: a choice that the template left to the writer.
  private static func pronounChoice(_ text: [UInt8], _ at: Int) -> Span? {
    guard at == 0 || !isWordByte(text[at - 1]) else { return nil }
    let found = pronounChoices.first { choice in
      let end = at + choice.count
      guard end <= text.count, end == text.count || !isWordByte(text[end]) else { return false }
      return zip(choice, text[at..<end]).allSatisfy { $0 == $1 | 32 || $0 == $1 }
    }
    return found.map { Span(at, at + $0.count) }
  }

  /// `{{name}}`, `${name}`.
  private static func braces(_ text: [UInt8], _ at: Int) -> Span? {
    guard let end = text[at...].prefix(90).firstIndex(of: UInt8(ascii: "}")), end > at + 1 else {
      return nil
    }
    let isDouble = end + 1 < text.count && text[end + 1] == UInt8(ascii: "}")
    return Span(at, isDouble ? end + 2 : end + 1)
  }

  /// How many bytes on either side of a run tell what line it stands in.
  private static let lineWindow = 120

  private static func run(of byte: UInt8, atLeast count: Int, in text: [UInt8], _ at: Int) -> Span?
  {
    guard at == 0 || text[at - 1] != byte else { return nil }
    let end = text[at...].firstIndex { $0 != byte } ?? text.count
    guard end - at >= count else { return nil }
    // A whole line of underscores is a rule or a line to sign on. A look around tells.
    let newline = UInt8(ascii: "\n")
    let before = text[max(0, at - lineWindow)..<at]
    let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? before.startIndex
    let behind = text[end..<min(text.count, end + lineWindow)]
    let line = text[lineStart..<at] + behind.prefix { $0 != newline }
    guard line.contains(where: { $0 != byte && $0 != 32 && $0 != 9 }) else { return nil }
    let letters = line.count { ($0 | 32) >= UInt8(ascii: "a") && ($0 | 32) <= UInt8(ascii: "z") }
    // A short label before a blank is a line to sign on, at the end; at the beginning it is a gap.
    return letters > 12 || (letters > 0 && at < text.count / 3) ? Span(at, end) : nil
  }

  /// `XXX`, `XX/XX/2024`, `xxxx`, but not XXL, XXXY or a word.
  private static func crosses(_ text: [UInt8], _ at: Int) -> Span? {
    let byte = text[at]
    guard at == 0 || !isWordByte(text[at - 1]) else { return nil }
    let end = text[at...].firstIndex { $0 != byte } ?? text.count
    let isWordAfter = end < text.count && isWordByte(text[end])
    let isDate =
      end - at == 2 && end < text.count && text[end] == UInt8(ascii: "/")
      && !text[end...].starts(with: "/XY".utf8)
    guard end - at >= 3 || isDate, !isWordAfter else { return nil }
    return Span(at, end)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
  }

  /// `«Last_Name»`: a merge field of a word processor.
  private static func guillemets(_ text: [UInt8], _ at: Int) -> Span? {
    let window = text[at...].prefix(60)
    guard
      let end = window.indices.first(where: {
        $0 + 1 < text.count && text[$0] == 0xC2 && text[$0 + 1] == 0xBB
      })
    else { return nil }
    let inner = text[(at + 2)..<end]
    let isField = !inner.isEmpty && inner.allSatisfy { isWordByte($0) || $0 == UInt8(ascii: "_") }
    return isField ? Span(at, end + 2) : nil
  }
}

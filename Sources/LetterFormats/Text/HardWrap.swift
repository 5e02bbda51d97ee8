internal import LetterAnalysis

/// Tells lines that an editor wrapped from lines that their writer ended.
///
/// A line continues the one before only if its first word would not have fitted there. That alone
/// would join any two long lines, so a block must also show that it was wrapped: at least one of the
/// lines so continued ends in the middle of a sentence.
struct HardWrap {
  /// The decoded file.
  let source: [UInt8]
  /// Widths an editor wraps at.
  ///
  /// Chosen by hand: typewriters and mail give 60 to 80 columns.
  private static let widths = 50...100

  /// The block last judged, as indices of lines, and whether it was wrapped at all.
  private var block = 0..<0
  private var width = 0
  private var isWrapped = false

  init(source: [UInt8]) { self.source = source }

  /// Whether line `index`, which is not the first, continues the line before it.
  mutating func continues(_ lines: [SourceLine], at index: Int) -> Bool {
    guard !lines[index].isBlank, !lines[index - 1].isBlank else { return false }
    if !block.contains(index) { judgeBlock(lines, around: index) }
    return isWrapped && overflows(lines, at: index)
  }

  /// Finds the block that line `index` is the second line of, and its width.
  private mutating func judgeBlock(_ lines: [SourceLine], around index: Int) {
    var end = index
    while end < lines.count, !lines[end].isBlank { end += 1 }
    block = (index - 1)..<end
    width = lines[block].reduce(0) { max($0, $1.width) }
    isWrapped =
      Self.widths.contains(width)
      && (index..<end).contains {
        overflows(lines, at: $0) && !endsSentence(lines[$0 - 1])
      }
  }

  /// Whether the first word of line `index` did not fit into the line before, and both run on.
  private func overflows(_ lines: [SourceLine], at index: Int) -> Bool {
    let (previous, line) = (lines[index - 1], lines[index])
    guard line.kind == .paragraph, previous.kind == .paragraph,
      indent(of: line) <= indent(of: previous),
      previous.width + 1 + firstWordWidth(of: line) > width
    else { return false }
    let frame = LetterFrame(source: source)
    return !frame.isFrame(previous.range) && !frame.isFrame(line.range)
  }

  private func indent(of line: SourceLine) -> Int {
    source[line.range].prefix { $0 == 0x20 || $0 == 0x09 }.count
  }

  private func firstWordWidth(of line: SourceLine) -> Int {
    var start = line.range.lowerBound + indent(of: line)
    let word = start
    while start < line.range.upperBound, source[start] != 0x20, source[start] != 0x09 { start += 1 }
    return source.countCodePoints(in: word..<start)
  }

  private func endsSentence(_ line: SourceLine) -> Bool {
    Self.endsSentence(source[line.range])
  }

  /// Whether a sentence ends with a line, quotation marks and brackets behind its full stop aside.
  static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
    let closing: Set<UInt8> = [0x20, 0x09, 0x22, 0x27, 0x29, 0x5D, 0x2A, 0x5F]
    guard let last = line.last(where: { !closing.contains($0) }) else { return true }
    // The last byte of a closing curly quotation mark (E2 80 99, E2 80 9D) ends one as well.
    return [0x2E, 0x21, 0x3F, 0x3A, 0x99, 0x9D].contains(last)
  }
}

/// Recognises lines of a letter's frame, which stand alone however long they are.
struct LetterFrame {
  let source: [UInt8]

  /// Whether the line is one of a letterhead, a salutation, a subject or a signature.
  func isFrame(_ range: Range<Int>) -> Bool {
    let line = String(decoding: source[range], as: UTF8.self).drop { $0 == " " || $0 == "\t" }
    let lower = line.lowercased()
    if Self.labels.contains(where: { lower.hasPrefix($0) }) { return true }
    if Self.credentials.contains(where: { lower.hasSuffix($0) }) { return true }
    if line.contains("@") || line.contains("|"), line.split(separator: " ").count <= Self.fewWords {
      return true
    }
    guard line.first?.isUppercase == true, line.count < Self.shortLine else { return false }
    return Self.titles.contains { lower.hasPrefix($0) }
      || lower.hasSuffix(",") && Self.closings.contains { lower.hasPrefix($0) }
  }

  /// A title in a signature takes fewer columns, an address line fewer words; chosen by hand.
  private static let shortLine = 50
  private static let fewWords = 4

  private static let labels = [
    "dear ", "to whom it may", "re:", "subject:", "regarding:", "date:", "phone:", "tel:", "tel.",
    "fax:", "email:", "e-mail:", "http", "www.", "cc:", "enc:", "encl", "---", "***", "___", "===",
    "```",
  ]
  private static let closings = [
    "sincerely", "respectfully", "yours", "regards", "best", "kind", "warm", "with ",
  ]
  private static let titles = [
    "professor of", "associate professor", "assistant professor", "clinical professor",
    "program director", "associate program director", "department of", "division of", "school of",
    "chair,", "director,", "director of",
  ]
  private static let credentials = [
    ", md", ", m.d.", ", do", ", d.o.", ", mbbs", ", phd", ", ph.d.", ", facp", ", faap", ", mph",
  ]
}

internal import LetterAnalysis

/// One line of a text file, without its line end.
struct SourceLine {
  /// Where it stands in the decoded file.
  var range: Range<Int>
  /// Columns it takes, counted in code points without the white space at its end.
  var width: Int
  /// Whether it has no words.
  var isBlank: Bool
  /// Whether a line end follows.
  var isTerminated: Bool
  /// What Markdown takes it for, and a reader too.
  var kind: Block.Kind

  /// The lines of `text`: they end at LF, CR, CRLF, VT, FF, NEL, U+2028 and U+2029.
  static func lines(of text: [UInt8]) -> [SourceLine] {
    var lines: [SourceLine] = []
    var start = 0
    var at = 0
    while at < text.count {
      let length = lineEndLength(in: text, at: at)
      if length == 0 {
        at += 1
      } else {
        lines.append(SourceLine(text, start..<at, isTerminated: true))
        at += length
        start = at
      }
    }
    if start < text.count {
      lines.append(SourceLine(text, start..<text.count, isTerminated: false))
    }
    return lines
  }

  /// How many bytes the line end at `at` takes; 0 if there is none.
  private static func lineEndLength(in text: [UInt8], at: Int) -> Int {
    let byte = text[at]
    func next(_ distance: Int) -> UInt8 { at + distance < text.count ? text[at + distance] : 0 }
    switch byte {
    case 0x0D: return next(1) == 0x0A ? 2 : 1
    case 0x0A, 0x0B, 0x0C: return 1
    case 0xC2: return next(1) == 0x85 ? 2 : 0
    case 0xE2: return next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9) ? 3 : 0
    default: return 0
    }
  }

  private init(_ text: [UInt8], _ range: Range<Int>, isTerminated: Bool) {
    self.range = range
    self.isTerminated = isTerminated
    let end = text[range].lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? range.lowerBound
    let start = text[range].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? end
    isBlank = start >= end
    width = text.countCodePoints(in: range.lowerBound..<end)
    kind = isBlank ? .paragraph : Self.kind(of: text[start..<end])
  }

  /// Markdown headings and the common list marks.
  private static func kind(of line: ArraySlice<UInt8>) -> Block.Kind {
    let hashes = line.prefix { $0 == UInt8(ascii: "#") }.count
    if hashes > 0, hashes <= 6, line.dropFirst(hashes).first == 0x20 { return .heading }
    for bullet in ["-", "*", "+", "•", "–", "—", "◦", "▪", "·", "o"]
    where line.starts(with: bullet.utf8) {
      let rest = line.dropFirst(bullet.utf8.count)
      if rest.first == 0x20 || rest.first == 0x09 { return .listItem }
    }
    return isNumbered(line) ? .listItem : .paragraph
  }

  /// `1.`, `12)`, `(3)`, `a)`, `(b)` and a space.
  private static func isNumbered(_ line: ArraySlice<UInt8>) -> Bool {
    let opened = line.first == UInt8(ascii: "(")
    let rest = opened ? line.dropFirst() : line
    var label = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    // `(555) 555-0166` is a telephone number.
    let isNumber = label > 0 && label <= (opened ? 2 : 3)
    if !isNumber {
      guard let letter = rest.first, (letter | 0x20) >= 0x61, (letter | 0x20) <= 0x7A else {
        return false
      }
      label = 1
    }
    let tail = rest.dropFirst(label)
    let closes = tail.first == UInt8(ascii: ")")
    let points = tail.first == UInt8(ascii: ".") && isNumber && !opened
    return (closes || points) && tail.dropFirst().first == 0x20
  }
}

extension [UInt8] {
  /// How many code points of UTF-8 begin in `range`.
  func countCodePoints(in range: Range<Int>) -> Int {
    var count = 0
    for index in range where self[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

internal import LetterAnalysis

/// The text of a page as it is laid out: white space collapsed, blocks in lines of their own.
struct HTMLText {
  /// What was written so far.
  private(set) var story = TextStory()
  /// Source positions, by ascending offset.
  private(set) var marks: [SourceMark] = []

  private var places: SourcePlaces
  /// Whether white space was seen that shows only if a word follows in the same line.
  private var owesSpace = false
  /// Where the line began that the last line break or block began.
  private var lineStart = 0
  private var dropsLineEnd = false

  init(page: [UInt8]) { places = SourcePlaces(page: page) }

  /// How many bytes there are.
  var count: Int { story.count }

  /// Whether the open line has text.
  private var hasText: Bool { story.count > lineStart }

  /// Writes a piece of text that ends before `offset` of the page.
  mutating func write(
    _ bytes: UnsafeBufferPointer<UInt8>, before offset: Int, whiteSpace: InlineStyle.WhiteSpace
  ) {
    var source = places.start(of: bytes, before: offset)
    let isVerbatim = places.matches(bytes, at: source)
    var needsMark = true
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20, handleSpace(byte, whiteSpace) {
        needsMark = needsMark || byte != 0x20
        index += 1
        source += isVerbatim ? 1 : 0
        continue
      }
      dropsLineEnd = false
      if owesSpace {
        owesSpace = false
        if hasText { story.append(0x20) } else { needsMark = true }
      }
      if needsMark, byte > 0x20 {
        mark(at: source)
        needsMark = false
      }
      let taken = append(bytes, at: index)
      needsMark = needsMark || taken.isReplaced
      index += taken.count
      source += isVerbatim ? taken.count : 0
    }
  }

  /// Deals with white space; false if it is text like any other.
  private mutating func handleSpace(_ byte: UInt8, _ whiteSpace: InlineStyle.WhiteSpace) -> Bool {
    if byte == 0x0A, whiteSpace != .collapsed {
      if dropsLineEnd { dropsLineEnd = false } else { breakLine() }
      return true
    }
    if whiteSpace == .kept, byte == 0x20 || byte == 0x09 { return false }
    owesSpace = true
    return true
  }

  /// Appends the code point at `index`, mapped if need be.
  private mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (count: Int, isReplaced: Bool) {
    let byte = bytes[index]
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    let end = min(index + length, bytes.count)
    if byte == 0xC2, end == index + 2 {
      let next = bytes[index + 1]
      // A soft hyphen is nothing. A C1 control is a character of Windows-1252, as in browsers.
      if next == 0xAD { return (2, true) }
      if next < 0xA0 {
        story.append(codePoint: UInt32(TextDecoding.windows1252[Int(next) - 0x80]))
        return (2, true)
      }
    }
    story.append(bytes: UnsafeBufferPointer(rebasing: bytes[index..<end]))
    return (end - index, false)
  }

  private mutating func mark(at source: Int) {
    let place = places.place(of: source)
    let mark = SourceMark(offset: story.count, line: place.line, column: place.column)
    if marks.last?.offset == mark.offset { marks.removeLast() }
    marks.append(mark)
  }

  /// Ends the line: once inside a block, twice to end the block, as two `br` do.
  mutating func breakLine() {
    owesSpace = false
    if hasText || !story.hasOpenLine {
      if hasText { story.append(0x0A) } else { story.endLine(part: .body, kind: .paragraph) }
    } else {
      story.endLine(part: .body, kind: .paragraph)
    }
    lineStart = story.count
  }

  /// Ends the block, if there is anything in it.
  mutating func endBlock(kind: Block.Kind) {
    owesSpace = false
    dropsLineEnd = false
    guard story.hasOpenLine else { return }
    story.dropTrailingLineEnd()
    story.emptyBlankLine()
    // Of what was taken back, no place is known any more.
    while let last = marks.last, last.offset > story.count { marks.removeLast() }
    story.endLine(part: .body, kind: kind)
    lineStart = story.count
  }

  /// A line end right after `<pre>` is not shown.
  mutating func dropNextLineEnd() { dropsLineEnd = true }
}

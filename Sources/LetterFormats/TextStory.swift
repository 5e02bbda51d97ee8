internal import LetterAnalysis

/// A stretch of a document that is being written down: the body, a note, a header, a text box.
///
/// Offsets in it count from its own beginning; `append(_:)` shifts those of a story that ends inside
/// another. All text of a package passes through `append(bytes:from:)` and its like, which note where
/// each piece comes from.
struct TextStory {
  /// Well-formed UTF-8, every line ended.
  private(set) var text: [UInt8] = []
  /// The paragraphs so far.
  private(set) var blocks: [Block] = []
  /// What was noticed, with spans in `text`.
  var remarks: [DocumentRemark] = []
  /// Where each piece of text comes from; the readers of packages tell.
  private(set) var places = PlaceMap()
  /// Where the open line begins.
  private(set) var lineStart = 0
  /// Text boxes anchored in the open line, to be put after it.
  private var pending: [TextStory] = []

  /// How many bytes there are.
  var count: Int { text.count }
  /// Whether the open line has text.
  var hasOpenLine: Bool { text.count > lineStart }

  /// Appends a piece of text of a run.
  mutating func append(bytes: UnsafeBufferPointer<UInt8>, from place: SourcePlace? = nil) {
    note(place)
    text.append(contentsOf: bytes)
  }

  /// Appends a single ASCII character.
  mutating func append(_ byte: UInt8, from place: SourcePlace? = nil) {
    note(place)
    text.append(byte)
  }

  /// Appends a character by its code point.
  mutating func append(codePoint: UInt32, from place: SourcePlace? = nil) {
    note(place)
    text.append(codePoint: codePoint)
  }

  private mutating func note(_ place: SourcePlace?) {
    if let place { places.note(place, at: text.count) }
  }

  /// Takes white space off both ends of what was written since `start`.
  mutating func trim(from start: Int) {
    while text.count > start, let last = text.last, last <= 0x20 { text.removeLast() }
    places.cut(at: text.count)
    let lead = text[start...].prefix { $0 <= 0x20 }.count
    guard lead > 0 else { return }
    text.removeSubrange(start..<(start + lead))
    places.remove(lead, at: start)
  }

  /// Holds `box` back until the paragraph around it ends.
  mutating func hold(_ box: TextStory) { if box.count > 0 { pending.append(box) } }

  /// Ends the open line, whether or not it has text, and makes it a block if it has.
  mutating func endLine(part: LetterPart, kind: Block.Kind) {
    var span = Span(lineStart, text.count)
    while span.count > 0, text[span.end - 1] == 0x0A { span.end -= 1 }
    while span.count > 0, text[span.start] == 0x0A { span.start += 1 }
    if text[span.range].contains(where: { $0 > 0x20 }) {
      blocks.append(Block(span: span, part: part, kind: kind))
    }
    text.append(0x0A)
    lineStart = text.count
    let boxes = pending
    pending = []
    for box in boxes { append(box) }
  }

  /// Ends the open line if there is anything in it.
  mutating func closeLine(part: LetterPart, kind: Block.Kind) {
    if hasOpenLine || !pending.isEmpty { endLine(part: part, kind: kind) }
  }

  /// Appends a finished story, its offsets shifted.
  ///
  /// If it comes from another part, `place` is what stands for all of it.
  mutating func append(_ other: TextStory, from place: SourcePlace? = nil) {
    let shift = text.count
    note(place)
    if place == nil { places.append(other.places, shiftedBy: shift) }
    text += other.text
    blocks += other.blocks.map { block in
      var block = block
      block.span = Span(block.span.start + shift, block.span.end + shift)
      return block
    }
    remarks += other.remarks.map { remark in
      var remark = remark
      remark.span = remark.span.map { Span($0.start + shift, $0.end + shift) }
      return remark
    }
    lineStart = text.count
  }
}

extension TextStory {
  /// Whether what was written since `start` begins with `text`.
  func hasText(_ prefix: String, from start: Int) -> Bool {
    start <= text.count && text[start...].drop { $0 <= 0x20 }.starts(with: prefix.utf8)
  }

  /// What was written since `start`, without white space at both ends.
  func wordSpan(from start: Int) -> Span {
    var span = Span(min(start, text.count), text.count)
    while span.count > 0, text[span.end - 1] <= 0x20 { span.end -= 1 }
    while span.count > 0, text[span.start] <= 0x20 { span.start += 1 }
    return span
  }
}

/// What a page needs: lines that show nothing.
extension TextStory {
  /// Takes back the line ends at the end of the open line, which a block's end makes superfluous.
  mutating func dropTrailingLineEnd() {
    if hasOpenLine, text.last == 0x0A { text.removeLast() }
  }

  /// Empties the open line if it has only white space, no-break spaces included.
  mutating func emptyBlankLine() {
    var index = lineStart
    while index < text.count {
      if text[index] <= 0x20 {
        index += 1
      } else if text[index] == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
        index += 2
      } else {
        return
      }
    }
    text.removeLast(text.count - lineStart)
  }
}

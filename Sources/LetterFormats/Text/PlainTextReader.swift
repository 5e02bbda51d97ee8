internal import LetterAnalysis

/// Reads plain text and Markdown, whose marks stay in the text.
enum PlainTextReader {
  /// The letter in a text file of any encoding that `TextDecoding` knows.
  static func letter(
    from source: LetterSource, limits: ReadingLimits
  ) throws(LetterReadError) -> Letter {
    let decoded = TextDecoding.utf8(fromText: source.bytes)
    guard !TextDecoding.isBinary(decoded) else { throw .binary }
    guard decoded.count <= limits.textLength else {
      throw .overLimit(.textLength(limits.textLength))
    }
    var assembly = LineAssembly(source: decoded)
    assembly.run(joining: !source.hasWholeParagraphs)
    return Letter(
      name: source.name, format: .txt, text: assembly.text, blocks: assembly.blocks,
      marks: assembly.marks)
  }
}

/// Puts the lines of a text together again: joined where they were wrapped, else as they are.
private struct LineAssembly {
  /// The decoded file.
  let source: [UInt8]
  private(set) var text: [UInt8] = []
  private(set) var blocks: [Block] = []
  private(set) var marks: [SourceMark] = []
  private var blockStart = 0
  private var blockKind = Block.Kind.paragraph

  init(source: [UInt8]) {
    self.source = source
    text.reserveCapacity(source.count)
  }

  mutating func run(joining: Bool) {
    let lines = SourceLine.lines(of: source)
    var wrap = HardWrap(source: source)
    for index in lines.indices {
      let line = lines[index]
      var start = line.range.lowerBound
      if joining, index > 0, wrap.continues(lines, at: index) {
        start = continueBlock(from: line)
      } else {
        beginBlock(line, afterLineEnd: index > 0)
      }
      let column = 1 + source.countCodePoints(in: line.range.lowerBound..<start)
      marks.append(SourceMark(offset: text.count, line: index + 1, column: column))
      text.append(contentsOf: source[start..<line.range.upperBound])
    }
    endBlock()
    if let last = lines.last, last.isTerminated { text.append(UInt8(ascii: "\n")) }
  }

  /// Ends the line before and opens a block.
  private mutating func beginBlock(_ line: SourceLine, afterLineEnd: Bool) {
    if afterLineEnd {
      endBlock()
      text.append(UInt8(ascii: "\n"))
    }
    blockStart = text.count
    blockKind = line.kind
  }

  /// Puts one space where the line was wrapped; returns where the line's words begin.
  private mutating func continueBlock(from line: SourceLine) -> Int {
    while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
    text.append(0x20)
    return source[line.range].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line.range.upperBound
  }

  private mutating func endBlock() {
    guard text[blockStart...].contains(where: { $0 > 0x20 }) else { return }
    blocks.append(Block(span: Span(blockStart, text.count), kind: blockKind))
  }
}

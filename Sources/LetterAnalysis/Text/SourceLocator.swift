/// Where something stands in the source file, as a person counts.
public struct SourceLocation: Sendable, Equatable {
  /// 1-based paragraph of the letter.
  public var paragraph: Int
  /// 1-based line of the source file, or of the printed text where the source has no lines.
  public var line: Int
  /// 1-based column in code points.
  public var column: Int
}

/// Finds the source locations of offsets into a letter's text.
public struct SourceLocator: Sendable {
  private let letter: Letter
  private let marks: [SourceMark]

  /// A locator for a letter.
  public init(_ letter: Letter) {
    self.letter = letter
    if letter.marks.isEmpty {
      var marks = [SourceMark(offset: 0, line: 1, column: 1)]
      for (offset, byte) in letter.text.enumerated() where byte == UInt8(ascii: "\n") {
        marks.append(SourceMark(offset: offset + 1, line: marks.count + 1, column: 1))
      }
      self.marks = marks
    } else {
      self.marks = letter.marks
    }
  }

  /// Where the UTF-8 offset `offset` stands.
  public func location(of offset: Int) -> SourceLocation {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    let mark = marks.isEmpty ? SourceMark(offset: 0, line: 1, column: 1) : marks[max(0, low - 1)]
    let from = min(mark.offset, offset)
    let column = letter.text[from..<min(offset, letter.text.count)].count { $0 & 0xC0 != 0x80 }
    let paragraph =
      letter.blocks.firstIndex { offset <= $0.span.end } ?? max(0, letter.blocks.count - 1)
    return SourceLocation(paragraph: paragraph + 1, line: mark.line, column: mark.column + column)
  }
}

/// The lines of a lexicon file, with their numbers; comments and empty lines are left out.
struct LexiconLines {
  /// One line without white space around it.
  struct Line {
    /// 1-based.
    var number: Int
    /// 1-based column, in bytes, at which the content begins.
    var column: Int
    var content: ArraySlice<UInt8>

    /// The content as text.
    var text: String { String(decoding: content, as: UTF8.self) }

    /// What stands between spaces.
    var words: [ArraySlice<UInt8>] { content.split(separator: UInt8(ascii: " ")) }

    /// What stands between spaces, as texts.
    var wordTexts: [String] { words.map { String(decoding: $0, as: UTF8.self) } }

    /// Whether it begins with `prefix`.
    func hasPrefix(_ prefix: StaticString) -> Bool {
      prefix.withUTF8Buffer { content.starts(with: $0) }
    }

    /// Whether it is `word` and nothing else.
    func isExactly(_ word: StaticString) -> Bool {
      content.count == word.utf8CodeUnitCount && hasPrefix(word)
    }

    /// The content after `prefix`, without white space around it.
    func dropping(_ prefix: StaticString) -> Line {
      part(from: content.startIndex + prefix.utf8CodeUnitCount, to: content.endIndex)
    }

    /// The line without white space around it.
    func trimmed() -> Line { part(from: content.startIndex, to: content.endIndex) }

    /// The parts before and after the first `separator`, or nil.
    func split(at separator: StaticString) -> (Line, Line)? {
      let width = separator.utf8CodeUnitCount
      guard let found = separator.withUTF8Buffer({ offset(of: $0) }) else { return nil }
      return (
        part(from: content.startIndex, to: found), part(from: found + width, to: content.endIndex)
      )
    }

    private func offset(of wanted: UnsafeBufferPointer<UInt8>) -> Int? {
      var at = content.startIndex
      while at + wanted.count <= content.endIndex {
        if content[at] == wanted[0], content[at..<(at + wanted.count)].elementsEqual(wanted) {
          return at
        }
        at += 1
      }
      return nil
    }

    /// The bytes from `start` to `end` without white space around them.
    private func part(from start: Int, to end: Int) -> Line {
      var (first, last) = (start, end)
      while first < last, content[first] == 32 || content[first] == 9 { first += 1 }
      while first < last, Self.isBlankAtEnd(content[last - 1]) { last -= 1 }
      return Line(
        number: number, column: column + first - content.startIndex, content: content[first..<last])
    }

    private static func isBlankAtEnd(_ byte: UInt8) -> Bool {
      byte == 32 || byte == 9 || byte == 13
    }
  }

  let file: String
  private(set) var lines: [Line] = []

  init(_ source: LexiconSource) {
    file = source.name
    let bytes = source.content.array
    var number = 1
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = Line(number: number, column: 1, content: bytes[start..<end]).trimmed()
      if let first = line.content.first, first != UInt8(ascii: "#") { lines.append(line) }
      number += 1
      start = end + 1
    }
  }

  /// An error at a line of this file.
  func error(_ line: Line, _ problem: String, offset: Int = 0) -> LexiconError {
    LexiconError(
      file: file, line: line.number, column: line.column + offset, problem: problem,
      source: String(repeating: " ", count: line.column - 1) + line.text)
  }
}

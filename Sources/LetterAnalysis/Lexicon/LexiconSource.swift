/// A lexicon file as bytes, wherever they come from.
public struct LexiconSource: Sendable {
  /// Its path inside the lexicon folder: `rules/visa.txt`.
  public var name: String
  /// Its content.
  public var bytes: [UInt8]

  /// A file of the given name and content.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

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
      var rest = self
      rest.content = content.dropFirst(prefix.utf8CodeUnitCount)
      rest.column += prefix.utf8CodeUnitCount
      return rest.trimmed()
    }

    /// The line without white space around it.
    func trimmed() -> Line {
      var rest = self
      while let first = rest.content.first, first == 32 || first == 9 {
        rest.content.removeFirst()
        rest.column += 1
      }
      while let last = rest.content.last, last == 32 || last == 9 || last == 13 {
        rest.content.removeLast()
      }
      return rest
    }

    /// The parts before and after the first `separator`, or nil.
    func split(at separator: StaticString) -> (Line, Line)? {
      let width = separator.utf8CodeUnitCount
      guard content.count >= width else { return nil }
      let found = separator.withUTF8Buffer { wanted in
        (content.startIndex...(content.endIndex - width)).first { index in
          content[index] == wanted[0] && content[index..<(index + width)].elementsEqual(wanted)
        }
      }
      guard let found else { return nil }
      var left = self
      left.content = content[..<found]
      var right = self
      right.content = content[(found + width)...]
      right.column += found + width - content.startIndex
      return (left.trimmed(), right.trimmed())
    }
  }

  let file: String
  private(set) var lines: [Line] = []

  init(_ source: LexiconSource) {
    file = source.name
    var number = 0
    for raw in source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let line = Line(number: number, column: 1, content: raw).trimmed()
      if line.content.isEmpty || line.content.first == UInt8(ascii: "#") { continue }
      lines.append(line)
    }
  }

  /// An error at a line of this file.
  func error(_ line: Line, _ problem: String, offset: Int = 0) -> LexiconError {
    LexiconError(
      file: file, line: line.number, column: line.column + offset, problem: problem,
      source: String(repeating: " ", count: line.column - 1) + line.text)
  }
}

/// Finds lines and columns in a page, for offsets that mostly ascend.
struct SourcePlaces {
  private let page: [UInt8]
  private var offset = 0
  private var line = 1
  private var column = 1

  init(page: [UInt8]) { self.page = page }

  /// Where in the page a piece of text begins that the parser reports at `offset`.
  ///
  /// The parser reports text after it has read it, or all but its last character; an entity begins
  /// at its ampersand.
  func start(of bytes: UnsafeBufferPointer<UInt8>, before offset: Int) -> Int {
    let end = min(max(offset, 0), page.count)
    for slack in 0...4 {
      let start = end - bytes.count + (slack == 0 ? 0 : slack)
      if matches(bytes, at: start) { return start }
    }
    var start = end
    while start > 0, end - start < Self.longestEntity {
      start -= 1
      if page[start] == UInt8(ascii: "&") { return start }
    }
    return max(0, end - bytes.count)
  }

  /// Longer than `&thetasym;`, with room for a padded number.
  private static let longestEntity = 16

  /// Whether the page has these bytes at `start`.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start >= 0, start + bytes.count <= page.count else { return false }
    return page[start..<(start + bytes.count)].elementsEqual(bytes)
  }

  /// The 1-based line and column, in code points, of an offset; one that lies before the last is
  /// taken for the last.
  mutating func place(of target: Int) -> (line: Int, column: Int) {
    while offset < min(target, page.count) {
      let byte = page[offset]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
    return (line, column)
  }
}

/// Converts UTF-8 offsets of a text into code-point offsets.
public struct CodePointIndex: Sendable {
  private static let stride = 64
  private let text: [UInt8]
  /// How many code points begin before each multiple of `stride`.
  private var counts: [Int] = []

  /// An index of well-formed UTF-8.
  public init(_ text: [UInt8]) {
    self.text = text
    counts.reserveCapacity(text.count / Self.stride + 1)
    var count = 0
    for (offset, byte) in text.enumerated() {
      if offset % Self.stride == 0 { counts.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    counts.append(count)
  }

  /// How many code points begin before the UTF-8 offset `offset`.
  public func codePoints(before offset: Int) -> Int {
    let block = min(offset / Self.stride, max(0, (text.count - 1) / Self.stride))
    guard block * Self.stride < text.count else { return counts.last ?? 0 }
    var count = counts[block]
    for byte in text[(block * Self.stride)..<min(offset, text.count)] where byte & 0xC0 != 0x80 {
      count += 1
    }
    return count
  }

  /// `span` in code points.
  public func callAsFunction(_ span: Span) -> Range<Int> {
    codePoints(before: span.start)..<codePoints(before: span.end)
  }
}

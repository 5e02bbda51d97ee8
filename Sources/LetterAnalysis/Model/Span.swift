/// A half-open range of UTF-8 offsets into `Letter.text`.
///
/// Every offset inside the analysis is one of bytes; `CodePointIndex` converts at the reporter's edge.
public struct Span: Hashable, Comparable, Sendable {
  /// Offset of the first byte.
  public var start: Int
  /// Offset one past the last byte; never less than `start`.
  public var end: Int

  /// A span from `start` up to, not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// How many bytes it covers.
  public var count: Int { end - start }
  /// Whether it covers nothing: the place of something that is missing.
  public var isEmpty: Bool { start == end }
  /// The same as a `Range`, to slice the text with.
  public var range: Range<Int> { start..<end }

  /// Whether `other` lies inside.
  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
  /// Whether the two share a byte.
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  /// Orders by start, then by end.
  public static func < (a: Span, b: Span) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}

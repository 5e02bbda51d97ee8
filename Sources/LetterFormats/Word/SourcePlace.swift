/// Where in a part of a package a piece of text comes from.
///
/// Elements are counted, since a count means the same to every parser; bytes of the part do not, once
/// an encoding was converted or a reference resolved.
struct SourcePlace: Equatable {
  /// The number of start tags before the one of the element whose text it is; -1 for no place.
  var element: Int32
  /// Bytes of the element's own character data, in UTF-8 with references resolved, before the piece.
  var byte: Int32 = 0

  /// A place outside the part that can be written to.
  static let nowhere = SourcePlace(element: -1)

  /// Moves on to the next start tag.
  mutating func nextElement() { self = SourcePlace(element: element + 1) }

  /// The place `count` bytes further in the same element.
  func advanced(by count: Int) -> SourcePlace {
    SourcePlace(element: element, byte: byte + Int32(truncatingIfNeeded: count))
  }
}

/// Ties offsets of a text to places in the part it was read from.
struct PlaceMap {
  private struct Mark {
    /// UTF-8 offset of the text; the mark holds up to the next one's.
    var offset: Int32
    var place: SourcePlace
  }

  /// By ascending offset.
  private var marks: [Mark] = []

  /// Notes that text from `offset` on, which is the end of the text so far, comes from `place`.
  mutating func note(_ place: SourcePlace, at offset: Int) {
    marks.append(Mark(offset: Int32(truncatingIfNeeded: offset), place: place))
  }

  /// Appends the marks of a text that now begins at `shift`.
  mutating func append(_ other: PlaceMap, shiftedBy shift: Int) {
    for mark in other.marks { note(mark.place, at: Int(mark.offset) + shift) }
  }

  /// Follows a text that lost everything from `end` on.
  mutating func cut(at end: Int) {
    while let last = marks.last, Int(last.offset) > end { marks.removeLast() }
  }

  /// Follows a text that lost `count` bytes at `start`.
  mutating func remove(_ count: Int, at start: Int) {
    var index = marks.count - 1
    while index >= 0, Int(marks[index].offset) >= start {
      let lost = min(count, start + count - Int(marks[index].offset))
      if lost > 0 { marks[index].place = marks[index].place.advanced(by: lost) }
      marks[index].offset = Int32(max(start, Int(marks[index].offset) - count))
      index -= 1
    }
  }

  /// Each piece of the text: where it begins and ends, and where it comes from.
  func pieces(textLength: Int) -> some Sequence<(offset: Int, end: Int, place: SourcePlace)> {
    marks.indices.lazy.map { index in
      let end = index + 1 < marks.count ? Int(marks[index + 1].offset) : textLength
      return (Int(marks[index].offset), end, marks[index].place)
    }
  }

  /// Where the byte at `offset` comes from; nil if that is not known.
  func place(of offset: Int) -> SourcePlace? {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if Int(marks[middle].offset) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, marks[low - 1].place != .nowhere else { return nil }
    return marks[low - 1].place.advanced(by: offset - Int(marks[low - 1].offset))
  }
}

/// Changes to the bytes of a part, collected in any order and made at once.
struct Splices {
  private var all: [(range: Range<Int>, bytes: [UInt8])] = []

  /// Whether there is nothing to change.
  var isEmpty: Bool { all.isEmpty }

  /// Puts `text` at `offset`.
  mutating func insert(_ text: String, at offset: Int) { replace(offset..<offset, with: text) }

  /// Takes a range out.
  mutating func remove(_ range: Range<Int>) { replace(range, with: "") }

  /// Puts `text` in the place of a range, which overlaps no other.
  mutating func replace(_ range: Range<Int>, with text: String) {
    all.append((range, Array(text.utf8)))
  }

  /// `bytes` with every change made.
  ///
  /// Of two insertions at one place the first that was asked for comes first.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    let ordered = all.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + all.reduce(0) { $0 + $1.bytes.count })
    var at = 0
    for (_, splice) in ordered {
      result += bytes[at..<max(at, splice.range.lowerBound)]
      result += splice.bytes
      at = max(at, splice.range.upperBound)
    }
    return result + bytes[at...]
  }
}

/// The character data of one element, in two ways of counting: bytes as they stand in the part, and
/// bytes of the text that a parser makes of them.
struct RawText {
  /// A stretch of the part that one or more bytes of text come from.
  private struct Piece {
    var raw: Range<Int>
    var textCount: Int
    /// Whether it can be cut anywhere: plain text, no reference.
    var isPlain: Bool
  }

  private var pieces: [Piece] = []
  /// Whether it holds what a cut could fall into: a CDATA section, a comment, an element.
  private(set) var isOdd = false
  private let range: Range<Int>

  /// Reads the text in `range` of `bytes`.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.range = range
    var at = range.lowerBound
    while at < range.upperBound {
      let start = at
      switch bytes[at] {
      case UInt8(ascii: "<"):
        isOdd = true
        return
      case UInt8(ascii: "&"):
        let end = (bytes[at..<range.upperBound].firstIndex(of: UInt8(ascii: ";")) ?? at) + 1
        pieces.append(
          Piece(
            raw: at..<end, textCount: Self.length(of: bytes[(at + 1)..<(end - 1)]), isPlain: false))
        at = end
      case 0x0D where at + 1 < range.upperBound && bytes[at + 1] == 0x0A:
        pieces.append(Piece(raw: at..<(at + 2), textCount: 1, isPlain: false))
        at += 2
      default:
        while at < range.upperBound, bytes[at] != 0x3C, bytes[at] != 0x26,
          at == start || bytes[at] != 0x0D
        {
          at += 1
        }
        pieces.append(Piece(raw: start..<at, textCount: at - start, isPlain: true))
      }
    }
  }

  /// Bytes of the text.
  var textCount: Int { pieces.reduce(0) { $0 + $1.textCount } }

  /// Where in the part the byte `offset` of the text begins; the end if the text is shorter.
  func rawOffset(of offset: Int) -> Int {
    var left = offset
    for piece in pieces {
      if left < piece.textCount {
        return piece.isPlain ? piece.raw.lowerBound + left : piece.raw.lowerBound
      }
      left -= piece.textCount
    }
    return range.upperBound
  }

  /// How many bytes of UTF-8 a reference stands for.
  private static func length(of name: ArraySlice<UInt8>) -> Int {
    guard name.first == UInt8(ascii: "#") else { return 1 }
    let digits = String(decoding: name.dropFirst(), as: UTF8.self)
    let value =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String($0).utf8.count } ?? 1
  }
}

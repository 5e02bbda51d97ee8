internal import CFuzzer
internal import SeededRandom

/// Changes markup tag by tag, so that it mostly stays well-formed and gets past the parser.
struct MarkupMutator {
  private var chance: SplitMix

  init(seed: UInt32) { chance = SplitMix(seed: UInt64(seed)) }

  /// A tag or the text between two tags, as a range of bytes.
  private typealias Piece = Range<Int>

  /// `markup` with one to four changes.
  mutating func mutate(_ markup: [UInt8]) -> [UInt8] {
    var markup = markup
    for _ in 0...chance.below(4) { markup = step(markup) }
    return markup
  }

  private mutating func step(_ markup: [UInt8]) -> [UInt8] {
    let pieces = Self.pieces(of: markup)
    guard !pieces.isEmpty, !chance.once(in: 12) else { return Self.anyhow(markup) }
    let element = Self.element(at: chance.below(pieces.count), of: pieces, in: markup)
    let content = Array(markup[element])
    switch chance.below(7) {
    case 0: return replacing(element, by: [], in: markup)
    case 1:
      let times = chance.once(in: 8) ? 64 : 1 + chance.below(3)
      let copies = (0...times).flatMap { _ in content }
      return replacing(element, by: copies, in: markup)
    case 2:  // Moves or copies it to another place.
      let other = pieces[chance.below(pieces.count)].lowerBound
      return replacing(other..<other, by: content, in: markup)
    case 3:
      let name = Self.words.randomElement(using: &chance) ?? "w:p"
      let bare = name.split(separator: " ").first ?? "w:p"
      let wrapped = Array("<\(name)>".utf8) + content + Array("</\(bare)>".utf8)
      return replacing(element, by: wrapped, in: markup)
    case 4: return renamed(pieces, in: markup)
    case 5: return withOtherValue(pieces, in: markup)
    default:
      let piece = pieces[chance.below(pieces.count)]
      return replacing(piece, by: Self.anyhow(Array(markup[piece])), in: markup)
    }
  }

  private func replacing(_ range: Range<Int>, by bytes: [UInt8], in markup: [UInt8]) -> [UInt8] {
    Array(markup[..<range.lowerBound]) + bytes + Array(markup[range.upperBound...])
  }

  /// Another element's name for one that stands alone or opens.
  private mutating func renamed(_ pieces: [Piece], in markup: [UInt8]) -> [UInt8] {
    let tags = pieces.filter { markup[$0.lowerBound] == UInt8(ascii: "<") && $0.count > 2 }
    guard let tag = tags.randomElement(using: &chance) else { return markup }
    let start = tag.lowerBound + (markup[tag.lowerBound + 1] == UInt8(ascii: "/") ? 2 : 1)
    let end = markup[start..<tag.upperBound].firstIndex { $0 == 0x20 || $0 == 0x2F || $0 == 0x3E }
    let old = Array(markup[start..<(end ?? tag.upperBound)])
    let words = Self.words.flatMap { $0.split(separator: " ").prefix(1) }
    let new = Array((words.randomElement(using: &chance) ?? "w:p").utf8)
    // All of that name, so that the ends still fit.
    var result: [UInt8] = []
    for piece in pieces {
      let body = markup[piece]
      let isTag = body.first == UInt8(ascii: "<")
      let slash = isTag && body.dropFirst().first == UInt8(ascii: "/") ? 2 : 1
      let rest = body.dropFirst(slash)
      let follows = rest.dropFirst(old.count).first
      if isTag, rest.starts(with: old), follows == 0x20 || follows == 0x2F || follows == 0x3E {
        result += body.prefix(slash) + new + rest.dropFirst(old.count)
      } else {
        result += body
      }
    }
    return result
  }

  /// Another value for an attribute, or another attribute.
  private mutating func withOtherValue(_ pieces: [Piece], in markup: [UInt8]) -> [UInt8] {
    let tags = pieces.filter { markup[$0].first == UInt8(ascii: "<") && markup[$0].contains(0x22) }
    guard let tag = tags.randomElement(using: &chance) else { return markup }
    let quotes = tag.filter { markup[$0] == 0x22 }
    let pair = chance.below(quotes.count / 2) * 2
    guard pair + 1 < quotes.count else { return markup }
    let value = Self.values.randomElement(using: &chance) ?? ""
    return replacing(quotes[pair] + 1..<quotes[pair + 1], by: Array(value.utf8), in: markup)
  }

  /// A change by libFuzzer, which knows what its comparisons met.
  static func anyhow(_ bytes: [UInt8], room: Int = 64) -> [UInt8] {
    var buffer = bytes + [UInt8](repeating: 0, count: room)
    let count = buffer.count
    let left = buffer.withUnsafeMutableBufferPointer {
      LLVMFuzzerMutate($0.baseAddress, bytes.count, count)
    }
    return Array(buffer[..<min(left, count)])
  }

  /// Tags and texts in order.
  private static func pieces(of markup: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    while start < markup.count {
      let isTag = markup[start] == UInt8(ascii: "<")
      let end = markup[(start + 1)...].firstIndex(of: isTag ? 0x3E : 0x3C) ?? markup.count
      let next = min(isTag ? end + 1 : end, markup.count)
      pieces.append(start..<next)
      start = next
    }
    return pieces
  }

  /// The whole element that begins with a piece; the piece itself if it opens none.
  private static func element(at index: Int, of pieces: [Piece], in markup: [UInt8]) -> Range<Int> {
    var depth = 0
    for piece in pieces[index...] {
      let body = markup[piece]
      guard body.first == UInt8(ascii: "<"), body.count > 2 else {
        if depth == 0 { return piece }
        continue
      }
      let second = body[body.startIndex + 1]
      if second == UInt8(ascii: "/") {
        depth -= 1
      } else if second != 0x21, second != 0x3F, body[body.endIndex - 2] != 0x2F {
        depth += 1
      }
      if depth <= 0 { return pieces[index].lowerBound..<piece.upperBound }
    }
    return pieces[index]
  }
}

extension MarkupMutator {
  /// Elements that readers treat in a way of their own.
  private static let words =
    wordElements + openElements + ["p", "table", "td", "br", "style", "script", "pre", "li", "div"]

  private static let wordElements = [
    "w:p", "w:r", "w:t xml:space=\"preserve\"", "w:tbl", "w:tr", "w:tc", "w:ins w:author=\"a\"",
    "w:del", "w:moveFrom", "w:moveTo", "w:sdt", "w:sdtContent", "w:sdtPr", "w:showingPlcHdr",
    "w:hyperlink", "w:fldSimple w:instr=\" MERGEFIELD x \"", "w:fldChar w:fldCharType=\"begin\"",
    "w:fldChar w:fldCharType=\"separate\"", "w:fldChar w:fldCharType=\"end\"", "w:instrText",
    "w:rPr", "w:pPr", "w:vanish", "w:rStyle w:val=\"x\"", "w:pStyle w:val=\"Heading1\"", "w:numPr",
    "w:txbxContent", "w:pict", "w:drawing", "mc:AlternateContent", "mc:Choice Requires=\"wps\"",
    "mc:Fallback", "w:commentRangeStart w:id=\"0\"", "w:commentRangeEnd w:id=\"0\"",
    "w:commentReference w:id=\"0\"", "w:footnoteReference w:id=\"1\"", "w:footnote w:id=\"1\"",
    "w:br", "w:tab", "w:cr", "w:noBreakHyphen", "w:softHyphen", "w:sym w:char=\"F0B7\"", "w:ruby",
    "w:smartTag", "w:customXml", "w:sectPr", "w:headerReference r:id=\"rId1\"", "w:altChunk",
    "w:bookmarkStart w:id=\"1\" w:name=\"b\"", "m:oMath", "m:t", "w:comment w:id=\"0\"", "w:body",
    "Relationship Id=\"r\" Type=\"t\" Target=\"x.xml\"", "Override PartName=\"/x\"",
  ]

  private static let openElements = [
    "text:p", "text:h", "text:span", "text:s text:c=\"9\"", "text:tab", "text:line-break",
    "text:note", "text:note-body", "text:list", "text:list-item", "text:tracked-changes",
    "text:change-start text:change-id=\"c\"", "text:change-end text:change-id=\"c\"",
    "office:annotation", "office:annotation-end", "table:table", "table:table-cell",
    "draw:frame", "draw:text-box", "text:placeholder", "text:hidden-text", "text:section",
  ]

  private static let values = [
    "", "0", "1", "-1", "32767", "2147483648", "99999999999999999999", "true", "off", "Heading1",
    "rId1", "rId99", "../../x.xml", "/word/document.xml", "word/document.xml", "External", "\u{1}",
    "&#x0;", "&amp;", "&#xD800;", "\u{202E}", "lorcheck", "begin", "separate", "end",
    String(repeating: "a", count: 2000),
  ]
}

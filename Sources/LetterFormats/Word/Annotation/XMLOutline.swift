internal import Glibc

/// The elements of a well-formed part and the bytes of their tags, in the order of their start tags.
///
/// It is what allows a part to be edited in place: whatever an edit does not touch keeps its bytes.
/// The part has been parsed by libxml2 before, so that nothing here has to judge it.
struct XMLOutline {
  /// One element.
  struct Element {
    var tag: XMLTag
    /// The element around it; -1 for the root.
    var parent: Int
    /// The start tag, or the whole of an empty-element tag.
    var open: Range<Int>
    /// The end tag; empty for an empty-element tag.
    var close: Range<Int>

    /// Whether it is written as an empty-element tag.
    var isEmptyTag: Bool { close.isEmpty }
    /// From the beginning of the start tag to the end of the end tag.
    var all: Range<Int> { open.lowerBound..<close.upperBound }
    /// What stands between the tags.
    var inside: Range<Int> { open.upperBound..<close.lowerBound }
  }

  /// The part: UTF-8, or another encoding in which marks of XML are single ASCII bytes.
  let bytes: [UInt8]
  /// The elements; the index of one is the count of start tags before its own.
  private(set) var elements: [Element] = []

  /// Finds the elements of `bytes`.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var scanner = XMLTagScanner(bytes)
    elements = scanner.elements()
  }

  /// The bytes of a range as text.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The name of an element as it is written, prefix and all.
  func writtenName(of element: Int) -> String {
    let open = elements[element].open
    let end = bytes[(open.lowerBound + 1)...].firstIndex { XMLTagScanner.endsName($0) }
    return string((open.lowerBound + 1)..<(end ?? open.upperBound))
  }

  /// The indices of the elements inside `element`, at any depth.
  func descendants(of element: Int) -> Range<Int> {
    let end = elements[element].close.upperBound
    var last = element + 1
    while last < elements.count, elements[last].open.lowerBound < end { last += 1 }
    return (element + 1)..<last
  }

  /// The children of an element.
  func children(of element: Int) -> [Int] {
    descendants(of: element).filter { elements[$0].parent == element }
  }

  /// The attributes of an element: names as they are written, and where the values stand.
  func attributes(of element: Int) -> [(name: ArraySlice<UInt8>, value: Range<Int>)] {
    let open = elements[element].open
    return XMLTagScanner.attributes(in: bytes, open)
  }

  /// Where the value of the attribute with this local name stands, whatever its prefix.
  func valueRange(_ name: String, of element: Int) -> Range<Int>? {
    attributes(of: element).first { attribute in
      attribute.name.elementsEqual(name.utf8)
        || (attribute.name.count > name.utf8.count
          && attribute.name.suffix(name.utf8.count + 1)
            .elementsEqual((":" + name).utf8))
    }?.value
  }

  /// The value of the attribute with this local name.
  ///
  /// References in it are not resolved: what is asked for are identifiers.
  func value(_ name: String, of element: Int) -> String? {
    valueRange(name, of: element).map(string)
  }
}

/// Finds tags in a well-formed part.
struct XMLTagScanner {
  private let bytes: [UInt8]
  private var found: [XMLOutline.Element] = []
  private var open: [Int] = []
  /// Prefixes in scope, the innermost last: what each stands for, and how many elements were open.
  private var scope: [(prefix: ArraySlice<UInt8>, space: XMLSpace, depth: Int)] = []
  /// What written names mean in the scope at hand.
  private var names: [ArraySlice<UInt8>: XMLTag] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether a byte ends a name in a tag.
  static func endsName(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x2F || byte == 0x3E }

  /// Every element, in the order of the start tags.
  mutating func elements() -> [XMLOutline.Element] {
    var at = 0
    while let start = next(0x3C, from: at), start + 1 < bytes.count {
      switch bytes[start + 1] {
      case UInt8(ascii: "/"):
        let end = (next(0x3E, from: start) ?? bytes.count - 1) + 1
        close(start..<end)
        at = end
      case UInt8(ascii: "?"): at = past("?>", from: start)
      case UInt8(ascii: "!"):
        let isData = bytes[start...].starts(with: "<![CDATA[".utf8)
        at = past(isData ? "]]>" : "-->", from: start)
      default: at = openTag(at: start)
      }
    }
    return found
  }

  private func next(_ byte: UInt8, from start: Int) -> Int? {
    bytes.withUnsafeBytes { all in
      guard let base = all.baseAddress, start < all.count,
        let hit = memchr(base + start, Int32(byte), all.count - start)
      else { return nil }
      return UnsafeRawPointer(hit) - base
    }
  }

  private func past(_ mark: String, from start: Int) -> Int {
    bytes.firstOffset(of: Array(mark.utf8), from: start).map { $0 + mark.utf8.count }
      ?? bytes.count
  }

  /// Takes a start tag and returns where it ends.
  private mutating func openTag(at start: Int) -> Int {
    let end = tagEnd(from: start)
    let isEmpty = bytes[end - 2] == UInt8(ascii: "/")
    let depth = open.count
    declare(in: start..<end, depth: depth)
    let element = XMLOutline.Element(
      tag: tag(at: start + 1), parent: open.last ?? -1, open: start..<end, close: end..<end)
    if isEmpty {
      found.append(element)
      leave(depth)
    } else {
      open.append(found.count)
      found.append(element)
    }
    return end
  }

  private mutating func close(_ tag: Range<Int>) {
    guard let last = open.popLast() else { return }
    found[last].close = tag
    leave(open.count)
  }

  /// Forgets the prefixes of an element at `depth`.
  private mutating func leave(_ depth: Int) {
    guard let last = scope.last, last.depth >= depth, depth > 0 else { return }
    while let last = scope.last, last.depth >= depth { scope.removeLast() }
    names = [:]
  }

  /// The end of the tag at `start`: the first `>` outside quotes.
  private func tagEnd(from start: Int) -> Int {
    var at = start
    var quote: UInt8 = 0
    while at < bytes.count {
      let byte = bytes[at]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        return at + 1
      }
      at += 1
    }
    return bytes.count
  }

  private mutating func declare(in tag: Range<Int>, depth: Int) {
    guard bytes[tag].containsDeclaration else { return }
    for (name, value) in Self.attributes(in: bytes, tag) where name.starts(with: "xmlns".utf8) {
      let prefix = name.count > 6 ? name.dropFirst(6) : []
      guard prefix.isEmpty == (name.count == 5) else { continue }
      let uri = String(decoding: bytes[value], as: UTF8.self)
      scope.append((prefix, uri.isEmpty ? .none : XMLSpace(uri: uri), depth))
      names = [:]
    }
  }

  private mutating func tag(at start: Int) -> XMLTag {
    let end = bytes[start...].firstIndex { Self.endsName($0) } ?? bytes.count
    let name = bytes[start..<end]
    if let known = names[name] { return known }
    let colon = name.firstIndex(of: UInt8(ascii: ":"))
    let prefix = colon.map { name[..<$0] } ?? []
    let local = colon.map { name[($0 + 1)...] } ?? name
    let space = scope.last { $0.prefix.elementsEqual(prefix) }?.space ?? .none
    let tag = XMLTag(space: space, name: XMLName(local: String(decoding: local, as: UTF8.self)))
    names[name] = tag
    return tag
  }

  /// The attributes of the tag at `tag`.
  static func attributes(in bytes: [UInt8], _ tag: Range<Int>) -> [(
    name: ArraySlice<UInt8>, value: Range<Int>
  )] {
    var result: [(name: ArraySlice<UInt8>, value: Range<Int>)] = []
    var at = tag.lowerBound
    while at < tag.upperBound, !endsName(bytes[at]) { at += 1 }
    while at < tag.upperBound {
      while at < tag.upperBound, endsName(bytes[at]) { at += 1 }
      let start = at
      while at < tag.upperBound, bytes[at] > 0x20, bytes[at] != 0x3D { at += 1 }
      let name = bytes[start..<at]
      while at < tag.upperBound, bytes[at] != 0x22, bytes[at] != 0x27 { at += 1 }
      guard at < tag.upperBound else { break }
      let quote = bytes[at]
      guard let end = bytes[(at + 1)..<tag.upperBound].firstIndex(of: quote) else { break }
      result.append((name, (at + 1)..<end))
      at = end + 1
    }
    return result
  }
}

extension ArraySlice<UInt8> {
  /// Whether a tag may declare a namespace.
  fileprivate var containsDeclaration: Bool {
    let mark: StaticString = "xmlns"
    return withUnsafeBytes { tag in
      guard let base = tag.baseAddress else { return false }
      var at = 0
      while at + 5 <= tag.count {
        if tag[at] == 0x78, memcmp(base + at, mark.utf8Start, 5) == 0 { return true }
        at += 1
      }
      return false
    }
  }
}

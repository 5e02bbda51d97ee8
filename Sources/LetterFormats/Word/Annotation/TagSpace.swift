/// White space inside tags, by which lorcheck knows again what it took apart.
///
/// XML allows it and gives it no meaning, and every program that writes a part anew leaves it out; so
/// what it says is true of the bytes that lorcheck wrote, and of no others.
enum TagSpace {
  /// The end of a start tag that was an empty-element tag: ` >` in the place of `/>`.
  static let opened = " >"
  /// The attribute that makes white space count where it did not before, with one space too many.
  static let keeping = "  xml:space=\"preserve\""
  /// How many spaces an end tag of a run holds that was put between two children of the run.
  static let runCut = 1
  /// The same of an end tag that was put, with another before it, into a text.
  static let textCut = 2

  /// An end tag with as many spaces before its `>`.
  static func marked(_ closeTag: String, by count: Int) -> String {
    closeTag.dropLast() + String(repeating: " ", count: count) + ">"
  }

  /// How many spaces stand at the end of a tag, before its `>`.
  static func count(in bytes: [UInt8], _ tag: Range<Int>) -> Int {
    bytes[tag].dropLast().reversed().prefix { $0 == 0x20 }.count
  }

  /// Whether a start tag ends as `opened` does.
  static func wasEmpty(_ element: XMLOutline.Element, in bytes: [UInt8]) -> Bool {
    !element.isEmptyTag && count(in: bytes, element.open) > 0
  }

  /// Where `opened` stands in the start tag of an element.
  static func seam(of element: XMLOutline.Element) -> Range<Int> {
    (element.open.upperBound - opened.utf8.count)..<element.open.upperBound
  }
}

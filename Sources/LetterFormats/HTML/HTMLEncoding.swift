/// Decides how a web page is encoded and decodes it.
///
/// The order is: byte-order mark, declaration, well-formed UTF-8, Windows-1252. A label of Latin-1 or
/// ASCII means Windows-1252, and a declaration of UTF-16 that could be read as ASCII means UTF-8, as
/// in the WHATWG Encoding Standard.
enum HTMLEncoding {
  /// How much of a page may stand before the declaration; Word writes a long head.
  private static let window = 4096

  /// The page as well-formed UTF-8.
  static func utf8(from bytes: [UInt8]) -> [UInt8] {
    if let mark = TextDecoding.ByteOrderMark(of: bytes) {
      return TextDecoding.utf8(from: bytes, mark: mark)
    }
    if bytes.starts(with: [0x3C, 0x00]) || bytes.starts(with: [0x00, 0x3C]) {
      return TextDecoding.utf8(fromUTF16: bytes[...], littleEndian: bytes[0] == 0x3C)
    }
    guard let label = declaredLabel(in: bytes) else { return TextDecoding.utf8(fromText: bytes) }
    switch label {
    case "utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be", "unicode":
      return TextDecoding.isUTF8(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    case _ where latin1Labels.contains(label): return TextDecoding.utf8(fromWindows1252: bytes)
    default:
      guard let converter = CharsetConverter(from: systemNames[label] ?? label) else {
        return TextDecoding.utf8(fromText: bytes)
      }
      return converter.utf8(from: bytes)
    }
  }

  private static let latin1Labels: Set = [
    "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
    "latin-1",
    "l1", "us-ascii", "ascii", "ansi_x3.4-1968", "iso88591", "cp819", "ibm819", "x-user-defined",
  ]

  /// Labels whose meaning on the web is another than the C library's.
  private static let systemNames = [
    "gb2312": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030", "gb_2312-80": "GB18030",
    "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932",
    "windows-31j": "CP932", "ms_kanji": "CP932", "euc-kr": "CP949", "ks_c_5601-1987": "CP949",
    "big5": "BIG5-HKSCS", "iso-8859-9": "CP1254", "latin5": "CP1254", "tis-620": "CP874",
    "iso-8859-11": "CP874", "iso-8859-8-i": "ISO-8859-8", "macintosh": "MACINTOSH",
    "x-mac-roman": "MACINTOSH", "x-mac-cyrillic": "MAC-CYRILLIC", "x-euc-jp": "EUC-JP",
  ]

  /// The label of the first declaration, in lower case: a `meta`, or an XML declaration.
  static func declaredLabel(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(window).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if head.starts(with: "<?xml".utf8), let end = head.firstOffset(of: Array("?>".utf8)),
      let found = label(after: "encoding", in: head, 5..<end)
    {
      return found
    }
    var from = 0
    while let tag = head.firstOffset(of: Array("<meta".utf8), from: from) {
      if let comment = head.firstOffset(of: Array("<!--".utf8), from: from), comment < tag {
        from = head.firstOffset(of: Array("-->".utf8), from: comment + 4) ?? head.count
        continue
      }
      let end = head[tag...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
      if let found = label(after: "charset", in: head, tag..<end) { return found }
      from = end
    }
    return nil
  }

  /// The value after `name` and an equals sign in a range of the head.
  private static func label(after name: String, in head: [UInt8], _ range: Range<Int>) -> String? {
    guard let found = head.firstOffset(of: Array(name.utf8), from: range.lowerBound),
      found < range.upperBound
    else { return nil }
    let ignored: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0x0C, 0x22, 0x27]
    var at = found + name.utf8.count
    while at < range.upperBound, ignored.contains(head[at]) { at += 1 }
    guard at < range.upperBound, head[at] == UInt8(ascii: "=") else { return nil }
    at += 1
    while at < range.upperBound, ignored.contains(head[at]) { at += 1 }
    let ends = ignored.union([0x3B, 0x2F, 0x3E, 0x3F])
    let value = head[at..<range.upperBound].prefix { !ends.contains($0) }
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }
}

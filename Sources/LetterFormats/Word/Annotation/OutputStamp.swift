internal import LetterAnalysis

/// A mark in the comments part that says: the document is as lorcheck wrote it.
///
/// It is a comment of XML, which no word processor keeps, with a number worked out from the main part
/// and the comments. So a document that somebody worked in since is told from one that can be written
/// again.
enum OutputStamp {
  private static let start = "<!--lorcheck "
  private static let end = "-->"
  private static let digits = 16

  /// The stamp for parts whose bytes are these.
  static func text(main: [UInt8], comments: [UInt8]) -> String {
    start + number(main, comments) + end
  }

  /// Where the stamp stands in a comments part, if there is one.
  static func range(in comments: [UInt8]) -> Range<Int>? {
    guard let at = comments.firstOffset(of: Array(start.utf8)) else { return nil }
    let length = start.utf8.count + digits + end.utf8.count
    guard at + length <= comments.count,
      comments[..<(at + length)].suffix(end.utf8.count).elementsEqual(end.utf8)
    else { return nil }
    return at..<(at + length)
  }

  /// Whether parts are still those that the stamp in the comments part was made for.
  static func isTrue(main: [UInt8], comments: [UInt8]) -> Bool {
    guard let range = range(in: comments) else { return false }
    var bare = comments
    bare.removeSubrange(range)
    return comments[range].elementsEqual(text(main: main, comments: bare).utf8)
  }

  /// A hash of a part that may be long: of eight bytes at once.
  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash = FNV1a.step(FNV1a.basis, UInt8(truncatingIfNeeded: bytes.count))
    bytes.withUnsafeBytes { all in
      let whole = all.count - all.count % 8
      for at in stride(from: 0, to: whole, by: 8) {
        let word = all.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        hash = FNV1a.combine(hash, UInt64(littleEndian: word))
      }
      for byte in all[whole...] { hash = FNV1a.step(hash, byte) }
    }
    return hash
  }

  private static func number(_ main: [UInt8], _ comments: [UInt8]) -> String {
    FNV1a.digits(FNV1a.combine(hash(main), hash(comments)))
  }
}

/// A file as it came from disk or standard input, before anything in it was understood.
public struct LetterSource: Sendable {
  /// The path as the user gave it, or `-`; only its extension is looked at, and that last.
  public var name: String
  /// The whole content.
  public var bytes: [UInt8]
  /// Whether each line of a text is known to be a paragraph, so that none is joined to the next.
  public var hasWholeParagraphs: Bool

  /// A source called `name` that holds `bytes`.
  public init(name: String, bytes: [UInt8], hasWholeParagraphs: Bool = false) {
    self.name = name
    self.bytes = bytes
    self.hasWholeParagraphs = hasWholeParagraphs
  }

  /// The extension of the name in lower case, without the dot; empty if there is none.
  var fileExtension: String {
    let base = name.split(separator: "/").last ?? ""
    guard let dot = base.lastIndex(of: "."), dot != base.startIndex else { return "" }
    return base[base.index(after: dot)...].lowercased()
  }
}

/// Decides whether bytes without a signature are a web page or text.
struct MarkupSniffer {
  /// The beginning of the file, in lower case and without the zero bytes of UTF-16.
  private let head: [UInt8]

  /// How much of a file is looked at; a page may begin with a long comment.
  private static let window = 4096

  init(bytes: [UInt8]) {
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    var start = 0
    if isUTF16 { start = 2 } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    head = bytes[start...].prefix(Self.window).filter { !isUTF16 || $0 != 0 }
      .map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// The kind of the file, given its extension in lower case.
  func kind(extension ext: String) -> FileKind {
    let start = firstTag()
    if hasPrefix("mime-version:", at: start), head.firstOffset(of: Array("multipart/".utf8)) != nil
    {
      return .unreadable(.webArchive)
    }
    if hasPrefix("<?xml", at: start), isWordXML { return .unreadable(.wordXML) }
    if hasPrefix("<?xml", at: start), holds("<office:document"),
      holds("application/vnd.oasis.opendocument.text")
    {
      return .flatOpenDocument
    }
    if ["html", "htm", "xhtml", "xht"].contains(ext) { return .html }
    if Self.certain.contains(where: { hasPrefix($0, at: start) }) { return .html }
    if hasPrefix("<?xml", at: start), head.firstOffset(of: Array("<html".utf8)) != nil {
      return .html
    }
    let isText = ["txt", "md", "markdown", "text"].contains(ext)
    let looksMarked = Self.likely.contains {
      hasPrefix($0, at: start) && endsName(start + $0.utf8.count)
    }
    return looksMarked && !isText ? .html : .text
  }

  /// What only a web page begins with.
  private static let certain = ["<!doctype html", "<html", "<head>", "<body"]
  /// What a piece of a web page begins with; Markdown may as well.
  private static let likely = [
    "<meta", "<title", "<p", "<div", "<span", "<table", "<h1", "<h2", "<h3", "<font", "<b", "<i",
    "<a", "<br", "<style", "<script", "<center", "<ul", "<ol", "<section", "<article", "<head",
  ]

  private var isWordXML: Bool {
    ["<w:worddocument", "progid=\"word.document\"", "<pkg:package"].contains(where: holds)
  }

  private func holds(_ text: String) -> Bool { head.firstOffset(of: Array(text.utf8)) != nil }

  /// Skips white space and comments.
  private func firstTag() -> Int {
    var at = 0
    while at < head.count {
      if head[at] == 0x20 || (head[at] >= 0x09 && head[at] <= 0x0D) {
        at += 1
      } else if hasPrefix("<!--", at: at),
        let end = head.firstOffset(of: Array("-->".utf8), from: at)
      {
        at = end + 3
      } else {
        break
      }
    }
    return at
  }

  private func hasPrefix(_ text: String, at start: Int) -> Bool {
    start <= head.count && head[start...].starts(with: text.utf8)
  }

  /// Whether a tag's name ends at `offset`, so that `<b` is not seen in `<billing>`.
  private func endsName(_ offset: Int) -> Bool {
    guard offset < head.count else { return false }
    return [0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x3E].contains(head[offset])
  }
}

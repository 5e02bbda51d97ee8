public import LetterAnalysis

/// Reads a document of any format that is understood.
public enum LetterReaders {
  /// The letter in `source`.
  ///
  /// The content decides the format. The extension only tells HTML from plain text where the content
  /// does not.
  ///
  /// - Parameters:
  ///   - source: The file's name and bytes.
  ///   - limits: How much is read before the file is refused.
  /// - Returns: Its text, paragraphs and remarks; never a text without a word.
  /// - Throws: `LetterReadError` for everything that is no letter or is damaged.
  public static func letter(
    from source: LetterSource, limits: ReadingLimits = .standard
  ) throws(LetterReadError) -> Letter {
    guard !source.bytes.isEmpty else { throw .emptyFile }
    guard source.bytes.count <= limits.fileSize else {
      throw .overLimit(.fileSize(limits.fileSize))
    }
    let letter: Letter
    switch FileKind(of: source) {
    case .zip: letter = try PackageReader.letter(from: source, limits: limits)
    case .flatOpenDocument:
      let parts = OpenParts(flat: source.bytes, name: "office:document")
      letter = try OpenReader.letter(in: parts, name: source.name, limits: limits)
    case .html: letter = try HTMLReader.letter(from: source, limits: limits)
    case .text: letter = try PlainTextReader.letter(from: source, limits: limits)
    case .unreadable(let error): throw error
    }
    guard hasWords(letter.text) else { throw .noText }
    return letter
  }

  /// Whether there is more than white space, no-break and zero-width spaces included.
  static func hasWords(_ text: [UInt8]) -> Bool {
    let blanks: [[UInt8]] = [[0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xEF, 0xBB, 0xBF]]
    var at = 0
    while at < text.count {
      if text[at] <= 0x20 {
        at += 1
      } else if let blank = blanks.first(where: { text[at...].starts(with: $0) }) {
        at += blank.count
      } else {
        return true
      }
    }
    return false
  }
}

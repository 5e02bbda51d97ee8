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
    case .zip: letter = try WordReader.letter(from: source, limits: limits)
    case .html: letter = try HTMLReader.letter(from: source, limits: limits)
    case .text: letter = try PlainTextReader.letter(from: source, limits: limits)
    case .unreadable(let error): throw error
    }
    guard letter.text.contains(where: { $0 > 0x20 }) else { throw .noText }
    return letter
  }
}

internal import CLexicons
public import LetterAnalysis

/// The lexicons that are built into the binary.
public enum EmbeddedLexicons {
  /// Every file of `Lexicons/`, copied out of the binary, in no particular order.
  public static func sources() -> [LexiconSource] {
    UnsafeBufferPointer(start: lorcheck_lexicon_table(), count: lorcheck_lexicon_count()).map {
      LexiconSource(
        name: String(cString: $0.name),
        bytes: Array(UnsafeBufferPointer(start: $0.bytes, count: $0.count)))
    }
  }
}

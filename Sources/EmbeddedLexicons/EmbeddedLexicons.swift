internal import CLexicons
public import LetterAnalysis

/// The lexicons that are built into the binary.
public enum EmbeddedLexicons {
  /// Every file of `Lexicons/`, used in place, in no particular order.
  public static func sources() -> [LexiconSource] {
    UnsafeBufferPointer(start: lorcheck_lexicon_table(), count: lorcheck_lexicon_count()).map {
      LexiconSource(
        name: String(cString: $0.name),
        content: LexiconBytes(builtIn: UnsafeRawBufferPointer(start: $0.bytes, count: $0.count)))
    }
  }

  /// The same files compiled, for `LexiconSet`, which uses them unless a text was replaced.
  public static func compiled() -> LexiconBytes {
    LexiconBytes(
      builtIn: UnsafeRawBufferPointer(
        start: lorcheck_compiled_lexicons(), count: lorcheck_compiled_lexicons_size()))
  }
}

internal import LetterAnalysis
enum HTMLReader {
  static func letter(from source: LetterSource, limits: ReadingLimits) throws(LetterReadError) -> Letter { throw .binary }
}

internal import ArgumentParser
internal import LetterAnalysis
internal import LetterFormats

/// A letter on disk or on standard input.
enum LetterFile {
  /// What `--convert` does.
  static let convertHelp = ArgumentHelp(
    "Has .doc, .rtf and .pdf converted by soffice or pdftotext, kept from the network.")

  /// Reads the letter at `path`; `converting` allows other programs to help.
  ///
  /// - Throws: `FileProblem` if it cannot be read, or holds no letter.
  static func letter(at path: FilePath, converting: Bool) throws(FileProblem) -> Letter {
    let bytes = try path.read(limit: ReadingLimits.standard.fileSize)
    do {
      return try LetterReaders.letter(from: LetterSource(name: path.text, bytes: bytes))
    } catch {
      guard Conversion.applies(to: error) else { throw FileProblem(reason: error.description) }
      guard converting else {
        throw FileProblem(reason: error.description + ", or give --convert")
      }
      return try Conversion.letter(at: path, bytes, refusedFor: error)
    }
  }
}

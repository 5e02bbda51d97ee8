internal import LetterAnalysis
internal import LetterFormats

/// A letter opened for comments, and what a writer should know of how it was.
struct OpenedDraft {
  let draft: WordDraft
  /// Sentences without the file's name.
  let notices: [String]
  /// Whether another program made a Word document of the file first.
  let isConverted: Bool
  /// What the document lacks that the file had, in words; nil if it lacks nothing.
  let omissions: String?

  /// Opens the letter at `path`; `converting` allows other programs to help.
  ///
  /// - Throws: `FileProblem` if it cannot be read, or can hold no comments.
  init(_ path: FilePath, converting: Bool) throws(FileProblem) {
    let bytes = try path.read(limit: ReadingLimits.standard.fileSize)
    var (draft, converted) = try Self.open(bytes, name: path.text, converting: converting)
    if converting, draft.letter.format == .odt {
      let document = try Conversion.wordDocument(ofOpenDocument: bytes)
      draft = try Self.draft(document, name: path.text)
      converted = document
    }
    self.draft = draft
    isConverted = converted != nil
    omissions =
      draft.omissions ?? converted?.unseen.map { "formatting, any pictures, and \($0)" }
    notices = Self.notices(draft, converted, omissions)
  }

  private static func open(
    _ bytes: [UInt8], name: String, converting: Bool
  ) throws(FileProblem) -> (WordDraft, Conversion.Document?) {
    do throws(AnnotationError) {
      return (try WordDraft(LetterSource(name: name, bytes: bytes)), nil)
    } catch {
      guard case .unreadable(let reason) = error, Conversion.applies(to: reason) else {
        throw FileProblem(reason: error.description)
      }
      guard converting else {
        throw FileProblem(reason: error.description + ", or give --convert")
      }
      let document = try Conversion.document(of: bytes, refusedFor: reason)
      return (try draft(document, name: name), document)
    }
  }

  private static func draft(
    _ document: Conversion.Document, name: String
  ) throws(FileProblem) -> WordDraft {
    do throws(AnnotationError) {
      return try WordDraft(document.source(name: name))
    } catch {
      throw FileProblem(reason: "converted by \(document.program), it gave \(error.description)")
    }
  }

  private static func notices(
    _ draft: WordDraft, _ converted: Conversion.Document?, _ omissions: String?
  ) -> [String] {
    var notices: [String] = []
    if let omissions {
      let remedy =
        draft.letter.format == .odt
        ? "; with --convert LibreOffice keeps formatting and comments" : ""
      notices.append("the document holds its words alone and lacks \(omissions)\(remedy)")
    } else if let converted {
      notices.append("\(converted.program) made the document; compare how it looks with the letter")
    }
    for (count, what) in [(draft.changedComments, "changed"), (draft.answeredComments, "answered")]
    where count > 0 {
      notices.append(
        count == 1
          ? "a comment of lorcheck's was \(what) by somebody and stays"
          : "\(count) comments of lorcheck's were \(what) by somebody and stay")
    }
    if let protection = draft.protection {
      notices.append(
        "the document is protected: \(protection); the comments are in it, and Word may not let "
          + "you answer or delete them until the protection is removed")
    }
    return notices
  }
}

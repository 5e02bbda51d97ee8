import LetterAnalysis
import LetterFormats
import Testing

/// A package with a body, ready for comments.
struct Draft {
  let draft: WordDraft

  init(_ file: WordFile) throws {
    draft = try WordDraft(LetterSource(name: "letter.docx", bytes: file.packed))
  }

  init(body: String) throws { try self.init(WordFile(body: body)) }

  func annotated(_ words: [String]) throws -> [UInt8] {
    let text = draft.letter.string
    let comments = try words.map { word in
      let range = try #require(text.firstRange(of: word), "'\(word)' is not in the letter")
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return LetterComment(
        span: Span(start, start + word.utf8.count), paragraphs: [.init("about \(word)")])
    }
    return try draft.annotated(with: comments, date: moment)
  }
}

let moment = CommentDate(
  local: "2026-01-31T09:30:00Z", universal: "2026-01-31T14:30:00Z")

/// A document opened again.
func reread(_ bytes: [UInt8]) throws -> WordDraft {
  try WordDraft(LetterSource(name: "a.docx", bytes: bytes))
}

extension WordFile {
  /// The file with the list of kinds of parts that a document needs to be opened by Word.
  var packed: [UInt8] { packed(kind: "document") }

  func packed(kind: String) -> [UInt8] {
    var file = self
    file.contentTypes = """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Override PartName="/word/document.xml" ContentType="application/vnd.\(kind).main+xml"/></Types>
      """
    return file.bytes
  }
}

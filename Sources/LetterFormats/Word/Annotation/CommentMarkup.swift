/// How a comment is written in the comments part.
struct CommentMarkup {
  let markup: WordMarkup
  let date: CommentDate

  /// The namespace of identifiers of paragraphs, which the companions of the comments part refer to.
  ///
  /// Source: [MS-DOCX] 2.6.2.3.
  static let word2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
  private static let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"

  /// One comment; `paragraphID` names its last paragraph for the companions, if there are any.
  func comment(_ comment: LetterComment, id: Int, paragraphID: String?) -> String {
    var result = "<w:comment\(markup.declaration)"
    if paragraphID != nil {
      result += " xmlns:w14=\"\(Self.word2010)\" xmlns:mc=\"\(Self.compatibility)\""
      result += " mc:Ignorable=\"w14\""
    }
    result += " w:id=\"\(id)\" w:author=\"\(LetterComment.author)\" w:date=\"\(date.local)\""
    result += " w:initials=\"\(LetterComment.initials)\">"
    for (index, paragraph) in comment.paragraphs.enumerated() {
      let look = paragraph.isStrong ? Self.strong + Self.size(20) : Self.size(20)
      result += self.paragraph(paragraph.text, look, isFirst: index == 0)
    }
    let seal = CommentSeal.line(under: comment.paragraphs.map(\.text), rules: comment.rules)
    result += paragraph(
      seal, Self.grey + Self.size(14), isFirst: comment.paragraphs.isEmpty, id: paragraphID)
    return result + "</w:comment>"
  }

  private static let strong = "<w:b/><w:bCs/>"
  private static let grey = "<w:color w:val=\"808080\"/>"

  /// A size in half points.
  private static func size(_ halves: Int) -> String {
    "<w:sz w:val=\"\(halves)\"/><w:szCs w:val=\"\(halves)\"/>"
  }

  /// A paragraph, formatted directly, since the styles of the document may say anything.
  private func paragraph(_ text: String, _ look: String, isFirst: Bool, id: String? = nil)
    -> String
  {
    let identifier = id.map { " w14:paraId=\"\($0)\" w14:textId=\"77777777\"" } ?? ""
    let reference = isFirst ? "<w:r><w:annotationRef/></w:r>" : ""
    return "<w:p\(identifier)><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\""
      + " w:lineRule=\"auto\"/><w:ind w:left=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr>"
      + "\(reference)<w:r><w:rPr>\(look)</w:rPr>"
      + "<w:t xml:space=\"preserve\">\(WordMarkup.escaped(text))</w:t></w:r></w:p>"
  }

  /// A comments part without a comment.
  static func emptyPart(of markup: WordMarkup) -> [UInt8] {
    Array(
      ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        + "<w:comments xmlns:w=\"\(markup.namespace)\"></w:comments>").utf8)
  }

  /// Whether a comments part without a comment is one that lorcheck made.
  static func isEmptyPart(_ bytes: [UInt8]) -> Bool {
    WordMarkup.all.contains { bytes == emptyPart(of: $0) }
  }
}

internal import LetterAnalysis

/// Reads the comments of a comments part, in its order.
final class CommentReader: XMLEvents {
  /// A comment.
  struct Comment {
    var author: String
    /// The words of all its paragraphs, without anything between them.
    var text: [UInt8] = []
    /// Whether it holds more than words, such as a picture.
    var holdsMore = false

    /// Whether lorcheck wrote it and nobody has changed it since.
    var isOwn: Bool {
      !holdsMore && CommentSeal.isIntact(words)
    }

    /// Whether lorcheck wrote it and somebody has changed it since.
    var isChanged: Bool {
      author == LetterComment.author && !isOwn && CommentSeal.rules(in: words) != nil
    }

    /// Its text.
    var words: String { String(decoding: text, as: UTF8.self) }
  }

  /// The comments.
  private(set) var comments: [Comment] = []
  private var isInComment = false
  private var isInText = false

  func start(_ tag: XMLTag, _ attributes: XMLAttributes) {
    if tag.isWord(.comment) {
      comments.append(Comment(author: attributes.string("author") ?? ""))
      isInComment = true
    }
    guard isInComment, !comments.isEmpty else { return }
    isInText = tag.isWord(.t) || tag.isWord(.delText)
    if Self.isMore(tag) { comments[comments.count - 1].holdsMore = true }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInText { comments[comments.count - 1].text.append(contentsOf: bytes) }
  }

  func end(_ tag: XMLTag) {
    isInText = false
    if tag.isWord(.comment) { isInComment = false }
  }

  /// What lorcheck puts into no comment, and a person may.
  private static func isMore(_ tag: XMLTag) -> Bool {
    if tag.space == .compatibility || tag.space == .math { return true }
    guard tag.space == .word else { return false }
    switch tag.name {
    case .drawing, .pict, .object, .tbl, .sym, .ins, .del, .sdt, .fldChar, .fldSimple: return true
    default: return false
    }
  }

  /// What to say about the comments of people, if there are any.
  ///
  /// A comment of lorcheck's that somebody changed goes with the others of lorcheck's, which a writer
  /// deletes before the letter is sent; it is a comment like any, once they are gone.
  var remark: DocumentRemark? {
    let isAnnotated = comments.contains(where: \.isOwn)
    let others = comments.filter { !$0.isOwn && !(isAnnotated && $0.isChanged) }
    guard !others.isEmpty else { return nil }
    var authors = AuthorList()
    for comment in others { authors.add(comment.author) }
    return DocumentRemark(kind: .comments, count: others.count, detail: authors.description)
  }
}

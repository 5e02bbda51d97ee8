internal import LetterAnalysis

/// What one part of an OpenDocument file holds.
struct OpenContent {
  /// A header or a footer of a master page.
  struct Margin {
    var masterPage: String
    var part: LetterPart
    var story: TextStory
  }

  /// The text of the body, outside notes.
  var story = TextStory()
  /// The notes, in the order of their places in the text.
  var notes: [TextStory] = []
  /// Headers and footers, in the order of the part; not all need be in use.
  var margins: [Margin] = []
  /// The master pages that the body uses, each once; nil is the first there is.
  var masterPages: [String?] = []
  /// Insertions, deletions and moves.
  var tracked = TrackedChanges()
  /// Text that is formatted as hidden.
  var hidden = HiddenText()
  /// Comments, which are no text.
  var annotations = Annotations()
}

/// Counts annotations and names who wrote them.
struct Annotations {
  private var count = 0
  private var authors = AuthorList()

  /// Counts one annotation by `author`.
  mutating func add(author: String) {
    count += 1
    authors.add(author)
  }

  /// Adds the annotations of another part.
  mutating func add(_ other: Annotations) {
    count += other.count
    for author in other.authors.names { authors.add(author) }
  }

  /// What to say about them, if there are any.
  var remark: DocumentRemark? {
    count == 0
      ? nil : DocumentRemark(kind: .comments, count: count, detail: authors.description)
  }
}

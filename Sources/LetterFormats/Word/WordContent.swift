internal import LetterAnalysis

/// What one part of a document holds.
struct WordContent {
  /// Its text outside notes.
  var story = TextStory()
  /// The notes of a notes part, by their ids.
  var noteStories: [String: TextStory] = [:]
  /// References to notes, in the order of the text.
  var notes: [NoteReference] = []
  /// References to headers and footers, in the order of the sections.
  var margins: [MarginReference] = []
  /// Insertions, deletions and moves.
  var tracked = TrackedChanges()
  /// Text that is formatted as hidden.
  var hidden = HiddenText()
  /// Documents in other formats that Word would import here.
  var alternativeChunks = 0
}

/// A place in the text that refers to a footnote or an endnote.
struct NoteReference {
  /// Which of the two parts has the note.
  enum Kind: String, CaseIterable {
    case footnotes, endnotes

    /// How the type of the relationship to that part ends.
    var relationship: String { "/" + rawValue }
  }

  var kind: Kind
  var id: String
  /// Where the body refers to it.
  var place: SourcePlace
}

/// A section's reference to a header or a footer part, by relationship.
struct MarginReference {
  var part: LetterPart
  var id: String
}

/// Counts changes that were neither accepted nor rejected.
struct TrackedChanges {
  private var count = 0
  private var authors = AuthorList()

  /// Counts one change by `author`.
  mutating func add(author: String?) {
    count += 1
    authors.add(author)
  }

  /// Adds the changes of another part.
  mutating func add(_ other: TrackedChanges) {
    count += other.count
    for author in other.authors.names { authors.add(author) }
  }

  /// What to say about them, if there are any.
  var remark: DocumentRemark? {
    count == 0
      ? nil : DocumentRemark(kind: .trackedChanges, count: count, detail: authors.description)
  }
}

/// The names of those who changed or commented on a document, each once.
struct AuthorList: CustomStringConvertible {
  /// In the order in which they turn up.
  private(set) var names: [String] = []

  /// More authors than this are not named; chosen by hand.
  private static let most = 20

  /// Adds a name that is not empty.
  mutating func add(_ name: String?) {
    guard let name, !name.isEmpty, names.count < Self.most, !names.contains(name) else { return }
    names.append(name)
  }

  /// The names, separated by commas.
  var description: String { names.joined(separator: ", ") }
}

/// Counts passages of hidden text and keeps the beginning.
struct HiddenText {
  private var count = 0
  private var excerpt: [UInt8] = []
  private var isCut = false

  /// Bytes of hidden text that a report shows; chosen by hand.
  private static let shown = 80

  /// Adds text; `isNew` begins another passage.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, isNew: Bool) {
    if isNew {
      count += 1
      if !excerpt.isEmpty { excerpt.append(0x20) }
    }
    // Twice as much is kept, since white space may shrink and the last character be cut in two.
    let room = max(0, Self.shown * 2 - excerpt.count)
    excerpt.append(contentsOf: bytes.prefix(room))
    if bytes.count > room { isCut = true }
  }

  /// Adds the hidden text of another part.
  mutating func add(_ other: HiddenText) {
    count += other.count
    if excerpt.isEmpty { (excerpt, isCut) = (other.excerpt, other.isCut) }
  }

  /// What to say about it, if there is any.
  var remark: DocumentRemark? {
    guard count > 0 else { return nil }
    let words = Array(
      excerpt.split(whereSeparator: { $0 <= 0x20 }).joined(separator: [UInt8(ascii: " ")]))
    guard words.count > Self.shown || isCut else {
      return DocumentRemark(
        kind: .hiddenText, count: count, detail: String(decoding: words, as: UTF8.self))
    }
    // What is kept may be white space alone, and so no words.
    var end = max(0, min(Self.shown, words.count - 1))
    while end > 0, words[end] & 0xC0 == 0x80 { end -= 1 }
    let text = String(decoding: words[..<end], as: UTF8.self) + "…"
    return DocumentRemark(kind: .hiddenText, count: count, detail: text)
  }
}

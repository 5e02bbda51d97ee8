internal import LetterAnalysis

/// Reads Office Open XML word-processing documents: .docx, .docm, .dotx, .dotm.
enum WordReader {
  /// The letter in a package.
  static func letter(
    from source: LetterSource, limits: ReadingLimits
  ) throws(LetterReadError) -> Letter {
    try reading(from: source, limits: limits).letter
  }

  /// The letter in a package, and where in the main part its text comes from.
  static func reading(
    from source: LetterSource, limits: ReadingLimits
  ) throws(LetterReadError) -> (letter: Letter, places: PlaceMap) {
    var package = try WordPackage.open(source.bytes, limits: limits)
    let content = try package.readMainPart()
    var assembly = WordAssembly(main: content)
    package.readNotes(of: content, into: &assembly)
    package.readMargins(of: content, into: &assembly)
    package.readComments(into: &assembly)
    package.readProperties(into: &assembly)
    let story = assembly.finish()
    guard story.count <= limits.textLength else {
      throw .overLimit(.textLength(limits.textLength))
    }
    let letter = Letter(
      name: source.name, format: .docx, text: story.text, blocks: story.blocks,
      remarks: story.remarks)
    return (letter, story.places)
  }
}

/// Puts the stories of a document in their order and collects the remarks.
struct WordAssembly {
  private var story: TextStory
  private var tracked: TrackedChanges
  private var hidden: HiddenText
  private var remarks: [DocumentRemark] = []

  /// Begins with the body.
  init(main: WordContent) {
    story = main.story
    tracked = main.tracked
    hidden = main.hidden
    if main.alternativeChunks > 0 {
      remarks.append(
        DocumentRemark(
          kind: .unreadPart, count: main.alternativeChunks,
          detail: "an imported document (altChunk)"))
    }
  }

  /// Adds a note, a header or a footer, for which `place` stands in the main part.
  mutating func append(_ part: TextStory, from place: SourcePlace) {
    story.append(part, from: place)
  }

  /// Adds what was noticed while another part was read.
  mutating func append(remarksOf content: WordContent) {
    tracked.add(content.tracked)
    hidden.add(content.hidden)
  }

  /// Adds a remark that belongs to no place.
  mutating func append(_ remark: DocumentRemark) { remarks.append(remark) }

  /// Notes that a part could not be read.
  mutating func unread(_ part: String) {
    remarks.append(DocumentRemark(kind: .unreadPart, detail: part))
  }

  /// The whole text, with every remark.
  func finish() -> TextStory {
    var story = story
    story.remarks = [tracked.remark, hidden.remark].compactMap { $0 } + remarks + story.remarks
    story.remarks += FieldErrors.remarks(in: story.text)
    return story
  }
}

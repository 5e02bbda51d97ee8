internal import LetterAnalysis

/// Reads OpenDocument texts: .odt, .ott and .fodt.
enum OpenReader {
  /// The letter in the parts of a document called `name`.
  static func letter(
    in parts: OpenParts, name: String, limits: ReadingLimits
  ) throws(LetterReadError) -> Letter {
    var assembly = OpenAssembly(unread: parts.unread)
    var named = OpenStyles()
    var margins: [OpenContent.Margin] = []
    if let part = parts.styles {
      do throws(LetterReadError) {
        named = try styles(of: part, over: named, limits: limits)
        let content = try walk(part, styles: named, limits: limits)
        margins = content.margins
        if part.name != parts.content.name { assembly.append(remarksOf: content) }
      } catch {
        assembly.unread(part.name)
      }
    }
    let content: OpenContent
    do throws(LetterReadError) {
      let own = try styles(of: parts.content, over: named, limits: limits)
      content = try walk(parts.content, styles: own, limits: limits)
    } catch {
      let name = parts.content.name
      throw error == .damagedPart(name) ? .damagedOpenDocument(.markup(name)) : error
    }
    assembly.append(content, margins: margins, pages: named.pagesInUse(content.masterPages))
    if let part = parts.properties { assembly.append(propertiesIn: part, limits: limits) }
    let story = assembly.finish()
    guard story.count <= limits.textLength else {
      throw .overLimit(.textLength(limits.textLength))
    }
    return Letter(
      name: name, format: .odt, text: story.text, blocks: story.blocks, remarks: story.remarks)
  }

  private static func styles(
    of part: OpenParts.Part, over base: OpenStyles, limits: ReadingLimits
  ) throws(LetterReadError) -> OpenStyles {
    try OpenStyles(parsing: part.bytes, name: part.name, over: base, limits: limits)
  }

  private static func walk(
    _ part: OpenParts.Part, styles: OpenStyles, limits: ReadingLimits
  ) throws(LetterReadError) -> OpenContent {
    let walker = OpenWalker(styles: styles, limits: limits)
    try XMLPushReader.parse(part.bytes, name: part.name, events: walker, limits: limits)
    return walker.content
  }
}

/// Puts the stories of a document in their order and collects the remarks.
struct OpenAssembly {
  private var story = TextStory()
  private var tracked = TrackedChanges()
  private var hidden = HiddenText()
  private var annotations = Annotations()
  private var remarks: [DocumentRemark] = []

  /// Begins with the parts that could not be unpacked.
  init(unread: [String]) { for name in unread { self.unread(name) } }

  /// Notes that a part could not be read.
  mutating func unread(_ part: String) {
    remarks.append(DocumentRemark(kind: .unreadPart, detail: part))
  }

  /// Adds what was noticed while a part was read.
  mutating func append(remarksOf content: OpenContent) {
    tracked.add(content.tracked)
    hidden.add(content.hidden)
    annotations.add(content.annotations)
  }

  /// Adds the body, its notes, and the headers and footers of the master pages in use.
  mutating func append(_ content: OpenContent, margins: [OpenContent.Margin], pages: [String]) {
    append(remarksOf: content)
    story.append(content.story)
    for note in content.notes { story.append(note) }
    let byPage = Dictionary(grouping: margins, by: \.masterPage)
    for part in [LetterPart.header, .footer] {
      var texts: Set<[UInt8]> = []
      for margin in pages.flatMap({ byPage[$0] ?? [] }) where margin.part == part {
        guard !margin.story.blocks.isEmpty, texts.insert(margin.story.text).inserted else {
          continue
        }
        story.append(margin.story)
      }
    }
  }

  /// Adds the document's properties.
  mutating func append(propertiesIn part: OpenParts.Part, limits: ReadingLimits) {
    let reader = OpenPropertyReader()
    do throws(LetterReadError) {
      try XMLPushReader.parse(part.bytes, name: part.name, events: reader, limits: limits)
      remarks += reader.remarks
    } catch {
      unread(part.name)
    }
  }

  /// The whole text, with every remark.
  func finish() -> TextStory {
    var story = story
    let counted = [tracked.remark, hidden.remark, annotations.remark].compactMap { $0 }
    story.remarks = counted + remarks + story.remarks
    return story
  }
}

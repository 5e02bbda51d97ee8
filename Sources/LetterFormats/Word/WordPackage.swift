internal import LetterAnalysis

/// The parts of a word-processing package and how they are related.
struct WordPackage: ~Copyable {
  private var archive: ZipArchive
  private let limits: ReadingLimits
  private let rootRelations: Relationships
  private let main: String
  private var relations = Relationships()
  private var styles = WordStyles()

  private init(
    archive: consuming ZipArchive, root: Relationships, main: String, limits: ReadingLimits
  ) {
    self.archive = archive
    self.limits = limits
    self.main = main
    rootRelations = root
  }

  /// Opens the package and finds its main part.
  static func open(
    _ bytes: [UInt8], limits: ReadingLimits
  ) throws(LetterReadError) -> WordPackage {
    var archive = try ZipArchive(bytes, limits: limits)
    let root = try relations(of: "", in: &archive, limits: limits)
    // Some generators leave the relationships out; every reader then tries the usual place.
    let named = root?.first(ending: "/officeDocument")?.target
    let target = named ?? "word/document.xml"
    guard archive.contains(target) else {
      throw errorWithoutMainPart(archive, named: named)
    }
    return WordPackage(
      archive: archive, root: root ?? Relationships(), main: target, limits: limits)
  }

  /// What a zip archive is that has no main part where it should be.
  private static func errorWithoutMainPart(
    _ archive: borrowing ZipArchive, named: String?
  ) -> LetterReadError {
    if archive.contains("xl/workbook.xml") { return .spreadsheet }
    if archive.contains("ppt/presentation.xml") { return .presentation }
    return named.map { .damagedPart($0) } ?? .zipWithoutDocument
  }

  /// Reads the body: its damage is the document's.
  mutating func readMainPart() throws(LetterReadError) -> WordContent {
    guard let bytes = try archive.read(main) else { throw .damagedPart(main) }
    if main.hasSuffix(".bin") { throw .spreadsheet }
    relations = (try? Self.relations(of: main, in: &archive, limits: limits)) ?? Relationships.usual
    if let part = relations.first(ending: "/styles")?.target,
      let bytes = try? archive.read(part)
    {
      styles = WordStyles(parsing: bytes, name: part, limits: limits)
    }
    return try parse(bytes, name: main, part: .body)
  }

  /// Reads notes, in the order in which the body refers to them.
  mutating func readNotes(of content: WordContent, into assembly: inout WordAssembly) {
    var notes: [NoteReference.Kind: [String: TextStory]] = [:]
    for kind in NoteReference.Kind.allCases where content.notes.contains(where: { $0.kind == kind })
    {
      guard let part = relations.first(ending: kind.relationship)?.target else {
        assembly.unread(kind.rawValue)
        continue
      }
      guard let bytes = try? archive.read(part),
        let read = try? parse(bytes, name: part, part: .note)
      else {
        assembly.unread(part)
        continue
      }
      notes[kind] = read.noteStories
      assembly.append(remarksOf: read)
    }
    for reference in content.notes {
      if let story = notes[reference.kind]?.removeValue(forKey: reference.id) {
        assembly.append(story, from: reference.place)
      }
    }
  }

  /// Reads headers, then footers, leaving out those that repeat the words of another.
  mutating func readMargins(of content: WordContent, into assembly: inout WordAssembly) {
    for part in [LetterPart.header, .footer] {
      var texts: Set<[UInt8]> = []
      var targets: Set<String> = []
      for reference in content.margins where reference.part == part {
        guard let target = relations.target(id: reference.id), targets.insert(target).inserted
        else { continue }
        guard let bytes = try? archive.read(target),
          let read = try? parse(bytes, name: target, part: part)
        else {
          assembly.unread(target)
          continue
        }
        guard !read.story.blocks.isEmpty, texts.insert(read.story.text).inserted else { continue }
        assembly.append(read.story, from: .nowhere)
        assembly.append(remarksOf: read)
      }
    }
  }

  /// Counts the comments of people and names who wrote them.
  mutating func readComments(into assembly: inout WordAssembly) {
    guard let part = relations.first(ending: "/comments")?.target, archive.contains(part) else {
      return
    }
    let reader = CommentReader()
    guard let bytes = try? archive.read(part),
      (try? XMLPushReader.parse(bytes, name: part, events: reader, limits: limits)) != nil
    else { return assembly.unread(part) }
    if let remark = reader.remark { assembly.append(remark) }
  }

  /// Reads the document's properties.
  mutating func readProperties(into assembly: inout WordAssembly) {
    for kind in ["/core-properties", "/extended-properties"] {
      guard let part = rootRelations.first(ending: kind)?.target, archive.contains(part) else {
        continue
      }
      let reader = PropertyReader()
      guard let bytes = try? archive.read(part),
        (try? XMLPushReader.parse(bytes, name: part, events: reader, limits: limits)) != nil
      else {
        assembly.unread(part)
        continue
      }
      for remark in reader.remarks { assembly.append(remark) }
    }
  }

  /// Parses a part that holds text.
  ///
  /// A field that never ends would swallow what follows it; Word takes its beginning for nothing, so
  /// the part is then read once more without it.
  private func parse(
    _ bytes: [UInt8], name: String, part: LetterPart
  ) throws(LetterReadError) -> WordContent {
    let walker = WordWalker(part: part, styles: styles, limits: limits)
    try XMLPushReader.parse(bytes, name: name, events: walker, limits: limits)
    guard !walker.unendedFields.isEmpty else { return walker.content }
    let second = WordWalker(
      part: part, styles: styles, limits: limits, ignoredFields: walker.unendedFields)
    try XMLPushReader.parse(bytes, name: name, events: second, limits: limits)
    return second.content
  }

  /// The relationships of a part, or nil if it has none.
  private static func relations(
    of part: String, in archive: inout ZipArchive, limits: ReadingLimits
  ) throws(LetterReadError) -> Relationships? {
    let name = Relationships.partName(for: part)
    guard let bytes = try archive.read(name) else { return nil }
    let reader = RelationshipReader(source: part)
    try XMLPushReader.parse(bytes, name: name, events: reader, limits: limits)
    return reader.relationships
  }
}

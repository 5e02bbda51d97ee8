/// Takes lorcheck's own comments out of a document, and leaves everybody else's.
struct CommentStripper {
  /// What was found.
  struct Outcome {
    /// Comments that were taken out.
    var stripped = 0
    /// Comments under lorcheck's name that somebody changed, and that stay.
    var changed = 0
    /// Comments of lorcheck's that somebody answered, and that stay.
    var answered = 0
    /// Numbers and rules of the comments that stay.
    var kept: [(id: String, rules: [String])] = []
    /// What the document lacks, by what the comments say; nil if they say nothing of it.
    var omissions: String?
  }

  /// Comments that are taken out, by their number.
  private var comments: Set<String> = []
  /// The paragraphs in them, by which companions know them.
  private var paragraphIDs: Set<String> = []
  /// Where they stand in the comments part.
  private var ranges: [Range<Int>] = []
  private var outcome = Outcome()

  /// Strips a package.
  static func strip(
    _ package: inout PackageEdit, _ layout: DocumentLayout
  ) throws(AnnotationError) -> Outcome {
    guard let name = layout.part("comments"), let part = try package.part(name) else {
      return Outcome()
    }
    var stripper = CommentStripper()
    let answered = try CommentCompanions.answered(in: &package, layout)
    try stripper.collect(from: part, answered: answered, limits: package.limits)
    let outcome = stripper.outcome
    guard outcome.stripped > 0 else { return outcome }
    let main = try package.requiredPart(layout.main)
    package.apply(stripper.unmarking(main.outline), to: main)
    try CommentCompanions.remove(
      paragraphIDs: stripper.paragraphIDs, keepsAuthor: !outcome.kept.isEmpty, from: &package,
      layout)
    var splices = Splices()
    part.remove(stripper.ranges, from: &splices)
    package.apply(splices, to: part)
    if CommentMarkup.isEmptyPart(part.bytes(with: splices)) {
      try remove(name, from: &package, layout)
    }
    return outcome
  }

  /// Finds lorcheck's comments, and what else it wrote into the comments part.
  private mutating func collect(
    from part: EditablePart, answered: Set<String>, limits: ReadingLimits
  ) throws(AnnotationError) {
    let outline = part.outline
    let found = outline.elements.indices.filter { outline.elements[$0].tag.isWord(.comment) }
    let read = try Self.read(part, limits: limits)
    guard read.count == found.count else { throw .unreadable(.damagedPart(part.name)) }
    for (index, comment) in zip(found, read) {
      let rules = CommentSeal.rules(in: comment.words)
      if rules != nil, let known = DocumentOfWords.omissions(in: comment.words) {
        outcome.omissions = known
      }
      guard let id = outline.value("id", of: index) else { continue }
      let paragraphs = outline.descendants(of: index).filter {
        outline.elements[$0].tag.isWord(.p)
      }.compactMap { outline.value("paraId", of: $0) }
      if comment.isOwn, answered.isDisjoint(with: paragraphs) {
        outcome.stripped += 1
        comments.insert(id)
        ranges.append(outline.elements[index].all)
        paragraphIDs.formUnion(paragraphs)
      } else if comment.isOwn || comment.author == LetterComment.author {
        if comment.isOwn { outcome.answered += 1 } else { outcome.changed += 1 }
        outcome.kept.append((id, rules ?? []))
      }
    }
    if let stamp = OutputStamp.range(in: outline.bytes) { ranges.append(stamp) }
  }

  private static func read(
    _ part: EditablePart, limits: ReadingLimits
  ) throws(AnnotationError) -> [CommentReader.Comment] {
    let reader = CommentReader()
    do throws(LetterReadError) {
      try XMLPushReader.parse(
        part.outline.bytes, name: part.name, events: reader, limits: limits)
    } catch {
      throw .unreadable(error)
    }
    return reader.comments
  }

  /// Takes the marks of the comments out of the main part, and mends what they kept apart.
  private func unmarking(_ outline: XMLOutline) -> Splices {
    var gone: [Range<Int>] = []
    for index in outline.elements.indices where isOwnMark(index, outline) {
      let element = outline.elements[index]
      let isAlone = outline.children(of: element.parent).allSatisfy {
        outline.elements[$0].tag.isWord(.rPr) || isOwnMark($0, outline)
      }
      let isRun = outline.elements[element.parent].tag.isWord(.r)
      let range = isRun && isAlone ? outline.elements[element.parent].all : element.all
      if gone.last != range { gone.append(range) }
    }
    return MarkMender(outline, gone: gone).splices()
  }

  private func isOwnMark(_ index: Int, _ outline: XMLOutline) -> Bool {
    let tag = outline.elements[index].tag
    guard tag.space == .word else { return false }
    switch tag.name {
    case .commentRangeStart, .commentRangeEnd, .commentReference:
      return outline.value("id", of: index).map(comments.contains) ?? false
    default: return false
    }
  }

  /// Takes out a comments part that lorcheck made, with all that refers to it.
  private static func remove(
    _ name: String, from package: inout PackageEdit, _ layout: DocumentLayout
  ) throws(AnnotationError) {
    package.set(name, to: nil)
    let relations = try package.requiredPart(Relationships.partName(for: layout.main))
    try remove(from: relations, &package) { element, outline in
      outline.value("Type", of: element)?.hasSuffix("/comments") ?? false
    }
    if try package.read(relations.name) == CommentWriter.noRelations {
      package.set(relations.name, to: nil)
    }
    let types = try package.requiredPart(DocumentLayout.contentTypes)
    try remove(from: types, &package) { element, outline in
      outline.value("PartName", of: element)?.lowercased() == "/" + name.lowercased()
    }
  }

  private static func remove(
    from part: EditablePart, _ package: inout PackageEdit, where isGone: (Int, XMLOutline) -> Bool
  ) throws(AnnotationError) {
    var splices = Splices()
    let elements = part.outline.elements
    let gone = elements.indices.filter { isGone($0, part.outline) }.map { elements[$0].all }
    part.remove(gone, from: &splices)
    package.apply(splices, to: part)
  }
}

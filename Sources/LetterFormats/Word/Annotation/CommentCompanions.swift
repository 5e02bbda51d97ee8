/// The parts with which later versions of Word follow the comments part: which comments answer which,
/// which are resolved, identifiers that last, and who the authors are.
///
/// They are kept in step where a document has them; none is ever made.
///
/// Source: [MS-DOCX] 2.5.3 to 2.5.6.
enum CommentCompanions {
  /// A comment as its companions know it.
  struct Entry {
    /// The identifier of its last paragraph: 8 hexadecimal digits below 80000000.
    var paragraphID: String
    /// The identifier that lasts: of the same form.
    var durableID: String
  }

  private static let kinds = ["commentsExtended", "commentsIds", "commentsExtensible", "people"]

  /// The companions that a document has: kind and name of the part.
  static func parts(of layout: DocumentLayout) -> [(kind: String, name: String)] {
    kinds.compactMap { kind in layout.part(kind).map { (kind, $0) } }
  }

  /// Paragraphs, by their identifiers, of comments that have an answer.
  static func answered(
    in package: inout PackageEdit, _ layout: DocumentLayout
  ) throws(AnnotationError) -> Set<String> {
    guard let name = layout.part(kinds[0]), let part = try package.part(name) else { return [] }
    return Set(
      part.outline.elements.indices.compactMap { part.outline.value("paraIdParent", of: $0) })
  }

  /// Adds entries for new comments.
  static func add(
    _ entries: [Entry], date: CommentDate, to package: inout PackageEdit, _ layout: DocumentLayout
  ) throws(AnnotationError) {
    for (kind, name) in parts(of: layout) {
      guard let part = try package.part(name) else { continue }
      var splices = Splices()
      let prefix = part.rootPrefix
      if kind == "people" {
        guard !knowsAuthor(part.outline) else { continue }
        part.append(person(prefix), to: &splices)
      } else {
        let lines = entries.map { element(of: kind, $0, prefix, date) }
        part.append(lines.joined(), to: &splices)
      }
      package.apply(splices, to: part)
    }
  }

  /// An attribute needs a prefix; all writers give these parts one.
  private static func element(
    of kind: String, _ entry: Entry, _ prefix: String, _ date: CommentDate
  ) -> String {
    switch kind {
    case "commentsExtended":
      "<\(prefix)commentEx \(prefix)paraId=\"\(entry.paragraphID)\" \(prefix)done=\"0\"/>"
    case "commentsIds":
      "<\(prefix)commentId \(prefix)paraId=\"\(entry.paragraphID)\" "
        + "\(prefix)durableId=\"\(entry.durableID)\"/>"
    default:
      "<\(prefix)commentExtensible \(prefix)durableId=\"\(entry.durableID)\" "
        + "\(prefix)dateUtc=\"\(date.universal)\"/>"
    }
  }

  private static func knowsAuthor(_ outline: XMLOutline) -> Bool {
    outline.elements.indices.contains { outline.value("author", of: $0) == LetterComment.author }
  }

  private static func person(_ prefix: String) -> String {
    "<\(prefix)person \(prefix)author=\"\(LetterComment.author)\"><\(prefix)presenceInfo "
      + "\(prefix)providerId=\"None\" \(prefix)userId=\"\(LetterComment.author)\"/></\(prefix)person>"
  }

  /// Removes the entries of comments that are gone; answers to them become comments of their own.
  ///
  /// The author goes with them unless it `keepsAuthor`, for comments that stay.
  static func remove(
    paragraphIDs: Set<String>, keepsAuthor: Bool, from package: inout PackageEdit,
    _ layout: DocumentLayout
  ) throws(AnnotationError) {
    var durable: Set<String> = []
    for (_, name) in parts(of: layout) {
      guard let part = try package.part(name) else { continue }
      var splices = Splices()
      var gone: [Range<Int>] = []
      let outline = part.outline
      for index in outline.elements.indices {
        let id = outline.value("paraId", of: index).map { paragraphIDs.contains($0) } ?? false
        switch outline.elements[index].tag.name {
        case .commentEx where id: gone.append(outline.elements[index].all)
        case .commentEx: orphan(index, outline, paragraphIDs, &splices)
        case .commentId where id:
          if let lasting = outline.value("durableId", of: index) { durable.insert(lasting) }
          gone.append(outline.elements[index].all)
        case .commentExtensible:
          guard let lasting = outline.value("durableId", of: index), durable.contains(lasting)
          else { continue }
          gone.append(outline.elements[index].all)
        case .person
        where !keepsAuthor && outline.value("author", of: index) == LetterComment.author:
          gone.append(outline.elements[index].all)
        default: continue
        }
      }
      part.remove(gone, from: &splices)
      package.apply(splices, to: part)
    }
  }

  /// Takes the parent from an answer to a comment that is gone.
  private static func orphan(
    _ element: Int, _ outline: XMLOutline, _ gone: Set<String>, _ splices: inout Splices
  ) {
    for attribute in outline.attributes(of: element) {
      guard String(decoding: attribute.name, as: UTF8.self).hasSuffix("paraIdParent"),
        gone.contains(outline.string(attribute.value))
      else { continue }
      splices.remove((attribute.name.startIndex - 1)..<(attribute.value.upperBound + 1))
    }
  }
}

/// Gives out identifiers that a document does not use yet.
struct FreshIdentifiers {
  private var used: Set<String> = []
  private var next: Int

  /// Identifiers from `first` on, without those after `mark` in `texts`.
  init(from first: Int, avoiding mark: String, in texts: [[UInt8]]) {
    next = first
    let needle = Array((mark + "=\"").utf8)
    for text in texts {
      var at = 0
      while let hit = text.firstOffset(of: needle, from: at) {
        let start = hit + needle.count
        used.insert(String(decoding: text[start..<min(start + 8, text.count)], as: UTF8.self))
        at = start
      }
    }
  }

  /// The next one: 8 hexadecimal digits.
  mutating func take() -> String {
    while true {
      let digits = String(next, radix: 16, uppercase: true)
      next += 1
      let id = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
      if used.insert(id).inserted { return id }
    }
  }
}

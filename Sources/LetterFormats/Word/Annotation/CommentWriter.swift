internal import LetterAnalysis

/// Writes comments into a package: their text, the marks at their words, and all that refers to them.
struct CommentWriter {
  private let layout: DocumentLayout
  private let letter: Letter
  private let places: PlaceMap
  private let main: EditablePart
  private let markup: WordMarkup
  private let finder: AnchorFinder

  /// A writer for a package whose letter has been read.
  init(
    _ package: inout PackageEdit, _ layout: DocumentLayout, letter: Letter, places: PlaceMap
  ) throws(AnnotationError) {
    self.layout = layout
    self.letter = letter
    self.places = places
    main = try package.requiredPart(layout.main)
    markup = WordMarkup(of: main)
    finder = AnchorFinder(main.outline)
  }

  /// Writes the comments, which keep their order.
  func write(
    _ comments: [LetterComment], date: CommentDate, to package: inout PackageEdit
  ) throws(AnnotationError) {
    guard !comments.isEmpty else { return }
    let name = try commentsPart(in: &package)
    let part = try package.requiredPart(name)
    let known = part.outline.elements.indices.filter {
      part.outline.elements[$0].tag.isWord(.comment)
    }
    guard known.count + comments.count <= AnnotationError.most else {
      throw .tooManyComments(known.count + comments.count)
    }
    let first = firstNumber(known.compactMap { part.outline.value("id", of: $0) })
    let entries = try companions(count: comments.count, part, &package)
    var marks = CommentMarks(part: main, markup: markup)
    var text = ""
    let form = CommentMarkup(markup: WordMarkup(of: part), date: date)
    for (index, comment) in comments.enumerated() {
      let (anchor, place) = try anchor(of: comment.span)
      marks.mark(first + index, at: anchor)
      var placed = comment
      if let place { placed.paragraphs.insert(.init(words(place, comment.span)), at: 0) }
      text += form.comment(placed, id: first + index, paragraphID: entries?[index].paragraphID)
    }
    let marked = marks.finish()
    package.set(main.name, to: marked)
    var splices = Splices()
    part.append(text, to: &splices)
    let stamp = OutputStamp.text(main: marked, comments: part.bytes(with: splices))
    splices = Splices()
    part.append(text + stamp, to: &splices)
    package.apply(splices, to: part)
    if let entries {
      try CommentCompanions.add(entries, date: date, to: &package, layout)
    }
  }

  /// A number above those of all comments and of marks that lost their comment.
  private func firstNumber(_ known: [String]) -> Int {
    var most = known.compactMap { Int($0) }.max() ?? -1
    for index in main.outline.elements.indices {
      let tag = main.outline.elements[index].tag
      guard tag.space == .word, tag.name == .commentReference || tag.name == .commentRangeStart,
        let number = main.outline.value("id", of: index).flatMap({ Int($0) })
      else { continue }
      most = max(most, number)
    }
    return min(most, Int(Int32.max) - AnnotationError.most - 1) + 1
  }

  /// What the companions will call the new comments; nil if the document has none of them.
  private func companions(
    count: Int, _ comments: EditablePart, _ package: inout PackageEdit
  ) throws(AnnotationError) -> [CommentCompanions.Entry]? {
    let names = CommentCompanions.parts(of: layout).map(\.name)
    guard !names.isEmpty else { return nil }
    var texts = [main.outline.bytes, comments.outline.bytes]
    for name in names { if let part = try package.part(name) { texts.append(part.outline.bytes) } }
    // Any numbers do that nobody else uses; these spell LC.
    var paragraphs = FreshIdentifiers(from: 0x4C43_0001, avoiding: "paraId", in: texts)
    var durable = FreshIdentifiers(from: 0x4C43_0001, avoiding: "durableId", in: texts)
    return (0..<count).map { _ in
      CommentCompanions.Entry(paragraphID: paragraphs.take(), durableID: durable.take())
    }
  }
}

/// Where comments are anchored.
extension CommentWriter {
  /// The anchor of a span, and the name of the place if comments cannot stand there.
  private func anchor(of span: Span) throws(AnnotationError) -> (Anchor, place: String?) {
    let block = letter.blocks.last { $0.span.start <= span.start } ?? letter.blocks.first
    switch block?.part {
    case .header: return (try edge(isEnd: false), "in the header")
    case .footer: return (try edge(isEnd: true), "in the footer")
    case .note: return (try words(span), "in a note")
    default: break
    }
    if span.isEmpty { return (try point(span.start, in: block), nil) }
    let anchor = try words(span)
    return (anchor, anchor.isBox ? "in a text box" : nil)
  }

  /// The anchor of the words of a span.
  private func words(_ span: Span) throws(AnnotationError) -> Anchor {
    let last = max(span.start, span.end - 1)
    if let first = places.place(of: span.start), let end = places.place(of: last)?.advanced(by: 1),
      let anchor = finder.anchor(from: first, to: end)
    {
      return anchor
    }
    return try paragraph(near: places.place(of: span.start))
  }

  /// The anchor between words: at the beginning of a block, in it, or behind its end.
  private func point(_ offset: Int, in block: Block?) throws(AnnotationError) -> Anchor {
    let inside = block.map { min(max(offset, $0.span.start), $0.span.end) } ?? 0
    let isEnd = inside > 0 && inside == block?.span.end
    let place = places.place(of: isEnd ? inside - 1 : inside)
    let exact = isEnd ? place?.advanced(by: 1) : place
    if let exact, let anchor = finder.anchor(at: exact, isEnd: isEnd) { return anchor }
    return try paragraph(near: place)
  }

  /// The anchor at the beginning or the end of the body.
  private func edge(isEnd: Bool) throws(AnnotationError) -> Anchor {
    let body = letter.blocks.filter { $0.part == .body }
    guard let block = isEnd ? body.last : body.first else { return try paragraph(near: nil) }
    return try point(isEnd ? block.span.end : block.span.start, in: block)
  }

  private func paragraph(near place: SourcePlace?) throws(AnnotationError) -> Anchor {
    guard let anchor = finder.paragraphAnchor(near: place) else { throw .noParagraph }
    return anchor
  }

  /// What a comment begins with whose anchor is not at its words.
  private func words(_ place: String, _ span: Span) -> String {
    let place = place.prefix(1).uppercased() + place.dropFirst()
    return span.isEmpty ? "\(place):" : "\(place): “\(letter[span])”"
  }
}

/// The comments part of a document that has none.
extension CommentWriter {
  private static let mediaType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

  /// The name of the comments part, which is made if it is missing.
  private func commentsPart(in package: inout PackageEdit) throws(AnnotationError) -> String {
    if let known = layout.part("comments"), package.contains(known) { return known }
    var name = layout.sibling("comments.xml")
    var number = 1
    while package.contains(name) {
      number += 1
      name = layout.sibling("comments\(number).xml")
    }
    package.set(name, to: CommentMarkup.emptyPart(of: markup))
    try relate(name, in: &package)
    let types = try package.requiredPart(DocumentLayout.contentTypes)
    var splices = Splices()
    types.append(
      "<\(types.rootPrefix)Override PartName=\"/\(name)\" ContentType=\"\(Self.mediaType)\"/>",
      to: &splices)
    package.apply(splices, to: types)
    return name
  }

  /// Makes the main part refer to the comments part.
  private func relate(_ name: String, in package: inout PackageEdit) throws(AnnotationError) {
    let relations = Relationships.partName(for: layout.main)
    if try package.read(relations) == nil {
      package.set(relations, to: Self.noRelations)
    }
    let part = try package.requiredPart(relations)
    let ids = Set(part.outline.elements.indices.compactMap { part.outline.value("Id", of: $0) })
    var number = 1
    while ids.contains("rId\(number)") { number += 1 }
    let target = name.split(separator: "/").last.map(String.init) ?? name
    let office =
      markup.isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument"
      : "http://schemas.openxmlformats.org/officeDocument/2006"
    var splices = Splices()
    part.append(
      "<\(part.rootPrefix)Relationship Id=\"rId\(number)\" "
        + "Type=\"\(office)/relationships/comments\" Target=\"\(target)\"/>", to: &splices)
    package.apply(splices, to: part)
  }

  /// A list of relationships without one.
  static let noRelations = Array(
    ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns="
      + "\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>").utf8)
}

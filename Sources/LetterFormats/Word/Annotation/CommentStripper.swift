/// Takes lorcheck's own comments out of a document, and leaves everybody else's.
struct CommentStripper {
  /// Comments by their number.
  private var comments: Set<String> = []
  /// The paragraphs in them, by which companions know them.
  private var paragraphIDs: Set<String> = []

  /// Strips a package.
  ///
  /// - Returns: how many comments were taken out.
  static func strip(
    _ package: inout PackageEdit, _ layout: DocumentLayout
  ) throws(AnnotationError) -> Int {
    guard let name = layout.part("comments"), let part = try package.part(name) else { return 0 }
    var stripper = CommentStripper()
    var splices = Splices()
    let others = stripper.collect(from: part.outline, into: &splices)
    guard !stripper.comments.isEmpty else { return 0 }
    let main = try package.requiredPart(layout.main)
    package.apply(stripper.unmarking(main.outline), to: main)
    try CommentCompanions.remove(paragraphIDs: stripper.paragraphIDs, from: &package, layout)
    if others == 0, CommentCompanions.parts(of: layout).isEmpty {
      try remove(name, from: &package, layout)
    } else {
      package.apply(splices, to: part)
    }
    return stripper.comments.count
  }

  /// Finds lorcheck's comments; returns how many others there are.
  private mutating func collect(from outline: XMLOutline, into splices: inout Splices) -> Int {
    var others = 0
    for index in outline.elements.indices where outline.elements[index].tag.isWord(.comment) {
      guard outline.value("author", of: index) == LetterComment.author,
        let id = outline.value("id", of: index)
      else {
        others += 1
        continue
      }
      comments.insert(id)
      splices.remove(outline.elements[index].all)
      for inner in outline.descendants(of: index) where outline.elements[inner].tag.isWord(.p) {
        if let paragraph = outline.value("paraId", of: inner) { paragraphIDs.insert(paragraph) }
      }
    }
    return others
  }

  /// Takes the marks of the comments out of the main part, and joins the runs that they kept apart.
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
    return RunJoiner(outline, gone: gone).splices()
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

  /// Takes out a comments part that nothing is left of.
  private static func remove(
    _ name: String, from package: inout PackageEdit, _ layout: DocumentLayout
  ) throws(AnnotationError) {
    package.set(name, to: nil)
    let relations = try package.requiredPart(Relationships.partName(for: layout.main))
    var splices = Splices()
    for index in relations.outline.elements.indices
    where relations.outline.value("Type", of: index)?.hasSuffix("/comments") ?? false {
      splices.remove(relations.outline.elements[index].all)
    }
    package.apply(splices, to: relations)
    let types = try package.requiredPart(DocumentLayout.contentTypes)
    splices = Splices()
    for index in types.outline.elements.indices
    where types.outline.value("PartName", of: index)?.lowercased() == "/" + name.lowercased() {
      splices.remove(types.outline.elements[index].all)
    }
    package.apply(splices, to: types)
  }
}

/// Joins texts that stand in two runs only because marks stood between them.
struct RunJoiner {
  private let outline: XMLOutline
  private let gone: [Range<Int>]
  private var runs: [Int: Int] = [:]
  private var ends: [Int: Int] = [:]

  /// A joiner for a part from which `gone`, in order, is taken out.
  init(_ outline: XMLOutline, gone: [Range<Int>]) {
    self.outline = outline
    self.gone = gone
    for index in outline.elements.indices where outline.elements[index].tag.isWord(.r) {
      runs[outline.elements[index].all.lowerBound] = index
      ends[outline.elements[index].all.upperBound] = index
    }
  }

  /// Takes out what is gone, and between equal runs also the tags that part them.
  func splices() -> Splices {
    var splices = Splices()
    var index = 0
    while index < gone.count {
      var range = gone[index]
      index += 1
      while index < gone.count, gone[index].lowerBound == range.upperBound {
        range = range.lowerBound..<gone[index].upperBound
        index += 1
      }
      splices.remove(seam(around: range) ?? range)
    }
    return splices
  }

  /// From the end of what the run before holds to the beginning of what the run behind holds.
  private func seam(around range: Range<Int>) -> Range<Int>? {
    guard let left = ends[range.lowerBound], let right = runs[range.upperBound] else { return nil }
    let (a, b) = (outline.elements[left], outline.elements[right])
    guard !a.isEmptyTag, !b.isEmptyTag, a.parent == b.parent,
      outline.bytes[a.open] == outline.bytes[b.open], properties(left) == properties(right)
    else { return nil }
    guard let last = outline.children(of: left).last, isKept(last),
      let text = runText(right, at: contentStart(right)),
      outline.bytes[outline.elements[last].open] == outline.bytes[text.open]
    else { return nil }
    return outline.elements[last].close.lowerBound..<text.open.upperBound
  }

  /// Whether an element is a text whose white space counts.
  private func isKept(_ element: Int) -> Bool {
    outline.elements[element].tag.isWord(.t) && !outline.elements[element].isEmptyTag
      && outline.value("space", of: element) == "preserve"
  }

  /// The text that begins a run, if one does.
  private func runText(_ run: Int, at start: Int) -> XMLOutline.Element? {
    outline.children(of: run).first { outline.elements[$0].open.lowerBound == start && isKept($0) }
      .map { outline.elements[$0] }
  }

  /// The properties of a run as they are written, without the numbers of tracked changes in them.
  private func properties(_ run: Int) -> [UInt8] {
    guard let own = propertiesElement(run) else { return [] }
    var result: [UInt8] = []
    var at = outline.elements[own].all.lowerBound
    for change in outline.descendants(of: own) where outline.elements[change].tag.isWord(.rPrChange)
    {
      guard let number = outline.valueRange("id", of: change) else { continue }
      result += outline.bytes[at..<number.lowerBound]
      at = number.upperBound
    }
    return result + outline.bytes[at..<outline.elements[own].all.upperBound]
  }

  private func propertiesElement(_ run: Int) -> Int? {
    guard outline.elements.indices.contains(run + 1), outline.elements[run + 1].parent == run,
      outline.elements[run + 1].tag.isWord(.rPr)
    else { return nil }
    return run + 1
  }

  private func contentStart(_ run: Int) -> Int {
    propertiesElement(run).map { outline.elements[$0].all.upperBound }
      ?? outline.elements[run].open.upperBound
  }
}

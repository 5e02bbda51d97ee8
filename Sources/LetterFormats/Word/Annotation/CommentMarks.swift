/// Writes the marks of comments into the main part: where the words begin and end, and a reference.
struct CommentMarks {
  /// What is to be put at one byte of the part.
  private struct Spot {
    var cut = InsertionPoint.Cut.none
    /// Comments whose words end here.
    var ends: [Int] = []
    /// Comments whose reference stands here.
    var references: [Int] = []
    /// Comments between words: all three marks stand here.
    var points: [Int] = []
    /// Comments whose words begin here.
    var starts: [Int] = []
  }

  private let part: EditablePart
  private let markup: WordMarkup
  private var spots: [Int: Spot] = [:]
  private var nextRevision: Int

  /// Marks for the main part.
  init(part: EditablePart, markup: WordMarkup) {
    self.part = part
    self.markup = markup
    nextRevision = RevisionNumbers.next(in: part.outline)
  }

  /// Marks a comment.
  mutating func mark(_ comment: Int, at anchor: Anchor) {
    spots[anchor.start.offset, default: Spot()].cut = anchor.start.cut
    if anchor.start == anchor.end {
      spots[anchor.start.offset, default: Spot()].points.append(comment)
      return
    }
    spots[anchor.start.offset, default: Spot()].starts.append(comment)
    spots[anchor.end.offset, default: Spot()].cut = anchor.end.cut
    spots[anchor.end.offset, default: Spot()].ends.append(comment)
    spots[anchor.end.reference, default: Spot()].references.append(comment)
  }

  /// The part with every mark.
  mutating func finish() -> [UInt8] {
    var splices = Splices()
    var texts: Set<Int> = []
    for (offset, spot) in spots.sorted(by: { $0.key < $1.key }) {
      let (before, after) = around(spot.cut)
      let whole = before + marks(spot) + after
      if case .text(let text, _) = spot.cut { texts.insert(text) }
      if case .emptyParagraph = spot.cut {
        splices.replace(offset..<(offset + 2), with: whole)
      } else {
        splices.insert(whole, at: offset)
      }
    }
    for text in texts.sorted() { keepSpace(of: text, &splices) }
    return part.bytes(with: splices)
  }

  private func marks(_ spot: Spot) -> String {
    var result = ""
    for comment in spot.ends { result += mark("commentRangeEnd", comment) }
    for comment in spot.references { result += reference(comment) }
    for comment in spot.points {
      result += mark("commentRangeStart", comment) + mark("commentRangeEnd", comment)
      result += reference(comment)
    }
    for comment in spot.starts { result += mark("commentRangeStart", comment) }
    return result
  }

  private func mark(_ name: String, _ comment: Int) -> String {
    "<w:\(name)\(markup.declaration) w:id=\"\(comment)\"/>"
  }

  /// The run that refers to a comment, small as Word's own, so that its line does not grow.
  private func reference(_ comment: Int) -> String {
    "<w:r\(markup.declaration)><w:rPr><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr>"
      + "<w:commentReference w:id=\"\(comment)\"/></w:r>"
  }

  /// What ends the elements that stand in the way of a mark, and what begins them anew.
  private mutating func around(_ cut: InsertionPoint.Cut) -> (before: String, after: String) {
    let outline = part.outline
    switch cut {
    case .none: return ("", "")
    case .run(let run):
      let close = outline.string(outline.elements[run].close)
      return (TagSpace.marked(close, by: TagSpace.runCut), beginning(ofRun: run))
    case .text(let text, let run):
      let element = outline.elements[text]
      let close = outline.string(outline.elements[run].close)
      return (
        outline.string(element.close) + TagSpace.marked(close, by: TagSpace.textCut),
        beginning(ofRun: run) + keepingSpace(of: text)
      )
    case .emptyParagraph(let paragraph):
      return (TagSpace.opened, "</" + outline.writtenName(of: paragraph) + ">")
    }
  }

  /// The start tag of a run and its properties, as they stand in the part.
  private mutating func beginning(ofRun run: Int) -> String {
    let outline = part.outline
    var result = outline.string(outline.elements[run].open)
    guard let first = outline.runProperties(of: run) else { return result }
    let properties = outline.elements[first].all
    var at = properties.lowerBound
    // A change of formatting that is tracked has a number, which no other may have.
    for change in outline.descendants(of: first) {
      guard outline.elements[change].tag.isWord(.rPrChange),
        let number = outline.valueRange("id", of: change)
      else { continue }
      result += outline.string(at..<number.lowerBound) + String(nextRevision)
      nextRevision += 1
      at = number.upperBound
    }
    return result + outline.string(at..<properties.upperBound)
  }

  /// Makes the white space of a text that is cut count.
  ///
  /// What did not count before goes into the tags, where it does not count either.
  private func keepSpace(of text: Int, _ splices: inout Splices) {
    let outline = part.outline
    let open = outline.elements[text].open
    guard outline.value("space", of: text) != "preserve" else { return }
    let (element, counting) = (outline.elements[text], outline.countingText(of: text))
    let lead = element.inside.lowerBound..<counting.lowerBound
    let trail = counting.upperBound..<element.inside.upperBound
    splices.replace(
      open.lowerBound..<lead.upperBound,
      with: keepingSpace(of: text).dropLast() + outline.string(lead) + ">")
    guard !trail.isEmpty else { return }
    splices.replace(
      trail.lowerBound..<element.close.upperBound,
      with: outline.string(element.close).dropLast() + outline.string(trail) + ">")
  }

  /// The start tag of a text with `xml:space="preserve"`.
  private func keepingSpace(of text: Int) -> String {
    let outline = part.outline
    let open = outline.elements[text].open
    let known = outline.attributes(of: text).first { $0.name.elementsEqual("xml:space".utf8) }
    guard let value = known?.value else {
      return outline.string(open).dropLast() + TagSpace.keeping + ">"
    }
    return outline.string(open.lowerBound..<value.lowerBound) + "preserve"
      + outline.string(value.upperBound..<open.upperBound)
  }
}

extension XMLOutline {
  /// The `w:rPr` of a run, which is its first child wherever it has one (ECMA-376, 17.3.2.25).
  func runProperties(of run: Int) -> Int? {
    let first = run + 1
    guard elements.indices.contains(first), elements[first].parent == run,
      elements[first].tag.isWord(.rPr)
    else { return nil }
    return first
  }

  /// The text of a `w:t` without white space at its ends that does not count.
  func countingText(of element: Int) -> Range<Int> {
    var range = elements[element].inside
    guard value("space", of: element) != "preserve" else { return range }
    while let first = range.first, bytes[first] <= 0x20 { range = (first + 1)..<range.upperBound }
    while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
    return range
  }
}

/// Numbers of tracked changes.
enum RevisionNumbers {
  /// A number above all that the part uses for changes, bookmarks and the like.
  static func next(in outline: XMLOutline) -> Int {
    var most = 0
    for index in outline.elements.indices where isNumbered(outline.elements[index].tag) {
      if let number = outline.value("id", of: index).flatMap({ Int($0) }) {
        most = max(most, number)
      }
    }
    return min(most, Int(Int32.max) - 100_000) + 1
  }

  private static func isNumbered(_ tag: XMLTag) -> Bool {
    guard tag.space == .word else { return false }
    switch tag.name {
    case .ins, .del, .moveFrom, .moveTo, .rPrChange, .pPrChange, .sectPrChange, .tblPrChange,
      .trPrChange, .tcPrChange, .cellIns, .cellDel, .numberingChange:
      return true
    default: return false
    }
  }
}

/// A place in the main part where marks can be put, and what must be opened around them.
struct InsertionPoint: Equatable {
  /// What stands in the way of a mark.
  enum Cut: Equatable {
    /// Nothing: the place is between the contents of a paragraph.
    case none
    /// A run, which has to end before and begin anew behind.
    case run(Int)
    /// A text in a run; both have to end before and begin anew behind.
    case text(Int, run: Int)
    /// A paragraph written as an empty-element tag, which needs an end tag.
    case emptyParagraph(Int)
  }

  /// The byte of the part.
  var offset: Int
  var cut = Cut.none
  /// Where the reference of a comment that ends here stands: behind the outermost link, insertion or
  /// control around the place, so that it is neither linked nor tracked.
  var reference: Int
}

/// Where a comment is anchored.
struct Anchor {
  var start: InsertionPoint
  /// The same as `start` if there are no words between.
  var end: InsertionPoint
  /// Whether the words stand in a text box, and the anchor around the box.
  var isBox = false
}

/// Finds, for places of text, the nearest places at which the body can hold marks of comments.
///
/// Such marks stand between runs (ECMA-376 part 1, EG_RangeMarkupElements); Word ignores those inside
/// text boxes, so words there are anchored at what holds the box.
struct AnchorFinder {
  private let outline: XMLOutline
  private var elements: [XMLOutline.Element] { outline.elements }

  init(_ outline: XMLOutline) { self.outline = outline }

  /// The anchor of the words from `first` to `last`, the place right behind their last byte.
  func anchor(from first: SourcePlace, to last: SourcePlace) -> Anchor? {
    guard let start = host(of: first), let end = host(of: last),
      let startPoint = point(first, start, isEnd: false),
      let endPoint = point(last, end, isEnd: true)
    else { return nil }
    let fields = FieldFinder(outline)
    let opened = start.run.flatMap(fields.edges).map { edges in
      InsertionPoint(offset: edges.lowerBound, reference: startPoint.reference)
    }
    let closed = end.run.flatMap(fields.edges).map { edges in
      let isAlone = end.run == end.wrapper
      return InsertionPoint(
        offset: edges.upperBound, reference: isAlone ? edges.upperBound : endPoint.reference)
    }
    let (from, to) = (opened ?? startPoint, closed ?? endPoint)
    return Anchor(start: from, end: to.offset < from.offset ? from : to, isBox: start.isInBox)
  }

  /// The anchor between words: right before `place`, or right behind if it `isEnd`.
  func anchor(at place: SourcePlace, isEnd: Bool) -> Anchor? {
    guard let host = host(of: place), let point = point(place, host, isEnd: isEnd) else {
      return nil
    }
    return Anchor(start: point, end: point, isBox: host.isInBox)
  }

  /// The anchor at the paragraph that is nearest to `place`, or the body's first.
  func paragraphAnchor(near place: SourcePlace?) -> Anchor? {
    let from = place.map { Int($0.element) } ?? 0
    let before = stride(from: min(from, elements.count - 1), through: 0, by: -1)
      .first(where: isOpenParagraph)
    guard let paragraph = before ?? elements.indices.first(where: isOpenParagraph) else {
      return nil
    }
    let element = elements[paragraph]
    let isEmpty = element.isEmptyTag
    let offset = isEmpty ? element.open.upperBound - 2 : element.close.lowerBound
    let point = InsertionPoint(
      offset: offset, cut: isEmpty ? .emptyParagraph(paragraph) : .none, reference: offset)
    return Anchor(start: point, end: point)
  }

  /// Whether an element is a paragraph of the body itself: in no box and in no alternative.
  private func isOpenParagraph(_ element: Int) -> Bool {
    guard elements[element].tag.isWord(.p) else { return false }
    var at = elements[element].parent
    while at >= 0 {
      let tag = elements[at].tag
      if tag.isWord(.r) || tag.space == .compatibility || Self.isDeletion(tag) { return false }
      at = elements[at].parent
    }
    return true
  }

  private static func isDeletion(_ tag: XMLTag) -> Bool {
    tag.isWord(.del) || tag.isWord(.moveFrom)
  }
}

/// The way from a piece of text up to the paragraph.
extension AnchorFinder {
  /// What holds a piece of text, as far as marks are concerned.
  private struct Host {
    /// The outermost run around it.
    var run: Int?
    /// The child of that run that it is in, or the outermost element that marks cannot enter.
    var child: Int
    /// The child of the paragraph that it is in.
    var wrapper: Int
    /// Whether the text stands in a text box.
    var isInBox = false
  }

  /// Climbs from a place to the paragraph of the body; nil if marks can stand nowhere on the way.
  private func host(of place: SourcePlace) -> Host? {
    let element = Int(place.element)
    guard elements.indices.contains(element) else { return nil }
    var host = Host(child: element, wrapper: element)
    var below = element
    var at = elements[element].parent
    var paragraph: Int?
    while at >= 0 {
      let tag = elements[at].tag
      if tag.isWord(.r) {
        host.run = at
        host.child = below
      } else if isClosed(tag) || (paragraph == nil && isBoundControl(at)) {
        host.run = nil
        host.child = at
      } else if tag.isWord(.txbxContent) {
        host.isInBox = true
      } else if tag.isWord(.p) {
        paragraph = at
        host.wrapper = below
      }
      below = at
      at = elements[at].parent
    }
    guard let paragraph, host.child > paragraph else { return nil }
    return host
  }

  /// Whether marks inside an element would be ignored or lost: formulas, simple fields, which are
  /// worked out anew, and alternatives of which a reader takes one.
  private func isClosed(_ tag: XMLTag) -> Bool {
    tag.space == .math || tag.isWord(.fldSimple)
      || (tag.space == .compatibility && tag.name == .alternateContent)
  }

  /// Whether an element is a control that Word fills anew from a data store.
  private func isBoundControl(_ element: Int) -> Bool {
    guard elements[element].tag.isWord(.sdt), elements.indices.contains(element + 1),
      elements[element + 1].tag.isWord(.sdtPr)
    else { return false }
    return outline.descendants(of: element + 1).contains { elements[$0].tag.isWord(.dataBinding) }
  }

  /// Where marks stand for a place: right before it, or right behind it if it `isEnd`.
  private func point(_ place: SourcePlace, _ host: Host, isEnd: Bool) -> InsertionPoint? {
    let reference = elements[host.wrapper].close.upperBound
    guard let run = host.run else {
      let child = elements[host.child].all
      return InsertionPoint(
        offset: isEnd ? child.upperBound : child.lowerBound, reference: reference)
    }
    let child = host.child
    if child == Int(place.element), elements[child].tag.name == .t, !elements[child].isEmptyTag {
      let raw = RawText(outline.bytes, elements[child].inside)
      let counting = outline.countingText(of: child)
      let offset = raw.rawOffset(of: Int(place.byte))
      if !raw.isOdd, counting.lowerBound < offset, offset < counting.upperBound {
        return InsertionPoint(
          offset: offset, cut: .text(child, run: run), reference: offsetBehind(host, run, offset))
      }
      let isBehind = raw.isOdd ? isEnd : offset > counting.lowerBound
      return boundary(child, run: run, host: host, isEnd: isBehind)
    }
    return boundary(child, run: run, host: host, isEnd: isEnd)
  }

  /// A reference that follows a run directly stands at the place itself.
  private func offsetBehind(_ host: Host, _ run: Int, _ offset: Int) -> Int {
    host.wrapper == run ? offset : elements[host.wrapper].close.upperBound
  }

  /// The place before or behind a child of a run: outside the run if the child is its first or last.
  private func boundary(_ child: Int, run: Int, host: Host, isEnd: Bool) -> InsertionPoint {
    let offset = isEnd ? elements[child].all.upperBound : elements[child].all.lowerBound
    let inside = elements[run].inside
    let between: Range<Int>
    if isEnd {
      between = offset..<inside.upperBound
    } else {
      between = (propertiesEnd(of: run) ?? inside.lowerBound)..<offset
    }
    if outline.bytes[between].allSatisfy({ $0 <= 0x20 }) {
      let edge = isEnd ? elements[run].all.upperBound : elements[run].all.lowerBound
      return InsertionPoint(offset: edge, reference: offsetBehind(host, run, edge))
    }
    return InsertionPoint(
      offset: offset, cut: .run(run), reference: offsetBehind(host, run, offset))
  }

  /// Where the properties of a run end, if it has any.
  private func propertiesEnd(of run: Int) -> Int? {
    let first = run + 1
    guard elements.indices.contains(first), elements[first].parent == run,
      elements[first].tag.isWord(.rPr)
    else { return nil }
    return elements[first].all.upperBound
  }
}

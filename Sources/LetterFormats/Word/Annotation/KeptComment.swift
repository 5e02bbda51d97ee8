public import LetterAnalysis

/// A comment of lorcheck's that stays in a document, since somebody changed or answered it.
public struct KeptComment: Sendable, Equatable {
  /// The words it stands at, in UTF-8 offsets of the letter's text; empty for a place between words.
  public var span: Span
  /// The rules that spoke in it.
  public var rules: [String]

  /// A comment at `span` in which `rules` spoke.
  public init(span: Span, rules: [String]) {
    self.span = span
    self.rules = rules
  }

  /// Whether it says already what a rule would say at `place`.
  ///
  /// What is missing has one place in a letter, wherever that is now.
  func speaks(of rule: String, at place: Span) -> Bool {
    rules.contains(rule)
      && (place.isEmpty || span.overlaps(place) || place.contains(span) && span.isEmpty)
  }
}

extension KeptComment {
  /// The comments of a package whose numbers are given with their rules, and where they stand.
  static func all(
    _ kept: [(id: String, rules: [String])], in main: XMLOutline, _ places: PlaceMap,
    textLength: Int
  ) -> [KeptComment] {
    guard !kept.isEmpty else { return [] }
    var edges: [String: ClosedRange<Int>] = [:]
    for index in main.elements.indices {
      let tag = main.elements[index].tag
      guard tag.space == .word,
        [.commentRangeStart, .commentRangeEnd, .commentReference].contains(tag.name),
        let id = main.value("id", of: index)
      else { continue }
      let known = edges[id] ?? index...index
      // The reference may stand far behind the words.
      edges[id] =
        tag.name == .commentReference && edges[id] != nil ? known : known.lowerBound...index
    }
    return kept.compactMap { id, rules in
      guard let range = edges[id] else { return nil }
      return KeptComment(
        span: places.span(ofElements: range, textLength: textLength), rules: rules)
    }
  }
}

extension PlaceMap {
  /// The text whose elements lie between two others, in the order of start tags; if there is none, the
  /// place where it would stand.
  func span(ofElements range: ClosedRange<Int>, textLength: Int) -> Span {
    var found: Span?
    for (offset, end, place) in pieces(textLength: textLength)
    where range.contains(Int(place.element)) {
      found = found.map { Span(min($0.start, offset), max($0.end, end)) } ?? Span(offset, end)
    }
    if let found { return found }
    let next = pieces(textLength: textLength).first { Int($0.place.element) > range.upperBound }
    let point = next?.offset ?? textLength
    return Span(point, point)
  }
}

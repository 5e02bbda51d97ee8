/// Says where something stands in a letter, as a person would.
struct PlaceNames {
  let review: Review
  private let locator: SourceLocator

  init(_ review: Review) {
    self.review = review
    locator = SourceLocator(review.letter)
  }

  /// Whether the lines of the source file are ones that its reader can look up.
  var hasLines: Bool { review.letter.format == .txt || review.letter.format == .html }

  /// Where the beginning of `span` stands in the source file.
  func location(of span: Span) -> SourceLocation { locator.location(of: span.start) }

  /// The place one past the end of `span`: the column behind its last code point.
  func end(of span: Span) -> SourceLocation {
    guard !span.isEmpty else { return location(of: span) }
    var last = span.end - 1
    while last > span.start, review.letter.text[last] & 0xC0 == 0x80 { last -= 1 }
    var end = locator.location(of: last)
    end.column += 1
    return end
  }

  /// `line 12`, or `paragraph 3, sentence 2` where the source has no lines.
  func name(of span: Span) -> String {
    let location = location(of: span)
    return hasLines ? "line \(location.line)" : passage(of: span, in: location)
  }

  /// `the file` for a remark on the file itself, else the name of its place.
  func name(of finding: Finding) -> String {
    finding.isAboutFile ? "the file" : name(of: finding.span)
  }

  /// `paragraph 3, sentence 2`.
  func passage(of span: Span) -> String { passage(of: span, in: location(of: span)) }

  private func passage(of span: Span, in location: SourceLocation) -> String {
    let inside = review.sentences.filter { $0.paragraph == location.paragraph - 1 }
    let number = inside.firstIndex { $0.span.end > span.start }.map { ", sentence \($0 + 1)" } ?? ""
    return "paragraph \(location.paragraph)\(number)"
  }
}

extension Finding {
  /// Whether it is about the file, not about words or their lack: comments, properties.
  var isAboutFile: Bool { isOf("document") && span.isEmpty }
}

/// Sets a letter's text as HTML: paragraphs with their sentences and findings marked.
struct LetterText {
  /// A stretch of text that the same findings cover.
  struct Segment {
    var span: Span
    /// Indices into the review's findings.
    var findings: [Int]
  }

  let review: Review
  let options: ReportOptions
  /// What stands before every identifier of the letter's page.
  let prefix: String
  /// The number of each concern, by its index into the review's findings.
  let numbers: [Int: Int]

  /// The paragraph as marked text, or as a list of its sentences if its words are left out.
  func paragraph(_ block: Block) -> Markup {
    let kind = block.kind == .paragraph ? "text" : "text \(block.kind.rawValue)"
    var children: [Markup] = []
    var place = block.span.start
    for (index, sentence) in review.sentences.enumerated() where block.span.contains(sentence.span)
    {
      children += marked(Span(place, sentence.span.start))
      children.append(
        Markup(
          "span", ["class": "s \(sentence.label.rawValue)"],
          options.hidesQuotes ? [masked(index, block)] : marked(sentence.span)))
      if options.hidesQuotes { children.append(.text(" ")) }
      place = sentence.span.end
    }
    children += marked(Span(place, block.span.end))
    return Markup("p", ["class": kind], children)
  }

  /// The identifier of the place where a finding begins; nil if it has no place in the page.
  ///
  /// Where the letter's words are left out, its sentence stands for it.
  func anchor(of finding: Finding) -> String? {
    guard !finding.span.isEmpty else { return nil }
    guard options.hidesQuotes else { return "\(prefix)at-\(finding.span.start)" }
    return finding.sentence.map { "\(prefix)sentence-\($0 + 1)" }
  }

  /// What stands for a sentence whose words are left out.
  private func masked(_ index: Int, _ block: Block) -> Markup {
    let inside = review.sentences.indices.filter { block.span.contains(review.sentences[$0].span) }
    let number = (inside.firstIndex(of: index) ?? 0) + 1
    return Markup(
      "span", ["id": "\(prefix)sentence-\(index + 1)"],
      text: "sentence \(number): \(review.sentences[index].label.rawValue)")
  }

  private func marked(_ span: Span) -> [Markup] {
    guard !span.isEmpty, !options.hidesQuotes else { return [] }
    return segments(of: span).flatMap { segment -> [Markup] in
      let text = Markup.text(review.letter[segment.span])
      guard !segment.findings.isEmpty else { return [text] }
      let found = segment.findings.map { review.findings[$0] }
      var kinds: [String] = []
      for finding in found where !kinds.contains(FindingKind(finding).rawValue) {
        kinds.append(FindingKind(finding).rawValue)
      }
      let begins = found.first { $0.span.start == segment.span.start }
      let ending = segment.findings.filter {
        review.findings[$0].span.end == segment.span.end && numbers[$0] != nil
      }
      return [
        Markup(
          "mark", ["class": kinds.joined(separator: " "), "id": begins.flatMap(anchor)], [text])
      ] + ending.map(reference)
    }
  }

  /// The number behind a concern's words, which leads to its note.
  private func reference(_ index: Int) -> Markup {
    let number = numbers[index] ?? 0
    let kind = FindingKind(review.findings[index])
    return Markup(
      "sup", ["class": "ref \(kind.rawValue)"],
      [
        Markup(
          "a",
          [
            "href": "#\(prefix)note-\(number)",
            "aria-label": "Remark \(number): \(kind.title.lowercased())",
          ], text: String(number))
      ])
  }

  /// `span` cut wherever a finding begins or ends.
  func segments(of span: Span) -> [Segment] {
    let touching = review.findings.indices.filter { review.findings[$0].span.overlaps(span) }
    var cuts: Set<Int> = [span.start, span.end]
    for index in touching {
      let finding = review.findings[index].span
      if finding.start > span.start { cuts.insert(finding.start) }
      if finding.end < span.end { cuts.insert(finding.end) }
    }
    let sorted = cuts.sorted()
    return zip(sorted, sorted.dropFirst()).map { start, end in
      let piece = Span(start, end)
      return Segment(
        span: piece, findings: touching.filter { review.findings[$0].span.contains(piece) })
    }
  }
}

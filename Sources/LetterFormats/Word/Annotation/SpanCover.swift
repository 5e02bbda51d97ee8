internal import LetterAnalysis

/// What a number of spans cover, to be asked often.
struct SpanCover {
  /// Sorted, none touching the next.
  private var spans: [Span] = []

  /// What `all` cover; empty spans cover nothing.
  init(_ all: some Sequence<Span>) {
    for span in all.filter({ !$0.isEmpty }).sorted() {
      if let last = spans.last, span.start <= last.end {
        spans[spans.count - 1].end = max(last.end, span.end)
      } else {
        spans.append(span)
      }
    }
  }

  /// Whether any byte of `span` is covered.
  func meets(_ span: Span) -> Bool {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].end <= span.start { low = middle + 1 } else { high = middle }
    }
    return low < spans.count && spans[low].overlaps(span) && !span.isEmpty
  }
}

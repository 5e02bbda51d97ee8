internal import LetterAnalysis

/// Reads web pages, and what word processors and mail programs export as such.
enum HTMLReader {
  /// The letter in a page.
  static func letter(
    from source: LetterSource, limits: ReadingLimits
  ) throws(LetterReadError) -> Letter {
    let page = normalised(HTMLEncoding.utf8(from: source.bytes))
    guard !TextDecoding.isBinary(page) else { throw .binary }
    let walker = HTMLWalker(page: page, limits: limits)
    try HTMLParser.parse(page, events: walker, limits: limits)
    let story = walker.finish()
    return Letter(
      name: source.name, format: .html, text: story.text, blocks: story.blocks, marks: walker.marks,
      remarks: story.remarks)
  }

  /// The page as libxml2 can take it.
  private static func normalised(_ page: [UInt8]) -> [UInt8] {
    var page = HTMLEntities.completed(withPlainLineEnds(page))
    commentOutConditions(in: &page)
    return page
  }

  /// The page with LF for every line end, and without stray zero bytes, at which libxml2 would stop.
  private static func withPlainLineEnds(_ page: [UInt8]) -> [UInt8] {
    let zeros = page.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
    // Many zero bytes are no accident: the page is binary, and is left to be refused.
    let dropsZeros = zeros > 0 && zeros * 1000 < page.count
    guard dropsZeros || page.contains(0x0D) else { return page }
    var result: [UInt8] = []
    result.reserveCapacity(page.count)
    for (index, byte) in page.enumerated() {
      if byte == 0x0D {
        if index + 1 == page.count || page[index + 1] != 0x0A { result.append(0x0A) }
      } else if byte != 0 || !dropsZeros {
        result.append(byte)
      }
    }
    return result
  }

  /// Turns the conditions of Word, which libxml2 would show, into comments of the same length.
  ///
  /// What stands between `<![if …]>` and `<![endif]>` stays.
  private static func commentOutConditions(in page: inout [UInt8]) {
    let (opening, comment) = (Array("<!".utf8), Array("-->".utf8))
    var at = 0
    while let start = page.firstOffset(of: opening, from: at) {
      at = start + opening.count
      if page[at...].starts(with: "--".utf8) {
        // An abruptly closed comment, `<!-->`, ends with its own hyphens.
        at = page.firstOffset(of: comment, from: at).map { $0 + comment.count } ?? at
      } else if page[at...].first == UInt8(ascii: "["), let end = page[at...].firstIndex(of: 0x3E),
        end - start >= opening.count + 4
      {
        page.replaceSubrange(at..<(at + 2), with: "--".utf8)
        page.replaceSubrange((end - 2)..<end, with: "--".utf8)
        at = end + 1
      }
    }
  }
}

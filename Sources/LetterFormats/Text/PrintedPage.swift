internal import LetterAnalysis

/// A line of words as it stands on a printed page, in points from the page's upper left corner.
struct PrintedLine: Equatable {
  /// The page, counted from 0.
  var page: Int
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  /// Its words, with a space between each two.
  var text: String
  /// How wide its first word is.
  var firstWord: Double

  /// What a reader takes it for, by the mark it begins with.
  var kind: Block.Kind { SourceLine.lines(of: Array(text.utf8)).first?.kind ?? .paragraph }

  /// Whether it is nothing but the mark of a list's item.
  var isBareMark: Bool {
    let words = text.split(separator: " ")
    return words.count == 1 && text.count <= 4
      && SourceLine.lines(of: Array((text + " x").utf8)).first?.kind == .listItem
  }
}

/// The pages of a printed document, read from the table of words that `pdftotext -tsv` writes.
struct PrintedPages {
  /// Lines in the order in which they are read.
  private(set) var lines: [PrintedLine] = []
  /// The height of each page.
  private(set) var heights: [Double] = []

  /// Reads a table; rows that are none are passed over.
  ///
  /// Columns: level, page, three numbers, word, left, top, width, height, confidence, text; level 1 is a
  /// page, 4 a line and 5 a word.
  /// Source: `TextOutputDev` and `pdftotext` of poppler 22.12.
  init(table: [UInt8]) {
    var isOpen = false
    for row in table.split(separator: 0x0A) {
      let cells = row.split(separator: 0x09, maxSplits: 11, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard cells.count == 12, let level = Int(cells[0]),
        let left = Double(cells[6]), let top = Double(cells[7]), let width = Double(cells[8]),
        let height = Double(cells[9]), [left, top, width, height].allSatisfy(\.isFinite)
      else { continue }
      switch level {
      case 1: heights.append(height)
      case 5:
        let word = Self.spelled(cells[11])
        guard !heights.isEmpty, !word.isEmpty else { continue }
        if isOpen, let last = lines.indices.last {
          lines[last].text += " " + word
          lines[last].right = max(lines[last].right, left + width)
          lines[last].bottom = max(lines[last].bottom, top + height)
        } else {
          lines.append(
            PrintedLine(
              page: heights.count - 1, left: left, right: left + width, top: top,
              bottom: top + height, text: word, firstWord: width))
        }
        isOpen = true
        continue
      default: break
      }
      isOpen = false
    }
    joinMarks()
  }

  /// Puts the mark of a list's item, which may stand far from its words, before them.
  private mutating func joinMarks() {
    var joined: [PrintedLine] = []
    for line in lines {
      if let mark = joined.last, mark.isBareMark, mark.page == line.page, mark.right <= line.left,
        mark.top < line.bottom, line.top < mark.bottom
      {
        var whole = line
        whole.text = mark.text + " " + line.text
        whole.left = mark.left
        whole.firstWord += line.left - mark.left
        joined[joined.count - 1] = whole
      } else {
        joined.append(line)
      }
    }
    lines = joined
  }

  /// A word without the ligatures that fonts have for pairs of letters, nor what a page does not show.
  private static func spelled(_ word: String) -> String {
    guard word.utf8.contains(where: { $0 >= 0x80 }) else { return word }
    var result = ""
    for scalar in word.unicodeScalars {
      switch scalar.value {
      case 0xFB00...0xFB06: result += ligatures[Int(scalar.value) - 0xFB00]
      case 0x200B, 0xFEFF: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// U+FB00 to U+FB06.
  private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
}

/// Takes what stands on every page, such as a letterhead and numbers of pages, out of the way of the words.
extension PrintedPages {
  /// The lines that are read on from page to page, and those that stand at the edges of pages, once each.
  ///
  /// Numbers of pages are left out. A line that stands at the top of the first page stays there.
  var parted: (body: [PrintedLine], edges: [PrintedLine]) {
    let keys = lines.map(edgeKey)
    var pages: [String: Set<Int>] = [:]
    for (line, key) in zip(lines, keys) { if let key { pages[key, default: []].insert(line.page) } }
    var told: Set<String> = []
    var (body, edges): ([PrintedLine], [PrintedLine]) = ([], [])
    for (line, key) in zip(lines, keys) {
      guard let key else {
        body.append(line)
        continue
      }
      if isPageNumber(line) { continue }
      guard pages[key]?.count ?? 0 > 1 || namesPage(line) else {
        body.append(line)
        continue
      }
      guard told.insert(key).inserted else { continue }
      if line.page == 0, isAtTop(line) { body.append(line) } else { edges.append(line) }
    }
    return (body, edges)
  }

  /// How much of a page's height its upper and its lower edge are; chosen by hand.
  private static let edge = 0.12

  private func isAtTop(_ line: PrintedLine) -> Bool {
    line.bottom <= heights[line.page] * Self.edge
  }

  private func isAtBottom(_ line: PrintedLine) -> Bool {
    line.top >= heights[line.page] * (1 - Self.edge)
  }

  /// What a line at the edge of a page has in common with its like on others; nil for any other line.
  private func edgeKey(_ line: PrintedLine) -> String? {
    guard isAtTop(line) || isAtBottom(line) else { return nil }
    let words = line.text.unicodeScalars.filter { !("0"..."9").contains($0) }
    return (isAtTop(line) ? "top " : "bottom ") + String(String.UnicodeScalarView(words))
  }

  /// `2`, `- 2 -`, `Page 2 of 3`, `2/3`.
  private func isPageNumber(_ line: PrintedLine) -> Bool {
    let words = line.text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard words.contains(where: { $0 == "\(line.page + 1)" }), words.count <= 4 else {
      return false
    }
    return words.allSatisfy { ["page", "of", "p"].contains($0) || $0.allSatisfy(\.isNumber) }
      && words.count { $0.allSatisfy(\.isNumber) } <= 2
  }

  /// Whether a line at the edge of a later page says which page it is.
  private func namesPage(_ line: PrintedLine) -> Bool {
    line.page > 0 && line.text.lowercased().contains("page \(line.page + 1)")
  }
}

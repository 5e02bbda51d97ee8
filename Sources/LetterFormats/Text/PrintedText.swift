internal import LetterAnalysis

/// The words of a printed document, its lines joined to the paragraphs that a reader sees.
///
/// A page knows lines only. One continues the line above if its first word would not have fitted there,
/// and if neither a gap nor an indent, a list's mark or a line of the letter's frame stands between.
public enum PrintedText {
  /// The text of the table that `pdftotext -tsv` writes: a paragraph a line, and an empty line where the
  /// page shows a gap, each with a line end; UTF-8, empty if the table holds no word.
  public static func text(ofTable table: [UInt8]) -> [UInt8] {
    let pages = PrintedPages(table: table)
    let (body, edges) = pages.parted
    var assembly = PrintedAssembly(body)
    for line in body { assembly.take(line) }
    for line in edges { assembly.begin(line) }
    return Array((assembly.text.isEmpty ? "" : assembly.text + "\n").utf8)
  }
}

/// Joins lines, one after the other.
private struct PrintedAssembly {
  private(set) var text = ""
  /// How far lines reach, and from one's top to the next one's within a paragraph.
  private let margin: Double
  private let pitch: Double
  private let hyphens: BrokenWords
  private var last: PrintedLine?
  /// How many lines the open paragraph has, and where its first one begins.
  private var count = 0
  private var first: PrintedLine?

  init(_ lines: [PrintedLine]) {
    margin = lines.map(\.right).max() ?? 0
    hyphens = BrokenWords(lines)
    let below = zip(lines, lines.dropFirst()).filter {
      $0.page == $1.page && $1.top > $0.top
    }
    let full = below.filter { [margin] in Self.isFull($0, before: $1, margin: margin) }
    // Where no line is full, lines are close more often than not.
    let steps = (full.isEmpty ? below : full).map { $1.top - $0.top }.sorted()
    pitch = steps.isEmpty ? 0 : steps[full.isEmpty ? steps.count / 4 : steps.count / 2]
  }

  /// Takes the next line of the letter.
  mutating func take(_ line: PrintedLine) {
    guard let last, continues(line, after: last) else { return begin(line) }
    if let lost = hyphens.lost(last.text, line.text) {
      text.removeLast(lost)
      text += line.text
    } else {
      text += " " + line.text
    }
    self.last = line
    count += 1
  }

  /// Begins a paragraph.
  mutating func begin(_ line: PrintedLine) {
    if let last {
      text += isApart(line, from: last) ? "\n\n" : "\n"
    }
    text += line.text
    (last, first, count) = (line, line, 1)
  }

  /// White space greater than between lines, by this factor, is a gap.
  ///
  /// Chosen by hand: word processors put a third of a line and more between paragraphs.
  private static let gap = 1.2
  /// Points by which lines of one edge may differ.
  private static let slack = 4.0
  /// A first line is indented, or a list's item hangs, by at most so many points: an inch.
  private static let indent = 72.0

  /// A line of fewer points, three inches, ended before it ran out of room; chosen by hand.
  private static let shortLine = 216.0

  private func isApart(_ line: PrintedLine, from last: PrintedLine) -> Bool {
    line.page != last.page || line.top - last.top > pitch * Self.gap || line.top < last.top
  }

  private func continues(_ line: PrintedLine, after last: PrintedLine) -> Bool {
    guard Self.isFull(last, before: line, margin: margin), line.kind == .paragraph else {
      return false
    }
    if line.page == last.page, isApart(line, from: last) { return false }
    guard isAligned(line, after: last) else { return false }
    let bytes = Array(line.text.utf8)
    let isFrame = LetterFrame(source: bytes).isFrame(0..<bytes.count)
    return !isFrame || !HardWrap.endsSentence(Array(last.text.utf8)[...])
  }

  /// Whether a line begins where one that goes on would.
  private func isAligned(_ line: PrintedLine, after last: PrintedLine) -> Bool {
    let step = line.left - last.left
    if abs(step) <= Self.slack { return true }
    guard count == 1, abs(step) <= Self.indent else { return false }
    // The second line of a paragraph: back from an indent, or hanging under a list's item.
    return step < 0 || last.kind == .listItem
  }

  /// Whether the first word of `next` did not fit into `line`.
  private static func isFull(_ line: PrintedLine, before next: PrintedLine, margin: Double) -> Bool
  {
    guard line.right - line.left >= shortLine else { return false }
    // A space takes a fifth of a line's height at least.
    let space = (line.bottom - line.top) / 5
    return line.right + space + next.firstWord > margin - 1
  }
}

/// Tells words that were broken at the end of a line from words that have a hyphen of their own.
private struct BrokenWords {
  /// All words of the document in lower case.
  private let words: Set<Substring>

  init(_ lines: [PrintedLine]) {
    var words: Set<Substring> = []
    for line in lines {
      for word in line.text.lowercased().split(separator: " ") {
        words.insert(word.drop { !$0.isLetter }.prefix { $0.isLetter || $0 == "-" })
      }
    }
    self.words = words
  }

  /// How many characters to take away at the end of `line` before `next` is joined to it without a
  /// space; nil if the line does not end in a hyphen.
  func lost(_ line: String, _ next: String) -> Int? {
    guard let mark = line.last, ["-", "\u{2010}", "\u{AD}", "\u{2011}"].contains(mark),
      let before = line.dropLast().last, before.isLetter || before.isNumber
    else { return nil }
    if mark == "\u{AD}" { return 1 }
    guard let after = next.first, after.isLetter || after.isNumber else { return nil }
    let head = line.dropLast().split(separator: " ").last?.lowercased() ?? ""
    let tail = next.lowercased().prefix { $0.isLetter || $0 == "-" }
    return isOwnHyphen(head, String(tail), after) ? 0 : 1
  }

  private func isOwnHyphen(_ head: String, _ tail: String, _ after: Character) -> Bool {
    // `Med-Peds`, `J-1`, `9-year-old`.
    guard after.isLowercase, head.allSatisfy(\.isLetter) else { return true }
    if words.contains(Substring(head + tail)) { return false }
    return words.contains(Substring(head + "-" + tail)) || Self.firsts.contains(head)
      || Self.lasts.contains(String(tail.prefix { $0 != "-" }))
  }

  /// First and last parts of compounds that letters are full of.
  private static let firsts: Set<String> = Set(
    """
    acting all anti board clear co cross day decision eighty end evidence ex face family fast father \
    fifty first five follow forty four full half hand hands hard high ill in inter kind large last \
    late life long low med mid mother multi near new night nine ninety non off old on one open out \
    over part patient peer point post pre problem re second self senior seven seventy short side sign \
    six sixty small soft son state step strong sub team ten third thirty thought three time top twelve \
    twenty two under up warm well work world year young
    """.split(separator: " ").map(String.init))
  private static let lasts: Set<String> = Set(
    """
    and based being centered centred driven free hearted level like long looking made minded month \
    oriented related right rounded specific spoken term time to up week wide work year
    """.split(separator: " ").map(String.init))
}

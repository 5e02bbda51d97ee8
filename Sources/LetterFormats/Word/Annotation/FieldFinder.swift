/// Finds fields that are written as several runs: begin, instruction, separator, result, end.
///
/// Their results are worked out anew, and marks of comments in them are lost.
struct FieldFinder {
  private let outline: XMLOutline
  private var elements: [XMLOutline.Element] { outline.elements }

  /// A field takes fewer runs than this; chosen by hand.
  private static let reach = 60

  init(_ outline: XMLOutline) { self.outline = outline }

  /// The bytes of the field whose result `run` is part of; nil if there is none, or a link, whose
  /// words stay what they are.
  func edges(around run: Int) -> Range<Int>? {
    guard let begin = beginning(before: run), !isLink(begin), let end = end(behind: run) else {
      return nil
    }
    return elements[begin].all.lowerBound..<elements[end].all.upperBound
  }

  private func beginning(before run: Int) -> Int? {
    var depth = 0
    var at = sibling(before: run)
    for _ in 0..<Self.reach {
      guard let here = at else { return nil }
      switch kind(ofRun: here) {
      case "end": depth += 1
      case "begin" where depth == 0: return here
      case "begin": depth -= 1
      default: break
      }
      at = sibling(before: here)
    }
    return nil
  }

  private func end(behind run: Int) -> Int? {
    var depth = 0
    var at = sibling(behind: run)
    for _ in 0..<Self.reach {
      guard let here = at else { return nil }
      switch kind(ofRun: here) {
      case "begin": depth += 1
      case "end" where depth == 0: return here
      case "end": depth -= 1
      default: break
      }
      at = sibling(behind: here)
    }
    return nil
  }

  /// Whether the field that a run begins is a hyperlink.
  private func isLink(_ begin: Int) -> Bool {
    var at: Int? = begin
    for _ in 0..<4 {
      guard let run = at else { return false }
      for inner in outline.descendants(of: run) where elements[inner].tag.isWord(.instrText) {
        return outline.string(elements[inner].inside).drop { $0 == " " }.hasPrefix("HYPERLINK")
      }
      at = sibling(behind: run)
    }
    return false
  }

  /// What the field character in a run does, if the run holds no words.
  private func kind(ofRun run: Int) -> String? {
    guard elements[run].tag.isWord(.r) else { return nil }
    var kind: String?
    for inner in outline.descendants(of: run) {
      if elements[inner].tag.isWord(.t) { return nil }
      if elements[inner].tag.isWord(.fldChar) { kind = outline.value("fldCharType", of: inner) }
    }
    return kind
  }

  /// The element before another in the one around both.
  private func sibling(before element: Int) -> Int? {
    let parent = elements[element].parent
    var at = element - 1
    while at > parent {
      if elements[at].parent == parent { return at }
      at -= 1
    }
    return nil
  }

  /// The element behind another in the one around both.
  private func sibling(behind element: Int) -> Int? {
    let next = outline.descendants(of: element).upperBound
    guard next < elements.count, elements[next].parent == elements[element].parent else {
      return nil
    }
    return next
  }
}

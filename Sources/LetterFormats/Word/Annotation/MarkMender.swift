/// Gives the main part back the bytes it had before marks of comments were written into it.
///
/// `TagSpace` tells which runs, texts and paragraphs were taken apart for marks. Runs that a word
/// processor wrote, however equal, are left as they are.
struct MarkMender {
  private let outline: XMLOutline
  private let gone: [Range<Int>]
  /// Runs by where they begin and end, and paragraphs by where their content begins.
  private var runs: [Int: Int] = [:]
  private var ends: [Int: Int] = [:]
  private var paragraphs: [Int: Int] = [:]
  private var changes = Splices()
  /// For texts that are joined, the one that follows, and whether another comes before.
  private var following: [Int: Int] = [:]
  private var followers: Set<Int> = []

  /// A mender for a part from which `gone`, in order, is taken out.
  init(_ outline: XMLOutline, gone: [Range<Int>]) {
    self.outline = outline
    self.gone = gone
    for index in outline.elements.indices {
      let element = outline.elements[index]
      if element.tag.isWord(.r) {
        runs[element.all.lowerBound] = index
        ends[element.all.upperBound] = index
      } else if element.tag.isWord(.p) {
        paragraphs[element.open.upperBound] = index
      }
    }
  }

  /// Takes out what is gone, and whatever was put around it.
  consuming func splices() -> Splices {
    var index = 0
    while index < gone.count {
      var range = gone[index]
      index += 1
      while index < gone.count, gone[index].lowerBound == range.upperBound {
        range = range.lowerBound..<gone[index].upperBound
        index += 1
      }
      if !closeParagraph(around: range), !join(around: range) { changes.remove(range) }
    }
    for first in following.keys.sorted() where !followers.contains(first) { loosen(first) }
    return changes
  }

  /// Makes a paragraph that held nothing but marks an empty-element tag again.
  private mutating func closeParagraph(around range: Range<Int>) -> Bool {
    guard let paragraph = paragraphs[range.lowerBound] else { return false }
    let element = outline.elements[paragraph]
    guard element.inside == range, TagSpace.wasEmpty(element, in: outline.bytes) else {
      return false
    }
    changes.replace(TagSpace.seam(of: element).lowerBound..<element.close.upperBound, with: "/>")
    return true
  }

  /// Joins the run before a range to the one behind, if they were one.
  private mutating func join(around range: Range<Int>) -> Bool {
    guard let left = ends[range.lowerBound], let right = runs[range.upperBound] else {
      return false
    }
    let (a, b) = (outline.elements[left], outline.elements[right])
    let cut = TagSpace.count(in: outline.bytes, a.close)
    guard cut == TagSpace.runCut || cut == TagSpace.textCut, a.parent == b.parent,
      outline.bytes[a.open] == outline.bytes[b.open], properties(left) == properties(right)
    else { return false }
    guard cut == TagSpace.textCut else {
      changes.remove(a.close.lowerBound..<contentStart(right))
      return true
    }
    guard let before = outline.children(of: left).last, let behind = firstText(of: right),
      outline.elements[before].tag.isWord(.t), !outline.elements[before].isEmptyTag
    else { return false }
    changes.remove(
      outline.elements[before].close.lowerBound..<outline.elements[behind].open.upperBound)
    following[before] = behind
    followers.insert(behind)
    return true
  }

  /// The text that begins a run, right behind its properties.
  private func firstText(of run: Int) -> Int? {
    let start = contentStart(run)
    return outline.children(of: run).first {
      let element = outline.elements[$0]
      return element.open.lowerBound == start && element.tag.isWord(.t) && !element.isEmptyTag
    }
  }

  /// Takes the attribute from a text that got it when it was taken apart, and moves white space that
  /// did not count from the tags to where it was.
  private mutating func loosen(_ first: Int) {
    var last = first
    while let next = following[last] { last = next }
    let (open, close) = (outline.elements[first].open, outline.elements[last].close)
    let (head, tail) = (outline.elements[first].inside, outline.elements[last].inside)
    let counts = { (byte: UInt8?) in byte.map { $0 > 0x20 } ?? false }
    // White space at the ends counts in a text that had the attribute all along.
    guard counts(outline.bytes[head].first), counts(outline.bytes[tail].last),
      let keeping = outline.bytes.firstOffset(
        of: Array(TagSpace.keeping.utf8), from: open.lowerBound),
      keeping < open.upperBound
    else { return }
    let lead = (keeping + TagSpace.keeping.utf8.count)..<(open.upperBound - 1)
    changes.replace(keeping..<open.upperBound, with: ">" + outline.string(lead))
    let name = outline.bytes[close].dropLast().lastIndex { $0 > 0x20 } ?? close.lowerBound
    let trail = (name + 1)..<(close.upperBound - 1)
    guard !trail.isEmpty else { return }
    changes.insert(outline.string(trail), at: close.lowerBound)
    changes.remove(trail)
  }

  /// The properties of a run as they are written, without the numbers of tracked changes in them.
  private func properties(_ run: Int) -> [UInt8] {
    guard let own = outline.runProperties(of: run) else { return [] }
    var result: [UInt8] = []
    var at = outline.elements[own].all.lowerBound
    for change in outline.descendants(of: own) where outline.elements[change].tag.isWord(.rPrChange)
    {
      guard let number = outline.valueRange("id", of: change) else { continue }
      result += outline.bytes[at..<number.lowerBound]
      at = number.upperBound
    }
    return result + outline.bytes[at..<outline.elements[own].all.upperBound]
  }

  private func contentStart(_ run: Int) -> Int {
    outline.runProperties(of: run).map { outline.elements[$0].all.upperBound }
      ?? outline.elements[run].open.upperBound
  }
}

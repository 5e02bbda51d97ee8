internal import LetterAnalysis

/// Follows the elements of a page and writes down the text a browser would show.
final class HTMLWalker: HTMLEvents {
  /// An element that is open.
  private struct Frame {
    var element: HTMLElement
    var isBlock = false
    var isVisible = true
    var whiteSpace = InlineStyle.WhiteSpace.collapsed
    var kind = Block.Kind.paragraph
  }

  private(set) var failure: LetterReadError?
  /// Source positions of the text.
  var marks: [SourceMark] { text.marks }

  private var text: HTMLText
  private let limits: ReadingLimits
  private var frames: [Frame] = []
  private var names = AddressCache<HTMLElement>()
  /// The number of open elements at the outermost one that shows nothing, and whether it has words
  /// that its writer hid, rather than a script.
  private var skipLevel: Int?
  private var skipsHiddenWords = false
  private var hidden = HiddenText()
  private var tracked = TrackedChanges()
  private var hasHiddenPassage = false
  private var title: [UInt8] = []
  private var remarks: [DocumentRemark] = []

  /// A walker for one parse of `page`.
  init(page: [UInt8], limits: ReadingLimits) {
    self.limits = limits
    text = HTMLText(page: page)
  }

  func start(_ name: UnsafePointer<UInt8>, _ attributes: HTMLAttributes) {
    let element = names.value(at: name) { HTMLElement(name: String(cString: $0)) }
    if frames.last?.element == .head, !HTMLElement.mayStandInHead(String(cString: name)) {
      leaveHead()
    }
    var frame = Frame(element: element)
    if let parent = frames.last {
      frame.isVisible = parent.isVisible
      frame.whiteSpace = parent.whiteSpace
      frame.kind = parent.kind
    }
    if skipLevel == nil {
      open(&frame, attributes)
    } else if element == .meta {
      noteProperty(attributes)
    }
    frames.append(frame)
  }

  func end() {
    if let level = skipLevel {
      if frames.count <= level { skipLevel = nil }
      _ = frames.popLast()
      return
    }
    guard let frame = frames.last else { return }
    if frame.isBlock { text.endBlock(kind: frame.kind) }
    frames.removeLast()
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>, before offset: Int) {
    guard let frame = frames.last else { return }
    if frame.element == .title { return title.append(contentsOf: bytes) }
    let hasWords = bytes.contains { $0 > 0x20 }
    if frame.element == .head, hasWords { leaveHead() }
    if skipLevel != nil || !frame.isVisible {
      if hasWords, skipLevel == nil || skipsHiddenWords {
        hidden.add(bytes, isNew: !hasHiddenPassage)
        hasHiddenPassage = true
      }
      return
    }
    if hasWords { hasHiddenPassage = false }
    text.write(bytes, before: offset, whiteSpace: frame.whiteSpace)
    if text.count > limits.textLength { failure = .overLimit(.textLength(limits.textLength)) }
  }

  /// The text, with every remark.
  func finish() -> TextStory {
    text.endBlock(kind: .paragraph)
    var story = text.story
    let name = String(decoding: title, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    if !name.isEmpty {
      remarks.insert(
        DocumentRemark(kind: .metadata, detail: "title: " + name.joined(separator: " ")), at: 0)
    }
    story.remarks = [tracked.remark, hidden.remark].compactMap { $0 } + remarks
    return story
  }

  /// Opens an element that is not inside one that shows nothing.
  private func open(_ frame: inout Frame, _ attributes: HTMLAttributes) {
    switch frame.element {
    case .head, .title, .skipped: skip(hidesWords: false)
    case .meta: noteProperty(attributes)
    case .lineBreak: if frame.isVisible { text.breakLine() }
    case .deletion where attributes.value("cite")?.hasPrefix("mailto:") == true:
      tracked.add(author: attributes.value("cite").map { String($0.dropFirst("mailto:".count)) })
      skip(hidesWords: false)
    case .insertion where attributes.value("cite")?.hasPrefix("mailto:") == true:
      tracked.add(author: attributes.value("cite").map { String($0.dropFirst("mailto:".count)) })
    case .inline, .deletion, .insertion: break
    case .block: frame.isBlock = true
    case .kind, .preformatted:
      frame.isBlock = true
      if frame.element == .preformatted { frame.whiteSpace = .kept }
    }
    applyStyle(to: &frame, attributes)
    if frame.isBlock, skipLevel == nil { beginBlock(&frame) }
  }

  private func applyStyle(to frame: inout Frame, _ attributes: HTMLAttributes) {
    if let value = attributes.value("hidden"), value.lowercased() != "until-found" {
      skip(hidesWords: true)
    }
    guard let declarations = attributes.value("style") else { return }
    let style = InlineStyle(declarations)
    if let isVisible = style.isVisible { frame.isVisible = isVisible }
    if let whiteSpace = style.whiteSpace { frame.whiteSpace = whiteSpace }
    switch style.display {
    case InlineStyle.Display.none?: skip(hidesWords: true)
    case .block?: frame.isBlock = true
    case .inline?: frame.isBlock = false
    case nil: break
    }
  }

  private func beginBlock(_ frame: inout Frame) {
    text.endBlock(kind: frame.kind)
    if case .kind(let kind) = frame.element, frame.kind != .tableCell { frame.kind = kind }
    if frame.element == .preformatted { text.dropNextLineEnd() }
  }

  /// Leaves out the element that is being opened, with all it holds.
  private func skip(hidesWords: Bool) {
    guard skipLevel == nil else { return }
    skipLevel = frames.count + 1
    skipsHiddenWords = hidesWords
  }

  /// Takes up the body where a head lacks its end tag.
  private func leaveHead() {
    skipLevel = nil
    if let last = frames.indices.last { frames[last].element = .block }
  }

  private func noteProperty(_ attributes: HTMLAttributes) {
    guard let name = attributes.value("name")?.lowercased(),
      ["author", "keywords", "subject", "description"].contains(name),
      let value = attributes.value("content")?.split(whereSeparator: \.isWhitespace), !value.isEmpty
    else { return }
    remarks.append(
      DocumentRemark(kind: .metadata, detail: name + ": " + value.joined(separator: " ")))
  }
}

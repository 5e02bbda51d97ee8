internal import LetterAnalysis

/// The elements of the text vocabulary: paragraphs and the pieces of a paragraph.
extension OpenWalker {
  /// What the end of such an element will do; nil leaves it out.
  func textAction(_ name: XMLName, _ attributes: XMLAttributes) -> Action? {
    switch name {
    case .p: return beginParagraph(isHeading: false, attributes)
    case .h: return beginParagraph(isHeading: true, attributes)
    case .span: return beginSpan(attributes)
    case .s: writeSpaces(attributes)
    case .tab: write(UInt8(ascii: "\t"))
    case .lineBreak: write(UInt8(ascii: "\n"))
    case .listItem:
      context.listItems += 1
      return .listItem
    case .section: return isHiddenSection(attributes) ? hide() : Action.plain
    case .note: return begin(.note)
    case .trackedChanges: return .aside
    case .placeholder: return noted(.emptyControl)
    case .databaseDisplay: return noted(.mergeField)
    case .bookmarkRef, .referenceRef, .sequenceRef, .noteRef: return noted(.brokenField)
    case .hiddenText: return hiddenField(attributes)
    // Automatic numbers, programs, and what is said over the words of another script.
    case .number, .noteCitation, .script, .rubyText: return nil
    default: return Action.plain
    }
    return nil
  }

  private func beginSpan(_ attributes: XMLAttributes) -> Action {
    let around = context.hides.last ?? false
    context.hides.append(styles.hidesSpan(attributes.string("style-name")) ?? around)
    return .span
  }

  private func isHiddenSection(_ attributes: XMLAttributes) -> Bool {
    attributes.has("display", "none")
      || attributes.has("display", "condition") && attributes.has("is-hidden", "true")
  }

  /// A field that shows its text on a condition: while hidden, only an attribute has the text.
  private func hiddenField(_ attributes: XMLAttributes) -> Action? {
    guard attributes.has("is-hidden", "true") else { return Action.plain }
    if let text = attributes.value("string-value") { hide(text) }
    return nil
  }

  /// Writes character data: white space of any length is one space, soft hyphens are nothing.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !context.isHidden else { return hide(bytes) }
    var start = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      let isSoftHyphen = byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xAD
      guard isSpace || isSoftHyphen else { continue }
      writeShown(bytes, start..<index)
      if isSpace, !context.collapsesSpace {
        write(0x20)
        context.collapsesSpace = true
      }
      start = isSoftHyphen ? index + 2 : index + 1
    }
    writeShown(bytes, start..<bytes.count)
  }

  private func writeShown(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    context.story.append(bytes: UnsafeBufferPointer(rebasing: bytes[range]))
    context.collapsesSpace = false
    context.isInHiddenPassage = false
  }

  /// Writes a character that does not collapse.
  private func write(_ byte: UInt8) {
    guard context.paragraphs > 0, !context.isHidden else { return }
    context.story.append(byte)
    context.collapsesSpace = false
  }

  private func writeSpaces(_ attributes: XMLAttributes) {
    let count = attributes.string("c").flatMap { Int($0) } ?? 1
    for _ in 0..<min(max(count, 1), Self.mostSpaces) { write(0x20) }
    checkLength()
  }

  /// Spaces that one element may stand for; chosen by hand.
  private static let mostSpaces = 1000

  private func hide(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.contains(where: { $0 > 0x20 }) else { return }
    content.hidden.add(bytes, isNew: !context.isInHiddenPassage)
    context.isInHiddenPassage = true
    context.collapsesSpace = bytes.last == 0x20
  }
}

/// Fields and controls that nobody filled in.
extension OpenWalker {
  /// An element whose text is looked at when it ends.
  func noted(_ kind: DocumentRemark.Kind) -> Action { .noted(kind, start: context.story.count) }

  /// Notes what was written since `start` if it shows that a field was left open.
  ///
  /// LibreOffice puts the name of a database field in angle brackets until letters are merged, and
  /// writes an error in place of a reference that leads nowhere.
  func endNoted(_ kind: DocumentRemark.Kind, _ start: Int) {
    let span = context.story.wordSpan(from: start)
    guard !span.isEmpty, remarkCount < Self.mostRemarks else { return }
    if kind == .mergeField, !context.story.hasText("<", from: start) { return }
    if kind == .brokenField, !context.story.hasText("Error: ", from: start) { return }
    remarkCount += 1
    let shown = context.story.text[span.range].prefix(Self.shownBytes)
    context.story.remarks.append(
      DocumentRemark(kind: kind, detail: String(decoding: shown, as: UTF8.self), span: span))
  }

  /// No part is given more remarks with a place than this; chosen by hand.
  private static let mostRemarks = 200
  /// Bytes of a field that a remark shows; chosen by hand.
  private static let shownBytes = 240
}

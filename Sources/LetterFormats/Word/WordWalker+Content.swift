internal import LetterAnalysis

/// The elements that hold text or other such elements.
extension WordWalker {
  /// What the end of an element among the content will do; nil leaves it out.
  func contentAction(for tag: XMLTag, _ attributes: XMLAttributes) -> Action? {
    switch tag.space {
    case .word: blockAction(tag.name, attributes)
    case .math: mathAction(tag.name)
    case .compatibility where tag.name == .alternateContent: beginAlternatives()
    default: Action.plain
    }
  }

  private func blockAction(_ name: XMLName, _ attributes: XMLAttributes) -> Action? {
    switch name {
    case .p: beginParagraph()
    case .pPr: .paragraphProperties
    case .tbl: beginTable()
    case .tr: .row
    case .tc: beginCell()
    case .trPr: .rowProperties
    case .tcPr: .cellProperties
    case .sdt: beginControl()
    case .sdtPr: .controlProperties
    case .txbxContent: beginTextBox()
    case .footnote, .endnote: beginNote(attributes)
    case .ins, .moveTo: track(attributes, .plain)
    case .del, .moveFrom: track(attributes, nil)
    case .headerReference: refer(to: .header, attributes)
    case .footerReference: refer(to: .footer, attributes)
    case .altChunk: countChunk()
    case .tblPr, .tblGrid, .tblPrEx, .sdtEndPr, .rt, .ffData, .fldData, .delText, .delInstrText,
      .sectPrChange, .numberingChange, .comment:
      nil
    default: runAction(name, attributes)
    }
  }

  private func mathAction(_ name: XMLName) -> Action? {
    switch name {
    case .r: beginRun()
    case .t: beginText(keepsSpace: true)
    case .rPr, .ctrlPr: nil
    default: Action.plain
    }
  }

  /// Does what the end of an element asks for.
  func finish(_ action: Action) {
    switch action {
    case .paragraph: endParagraph()
    case .cell:
      closeLine()
      context.cells -= 1
    case .table: closeLine()
    case .run: context.run = RunState()
    case .text: endText()
    case .simpleField: endField()
    case .control: endControl()
    case .alternatives: alternatives.removeLast()
    case .textBox: endTextBox()
    case .note: endNote()
    default: break
    }
  }

  private func beginParagraph() -> Action {
    context.paragraph = ParagraphState()
    return .paragraph
  }

  private func endParagraph() {
    guard !context.paragraph.continues, openInstructions == 0 else { return }
    context.story.endLine(part: part, kind: blockKind)
    context.followsNoteNumber = false
    if context.story.count > limits.textLength { fail(.overLimit(.textLength(limits.textLength))) }
  }

  private var blockKind: Block.Kind {
    let paragraph = context.paragraph
    if context.cells > 0 { return .tableCell }
    let styleHeads = paragraph.style.map(styles.isHeading) ?? false
    if paragraph.isHeading || styleHeads { return .heading }
    return paragraph.isListItem ?? paragraph.style.map(styles.isListItem) ?? false
      ? .listItem : .paragraph
  }

  /// Ends a line that a deleted paragraph mark left open.
  func closeLine() { context.story.closeLine(part: part, kind: blockKind) }

  private func beginTable() -> Action {
    closeLine()
    return .table
  }

  private func beginCell() -> Action {
    closeLine()
    context.cells += 1
    return .cell
  }

  private func beginControl() -> Action {
    controls.append((context.story.count, false))
    return .control
  }

  /// A control that shows its placeholder has never been filled in.
  private func endControl() {
    guard let control = controls.popLast(), control.showsPlaceholder else { return }
    remark(.emptyControl, from: control.start)
  }

  private func beginTextBox() -> Action {
    guard outer.count < Self.deepestTextBox else { return Action.plain }
    var box = WordContext()
    box.isHidden = runIsHidden
    outer.append(context)
    context = box
    return .textBox
  }

  private func endTextBox() {
    closeLine()
    abandonFields()
    guard let around = outer.popLast() else { return }
    let story = context.story
    context = around
    context.story.hold(story)
  }

  private func beginNote(_ attributes: XMLAttributes) -> Action {
    outer.append(context)
    context = WordContext()
    context.note = attributes.string("id")
    return .note
  }

  private func endNote() {
    closeLine()
    abandonFields()
    if let note = context.note { content.noteStories[note] = context.story }
    if let around = outer.popLast() { context = around }
  }

  private func beginAlternatives() -> Action {
    alternatives.append(false)
    return .alternatives
  }

  /// The first choice that is understood, else the fallback.
  func alternative(_ tag: XMLTag, _ attributes: XMLAttributes) -> Action? {
    guard tag.space == .compatibility, let taken = alternatives.last, !taken else { return nil }
    if tag.name == .choice {
      guard let required = attributes.value("Requires"), attributes.session.understands(required)
      else { return nil }
    }
    alternatives[alternatives.count - 1] = true
    return Action.plain
  }

  func track(_ attributes: XMLAttributes, _ action: Action?) -> Action? {
    content.tracked.add(author: attributes.string("author"))
    return action
  }

  private func countChunk() -> Action? {
    content.alternativeChunks += 1
    return nil
  }

  func refer(to part: LetterPart, _ attributes: XMLAttributes) -> Action? {
    if let id = attributes.string("id") { content.margins.append(.init(part: part, id: id)) }
    return nil
  }
}

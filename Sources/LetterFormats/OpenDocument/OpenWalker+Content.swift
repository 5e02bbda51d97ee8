internal import LetterAnalysis

/// The elements that hold paragraphs or other such elements.
extension OpenWalker {
  /// What the end of an element among the content will do; nil leaves it out.
  func contentAction(_ tag: XMLTag, _ attributes: XMLAttributes) -> Action? {
    switch tag.space {
    case .openText: textAction(tag.name, attributes)
    case .openOffice: officeAction(tag.name)
    case .openTable: tableAction(tag.name, attributes)
    case .openDrawing: drawingAction(tag.name)
    case .openStyle: styleAction(tag.name, attributes)
    case .openExtension where tag.name == .contentControl:
      attributes.has("showing-place-holder", "true")
        ? noted(.emptyControl) : Action.plain
    default: Action.plain
    }
  }

  private func officeAction(_ name: XMLName) -> Action? {
    switch name {
    case .annotation:
      (author, annotationText) = ([], [])
      return .annotation
    case .forms: return nil
    case .spreadsheet: fail(.spreadsheet)
    case .presentation: fail(.presentation)
    default: break
    }
    return Action.plain
  }

  private func tableAction(_ name: XMLName, _ attributes: XMLAttributes) -> Action? {
    switch name {
    case .table:
      closeLine()
      notePage(.table, attributes)
      return Action.plain
    case .tableRow: return attributes.has("visibility", "collapse") ? hide() : Action.plain
    case .tableCell:
      closeLine()
      context.cells += 1
      return .cell
    // What another cell covers is not shown.
    case .coveredTableCell: return hide()
    default: return Action.plain
    }
  }

  /// Every drawing that is not a picture may hold paragraphs; all of one are one text box.
  private func drawingAction(_ name: XMLName) -> Action? {
    switch name {
    case .image, .object: return nil
    default: return context.paragraphs > 0 || outer.isEmpty ? begin(.box) : Action.plain
    }
  }

  private func styleAction(_ name: XMLName, _ attributes: XMLAttributes) -> Action? {
    switch name {
    case .masterPage: masterPage = attributes.string("name") ?? ""
    case .header, .headerFirst, .headerLeft: return beginMargin(.header, attributes)
    case .footer, .footerFirst, .footerLeft: return beginMargin(.footer, attributes)
    default: break
    }
    return Action.plain
  }

  private func beginMargin(_ part: LetterPart, _ attributes: XMLAttributes) -> Action? {
    guard !masterPage.isEmpty, !attributes.has("display", "false") else { return nil }
    return begin(.margin(masterPage: masterPage, part))
  }

  /// Does what the end of an element asks for.
  func finish(_ action: Action) {
    switch action {
    case .paragraph: endParagraph()
    case .span: context.hides.removeLast()
    case .hiding: context.hidingElements -= 1
    case .context: endContext()
    case .cell:
      closeLine()
      context.cells -= 1
    case .listItem: context.listItems -= 1
    case .noted(let kind, let start): endNoted(kind, start)
    case .change: content.tracked.add(author: String(decoding: author, as: UTF8.self))
    case .annotation:
      guard !CommentSeal.isIntact(String(decoding: annotationText, as: UTF8.self)) else { break }
      content.annotations.add(author: String(decoding: author, as: UTF8.self))
    case .plain, .aside, .author, .annotationText: break
    }
  }

  /// Hides all that the element holds.
  func hide() -> Action {
    context.hidingElements += 1
    return .hiding
  }

  /// Begins a paragraph; one in another, beyond the deepest text box, ends the line before it.
  func beginParagraph(isHeading: Bool, _ attributes: XMLAttributes) -> Action {
    if context.paragraphs > 0 { closeLine() }
    notePage(.paragraph, attributes)
    let style = attributes.string("style-name")
    context.paragraphs += 1
    context.isHeading = isHeading || styles.isHeading(style)
    context.hides.append(styles.hidesParagraph(style))
    context.isInHiddenPassage = false
    context.collapsesSpace = true
    return .paragraph
  }

  private func endParagraph() {
    context.story.endLine(part: context.part, kind: context.blockKind)
    context.paragraphs -= 1
    context.hides.removeLast()
    checkLength()
  }

  /// Stops when there is more text than a letter needs.
  func checkLength() {
    if context.story.count > limits.textLength { fail(.overLimit(.textLength(limits.textLength))) }
  }

  /// Remembers which master page the body begins with or turns to.
  private func notePage(_ family: OpenStyles.Family, _ attributes: XMLAttributes) {
    guard outer.isEmpty, content.masterPages.count < OpenStyles.mostPages else { return }
    let page = styles.masterPage(family, attributes.string("style-name"))
    guard page != nil || content.masterPages.isEmpty, !content.masterPages.contains(page) else {
      return
    }
    content.masterPages.append(page)
  }

  /// Begins a story of its own, hidden if the text around it is.
  func begin(_ purpose: OpenContext.Purpose) -> Action {
    guard outer.count < Self.deepestContext else { return Action.plain }
    var inner = OpenContext()
    inner.purpose = purpose
    inner.part = context.part
    if case .note = purpose { inner.part = .note }
    if case .margin(_, let part) = purpose { inner.part = part }
    inner.hidingElements = context.isHidden ? 1 : 0
    outer.append(context)
    context = inner
    return .context
  }

  private func endContext() {
    closeLine()
    let finished = context
    guard let around = outer.popLast() else { return }
    context = around
    switch finished.purpose {
    case .body: break
    case .box: context.story.hold(finished.story)
    case .note: content.notes.append(finished.story)
    case .margin(let page, let part):
      content.margins.append(.init(masterPage: page, part: part, story: finished.story))
    }
  }
}

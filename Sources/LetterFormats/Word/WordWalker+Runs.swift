internal import LetterAnalysis

/// The elements of a run: text, breaks, fields, references.
extension WordWalker {
  /// What the end of an element of a run will do; nil leaves it out.
  func runAction(_ name: XMLName, _ attributes: XMLAttributes) -> Action? {
    switch name {
    case .r: return beginRun()
    case .rPr: return .runProperties
    case .t: return beginText(keepsSpace: attributes.has("space", "preserve"))
    case .instrText: return .instruction
    case .tab, .ptab: if !isAfterNoteNumber { write(UInt8(ascii: "\t")) }
    case .br, .cr: write(UInt8(ascii: "\n"))
    case .noBreakHyphen: write(codePoint: 0x2011)
    case .sym: writeSymbol(attributes)
    case .fldChar: mark(attributes)
    case .fldSimple: return beginSimpleField(attributes)
    case .footnoteReference: refer(to: .footnotes, attributes)
    case .endnoteReference: refer(to: .endnotes, attributes)
    case .footnoteRef, .endnoteRef: context.followsNoteNumber = true
    default: return Action.plain
    }
    return nil
  }

  func beginRun() -> Action {
    context.run = RunState()
    return .run
  }

  /// White space around the text counts only if `xml:space` says so, as in Word.
  func beginText(keepsSpace: Bool) -> Action {
    trimStart = keepsSpace ? nil : context.story.count
    return .text
  }

  func endText() {
    if let trimStart { context.story.trim(from: min(trimStart, context.story.count)) }
    trimStart = nil
  }

  /// Whether text of the open run is formatted as hidden.
  var runIsHidden: Bool {
    if let known = context.run.isHidden { return known }
    let hidden =
      context.isHidden
      || (context.run.vanish
        ?? styles.hides(
          paragraphStyle: context.paragraph.style, characterStyle: context.run.style))
    context.run.isHidden = hidden
    return hidden
  }

  private var isShown: Bool { openInstructions == 0 && !context.run.isDeleted && !runIsHidden }

  /// Writes a piece of the text of a run.
  ///
  /// Line ends in it are white space, soft hyphens nothing.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard openInstructions == 0, !context.run.isDeleted else { return }
    guard !runIsHidden else { return hide(bytes) }
    context.paragraph.isInHiddenPassage = false
    var start = isAfterNoteNumber ? bytes.prefix { $0 == 0x20 }.count : 0
    for index in start..<max(start, bytes.count) {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        append(bytes, start..<index)
        context.story.append(0x20, from: place.advanced(by: index))
        start = index + 1
      } else if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xAD {
        append(bytes, start..<index)
        start = index + 2
      }
    }
    append(bytes, start..<bytes.count)
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    context.story.append(
      bytes: UnsafeBufferPointer(rebasing: bytes[range]),
      from: place.advanced(by: range.lowerBound))
  }

  /// Whether what is written would follow the number of a note, which is left out.
  private var isAfterNoteNumber: Bool { context.followsNoteNumber && !context.story.hasOpenLine }

  private func hide(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.contains(where: { $0 > 0x20 }) else { return }
    content.hidden.add(bytes, isNew: !context.paragraph.isInHiddenPassage)
    context.paragraph.isInHiddenPassage = true
  }

  private func write(_ byte: UInt8) { if isShown { context.story.append(byte, from: place) } }

  private func write(codePoint: UInt32) {
    if isShown { context.story.append(codePoint: codePoint, from: place) }
  }

  private func writeSymbol(_ attributes: XMLAttributes) {
    let code = attributes.string("char").flatMap { UInt32($0, radix: 16) } ?? 0
    write(codePoint: SymbolFont.codePoint(code, font: attributes.string("font") ?? ""))
  }

  private func refer(to kind: NoteReference.Kind, _ attributes: XMLAttributes) {
    guard isShown, let id = attributes.string("id") else { return }
    content.notes.append(.init(kind: kind, id: id, place: place))
  }
}

/// Fields: their results are text, their instructions are not.
extension WordWalker {
  /// Keeps the beginning of an instruction, which names the field.
  func instruct(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let last = context.fields.indices.last, context.fields[last].isInstruction,
      context.fields[last].instruction.count < FieldState.kept
    else { return }
    context.fields[last].instruction.append(contentsOf: bytes.prefix(FieldState.kept))
  }

  private func mark(_ attributes: XMLAttributes) {
    if attributes.has("fldCharType", "begin") {
      fieldCount += 1
      guard !ignoredFields.contains(fieldCount) else { return }
      context.fields.append(FieldState(ordinal: fieldCount, isInstruction: true))
      openInstructions += 1
    } else if attributes.has("fldCharType", "separate") {
      guard let last = context.fields.indices.last, context.fields[last].isInstruction else {
        return
      }
      context.fields[last].isInstruction = false
      context.fields[last].start = context.story.count
      openInstructions -= 1
    } else if attributes.has("fldCharType", "end") {
      endField()
    }
  }

  private func beginSimpleField(_ attributes: XMLAttributes) -> Action {
    var field = FieldState(ordinal: -1, isInstruction: false, start: context.story.count)
    field.instruction = (attributes.value("instr")?.prefix(FieldState.kept)).map(Array.init) ?? []
    context.fields.append(field)
    return .simpleField
  }

  /// Ends the innermost field, and notes a merge field or a button that nobody filled in.
  func endField() {
    guard let field = context.fields.popLast() else { return }
    if field.isInstruction { openInstructions -= 1 }
    guard openInstructions == 0 else { return }
    if field.isInstruction {
      guard field.name == "MACROBUTTON" else { return }
      remark(DocumentRemark(kind: .emptyControl, detail: field.shownByButton))
    } else if field.name == "MERGEFIELD", context.story.hasText("«", from: field.start) {
      remark(.mergeField, from: field.start)
    }
  }

  /// Notes what was written since `start`.
  func remark(_ kind: DocumentRemark.Kind, from start: Int) {
    guard remarkCount < Self.mostRemarks else { return }
    let span = context.story.wordSpan(from: start)
    let shown = context.story.text[span.range].prefix(FieldState.kept)
    remark(DocumentRemark(kind: kind, detail: String(decoding: shown, as: UTF8.self), span: span))
  }

  private func remark(_ remark: DocumentRemark) {
    remarkCount += 1
    if remarkCount <= Self.mostRemarks { context.story.remarks.append(remark) }
  }

  /// No part is given more remarks with a place than this; chosen by hand.
  private static let mostRemarks = 200

  /// Ends the fields that a story leaves open.
  func abandonFields() {
    for field in context.fields where field.isInstruction {
      unendedFields.insert(field.ordinal)
      openInstructions -= 1
    }
    context.fields = []
  }
}

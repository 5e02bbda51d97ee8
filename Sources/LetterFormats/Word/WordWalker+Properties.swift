internal import LetterAnalysis

/// The elements that say something about a paragraph, a run, a row, a cell or a control.
///
/// What they were before a tracked change (`pPrChange` and its like) is left out.
extension WordWalker {
  func paragraphProperty(_ tag: XMLTag, _ attributes: XMLAttributes) -> Action? {
    guard tag.space == .word else { return nil }
    switch tag.name {
    case .pStyle: context.paragraph.style = attributes.string("val")
    case .outlineLvl: context.paragraph.isHeading = !attributes.has("val", "9")
    case .framePr:
      if let drop = attributes.string("dropCap"), drop != "none" {
        context.paragraph.continues = true
      }
    case .numPr, .sectPr: return .paragraphProperties
    case .numId: context.paragraph.isListItem = !attributes.has("val", "0")
    case .headerReference: return refer(to: .header, attributes)
    case .footerReference: return refer(to: .footer, attributes)
    case .rPr: return .markProperties
    default: break
    }
    return nil
  }

  /// The properties of a paragraph's mark: a deleted mark joins two paragraphs, and so does a style
  /// separator (`specVanish`).
  func markProperty(_ tag: XMLTag, _ attributes: XMLAttributes) -> Action? {
    guard tag.space == .word else { return nil }
    switch tag.name {
    case .ins, .moveTo: _ = track(attributes, nil)
    case .del, .moveFrom:
      context.paragraph.continues = true
      _ = track(attributes, nil)
    case .specVanish: if attributes.isOn { context.paragraph.continues = true }
    default: break
    }
    return nil
  }

  func runProperty(_ tag: XMLTag, _ attributes: XMLAttributes) -> Action? {
    guard tag.space == .word else { return nil }
    switch tag.name {
    case .vanish: context.run.vanish = attributes.isOn
    case .rStyle: context.run.style = attributes.string("val")
    case .del, .moveFrom: context.run.isDeleted = true
    default: break
    }
    return nil
  }

  func rowProperty(_ tag: XMLTag, _ attributes: XMLAttributes) -> Action? {
    guard tag.space == .word else { return nil }
    if tag.name == .ins { _ = track(attributes, nil) }
    if tag.name == .del {
      _ = track(attributes, nil)
      dropOpenElement(above: 1)
    }
    return nil
  }

  func cellProperty(_ tag: XMLTag, _ attributes: XMLAttributes) -> Action? {
    guard tag.space == .word else { return nil }
    if tag.name == .cellIns { _ = track(attributes, nil) }
    if tag.name == .cellDel {
      _ = track(attributes, nil)
      dropOpenElement(above: 1)
    }
    return nil
  }

  func controlProperty(_ tag: XMLTag) -> Action? {
    if tag.isWord(.showingPlcHdr), !controls.isEmpty {
      controls[controls.count - 1].showsPlaceholder = true
    }
    return nil
  }
}

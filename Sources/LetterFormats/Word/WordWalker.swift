internal import LetterAnalysis

/// Follows the elements of a part and writes down its text as Word would show it with every change
/// accepted.
///
/// Nothing recurses: each open element has an entry in `actions` that says what its end does.
final class WordWalker: XMLEvents {
  /// What the end of an open element does, and how its children are understood.
  enum Action: UInt8 {
    case plain, table, row, cell, paragraph, run, text, instruction
    case paragraphProperties, markProperties, runProperties, rowProperties, cellProperties
    case control, controlProperties, simpleField, alternatives, textBox, note
  }

  /// What has been found; complete when the part has ended.
  var content = WordContent()
  /// Why reading must stop.
  private(set) var failure: LetterReadError?

  let part: LetterPart
  let styles: WordStyles
  let limits: ReadingLimits
  /// Beginnings of fields that have no end and so mean nothing.
  let ignoredFields: Set<Int>

  /// The element whose start tag came last, and how far its text has been read.
  private(set) var place = SourcePlace.nowhere
  var context = WordContext()
  /// The contexts around a text box or a note.
  var outer: [WordContext] = []
  /// Fields that turned out to have no end while their instruction was being read.
  var unendedFields: Set<Int> = []
  var fieldCount = 0
  /// How many open fields are still in their instruction, in all contexts.
  var openInstructions = 0
  /// Content controls that are open: where they begin and whether they show their placeholder.
  var controls: [(start: Int, showsPlaceholder: Bool)] = []
  /// Alternatives that are open: whether one was taken.
  var alternatives: [Bool] = []
  /// How many remarks with a place the part has been given.
  var remarkCount = 0
  /// Where the text of the open `w:t` begins, if its outer white space does not count.
  var trimStart: Int?

  private var actions: [Action] = []
  /// How many elements are open inside, and with, one that is left out.
  private var skipped = 0
  /// The number of open elements at a deleted row or cell, whose other children are left out.
  private var deletedLevel: Int?
  private var sawRoot = false

  /// Text boxes inside each other beyond this are read as part of the one around them.
  static let deepestTextBox = 16

  /// A walker for one parse of one part.
  init(part: LetterPart, styles: WordStyles, limits: ReadingLimits, ignoredFields: Set<Int> = []) {
    self.part = part
    self.styles = styles
    self.limits = limits
    self.ignoredFields = ignoredFields
  }

  func start(_ tag: XMLTag, _ attributes: XMLAttributes) {
    place.nextElement()
    if skipped > 0 {
      skipped += 1
    } else if deletedLevel == actions.count {
      skipped = 1
    } else if !sawRoot {
      sawRoot = true
      startRoot(tag)
      actions.append(.plain)
    } else if let action = action(for: tag, attributes) {
      actions.append(action)
    } else {
      skipped = 1
    }
  }

  func end(_ tag: XMLTag) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    if deletedLevel == actions.count { deletedLevel = nil }
    if let action = actions.popLast() { finish(action) }
    if actions.isEmpty {
      closeLine()
      abandonFields()
      content.story = context.story
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    defer { place = place.advanced(by: bytes.count) }
    guard skipped == 0 else { return }
    switch actions.last {
    case .text: write(bytes)
    case .instruction: instruct(bytes)
    default: break
    }
  }

  /// Stops reading.
  func fail(_ error: LetterReadError) { if failure == nil { failure = error } }

  /// Leaves out what else the open row or cell holds.
  func dropOpenElement(above levels: Int) { deletedLevel = actions.count - levels }

  /// The main part says by its root what kind of document it is.
  private func startRoot(_ tag: XMLTag) {
    guard part == .body else { return }
    switch (tag.space, tag.name) {
    case (.word, .document): break
    case (.spreadsheet, _): fail(.spreadsheet)
    case (.presentation, _): fail(.presentation)
    default: fail(.zipWithoutDocument)
    }
  }

  /// What the end of an element will do; nil leaves it out with all it holds.
  private func action(for tag: XMLTag, _ attributes: XMLAttributes) -> Action? {
    switch actions.last {
    case .paragraphProperties: paragraphProperty(tag, attributes)
    case .markProperties: markProperty(tag, attributes)
    case .runProperties: runProperty(tag, attributes)
    case .rowProperties: rowProperty(tag, attributes)
    case .cellProperties: cellProperty(tag, attributes)
    case .controlProperties: controlProperty(tag)
    case .alternatives: alternative(tag, attributes)
    // These hold characters alone; Word opens no document where an element stands in them.
    case .text, .instruction: nil
    default: contentAction(for: tag, attributes)
    }
  }
}

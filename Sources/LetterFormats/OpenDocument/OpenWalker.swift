internal import LetterAnalysis

/// Follows the elements of an OpenDocument part and writes down its text as a word processor would
/// show it with every change accepted.
///
/// What was deleted stands apart from the text, in `text:tracked-changes`, so the text itself is the
/// final view. Nothing recurses: each open element has an entry in `actions`.
final class OpenWalker: XMLEvents {
  /// What the end of an open element does, and how its children are understood.
  enum Action {
    case plain, paragraph, span, hiding, context, cell, listItem
    /// Text that shows something when it ends: a placeholder, a field.
    case noted(DocumentRemark.Kind, start: Int)
    /// Elements of which only the author is read.
    case aside, change, author
    /// A comment, of which the author is read, and the words to tell whose they are.
    case annotation, annotationText
  }

  /// What has been found; complete when the part has ended.
  var content = OpenContent()
  /// Why reading must stop.
  private(set) var failure: LetterReadError?

  var styles: OpenStyles
  let limits: ReadingLimits
  var context = OpenContext()
  /// The contexts around a text box, a note, a header.
  var outer: [OpenContext] = []
  /// The master page whose headers are being read.
  var masterPage = ""
  /// The author of the open change or annotation.
  var author: [UInt8] = []
  /// The words of the open annotation.
  var annotationText: [UInt8] = []
  /// How many remarks with a place the part has been given.
  var remarkCount = 0

  private var actions: [Action] = []
  /// How many elements are open inside, and with, one that is left out.
  private var skipped = 0

  /// Text boxes and notes inside each other beyond this are read as part of the one around them.
  static let deepestContext = 16

  /// A walker for a part whose styles are `styles`.
  init(styles: OpenStyles, limits: ReadingLimits) {
    self.styles = styles
    self.limits = limits
  }

  func start(_ tag: XMLTag, _ attributes: XMLAttributes) {
    if skipped == 0, let action = action(for: tag, attributes) {
      actions.append(action)
    } else {
      skipped += 1
    }
  }

  func end(_ tag: XMLTag) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    if let action = actions.popLast() { finish(action) }
    if actions.isEmpty {
      closeLine()
      content.story = context.story
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skipped == 0 else { return }
    if case .author? = actions.last {
      author.append(contentsOf: bytes)
    } else if case .annotationText? = actions.last {
      annotationText.append(contentsOf: bytes)
    } else if context.paragraphs > 0 {
      write(bytes)
    }
  }

  /// Stops reading.
  func fail(_ error: LetterReadError) { if failure == nil { failure = error } }

  /// Ends a line that is open.
  func closeLine() { context.story.closeLine(part: context.part, kind: context.blockKind) }

  /// What the end of an element will do; nil leaves it out with all it holds.
  private func action(for tag: XMLTag, _ attributes: XMLAttributes) -> Action? {
    switch actions.last {
    case .annotation where tag.space == .openText: .annotationText
    case .aside, .change, .annotation: authorAction(tag)
    case .annotationText: annotationAction(tag)
    case .author: nil
    default: contentAction(tag, attributes)
    }
  }

  /// What an annotation holds besides words is never lorcheck's.
  private func annotationAction(_ tag: XMLTag) -> Action? {
    guard tag.space == .openText else {
      annotationText += Array("\u{FFFC}".utf8)
      return nil
    }
    return .annotationText
  }

  /// Changes are listed apart from the text, with what was deleted: only their authors count.
  private func authorAction(_ tag: XMLTag) -> Action? {
    switch (tag.space, tag.name) {
    case (.openText, .changedRegion):
      author = []
      return .change
    case (.openText, .insertion), (.openText, .deletion), (.openText, .formatChange),
      (.openOffice, .changeInfo):
      return .aside
    case (.dublinCore, .creator):
      return .author
    default: return nil
    }
  }
}

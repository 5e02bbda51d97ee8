internal import LetterAnalysis

/// Where in a story the walker stands; a text box, a note, a header has a context of its own.
struct OpenContext {
  /// What the end of the context makes of its story.
  enum Purpose {
    case body, box, note
    case margin(masterPage: String, LetterPart)
  }

  var purpose = Purpose.body
  /// The part that its lines belong to.
  var part = LetterPart.body
  /// What was written so far.
  var story = TextStory()
  /// How many paragraphs are open: only in one does character data count.
  var paragraphs = 0
  /// Whether the open paragraph is a heading.
  var isHeading = false
  /// How many table cells are open.
  var cells = 0
  /// How many list items are open.
  var listItems = 0
  /// Whether text is hidden, for the open paragraph and each open span.
  var hides: [Bool] = []
  /// How many sections, rows or fields are open that hide all they hold.
  var hidingElements = 0
  /// Whether the hidden text being read continues a passage.
  var isInHiddenPassage = false
  /// Whether white space that comes now collapses into what is there.
  var collapsesSpace = true

  /// Whether text that comes now is hidden.
  var isHidden: Bool { hidingElements > 0 || hides.last ?? false }

  /// What the open paragraph is.
  var blockKind: Block.Kind {
    if cells > 0 { return .tableCell }
    if isHeading { return .heading }
    return listItems > 0 ? .listItem : .paragraph
  }
}

internal import LetterAnalysis

/// Where in a story the walker stands; a text box or a note has a context of its own.
struct WordContext {
  /// What was written so far.
  var story = TextStory()
  var paragraph = ParagraphState()
  var run = RunState()
  /// The complex and simple fields that are open, the innermost last.
  var fields: [FieldState] = []
  /// How many table cells are open.
  var cells = 0
  /// Whether the whole story is hidden, as a text box in a hidden run is.
  var isHidden = false
  /// The id of the note whose story this is.
  var note: String?
  /// Whether the text just written follows the automatic number of a note.
  var followsNoteNumber = false
}

/// What the properties of the open paragraph say.
struct ParagraphState {
  var style: String?
  var isHeading = false
  var isListItem: Bool?
  /// Whether its end was deleted, or it is a drop cap, so that the next paragraph continues it.
  var continues = false
  /// Whether the hidden text being read continues a passage.
  var isInHiddenPassage = false
}

/// What the properties of the open run say.
struct RunState {
  var style: String?
  var vanish: Bool?
  var isDeleted = false
  /// Whether its text is hidden, once that was worked out.
  var isHidden: Bool?
}

/// A field that is open.
struct FieldState {
  /// Counts the beginnings of complex fields in the part; -1 for a simple field.
  var ordinal: Int
  /// Whether its result has not begun.
  var isInstruction: Bool
  /// The beginning of its instruction.
  var instruction: [UInt8] = []
  /// Where its result begins in the story.
  var start = 0

  /// Bytes of an instruction that are kept: its first word and one name; chosen by hand.
  static let kept = 240

  /// The first word of the instruction, in upper case.
  var name: String {
    let word = instruction.split(whereSeparator: { $0 <= 0x20 }).first ?? []
    return String(decoding: word, as: UTF8.self).uppercased()
  }

  /// The instruction's words after the first two: what a MACROBUTTON shows.
  var shownByButton: String {
    let words = instruction.split(whereSeparator: { $0 <= 0x20 }).dropFirst(2)
    return String(decoding: Array(words.joined(separator: [UInt8(ascii: " ")])), as: UTF8.self)
  }
}

/// What is said, at its top, of a document that was made of a letter's words alone.
///
/// It is how a document that is annotated once more is known as one.
enum DocumentOfWords {
  private static let start =
    "This document was made of the letter's words. It lacks what else the file held: "
  /// What ends every summary.
  static let ending =
    "These comments are for you alone: delete them before you send the letter, or run "
    + "“lorcheck annotate --strip --in-place” on this file."

  /// The sentence on what is lacking, in words.
  static func notice(lacking omissions: String) -> String { start + omissions + "." }

  /// What the text of a summary, its paragraphs run together, says is lacking; nil if it says nothing.
  static func omissions(in summary: String) -> String? {
    guard let from = summary.firstRange(of: start),
      let to = summary[from.upperBound...].firstRange(of: "." + ending)
    else { return nil }
    return String(summary[from.upperBound..<to.lowerBound])
  }
}

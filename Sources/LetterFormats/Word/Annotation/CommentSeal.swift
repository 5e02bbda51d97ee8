internal import LetterAnalysis

/// The last line of each comment by lorcheck, by which it knows its own comments again.
///
/// The author's name does not last: a word processor that removes personal information puts "Author"
/// there. Identifiers of comments and paragraphs are given anew by every other program. Words last. The
/// line ends in a number that is worked out from all the words before it, so that a comment to which
/// somebody added as much as a word is theirs, whoever its author is said to be, and stays.
enum CommentSeal {
  /// How many hexadecimal digits the number has.
  private static let digits = 8
  private static let name = "lorcheck"

  /// The line for a comment of these paragraphs about these rules.
  static func line(under paragraphs: [String], rules: [String]) -> String {
    let parts = [name] + (rules.isEmpty ? [] : [rules.joined(separator: ", ")])
    let words = parts.joined(separator: " · ") + " · "
    return words + number(for: counted((paragraphs + [words]).joined())[...])
  }

  /// Whether the text of a comment is as lorcheck wrote it, to the last word.
  static func isIntact(_ text: some StringProtocol) -> Bool {
    let scalars = counted(text)
    guard scalars.count > digits + name.count else { return false }
    let number = String(String.UnicodeScalarView(scalars.suffix(digits)))
    return number == self.number(for: scalars.dropLast(digits))
  }

  /// The rules that the last line of a comment names, changed or not; nil if it has no such line.
  static func rules(in text: String) -> [String]? {
    for mark in text.ranges(of: name).reversed() {
      var fields = text[mark.upperBound...].split(
        separator: "·", maxSplits: 2, omittingEmptySubsequences: false
      ).map { $0.split { $0.isWhitespace || $0 == "," } }
      guard fields.count > 1, fields.removeFirst().isEmpty else { continue }
      // A word put behind the line may touch its number.
      let number = fields.firstIndex { field in
        field.first.map { $0.count >= digits && $0.prefix(digits).allSatisfy(\.isHexDigit) }
          ?? false
      }
      if let number { return fields[..<number].joined().map(String.init) }
    }
    return nil
  }

  /// What of a text no word processor changes when it saves a comment.
  ///
  /// White space, breaks of lines, hyphens and marks that are not seen come back in other forms.
  private static func counted(_ text: some StringProtocol) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format,
        .dashPunctuation, .unassigned:
        false
      default: true
      }
    }
  }

  private static func number(for scalars: ArraySlice<Unicode.Scalar>) -> String {
    let hash = FNV1a.hash(String(String.UnicodeScalarView(scalars)).utf8)
    return String(FNV1a.digits(hash ^ (hash >> 32)).suffix(digits))
  }
}

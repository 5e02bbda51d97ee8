/// What is wrong in a configuration file, and where.
struct ConfigurationError: Error, CustomStringConvertible {
  /// The path of the file.
  var file: String
  /// 1-based line.
  var line: Int
  /// 1-based column in code points.
  var column: Int
  /// What is wrong and what was expected, in lower case, without a full stop.
  var problem: String
  /// The line itself; empty if there is none to show.
  var source = ""

  /// Bytes of a line beyond which it is not shown: nobody would find the place in it.
  private static let longestSource = 200

  /// `file:line:column: problem`, then the line and a caret under the place.
  var description: String {
    let head = "\(file):\(line):\(column): \(problem)"
    guard !source.isEmpty, source.utf8.count <= Self.longestSource else { return head }
    return head + "\n  " + source + "\n  " + String(repeating: " ", count: max(0, column - 1)) + "^"
  }
}

/// What is wrong in a lexicon file, and where.
public struct LexiconError: Error, Equatable, CustomStringConvertible {
  /// The file's name, relative to the lexicon folder.
  public var file: String
  /// 1-based line.
  public var line: Int
  /// 1-based column in bytes.
  public var column: Int
  /// What is wrong and what was expected, in lower case, without a full stop.
  public var problem: String
  /// The line itself.
  public var source: String

  /// An error at a place in a file.
  public init(file: String, line: Int, column: Int, problem: String, source: String = "") {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
    self.source = source
  }

  /// `file:line:column: problem`, then the line and a caret under the place.
  public var description: String {
    let head = "\(file):\(line):\(column): \(problem)"
    guard !source.isEmpty else { return head }
    return head + "\n  " + source + "\n  " + String(repeating: " ", count: max(0, column - 1)) + "^"
  }
}

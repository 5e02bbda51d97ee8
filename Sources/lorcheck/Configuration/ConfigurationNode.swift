/// A value of a configuration file with its place.
struct ConfigurationNode {
  /// What the value is.
  enum Content {
    case scalar(String)
    case list([ConfigurationNode])
    case mapping([(key: ConfigurationNode, value: ConfigurationNode)])
  }

  let content: Content
  /// 1-based line.
  let line: Int
  /// 1-based column in code points.
  let column: Int

  /// The value as text, if it is one.
  var text: String? { if case .scalar(let text) = content { text } else { nil } }

  /// The root of a file's content; nil if the file says nothing.
  ///
  /// - Throws: `ConfigurationError` if it is not UTF-8, not YAML, or more than one document.
  static func root(of bytes: [UInt8], file: String) throws(ConfigurationError) -> Self? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationError(file: file, line: 1, column: 1, problem: "it is not UTF-8 text")
    }
    try refuseRepetition(in: bytes, file: file)
    do {
      var document = try YAMLDocument(bytes)
      return try document.root()
    } catch {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      throw ConfigurationError(
        file: file, line: error.line, column: error.column,
        problem: "no valid YAML: \(error.problem)",
        source: lines.indices.contains(error.line - 1) ? String(lines[error.line - 1]) : "")
    }
  }

  /// Aliases (`*name`) that a file may have: each may repeat all that the others repeat, so that with
  /// fifty a kilobyte stands for more than any memory holds.
  private static let mostAliases = 6

  /// Looks for what may be an alias, in texts and comments too, before anything is repeated.
  private static func refuseRepetition(
    in bytes: [UInt8], file: String
  ) throws(ConfigurationError) {
    var (count, line) = (0, 1)
    var previous = UInt8(ascii: "\n")
    for (byte, next) in zip(bytes, bytes.dropFirst()) {
      let begins = previous <= 0x20 || "[{,:?-".utf8.contains(previous)
      if byte == UInt8(ascii: "*"), begins, next > 0x20 { count += 1 }
      guard count <= mostAliases else {
        throw ConfigurationError(
          file: file, line: line, column: 1,
          problem: "there are more than \(mostAliases) aliases ('*name'); write the values out")
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      previous = byte
    }
  }
}

internal import Yams

/// A value of a configuration file with its place.
///
/// The one type that knows Yams, which is called only once there is a file to read.
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
      guard let node = try Yams.compose(yaml: text) else { return nil }
      return Self(node)
    } catch let error as YamlError {
      throw ConfigurationError(error, file: file, text: text)
    } catch {
      throw ConfigurationError(file: file, line: 1, column: 1, problem: "it could not be read")
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

  private init(_ node: Node) {
    line = node.mark?.line ?? 1
    column = node.mark?.column ?? 1
    content =
      switch node {
      case .scalar(let scalar): .scalar(scalar.string)
      case .sequence(let items): .list(items.map(Self.init))
      case .mapping(let pairs):
        .mapping(pairs.map { (key: Self($0.key), value: Self($0.value)) })
      // Compose puts the value in the place of an alias, so that none is left.
      case .alias: .scalar("")
      }
  }
}

extension ConfigurationError {
  /// What the YAML library found wrong, with its place.
  fileprivate init(_ error: YamlError, file: String, text: String) {
    let (problem, mark): (String, Mark?) =
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        (problem, mark)
      case .duplicatedKeysInMapping(let names, let context):
        ("'\(names.joined(separator: "', '"))' stands twice in one mapping", context.mark)
      default: ("it could not be read", nil)
      }
    // That of libyaml names a function that sets the limit.
    let isTooDeep = problem.hasPrefix("Maximum nesting level")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = mark?.line ?? 1
    self.init(
      file: file, line: line, column: mark?.column ?? 1,
      problem: isTooDeep ? "it nests too deeply" : "no valid YAML: \(problem)",
      source: lines.indices.contains(line - 1) ? String(lines[line - 1]) : "")
  }
}

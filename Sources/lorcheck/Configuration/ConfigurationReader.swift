internal import LetterAnalysis

/// Reads a `.lorcheck.yml`; every key that it does not know is an error.
struct ConfigurationReader {
  private let file: String
  private let lines: [Substring]
  private var configuration: Configuration

  /// The configuration in the file at `path`.
  ///
  /// - Throws: `ConfigurationError` at the first thing that is wrong.
  static func read(_ path: FilePath) throws(ConfigurationError) -> Configuration {
    let bytes: [UInt8]
    do {
      bytes = try path.read(atMost: FileLimits.configuration)
    } catch {
      throw ConfigurationError(file: path.text, line: 1, column: 1, problem: error.reason)
    }
    return try read(bytes, from: path)
  }

  /// The configuration that `bytes` hold, which were read from the file at `path`.
  ///
  /// - Throws: `ConfigurationError` at the first thing that is wrong.
  static func read(
    _ bytes: [UInt8], from path: FilePath
  ) throws(ConfigurationError) -> Configuration {
    var reader = Self(path, bytes)
    guard let root = try ConfigurationNode.root(of: bytes, file: path.text) else {
      return reader.configuration
    }
    try reader.read(root)
    return reader.configuration
  }

  private init(_ path: FilePath, _ bytes: [UInt8]) {
    file = path.text
    lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    configuration = Configuration(folder: path.folder.resolved)
  }

  private mutating func read(_ root: ConfigurationNode) throws(ConfigurationError) {
    let known = Key.letters + [.lexicons, .baseline, .noQuotes, .overrides]
    var defaults = LetterSettings()
    for (key, node, value) in try members(of: root, known: known) {
      switch key {
      case .lexicons: configuration.lexicons = configuration.folder.resolving(try text(value))
      case .baseline: configuration.baseline = configuration.folder.resolving(try text(value))
      case .noQuotes: configuration.hidesQuotes = try flag(value)
      case .overrides:
        for item in try list(value) { try readOverride(item) }
      default: try read(key, at: node, value, into: &defaults)
      }
    }
    configuration.defaults = defaults
  }

  private mutating func readOverride(_ node: ConfigurationNode) throws(ConfigurationError) {
    var settings = LetterSettings()
    var folder: FilePath?
    for (key, node, value) in try members(of: node, known: [.folder] + Key.letters) {
      if key == .folder {
        let path = configuration.folder.resolving(try text(value)).resolved
        guard let status = path.status, status.isFolder else {
          throw error("there is no folder '\(try text(value))'", at: value)
        }
        folder = path
      } else {
        try read(key, at: node, value, into: &settings)
      }
    }
    guard let folder else { throw error("an override needs 'folder'", at: node) }
    configuration.overrides.append(Configuration.Override(folder: folder, settings: settings))
  }

  /// Reads what may stand at the top and in an override.
  private mutating func read(
    _ key: Key, at node: ConfigurationNode, _ value: ConfigurationNode,
    into settings: inout LetterSettings
  ) throws(ConfigurationError) {
    switch key {
    case .failOn: settings.failOn = try choice(value)
    case .failUnder: settings.failUnder = try score(value)
    case .applicant: settings.applicant = try text(value)
    case .disable:
      for item in try list(value) { settings.policy.disabled.append(try rule(item)) }
    case .severities:
      for (name, value) in try pairs(value) {
        settings.policy.severities.append(
          FindingPolicy.Weight(rule: try rule(name), severity: try choice(value)))
      }
    case .suppress:
      for item in try list(value) { settings.policy.suppressed.append(try suppressed(item)) }
    default: throw error("'\(key.rawValue)' does not belong here", at: node)
    }
  }

  private mutating func suppressed(_ node: ConfigurationNode) throws(ConfigurationError)
    -> FindingPolicy.Suppressed
  {
    var (name, fingerprint, reason) = ("", "", "")
    for (key, _, value) in try members(of: node, known: [.rule, .fingerprint, .reason]) {
      switch key {
      case .rule: name = try rule(value)
      case .fingerprint:
        fingerprint = try text(value)
        guard fingerprint.wholeMatch(of: /[0-9a-f]{16}/) != nil else {
          throw error(
            "'\(fingerprint)' is no fingerprint; it has 16 digits, as a JSON report gives them",
            at: value)
        }
      default: reason = try text(value)
      }
    }
    guard !name.isEmpty, !fingerprint.isEmpty, !reason.isEmpty else {
      throw error("a finding is set aside by 'rule', 'fingerprint' and 'reason'", at: node)
    }
    return FindingPolicy.Suppressed(rule: name, fingerprint: fingerprint, reason: reason)
  }
}

// MARK: - Values

extension ConfigurationReader {
  /// Every key of the file.
  private enum Key: String, CaseIterable {
    case failOn = "fail-on"
    case failUnder = "fail-under"
    case applicant, severities, disable, suppress
    case lexicons, baseline
    case noQuotes = "no-quotes"
    case overrides, folder
    case rule, fingerprint, reason

    /// The keys that say something of letters.
    static let letters: [Key] = [
      .failOn, .failUnder, .applicant, .severities, .disable, .suppress,
    ]
  }

  private func error(_ problem: String, at node: ConfigurationNode) -> ConfigurationError {
    ConfigurationError(
      file: file, line: node.line, column: node.column, problem: problem,
      source: lines.indices.contains(node.line - 1) ? String(lines[node.line - 1]) : "")
  }

  private func pairs(_ node: ConfigurationNode) throws(ConfigurationError)
    -> [(key: ConfigurationNode, value: ConfigurationNode)]
  {
    guard case .mapping(let pairs) = node.content else {
      throw error("expected lines of the form 'name: value'", at: node)
    }
    return pairs
  }

  /// The members of a mapping, each with one of the known keys.
  private func members(of node: ConfigurationNode, known: [Key]) throws(ConfigurationError)
    -> [(key: Key, node: ConfigurationNode, value: ConfigurationNode)]
  {
    var members: [(key: Key, node: ConfigurationNode, value: ConfigurationNode)] = []
    for (name, value) in try pairs(node) {
      let text = name.text ?? ""
      guard let key = known.first(where: { $0.rawValue == text }) else {
        let names = known.map(\.rawValue)
        let hint =
          NearestName.of(text, in: names).map { "did you mean '\($0)'?" }
          ?? "the keys here are \(names.joined(separator: ", "))"
        throw error("unknown key '\(text)'; \(hint)", at: name)
      }
      members.append((key, name, value))
    }
    return members
  }

  private func list(_ node: ConfigurationNode) throws(ConfigurationError) -> [ConfigurationNode] {
    guard case .list(let items) = node.content else {
      throw error("expected a list, whose lines begin with '- '", at: node)
    }
    return items
  }

  private func text(_ node: ConfigurationNode) throws(ConfigurationError) -> String {
    guard let text = node.text, !text.isEmpty else { throw error("expected a text", at: node) }
    return text
  }

  private func flag(_ node: ConfigurationNode) throws(ConfigurationError) -> Bool {
    switch node.text {
    case "true": true
    case "false": false
    default: throw error("expected true or false", at: node)
    }
  }

  private func score(_ node: ConfigurationNode) throws(ConfigurationError) -> Int {
    guard let number = node.text.flatMap({ Int($0) }), (0...100).contains(number) else {
      throw error("expected a score from 0 to 100", at: node)
    }
    return number
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: ConfigurationNode
  ) throws(ConfigurationError) -> Choice {
    guard let choice = node.text.flatMap({ Choice(rawValue: $0) }) else {
      let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("'\(node.text ?? "")' is none of \(names)", at: node)
    }
    return choice
  }

  /// A rule's name, kept with its place: whether there is such a rule, the lexicons know.
  private mutating func rule(_ node: ConfigurationNode) throws(ConfigurationError) -> String {
    let name = try text(node)
    configuration.ruleNames.append(
      Configuration.RuleName(name: name, place: error("", at: node)))
    return name
  }
}

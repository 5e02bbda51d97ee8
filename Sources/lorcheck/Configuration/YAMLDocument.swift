internal import CYAML

/// A YAML document that libyaml loaded, with the places of its values.
struct YAMLDocument: ~Copyable {
  /// Why a text is no YAML, and where.
  struct Malformed: Error {
    var problem: String
    /// 1-based line.
    var line: Int
    /// 1-based column in code points.
    var column: Int

    fileprivate init(_ problem: String, _ mark: yaml_mark_t) {
      self.problem = problem
      line = mark.line + 1
      column = mark.column + 1
    }
  }

  /// How deep values may nest; nothing that is meant comes near.
  private static let depthLimit = 100

  private var document: yaml_document_t
  /// The values that were made, by their numbers in the document.
  private var known: [Int32: ConfigurationNode] = [:]

  /// The one document of a text.
  ///
  /// - Throws: `Malformed` if it is no YAML or more than one document.
  init(_ text: [UInt8]) throws(Malformed) {
    var parser = yaml_parser_t()
    var document = yaml_document_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw Malformed("memory is short", yaml_mark_t())
    }
    defer { yaml_parser_delete(&parser) }
    // libyaml keeps the pointer, so that the parsing stays inside.
    let problem = text.withUnsafeBufferPointer { bytes in
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      return Self.load(&document, &parser)
    }
    if let problem { throw problem }
    self.document = document
  }

  deinit {
    var document = document
    yaml_document_delete(&document)
  }

  /// Loads a document and looks for a second one; returns what is wrong.
  private static func load(_ document: inout yaml_document_t, _ parser: inout yaml_parser_t)
    -> Malformed?
  {
    guard yaml_parser_load(&parser, &document) == 1 else {
      let problem = parser.problem.map { String(cString: $0) } ?? "it could not be read"
      return Malformed(problem, parser.problem_mark)
    }
    guard yaml_document_get_root_node(&document) != nil else { return nil }
    var second = yaml_document_t()
    let isRead = yaml_parser_load(&parser, &second) == 1
    defer { if isRead { yaml_document_delete(&second) } }
    guard isRead, yaml_document_get_root_node(&second) == nil else {
      yaml_document_delete(&document)
      guard isRead else {
        let problem = parser.problem.map { String(cString: $0) } ?? "it could not be read"
        return Malformed(problem, parser.problem_mark)
      }
      return Malformed("but found another document", second.start_mark)
    }
    return nil
  }

  /// The root value; nil if the text says nothing.
  ///
  /// - Throws: `Malformed` if a key stands twice, or values nest too deeply.
  mutating func root() throws(Malformed) -> ConfigurationNode? {
    guard yaml_document_get_root_node(&document) != nil else { return nil }
    return try node(1, depth: 0)
  }

  /// The value of a number; an alias is another mention of the same one.
  private mutating func node(_ number: Int32, depth: Int) throws(Malformed) -> ConfigurationNode {
    if let known = known[number] { return known }
    guard let node = yaml_document_get_node(&document, number) else {
      throw Malformed("it could not be read", yaml_mark_t())
    }
    let mark = node.pointee.start_mark
    // An alias may stand for what it stands in.
    guard depth < Self.depthLimit else { throw Malformed("values are nested too deeply", mark) }
    let value = ConfigurationNode(
      content: try content(of: node.pointee, depth: depth + 1), line: mark.line + 1,
      column: mark.column + 1)
    known[number] = value
    return value
  }

  private mutating func content(of node: yaml_node_t, depth: Int) throws(Malformed)
    -> ConfigurationNode.Content
  {
    switch node.type {
    case YAML_SEQUENCE_NODE:
      let items = node.data.sequence.items
      var values: [ConfigurationNode] = []
      for item in UnsafeBufferPointer(start: items.start, count: items.top - items.start) {
        values.append(try self.node(item, depth: depth))
      }
      return .list(values)
    case YAML_MAPPING_NODE:
      let pairs = node.data.mapping.pairs
      var members: [(key: ConfigurationNode, value: ConfigurationNode)] = []
      for pair in UnsafeBufferPointer(start: pairs.start, count: pairs.top - pairs.start) {
        let key = try self.node(pair.key, depth: depth)
        members.append((key, try self.node(pair.value, depth: depth)))
      }
      try Self.refuseRepeated(members.map(\.key))
      return .mapping(members)
    default:
      let scalar = node.data.scalar
      return .scalar(
        String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self))
    }
  }

  /// A key that stands twice is a mistake, whichever of its values was meant.
  private static func refuseRepeated(_ keys: [ConfigurationNode]) throws(Malformed) {
    let names = keys.compactMap(\.text)
    let repeated = Set(names.filter { name in names.count { $0 == name } > 1 }).sorted()
    guard let first = repeated.first, let key = keys.first(where: { $0.text == first }) else {
      return
    }
    var mark = yaml_mark_t()
    (mark.line, mark.column) = (key.line - 1, key.column - 1)
    throw Malformed("'\(repeated.joined(separator: "', '"))' stands twice in one mapping", mark)
  }
}

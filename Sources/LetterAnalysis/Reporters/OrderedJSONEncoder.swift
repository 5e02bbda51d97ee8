/// Writes any `Encodable` value as JSON, its keys in the order in which the type encodes them.
///
/// Foundation's encoder keeps no order, and the core is free of Foundation.
struct OrderedJSONEncoder {
  /// Writes `value` to `json`.
  ///
  /// - Throws: whatever the value's own `encode(to:)` throws; the synthesised ones throw nothing.
  static func write(_ value: some Encodable, to json: inout JSONWriter) throws {
    let node = JSONNode()
    try node.set(value)
    node.write(to: &json)
  }
}

/// A value on its way to JSON.
private final class JSONNode {
  private enum Content {
    case null, bool(Bool), number(Int), decimal(Double), string(String)
    case array([JSONNode])
    case object([(key: String, value: JSONNode)])
  }
  private var content = Content.null

  func set(_ value: some Encodable) throws {
    switch value {
    case let value as String: content = .string(value)
    case let value as Int: content = .number(value)
    case let value as Bool: content = .bool(value)
    case let value as Double: content = .decimal(value)
    default: try value.encode(to: NodeEncoder(node: self))
    }
  }

  func becomeObject() { if case .object = content {} else { content = .object([]) } }
  func becomeArray() { if case .array = content {} else { content = .array([]) } }

  /// A new member of an object.
  func member(_ key: String) -> JSONNode {
    let node = JSONNode()
    if case .object(var members) = content {
      content = .null
      members.append((key, node))
      content = .object(members)
    }
    return node
  }

  /// A new element of an array.
  func element() -> JSONNode {
    let node = JSONNode()
    if case .array(var elements) = content {
      content = .null
      elements.append(node)
      content = .array(elements)
    }
    return node
  }

  var count: Int {
    if case .array(let elements) = content { elements.count } else { 0 }
  }

  func write(to json: inout JSONWriter) {
    switch content {
    case .null: json.null()
    case .bool(let value): json.bool(value)
    case .number(let value): json.number(value)
    case .decimal(let value): json.decimal(value)
    case .string(let value): json.string(value)
    case .array(let elements):
      json.open("[")
      for element in elements { element.write(to: &json) }
      json.close("]")
    case .object(let members):
      json.open("{")
      for (key, value) in members {
        json.key(named: key)
        value.write(to: &json)
      }
      json.close("}")
    }
  }
}

private struct NodeEncoder: Encoder {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.becomeObject()
    return KeyedEncodingContainer(Members<Key>(node: node))
  }
  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.becomeArray()
    return Elements(node: node)
  }
  func singleValueContainer() -> any SingleValueEncodingContainer { Single(node: node) }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { _ = node.member(key.stringValue) }
  func encode(_ value: some Encodable, forKey key: Key) throws {
    try node.member(key.stringValue).set(value)
  }
  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key)
    -> KeyedEncodingContainer<Nested>
  {
    NodeEncoder(node: node.member(key.stringValue)).container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    NodeEncoder(node: node.member(key.stringValue)).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { NodeEncoder(node: node.member("super")) }
  func superEncoder(forKey key: Key) -> any Encoder {
    NodeEncoder(node: node.member(key.stringValue))
  }
}

private struct Elements: UnkeyedEncodingContainer {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }
  var count: Int { node.count }

  func encodeNil() { _ = node.element() }
  func encode(_ value: some Encodable) throws { try node.element().set(value) }
  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type)
    -> KeyedEncodingContainer<Nested>
  {
    NodeEncoder(node: node.element()).container(keyedBy: type)
  }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    NodeEncoder(node: node.element()).unkeyedContainer()
  }
  func superEncoder() -> any Encoder { NodeEncoder(node: node.element()) }
}

private struct Single: SingleValueEncodingContainer {
  let node: JSONNode
  var codingPath: [any CodingKey] { [] }

  func encodeNil() {}
  func encode(_ value: some Encodable) throws { try node.set(value) }
}

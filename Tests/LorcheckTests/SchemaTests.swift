import Foundation
import SampleExpectations
import TestSupport
import Testing

@Suite struct `the JSON document` {
  private static let file = "docs/schema/lorcheck-1.schema.json"

  @Test func `has the keys of its schema, in their order`() throws {
    let schema = try JSONValue(try Fixtures.bytes(Self.file))
    let document = try JSONValue(try wholeRun.get().output)
    let problems = SchemaCheck(schema).problems(of: document)
    #expect(problems.isEmpty, "\(problems.prefix(20).joined(separator: "\n"))")
  }

  @Test func `of a letter that is not assessed has a reason and no score`() throws {
    let run = try lorcheck("--format", "json", "-", input: "Dear all:\n\nShe is kind.\n")
    let schema = try JSONValue(try Fixtures.bytes(Self.file))
    #expect(SchemaCheck(schema).problems(of: try JSONValue(run.output)).isEmpty)
    let letter = try #require(try run.document().letters.first)
    #expect(letter.notAssessed != nil && letter.score == nil && run.status == 2)
  }

  /// Each of these breaks a promise of the schema; a check that sees none would be worth nothing.
  @Test(arguments: [
    ("\"schemaVersion\":1", "\"schemaVersion\":2"), ("\"tool\":{\"name\"", "\"tool\":{\"nom\""),
    ("\"format\":\"docx\"", "\"format\":\"pdf\""), ("\"words\":", "\"words\":-"),
    ("\"severity\":\"error\"", "\"severity\":\"fatal\""), ("\"uncapped\":", "\"surplus\":"),
    ("\"class\":\"anecdote\"", "\"class\":\"story\""), ("\"start\":", "\"begin\":"),
    ("\"country\":\"us\"", "\"country\":\"moon\""), ("\"grouping\":", "\"pile\":"),
    ("\"confidence\":0", "\"confidence\":7"),
  ])
  func `is not valid when a promise is broken`(old: String, new: String) throws {
    let text = try wholeRun.get().outputText
    #expect(text.contains(old), "\(old)")
    let schema = try JSONValue(try Fixtures.bytes(Self.file))
    let document = try JSONValue(Array(text.replacing(old, with: new).utf8))
    #expect(!SchemaCheck(schema).problems(of: document).isEmpty)
  }

  @Test func `is not valid with its keys in another order`() throws {
    let text = try wholeRun.get().outputText
    let turned = text.replacing(
      /"line":([0-9]+),"column":([0-9]+)/
    ) { "\"column\":\($0.2),\"line\":\($0.1)" }
    let schema = try JSONValue(try Fixtures.bytes(Self.file))
    let problems = SchemaCheck(schema).problems(of: try JSONValue(Array(turned.utf8)))
    #expect(problems.first?.contains("order") == true)
  }
}

/// A JSON value whose objects keep the order of their keys, which Foundation's do not.
indirect enum JSONValue {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  struct Malformed: Error { var offset: Int }

  init(_ bytes: [UInt8]) throws {
    var parser = Parser(bytes: bytes)
    self = try parser.value()
    parser.skipSpace()
    guard parser.at == bytes.count else { throw Malformed(offset: parser.at) }
  }

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var strings: [String] {
    guard case .array(let items) = self else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  var double: Double? { if case .number(let number) = self { number } else { nil } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var members: [(key: String, value: JSONValue)] {
    if case .object(let members) = self { members } else { [] }
  }

  private struct Parser {
    let bytes: [UInt8]
    var at = 0

    mutating func skipSpace() {
      while at < bytes.count, [32, 9, 10, 13].contains(bytes[at]) { at += 1 }
    }

    mutating func take(_ text: String) -> Bool {
      guard bytes[at...].starts(with: text.utf8) else { return false }
      at += text.utf8.count
      return true
    }

    mutating func value() throws -> JSONValue {
      skipSpace()
      guard at < bytes.count else { throw Malformed(offset: at) }
      if take("null") { return .null }
      if take("true") { return .bool(true) }
      if take("false") { return .bool(false) }
      switch bytes[at] {
      case UInt8(ascii: "\""): return .string(try string())
      case UInt8(ascii: "["):
        return .array(try list(until: "]") { parser in try parser.value() })
      case UInt8(ascii: "{"):
        return .object(
          try list(until: "}") { parser in
            parser.skipSpace()
            let key = try parser.string()
            parser.skipSpace()
            guard parser.take(":") else { throw Malformed(offset: parser.at) }
            return (key, try parser.value())
          })
      default: return .number(try number())
      }
    }

    private mutating func list<Item>(
      until close: String, _ item: (inout Parser) throws -> Item
    ) throws -> [Item] {
      at += 1
      var items: [Item] = []
      skipSpace()
      if take(close) { return items }
      repeat {
        items.append(try item(&self))
        skipSpace()
      } while take(",")
      guard take(close) else { throw Malformed(offset: at) }
      return items
    }

    /// Foundation reads escapes; only the end of the text is looked for here.
    mutating func string() throws -> String {
      let start = at
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw Malformed(offset: at) }
      at += 1
      while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
        at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard at < bytes.count else { throw Malformed(offset: start) }
      at += 1
      return try JSONDecoder().decode(String.self, from: Data(bytes[start..<at]))
    }

    private mutating func number() throws -> Double {
      let start = at
      while at < bytes.count, "+-.0123456789eE".utf8.contains(bytes[at]) { at += 1 }
      guard let number = Double(String(decoding: bytes[start..<at], as: UTF8.self)) else {
        throw Malformed(offset: start)
      }
      return number
    }
  }
}

/// Checks a document by the part of JSON Schema that the project's schema uses.
///
/// The order of keys is that of `properties`. Tests/validate-schema checks with a full
/// implementation.
struct SchemaCheck {
  private let root: JSONValue

  init(_ schema: JSONValue) { root = schema }

  func problems(of document: JSONValue) -> [String] { problems(document, root, at: "$") }

  /// Problems of a document that a definition of the schema describes.
  func problems(of document: JSONValue, as definition: String) -> [String] {
    guard let schema = root["$defs"]?[definition] else { return ["no definition \(definition)"] }
    return problems(document, schema, at: "$")
  }

  private func problems(_ value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
    if let reference = schema["$ref"]?.text {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      guard let target = root["$defs"]?[name] else {
        return ["\(path): no definition \(reference)"]
      }
      return problems(value, target, at: path)
    }
    var found: [String] = []
    if let type = schema["type"]?.text, !matches(value, type) {
      found.append("\(path): is no \(type)")
    }
    if let wanted = schema["const"]?.double, value.double != wanted {
      found.append("\(path): is not \(wanted)")
    }
    if let wanted = schema["const"]?.text, value.text != wanted {
      found.append("\(path): is not \(wanted)")
    }
    if let known = schema["enum"]?.strings, !known.contains(value.text ?? "") {
      found.append("\(path): is none of \(known)")
    }
    if let least = schema["minimum"]?.double, let number = value.double, number < least {
      found.append("\(path): is under \(least)")
    }
    if let most = schema["maximum"]?.double, let number = value.double, number > most {
      found.append("\(path): is over \(most)")
    }
    if case .array(let items) = value, let inner = schema["items"] {
      for (index, item) in items.enumerated() {
        found += problems(item, inner, at: "\(path)[\(index)]")
      }
    }
    if case .object(let members) = value { found += problems(members, schema, at: path) }
    return found
  }

  private func problems(
    _ members: [(key: String, value: JSONValue)], _ schema: JSONValue, at path: String
  ) -> [String] {
    let keys = members.map(\.key)
    let order = schema["properties"]?.members.map(\.key) ?? []
    var found = (schema["required"]?.strings ?? []).filter { !keys.contains($0) }.map {
      "\(path): lacks \($0)"
    }
    let places = keys.compactMap { order.firstIndex(of: $0) }
    if places != places.sorted() || Set(keys).count != keys.count {
      found.append("\(path): the keys are not in order: \(keys)")
    }
    for (key, value) in members {
      if let inner = schema["properties"]?[key] {
        found += problems(value, inner, at: "\(path).\(key)")
      } else if let inner = schema["additionalProperties"] {
        found += problems(value, inner, at: "\(path).\(key)")
      } else {
        found.append("\(path): \(key) is not in the schema")
      }
    }
    return found
  }

  private func matches(_ value: JSONValue, _ type: String) -> Bool {
    switch (value, type) {
    case (.object, "object"), (.array, "array"), (.string, "string"), (.bool, "boolean"),
      (.number, "number"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}

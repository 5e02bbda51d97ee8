/// What a part's elements are told to while it is parsed.
protocol XMLEvents: AnyObject {
  /// An element begins.
  func start(_ tag: XMLTag, _ attributes: XMLAttributes)
  /// An element ends.
  func end(_ tag: XMLTag)
  /// A piece of character data: well-formed UTF-8, valid during the call.
  func characters(_ bytes: UnsafeBufferPointer<UInt8>)
  /// What stopped the reader, if it wants to read no further.
  var failure: LetterReadError? { get }
}

extension XMLEvents {
  func end(_ tag: XMLTag) {}
  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {}
  var failure: LetterReadError? { nil }
}

/// The attributes of one element, valid while its start is reported.
struct XMLAttributes {
  /// Five pointers each: local name, prefix, namespace, value, end of value.
  let base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  /// How many attributes.
  let count: Int
  /// Knows the prefixes that are in scope.
  unowned(unsafe) let session: XMLSession

  /// The value of the attribute with this local name, in whatever namespace.
  func value(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard let base else { return nil }
    for index in 0..<count {
      guard let local = base[index * 5], Self.matches(local, name),
        let start = base[index * 5 + 3], let end = base[index * 5 + 4]
      else { continue }
      return UnsafeBufferPointer(start: start, count: end - start)
    }
    return nil
  }

  /// The same as a String.
  func string(_ name: StaticString) -> String? {
    value(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the attribute has this value.
  func has(_ name: StaticString, _ expected: StaticString) -> Bool {
    guard let value = value(name), value.count == expected.utf8CodeUnitCount else { return false }
    return value.elementsEqual(UnsafeBufferPointer(start: expected.utf8Start, count: value.count))
  }

  /// The value of an on/off property: on if `val` is missing.
  var isOn: Bool {
    guard let value = value("val") else { return true }
    return !["0", "false", "off", "no"].contains(String(decoding: value, as: UTF8.self))
  }

  private static func matches(_ local: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    let expected = name.utf8Start
    for index in 0..<name.utf8CodeUnitCount where local[index] != expected[index] { return false }
    return local[name.utf8CodeUnitCount] == 0
  }
}

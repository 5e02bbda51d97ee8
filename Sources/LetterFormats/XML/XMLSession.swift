/// One parse: resolves names, counts depth, and passes events on.
///
/// Interned names of libxml2 are pointers that stay the same throughout a parse, so each is looked
/// up once and found again by its address.
final class XMLSession {
  /// Who listens.
  let events: any XMLEvents
  private let limits: ReadingLimits
  /// What ended the parse early.
  private(set) var failure: LetterReadError?
  /// Set when the document declares a type.
  var sawDocumentType = false
  /// The context of libxml2 that runs this parse.
  var parser: UnsafeMutableRawPointer?

  private var state = XMLState()

  init(events: any XMLEvents, limits: ReadingLimits) {
    self.events = events
    self.limits = limits
  }

  /// Notes the namespaces an element declares, before it starts.
  func declare(
    _ namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
  ) {
    guard let namespaces else { return }
    for index in 0..<count {
      state.declare(prefix: namespaces[index * 2], uri: namespaces[index * 2 + 1])
    }
  }

  /// An element starts; false asks to stop.
  func start(
    local: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?, _ attributes: XMLAttributes
  ) -> Bool {
    guard let tag = state.open(local, uri, attributes: attributes.count, limit: limits.nesting)
    else {
      failure = .overLimit(.nesting(limits.nesting))
      return false
    }
    events.start(tag, attributes)
    return passFailure()
  }

  /// The innermost open element ends; false asks to stop.
  func end() -> Bool {
    guard let tag = state.close() else { return true }
    events.end(tag)
    return passFailure()
  }

  /// Character data; false asks to stop.
  func characters(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    events.characters(bytes)
    return passFailure()
  }

  /// Whether every prefix of a list separated by spaces stands for an understood vocabulary.
  func understands(_ prefixes: UnsafeBufferPointer<UInt8>) -> Bool {
    prefixes.split(whereSeparator: { $0 <= 0x20 }).allSatisfy {
      state.space(ofPrefix: $0)?.isUnderstood ?? false
    }
  }

  private func passFailure() -> Bool {
    guard let stop = events.failure else { return true }
    failure = stop
    return false
  }
}

/// The open elements of a parse, and the namespaces in scope.
private struct XMLState {
  private var open: [XMLTag] = []
  private var names = AddressCache<XMLName>()
  private var spaces = AddressCache<XMLSpace>()
  /// Namespaces in scope: prefix, vocabulary, and how many elements were open.
  private var scope: [(prefix: UnsafePointer<UInt8>?, space: XMLSpace, depth: Int)] = []
  /// Steps libxml2 took to look up prefixes, which grow with the namespaces in scope.
  private var lookups = 0
  /// About two seconds of looking up; chosen by hand.
  private static let lookupLimit = 1_500_000_000

  mutating func declare(prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?) {
    scope.append((prefix, resolveSpace(uri), open.count))
  }

  /// Opens an element, or returns nil if that would go too far.
  mutating func open(
    _ local: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?, attributes: Int, limit: Int
  ) -> XMLTag? {
    lookups += scope.count * (1 + attributes)
    guard open.count < limit, lookups < Self.lookupLimit else { return nil }
    let name = names.value(at: local) { XMLName(local: String(cString: $0)) }
    let tag = XMLTag(space: resolveSpace(uri), name: name)
    open.append(tag)
    return tag
  }

  /// Closes the innermost element.
  mutating func close() -> XMLTag? {
    let tag = open.popLast()
    while let last = scope.last, last.depth >= open.count { scope.removeLast() }
    return tag
  }

  /// What a prefix stands for.
  func space(ofPrefix prefix: Slice<UnsafeBufferPointer<UInt8>>) -> XMLSpace? {
    scope.last { entry in entry.prefix.map { Self.equal($0, prefix) } ?? false }?.space
  }

  private mutating func resolveSpace(_ uri: UnsafePointer<UInt8>?) -> XMLSpace {
    guard let uri else { return .none }
    return spaces.value(at: uri) { XMLSpace(uri: String(cString: $0)) }
  }

  private static func equal(
    _ text: UnsafePointer<UInt8>, _ other: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    var index = 0
    for byte in other {
      if text[index] != byte { return false }
      index += 1
    }
    return text[index] == 0
  }
}

/// Remembers what interned strings mean, by address: one slot for each of a few hundred addresses.
struct AddressCache<Value> {
  private var slots: [(key: UnsafePointer<UInt8>, value: Value)?]
  private static var size: Int { 256 }

  init() { slots = Array(repeating: nil, count: Self.size) }

  /// The value for `key`, computed if another string or none is remembered in its slot.
  mutating func value(
    at key: UnsafePointer<UInt8>, compute: (UnsafePointer<UInt8>) -> Value
  ) -> Value {
    let bits = UInt(bitPattern: key)
    let slot = Int((bits ^ (bits >> 8)) & UInt(Self.size - 1))
    if let found = slots[slot], found.key == key { return found.value }
    let value = compute(key)
    slots[slot] = (key, value)
    return value
  }
}

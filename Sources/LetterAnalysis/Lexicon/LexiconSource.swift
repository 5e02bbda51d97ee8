/// A lexicon file as bytes, wherever they come from.
public struct LexiconSource: Sendable {
  /// Its path inside the lexicon folder: `rules/visa.txt`.
  public var name: String
  /// Its content.
  public var content: LexiconBytes

  /// A file of the given name and content.
  public init(name: String, content: LexiconBytes) {
    self.name = name
    self.content = content
  }

  /// A file of the given name and bytes.
  public init(name: String, bytes: [UInt8]) {
    self.init(name: name, content: LexiconBytes(bytes))
  }

  /// The content as an array.
  public var bytes: [UInt8] {
    get { content.array }
    set { content = LexiconBytes(newValue) }
  }
}

/// Read-only bytes of a lexicon file: an array, or a part of the program itself.
///
/// Unchecked, because a pointer is not `Sendable`; these bytes never change.
public struct LexiconBytes: @unchecked Sendable {
  private enum Storage {
    case array([UInt8])
    case builtIn(UnsafeRawBufferPointer)
  }
  private let storage: Storage

  /// The bytes of an array.
  public init(_ bytes: [UInt8]) { storage = .array(bytes) }

  /// Bytes that are used in place: copying the weights would cost more than all else at start.
  ///
  /// - Parameter bytes: constants of the program, which must live and stay the same as long as it runs.
  public init(builtIn bytes: UnsafeRawBufferPointer) { storage = .builtIn(bytes) }

  /// How many there are.
  public var count: Int { withUnsafeBytes { $0.count } }

  /// The bytes as an array; a copy if they are built in.
  public var array: [UInt8] {
    switch storage {
    case .array(let bytes): bytes
    case .builtIn(let bytes): Array(bytes)
    }
  }

  /// Calls `body` with the bytes, which are valid during the call.
  @inline(__always)
  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch storage {
    case .array(let bytes): bytes.withUnsafeBytes(body)
    case .builtIn(let bytes): body(bytes)
    }
  }
}

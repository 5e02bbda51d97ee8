/// The matters that a set of letters should show between them, and which of them a letter shows.
public struct Shown: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt16
  /// Matters of the given bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The matter of a place in the list of needs.
  init(index: Int) { self.init(rawValue: 1 << UInt16(index)) }
}

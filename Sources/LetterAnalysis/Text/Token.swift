/// Identifies a word form known to the lexicons; 0 is any other word.
public typealias FormID = UInt16

/// A word, number or mark of punctuation.
///
/// A token holds no text: its form is an identifier and its hash stands for its normalised bytes, so
/// that tokens are cheap to make and compare.
public struct Token: Sendable {
  /// What a token is made of.
  public enum Kind: UInt8, Sendable {
    case word, number, ordinal, terminator, comma, clauseMark, dash, quote, apostrophe
    case opener, closer, symbol
  }

  /// Yes-or-no facts about a token.
  public struct Flags: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Flags of the given bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// White space stands before it, or it is the first of its block.
    public static let spaceBefore = Flags(rawValue: 1)
    /// A line end stands before it.
    public static let newlineBefore = Flags(rawValue: 2)
    /// It begins with a capital letter.
    public static let capitalised = Flags(rawValue: 4)
    /// It has at least two letters and all are capitals.
    public static let allCapitals = Flags(rawValue: 8)
    /// It ends in a full stop that belongs to it: `M.D.`, `e.g.`.
    public static let dotted = Flags(rawValue: 16)
    /// It is part of the applicant's name.
    public static let applicantName = Flags(rawValue: 32)
    /// A hyphen or slash joins it to the token before.
    public static let joined = Flags(rawValue: 64)
  }

  /// Where it stands in the letter's text.
  public var span: Span
  /// What it is.
  public var kind: Kind
  /// What else is known of its writing.
  public var flags: Flags
  /// Its form in the lexicons, or 0.
  public var form: FormID
  /// FNV-1a of its lower-case bytes in American spelling.
  public var hash: UInt64

  /// Whether it is a word or number, not punctuation.
  public var isWordLike: Bool { kind == .word || kind == .number || kind == .ordinal }
}

/// FNV-1a, 64 bits: the hash of word forms and features.
///
/// It is part of the format of the learned
/// weights, so it must never change.
///
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, "The FNV Non-Cryptographic Hash Algorithm", IETF draft.
public enum FNV1a {
  /// The hash of no bytes.
  public static let basis: UInt64 = 0xcbf2_9ce4_8422_2325

  /// `hash` continued by one byte.
  @inline(__always)
  public static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// `hash` continued by the eight bytes of another hash, lowest first.
  @inline(__always)
  public static func combine(_ hash: UInt64, _ other: UInt64) -> UInt64 {
    var result = (hash ^ other) &* 0x9e37_79b9_7f4a_7c15
    result ^= result >> 29
    return result
  }

  /// A hash as 16 hexadecimal digits.
  package static func digits(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The hash of a sequence of bytes.
  public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(basis, step)
  }
}

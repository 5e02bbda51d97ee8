/// How much of an untrusted file is read before it is refused.
///
/// The standard values were chosen by hand: about a hundred times what the longest real letter needs,
/// and little enough that no file makes the tool take more than two seconds or 256 MB.
public struct ReadingLimits: Sendable, Equatable {
  /// Bytes of the file itself; a letter with scanned pages in it may well have ten million.
  public var fileSize = 64 << 20
  /// Bytes one part of a package unpacks to, counted while it is unpacked.
  public var partSize = 24 << 20
  /// Bytes all parts that are read unpack to together.
  public var totalSize = 48 << 20
  /// Entries in a package.
  public var entries = 20_000
  /// Elements open at the same time.
  ///
  /// Sixty thousand content controls inside each other are twice as many.
  public var nesting = 250_000
  /// Bytes of text.
  public var textLength = 8 << 20

  /// The standard limits.
  public init() {}

  /// The limits the command line uses.
  public static let standard = ReadingLimits()
}

/// Random numbers that are the same everywhere and repeat with their seed, for training, measuring,
/// tests and fuzzing.
///
/// Source: S. Vigna, SplitMix64, public domain.
public struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Numbers that begin at a seed.
  public init(seed: UInt64) { state = seed }

  /// The next number; all values are equally likely.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Knows sentences that say again what stands before, though they may be cut otherwise.
///
/// A quotation is a sentence of its own in one place and the end of a longer sentence in another; it is
/// the same words in both.
struct SaidBefore {
  /// Sentences of fewer words are the same only if they are whole the same, such as "He was right".
  ///
  /// Chosen by hand.
  private static let leastPart = 6
  private static let base: UInt64 = 0x100_0000_01B3

  /// Hashes of whole sentences, and of the beginnings and ends of long ones.
  private var wholes: Set<UInt64> = []
  private var parts: Set<UInt64> = []

  /// Whether a sentence of the given words says something new; it is known from then on.
  mutating func isNew(_ words: [UInt64]) -> Bool {
    let edges = Self.edges(of: words)
    let isKnown =
      wholes.contains(edges.whole)
      || words.count >= Self.leastPart
        && (parts.contains(edges.whole) || edges.parts.contains(where: wholes.contains))
    wholes.insert(edges.whole)
    parts.formUnion(edges.parts)
    return !isKnown
  }

  /// Hashes of a sentence, and of all its beginnings and ends that are long enough.
  private static func edges(of words: [UInt64]) -> (whole: UInt64, parts: [UInt64]) {
    // One prefix after the other; a suffix is what is left of the whole without a prefix.
    var prefixes: [UInt64] = [0]
    var powers: [UInt64] = [1]
    for word in words {
      prefixes.append((prefixes.last ?? 0) &* base &+ (word | 1))
      powers.append((powers.last ?? 1) &* base)
    }
    let whole = prefixes[words.count]
    guard words.count > leastPart else { return (whole, []) }
    var parts = Array(prefixes[leastPart..<words.count])
    for start in 1...(words.count - leastPart) {
      parts.append(whole &- prefixes[start] &* powers[words.count - start])
    }
    return (whole, parts)
  }
}

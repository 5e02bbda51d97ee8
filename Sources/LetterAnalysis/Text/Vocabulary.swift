/// The word forms that the lexicons know, by hash.
package typealias Vocabulary = Numbering<FormID>

/// Numbers hashes from 1 on, in the order in which they come.
///
/// Open addressing over the 64-bit hash itself: two different words with one hash are taken for the
/// same, which the lexicon test excludes among the lexicons' own words.
package struct Numbering<Number: FixedWidthInteger & Sendable>: Sendable {
  private var hashes: [UInt64]
  private var numbers: [Number]
  private var used = 0

  /// A numbering that knows nothing.
  package static var empty: Self { Self(capacity: 1) }

  /// An empty numbering with room for some hashes.
  package init(capacity: Int = 1024) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    hashes = Array(repeating: 0, count: size)
    numbers = Array(repeating: 0, count: size)
  }

  /// How many hashes it knows; numbers run from 1 to this.
  package var count: Int { used }

  /// The number of a hash, or 0.
  @inline(__always)
  package func number(of hash: UInt64) -> Number { numbers[slot(of: hash)] }

  /// The number of a hash, new if need be.
  package mutating func insert(_ hash: UInt64) -> Number {
    var slot = slot(of: hash)
    if numbers[slot] != 0 { return numbers[slot] }
    if used * 2 >= hashes.count {
      grow()
      slot = self.slot(of: hash)
    }
    used += 1
    hashes[slot] = hash
    numbers[slot] = Number(used)
    return numbers[slot]
  }

  /// Where a hash stands, or would.
  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while numbers[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = zip(hashes, numbers).filter { $0.1 != 0 }
    hashes = Array(repeating: 0, count: hashes.count * 2)
    numbers = Array(repeating: 0, count: hashes.count)
    for (hash, number) in old {
      let slot = slot(of: hash)
      hashes[slot] = hash
      numbers[slot] = number
    }
  }
}

extension Numbering<FormID> {
  /// The form of a word of this hash, or 0.
  @inline(__always)
  package func form(of hash: UInt64) -> FormID { number(of: hash) }
}

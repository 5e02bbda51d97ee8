/// The word forms that the lexicons know, by hash.
package typealias Vocabulary = Numbering<FormID>

/// Numbers hashes from 1 on, in the order in which they come.
///
/// Open addressing over the 64-bit hash itself: two different words with one hash are taken for the
/// same, which the lexicon test excludes among the lexicons' own words.
package struct Numbering<Number: FixedWidthInteger & BitwiseCopyable & Sendable>: Sendable {
  /// The numbers by hash, 0 where none is.
  private var slots: [Number]
  /// The hashes by number; that of 0 is none.
  private var hashes: [UInt64] = [0]

  /// A numbering that knows nothing.
  package static var empty: Self { Self(capacity: 1) }

  /// An empty numbering with room for some hashes.
  package init(capacity: Int = 1024) {
    var size = 64
    while size * 3 < capacity * 4 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    hashes.reserveCapacity(capacity + 1)
  }

  /// How many hashes it knows; numbers run from 1 to this.
  package var count: Int { hashes.count - 1 }

  /// The number of a hash, or 0.
  @inline(__always)
  package func number(of hash: UInt64) -> Number { slots[slot(of: hash)] }

  /// The number of a hash, new if need be.
  package mutating func insert(_ hash: UInt64) -> Number {
    var slot = slot(of: hash)
    if slots[slot] != 0 { return slots[slot] }
    if hashes.count * 4 > slots.count * 3 {
      grow()
      slot = self.slot(of: hash)
    }
    let number = Number(hashes.count)
    hashes.append(hash)
    slots[slot] = number
    return number
  }

  /// Where a hash stands, or would.
  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0, hashes[Int(slots[slot])] != hash { slot = (slot + 1) & mask }
    return slot
  }

  /// Writes what `init` takes.
  func write(to writer: inout BinaryWriter) {
    writer.put(list: slots)
    writer.put(list: hashes)
  }

  /// The numbering that was written.
  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    slots = try reader.list()
    hashes = try reader.list()
    guard slots.count & (slots.count - 1) == 0, hashes.count < slots.count else {
      throw BinaryReader.Damaged()
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for number in 1..<hashes.count { slots[slot(of: hashes[number])] = Number(number) }
  }
}

extension Numbering<FormID> {
  /// The form of a word of this hash, or 0.
  @inline(__always)
  package func form(of hash: UInt64) -> FormID { number(of: hash) }
}

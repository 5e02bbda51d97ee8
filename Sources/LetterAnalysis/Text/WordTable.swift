/// Values by the hash of a word.
///
/// Open addressing over the hash itself, which is random enough: hashing it once more, as a dictionary
/// does, costs more than all else that is done with most words.
struct WordTable<Value: Sendable>: Sendable {
  private var slots: [(hash: UInt64, value: Value)?]

  /// The values of the given words.
  init(_ values: some Collection<(key: UInt64, value: Value)>) {
    var size = 8
    while size < values.count * 2 { size *= 2 }
    slots = Array(repeating: nil, count: size)
    for (hash, value) in values { slots[slot(of: hash)] = (hash, value) }
  }

  /// The value of a word.
  @inline(__always)
  subscript(hash: UInt64) -> Value? { slots[slot(of: hash)]?.value }

  /// Where a word stands, or would.
  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while let found = slots[slot], found.hash != hash { slot = (slot + 1) & mask }
    return slot
  }
}

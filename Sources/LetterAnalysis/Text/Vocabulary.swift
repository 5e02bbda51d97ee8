/// The word forms that the lexicons know, by hash.
///
/// Open addressing over the 64-bit hash itself: two different words with one hash are taken for the
/// same, which the lexicon test excludes among the lexicons' own words.
package struct Vocabulary: Sendable {
  private var hashes: [UInt64]
  private var forms: [FormID]
  private var used = 0

  /// A vocabulary that knows nothing.
  package static let empty = Vocabulary(capacity: 1)

  /// An empty vocabulary with room for some forms.
  package init(capacity: Int = 1024) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    hashes = Array(repeating: 0, count: size)
    forms = Array(repeating: 0, count: size)
  }

  /// How many forms it knows; identifiers run from 1 to this.
  package var count: Int { used }

  /// The form of a word of this hash, or 0.
  @inline(__always)
  package func form(of hash: UInt64) -> FormID {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return forms[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// The form of a word of this hash, new if need be.
  package mutating func insert(_ hash: UInt64) -> FormID {
    let known = form(of: hash)
    if known != 0 { return known }
    if used * 2 >= hashes.count { grow() }
    used += 1
    place(hash, FormID(used))
    return FormID(used)
  }

  private mutating func place(_ hash: UInt64, _ form: FormID) {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while hashes[slot] != 0 { slot = (slot + 1) & mask }
    hashes[slot] = hash
    forms[slot] = form
  }

  private mutating func grow() {
    let old = zip(hashes, forms).filter { $0.0 != 0 }
    hashes = Array(repeating: 0, count: hashes.count * 2)
    forms = Array(repeating: 0, count: hashes.count)
    for (hash, form) in old { place(hash, form) }
  }
}

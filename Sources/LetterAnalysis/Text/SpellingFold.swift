/// Folds British spellings into American ones, by stems, so that the rules see one language.
///
/// The stems are data: `Lexicons/language/spelling.txt`, a British and an American stem a line. A
/// word is known by its hash alone, so each British stem keeps the hash that its American one leads
/// to, and the rest of the word continues it.
package struct SpellingFold: Sendable {
  /// A letter of a British stem; children and siblings are indices, 0 for none.
  private struct Node: BitwiseCopyable {
    var byte: Int32
    var firstChild: Int32 = 0
    var nextSibling: Int32 = 0
    /// The place of the American stem in `stems` if a British one ends here, else 0.
    var american: Int32 = 0
  }
  private var nodes = [Node(byte: 0)]
  /// The hashes of the American stems; the first stands for none.
  private var stems: [UInt64] = [0]
  /// The node of each first letter.
  private var roots = [Int32](repeating: 0, count: 256)

  /// A fold of no stems.
  package init() {}

  /// Reads words that begin with `british` as if they began with `american`.
  mutating func insert(_ british: some Collection<UInt8>, as american: some Collection<UInt8>) {
    var at: Int32 = 0
    for byte in british {
      let known = child(of: at, byte)
      at = known == 0 ? addChild(of: at, byte) : known
    }
    nodes[Int(at)].american = Int32(stems.count)
    stems.append(FNV1a.hash(american))
  }

  private mutating func addChild(of parent: Int32, _ byte: UInt8) -> Int32 {
    let new = Int32(nodes.count)
    nodes.append(Node(byte: Int32(byte)))
    if parent == 0 {
      roots[Int(byte)] = new
    } else {
      nodes[Int(new)].nextSibling = nodes[Int(parent)].firstChild
      nodes[Int(parent)].firstChild = new
    }
    return new
  }

  @inline(__always)
  private func child(of parent: Int32, _ byte: UInt8) -> Int32 {
    if parent == 0 { return roots[Int(byte)] }
    var at = nodes[Int(parent)].firstChild
    while at != 0, nodes[Int(at)].byte != Int32(byte) { at = nodes[Int(at)].nextSibling }
    return at
  }

  /// Writes what `init` takes.
  func write(to writer: inout BinaryWriter) {
    writer.put(list: nodes)
    writer.put(list: stems)
    writer.put(list: roots)
  }

  /// The fold that was written.
  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    nodes = try reader.list()
    stems = try reader.list()
    roots = try reader.list()
  }

  /// Whether a word, in whatever case, begins with a British stem.
  func mayBeBritish(_ word: ArraySlice<UInt8>) -> Bool {
    var at: Int32 = 0
    for byte in word {
      at = child(of: at, Self.lowered(byte))
      if at == 0 { return false }
      if nodes[Int(at)].american != 0 { return true }
    }
    return false
  }

  /// A letter of ASCII in lower case; any other byte as it is.
  static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }

  /// The hash of a lower-case word, its longest British stem read as American.
  package func hash(of word: ArraySlice<UInt8>) -> UInt64 {
    // A buffer, because every word of every pattern and letter comes by here.
    word.withUnsafeBufferPointer { word in
      var at: Int32 = 0
      var best = (hash: FNV1a.basis, length: 0)
      for (index, byte) in word.enumerated() {
        at = child(of: at, byte)
        if at == 0 { break }
        let american = nodes[Int(at)].american
        if american != 0 { best = (stems[Int(american)], index + 1) }
      }
      var hash = best.hash
      for index in best.length..<word.count { hash = FNV1a.step(hash, word[index]) }
      return hash
    }
  }
}

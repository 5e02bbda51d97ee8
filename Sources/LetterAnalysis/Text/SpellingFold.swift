/// Folds British spellings into American ones, by stems, so that the rules see one language.
///
/// The stems are data: `Lexicons/language/spelling.txt`, a British and an American stem a line.
package struct SpellingFold: Sendable {
  private struct Node {
    var children: [(byte: UInt8, node: Int)] = []
    var replacement: [UInt8]?
  }
  private var nodes: [Node] = [Node()]

  /// A fold of pairs of stems, British first.
  package init(pairs: [(british: [UInt8], american: [UInt8])] = []) {
    for pair in pairs { insert(pair.british, pair.american) }
  }

  private mutating func insert(_ british: [UInt8], _ american: [UInt8]) {
    var at = 0
    for byte in british {
      if let next = nodes[at].children.first(where: { $0.byte == byte })?.node {
        at = next
      } else {
        nodes.append(Node())
        nodes[at].children.append((byte, nodes.count - 1))
        at = nodes.count - 1
      }
    }
    nodes[at].replacement = american
  }

  /// Rewrites the longest British stem at the start of a lower-case word.
  package func apply(to word: inout [UInt8]) {
    var at = 0
    var best: (length: Int, replacement: [UInt8])?
    for (index, byte) in word.enumerated() {
      guard let next = nodes[at].children.first(where: { $0.byte == byte })?.node else { break }
      at = next
      if let replacement = nodes[at].replacement { best = (index + 1, replacement) }
    }
    if let best { word.replaceSubrange(0..<best.length, with: best.replacement) }
  }
}

/// All patterns of all lexicons as one automaton over tokens.
///
/// It is Glushkov's: a state is a position in a pattern, reached by consuming one token, and there
/// are no empty moves. One pass over a sentence finds every match of every pattern.
///
/// Source: V. M. Glushkov, "The abstract theory of automata", Russian Math. Surveys 16 (1961).
package struct Automaton: Sendable {
  /// A pattern that matched, and the tokens that it took.
  package struct Match: Sendable, Equatable {
    /// Which pattern, by the number `AutomatonBuilder.add` returned.
    package var pattern: Int
    /// The tokens it covers.
    package var tokens: Range<Int>
  }

  /// The most matches under way at once; a text can reach it only on purpose.
  private static let threadLimit = 4096

  let setsOfForm: [[Int32]]
  let startOfSet: [[Int32]]
  let edges: [[Edge]]
  let wildcards: [[Int32]]
  let accepts: [[Int32]]

  struct Edge: Sendable {
    var set: Int32
    var target: Int32
  }

  private struct Thread {
    var state: Int32
    var start: Int32
  }

  /// Every match within `tokens[range]`, by their ends; of one pattern from one start, the longest.
  package func matches(in tokens: [Token], _ range: Range<Int>) -> [Match] {
    var found: [Match] = []
    var threads: [Thread] = []
    var next: [Thread] = []
    var sets: [Int32] = []
    for index in range {
      collectSets(of: tokens[index], atStart: index == range.lowerBound, into: &sets)
      next.removeAll(keepingCapacity: true)
      for set in sets {
        for state in startOfSet[Int(set)] {
          enter(state, from: Int32(index), at: index, &next, &found)
        }
      }
      for thread in threads { advance(thread, by: sets, at: index, &next, &found) }
      swap(&threads, &next)
    }
    return found
  }

  @inline(__always)
  private func advance(
    _ thread: Thread, by sets: [Int32], at index: Int, _ next: inout [Thread],
    _ found: inout [Match]
  ) {
    for state in wildcards[Int(thread.state)] {
      enter(state, from: thread.start, at: index, &next, &found)
    }
    for edge in edges[Int(thread.state)] where sets.contains(edge.set) {
      enter(edge.target, from: thread.start, at: index, &next, &found)
    }
  }

  @inline(__always)
  private func enter(
    _ state: Int32, from start: Int32, at index: Int, _ next: inout [Thread],
    _ found: inout [Match]
  ) {
    if !(edges[Int(state)].isEmpty && wildcards[Int(state)].isEmpty), next.count < Self.threadLimit {
      next.append(Thread(state: state, start: start))
    }
    for pattern in accepts[Int(state)] {
      record(Match(pattern: Int(pattern), tokens: Int(start)..<(index + 1)), in: &found)
    }
  }

  /// Keeps the longest match of a pattern from one start.
  private func record(_ match: Match, in found: inout [Match]) {
    let earlier = found.lastIndex {
      $0.pattern == match.pattern && $0.tokens.lowerBound == match.tokens.lowerBound
    }
    if let earlier {
      found[earlier] = match
    } else {
      found.append(match)
    }
  }

  /// The identifiers of the symbol sets that a token belongs to.
  private func collectSets(of token: Token, atStart: Bool, into sets: inout [Int32]) {
    sets.removeAll(keepingCapacity: true)
    if token.form != 0 {
      for set in setsOfForm[Int(token.form)] where admits(set, token) { sets.append(set) }
    }
    if let slot = Self.slot(of: token, atStart: atStart) { sets.append(slotSet(slot)) }
    if token.flags.contains(.applicantName) { sets.append(slotSet(.name)) }
  }

  /// The set of a slot: slots come first, in the order of their declaration.
  private func slotSet(_ slot: Pattern.Slot) -> Int32 { Int32(slot.index) }

  /// How words of a set must be written, by set.
  let writing: [Pattern.Writing]

  private func admits(_ set: Int32, _ token: Token) -> Bool {
    switch writing[Int(set)] {
    case .anyCase: true
    case .capitalised: token.flags.contains(.capitalised)
    case .allCapitals: token.flags.contains(.allCapitals) || token.span.count == 1
    }
  }

  private static func slot(of token: Token, atStart: Bool) -> Pattern.Slot? {
    switch token.kind {
    case .number: .number
    case .ordinal: .ordinal
    case .quote: .quote
    case .comma: .comma
    case .clauseMark: .clause
    case .dash: .dash
    case .word where token.flags.contains(.capitalised) && !atStart: .capital
    default: nil
    }
  }
}

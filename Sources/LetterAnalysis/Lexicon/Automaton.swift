/// All patterns of all lexicons as one automaton over tokens.
///
/// It is Glushkov's: a state is a position in a pattern, reached by consuming one token, and there
/// are no empty moves. One pass over a sentence finds every match of every pattern. A token belongs to
/// sets of symbols; a state is entered by a token of its set.
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

  /// The sets that each form belongs to.
  let setsOfForm: Rows
  /// The states that each set begins.
  let startOfSet: Rows
  /// The states that may follow each state.
  let following: Rows
  /// The patterns that each state ends.
  let accepts: Rows
  /// The set that enters each state; `wildcard` for any token.
  let setOfState: [Int32]
  /// How words of a set must be written, by set.
  let writing: [Pattern.Writing]

  /// The set of states that any token enters.
  static let wildcard: Int32 = -1

  var stateCount: Int { setOfState.count }
  var edgeCount: Int { following.values.count }

  /// Lists of numbers, end to end.
  struct Rows: Sendable {
    private(set) var starts: [Int32] = [0]
    private(set) var values: [Int32] = []

    init(_ lists: some Sequence<[Int32]>) {
      for list in lists {
        values += list
        starts.append(Int32(values.count))
      }
    }

    @inline(__always)
    subscript(row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }
  }

  /// What a pass over sentences needs to remember between them.
  package struct Scratch {
    fileprivate var threads: [Thread] = []
    fileprivate var next: [Thread] = []
    /// The last token, counted over all passes, that belonged to each set.
    fileprivate var lastSeen: [Int32]
    fileprivate var clock: Int32 = 0
    fileprivate var sets: [Int32] = []

    package init(_ automaton: Automaton) {
      lastSeen = Array(repeating: 0, count: automaton.writing.count)
    }
  }

  fileprivate struct Thread {
    var state: Int32
    var start: Int32
  }

  /// Every match within `tokens[range]`, by their ends; of one pattern from one start, the longest.
  package func matches(in tokens: [Token], _ range: Range<Int>, _ scratch: inout Scratch) -> [Match] {
    var found: [Match] = []
    scratch.threads.removeAll(keepingCapacity: true)
    for index in range {
      mark(tokens[index], atStart: index == range.lowerBound, &scratch)
      scratch.next.removeAll(keepingCapacity: true)
      for set in scratch.sets {
        for entry in startOfSet[Int(set)] {
          enter(startOfSet.values[entry], from: Int32(index), at: index, &scratch.next, &found)
        }
      }
      for thread in scratch.threads {
        for entry in following[Int(thread.state)] {
          let state = following.values[entry]
          let set = setOfState[Int(state)]
          if set == Self.wildcard || scratch.lastSeen[Int(set)] == scratch.clock {
            enter(state, from: thread.start, at: index, &scratch.next, &found)
          }
        }
      }
      swap(&scratch.threads, &scratch.next)
    }
    return found
  }

  @inline(__always)
  private func enter(
    _ state: Int32, from start: Int32, at index: Int, _ next: inout [Thread],
    _ found: inout [Match]
  ) {
    if !following[Int(state)].isEmpty, next.count < Self.threadLimit {
      next.append(Thread(state: state, start: start))
    }
    for entry in accepts[Int(state)] {
      record(Match(pattern: Int(accepts.values[entry]), tokens: Int(start)..<(index + 1)), in: &found)
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

  /// Notes the sets that a token belongs to.
  private func mark(_ token: Token, atStart: Bool, _ scratch: inout Scratch) {
    scratch.clock += 1
    scratch.sets.removeAll(keepingCapacity: true)
    if token.form != 0 {
      for entry in setsOfForm[Int(token.form)] where admits(setsOfForm.values[entry], token) {
        note(setsOfForm.values[entry], &scratch)
      }
    }
    if let slot = Self.slot(of: token, atStart: atStart) { note(Int32(slot.index), &scratch) }
    if token.flags.contains(.applicantName) { note(Int32(Pattern.Slot.name.index), &scratch) }
  }

  @inline(__always)
  private func note(_ set: Int32, _ scratch: inout Scratch) {
    scratch.sets.append(set)
    scratch.lastSeen[Int(set)] = scratch.clock
  }

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

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
  /// The states, then one that ends the rows of the last.
  private let states: [State]
  /// The moves from each state, end to end.
  private let moves: [Move]
  /// The patterns that each state ends, end to end.
  private let accepts: [Int32]
  /// How words of a set must be written, by set.
  let writing: [Pattern.Writing]
  /// How many patterns there are.
  let patternCount: Int

  /// The set of states that any token enters.
  static let wildcard: Int32 = -1

  var stateCount: Int { states.count - 1 }
  var edgeCount: Int { moves.count }

  /// Lists of numbers, end to end.
  struct Rows: Sendable {
    let starts: [Int32]
    let values: [Int32]

    @inline(__always)
    subscript(row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }
  }

  /// Where the moves from a state and the patterns it ends begin; they end where the next state's do.
  private struct State {
    var moves: Int32
    var accepts: Int32
    /// The set of its only move; `wildcard` if there are others or none.
    var onlySet: Int32
  }

  /// A move by a token of `set`, or by any token if it is `wildcard`.
  private struct Move {
    var set: Int32
    var state: Int32
  }

  init(
    setsOfForm: Rows, startOfSet: Rows, setOfState: [Int32], following: Rows, accepts: Rows,
    writing: [Pattern.Writing], patternCount: Int
  ) {
    self.setsOfForm = setsOfForm
    self.startOfSet = startOfSet
    self.writing = writing
    self.patternCount = patternCount
    self.accepts = accepts.values
    moves = following.values.map { Move(set: setOfState[Int($0)], state: $0) }
    states = following.starts.indices.map { state in
      let moves = state < setOfState.count ? following[state] : 0..<0
      return State(
        moves: following.starts[state], accepts: accepts.starts[state],
        onlySet: moves.count == 1
          ? setOfState[Int(following.values[moves.lowerBound])] : Self.wildcard)
    }
  }

  /// What a pass over sentences needs to remember between them.
  package struct Scratch {
    /// The matches of the last sentence, by their ends; of one pattern from one start, the longest.
    package fileprivate(set) var found: [Match] = []
    /// The match before each in `found` that is of the same pattern; -1 for none.
    fileprivate var earlier: [Int32] = []
    /// The last match in `found` of each pattern; -1 for none.
    fileprivate var latest: [Int32]
    fileprivate var threads: [Thread] = []
    fileprivate var next: [Thread] = []
    /// The sets of the token at hand, and of the one behind it.
    fileprivate var now: Membership
    fileprivate var ahead: Membership

    package init(_ automaton: Automaton) {
      now = Membership(setCount: automaton.writing.count)
      ahead = now
      latest = Array(repeating: -1, count: automaton.patternCount)
    }

    fileprivate mutating func startSentence() {
      threads.removeAll(keepingCapacity: true)
      for match in found { latest[match.pattern] = -1 }
      found.removeAll(keepingCapacity: true)
      earlier.removeAll(keepingCapacity: true)
    }

    /// Keeps the longest match of a pattern from one start.
    @inline(__always)
    fileprivate mutating func record(_ pattern: Int, _ tokens: Range<Int>) {
      var at = latest[pattern]
      while at >= 0, found[Int(at)].tokens.lowerBound != tokens.lowerBound { at = earlier[Int(at)] }
      if at >= 0 {
        found[Int(at)].tokens = tokens
      } else {
        earlier.append(latest[pattern])
        latest[pattern] = Int32(found.count)
        found.append(Match(pattern: pattern, tokens: tokens))
      }
    }
  }

  /// The sets that a token belongs to.
  fileprivate struct Membership {
    private(set) var sets: [Int32] = []
    /// The last token, counted over all passes, that belonged to each set.
    private var lastSeen: [Int32]
    private var clock: Int32 = 0

    init(setCount: Int) { lastSeen = Array(repeating: 0, count: setCount) }

    mutating func startToken() {
      clock += 1
      sets.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    mutating func insert(_ set: Int32) {
      sets.append(set)
      lastSeen[Int(set)] = clock
    }

    /// Whether the token enters states of `set`.
    @inline(__always)
    func admits(_ set: Int32) -> Bool {
      set == Automaton.wildcard || lastSeen[Int(set)] == clock
    }
  }

  /// A match under way: the moves from the state it is in, and the token it began with.
  fileprivate struct Thread {
    var moves: Int32
    var end: Int32
    var start: Int32
  }

  /// Finds every match within `tokens[range]` and leaves it in `scratch.found`.
  package func match(_ tokens: [Token], _ range: Range<Int>, _ scratch: inout Scratch) {
    scratch.startSentence()
    let opening = range.first { tokens[$0].isWordLike } ?? range.lowerBound
    if let first = range.first { mark(tokens[first], atStart: true, &scratch.ahead) }
    for index in range {
      swap(&scratch.now, &scratch.ahead)
      scratch.ahead.startToken()
      if index + 1 < range.upperBound {
        mark(tokens[index + 1], atStart: index < opening, &scratch.ahead)
      }
      scratch.next.removeAll(keepingCapacity: true)
      for set in scratch.now.sets {
        for entry in startOfSet[Int(set)] {
          enter(startOfSet.values[entry], from: Int32(index), at: index, &scratch)
        }
      }
      for thread in scratch.threads {
        for entry in Int(thread.moves)..<Int(thread.end) {
          let move = moves[entry]
          if scratch.now.admits(move.set) {
            enter(move.state, from: thread.start, at: index, &scratch)
          }
        }
      }
      swap(&scratch.threads, &scratch.next)
    }
  }

  @inline(__always)
  private func enter(_ number: Int32, from start: Int32, at index: Int, _ scratch: inout Scratch) {
    let state = states[Int(number)]
    let end = states[Int(number) + 1]
    // Nearly all states have one move, and nearly all tokens do not allow it: look before going on.
    if state.moves < end.moves, scratch.ahead.admits(state.onlySet),
      scratch.next.count < Self.threadLimit
    {
      scratch.next.append(Thread(moves: state.moves, end: end.moves, start: start))
    }
    for entry in Int(state.accepts)..<Int(end.accepts) {
      scratch.record(Int(accepts[entry]), Int(start)..<(index + 1))
    }
  }

  /// Notes the sets that a token belongs to.
  private func mark(_ token: Token, atStart: Bool, _ membership: inout Membership) {
    membership.startToken()
    if token.form != 0 {
      for entry in setsOfForm[Int(token.form)] where admits(setsOfForm.values[entry], token) {
        membership.insert(setsOfForm.values[entry])
      }
    }
    if let slot = Self.slot(of: token, atStart: atStart) { membership.insert(Int32(slot.index)) }
    if token.flags.contains(.applicantName) { membership.insert(Int32(Pattern.Slot.name.index)) }
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

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

  /// The sets that each form belongs to, however it is written.
  private let setsOfForm: Rows
  /// The states that each form begins, by those sets.
  private let startsOfForm: Rows
  /// The sets that each form belongs to if it is written with capitals.
  private let capitalSetsOfForm: Rows
  /// The states that each set begins.
  private let startsOfSet: Rows
  /// The states, then one that ends the rows of the last.
  private let states: [State]
  /// The moves from each state, end to end.
  private let moves: [Move]
  /// The patterns that each state ends, end to end.
  private let accepts: [Int32]
  /// How words of a set must be written, by set.
  private let writing: [Pattern.Writing]
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
    subscript(row: Int) -> ArraySlice<Int32> { values[Int(starts[row])..<Int(starts[row + 1])] }
  }

  /// Where the moves from a state and the patterns it ends begin; they end where the next state's do.
  struct State: BitwiseCopyable {
    var moves: Int32
    var accepts: Int32
    /// The set of its only move; the one that holds every token if there are others or none.
    var onlySet: Int32
  }

  /// A move by a token of `set`.
  struct Move: BitwiseCopyable {
    var set: Int32
    var state: Int32
  }

  init(
    setsOfForm: Rows, startsOfSet: Rows, setOfState: [Int32], following: Rows, accepts: Rows,
    writing: [Pattern.Writing], patternCount: Int
  ) {
    self.startsOfSet = startsOfSet
    self.writing = writing
    self.patternCount = patternCount
    self.accepts = accepts.values
    // A set of its own holds every token, so that no move has to be asked which kind it is.
    func set(of state: Int32) -> Int32 {
      let set = setOfState[Int(state)]
      return set == Self.wildcard ? Int32(writing.count) : set
    }
    moves = following.values.map { Move(set: set(of: $0), state: $0) }
    states = following.starts.indices.map { state in
      let next = state < setOfState.count ? following[state] : []
      return State(
        moves: following.starts[state], accepts: accepts.starts[state],
        onlySet: next.count == 1 ? set(of: next[next.startIndex]) : Int32(writing.count))
    }
    var (plain, starts, capital) = (RowsBuilder(), RowsBuilder(), RowsBuilder())
    let forms = setsOfForm.starts.count - 1
    for form in 0..<forms {
      for set in setsOfForm[form] {
        guard writing[Int(set)] == .anyCase else {
          capital.add(set, to: Int32(form))
          continue
        }
        plain.add(set, to: Int32(form))
        for state in startsOfSet[Int(set)] { starts.add(state, to: Int32(form)) }
      }
    }
    self.setsOfForm = plain.rows(count: forms)
    startsOfForm = starts.rows(count: forms)
    capitalSetsOfForm = capital.rows(count: forms)
  }

  /// Writes what `init` takes.
  func write(to writer: inout BinaryWriter) {
    for rows in [setsOfForm, startsOfForm, capitalSetsOfForm, startsOfSet] {
      writer.put(list: rows.starts)
      writer.put(list: rows.values)
    }
    writer.put(list: states)
    writer.put(list: moves)
    writer.put(list: accepts)
    writer.put(list: writing.map(\.rawValue))
    writer.put(patternCount)
  }

  /// The automaton that was written.
  init(_ reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    setsOfForm = Rows(starts: try reader.list(), values: try reader.list())
    startsOfForm = Rows(starts: try reader.list(), values: try reader.list())
    capitalSetsOfForm = Rows(starts: try reader.list(), values: try reader.list())
    startsOfSet = Rows(starts: try reader.list(), values: try reader.list())
    states = try reader.list()
    moves = try reader.list()
    accepts = try reader.list()
    writing = try reader.list(of: UInt8.self).compactMap(Pattern.Writing.init)
    patternCount = try reader.count()
  }

  /// What a pass over sentences needs to remember between them.
  package struct Scratch {
    /// The matches of the last sentence, by their ends; of one pattern from one start, the longest.
    package var found: [Match] { progress.found }
    fileprivate var progress: Progress
    /// The sets of the token at hand, and of the one behind it.
    fileprivate var now: Membership
    fileprivate var ahead: Membership

    package init(_ automaton: Automaton) {
      now = Membership(setCount: automaton.writing.count)
      ahead = now
      progress = Progress(patternCount: automaton.patternCount)
    }
  }

  /// Finds every match within `tokens[range]` and leaves it in `scratch.found`.
  package func match(_ tokens: [Token], _ range: Range<Int>, _ scratch: inout Scratch) {
    scratch.progress.startSentence()
    let opening = range.first { tokens[$0].isWordLike } ?? range.lowerBound
    if let first = range.first { mark(tokens[first], atStart: true, &scratch.ahead) }
    for index in range {
      swap(&scratch.now, &scratch.ahead)
      scratch.ahead.startToken()
      if index + 1 < range.upperBound {
        mark(tokens[index + 1], atStart: index < opening, &scratch.ahead)
      }
      step(at: index, scratch.now, scratch.ahead, &scratch.progress)
    }
  }

  /// Takes every match under way, and those that begin here, one token further.
  private func step(
    at index: Int, _ now: borrowing Membership, _ ahead: borrowing Membership,
    _ progress: inout Progress
  ) {
    progress.entered.removeAll(keepingCapacity: true)
    for state in startsOfForm[now.form] { progress.entered.append((state, Int32(index))) }
    for set in now.otherSets {
      for state in startsOfSet[Int(set)] { progress.entered.append((state, Int32(index))) }
    }
    // Spans without checks, because a letter takes some hundred thousand looks at a move.
    let moves = moves.span
    let lastSeen = now.lastSeen.span
    let clock = now.clock
    for thread in progress.threads {
      for entry in Int(thread.moves)..<Int(thread.end) {
        let move = moves[unchecked: entry]
        if lastSeen[unchecked: Int(move.set)] == clock {
          progress.entered.append((move.state, thread.start))
        }
      }
    }
    leave(at: index, ahead, &progress)
  }

  /// Goes on from the states that were entered, and notes what ends there.
  private func leave(at index: Int, _ ahead: borrowing Membership, _ progress: inout Progress) {
    progress.threads.removeAll(keepingCapacity: true)
    let states = states.span
    let lastSeen = ahead.lastSeen.span
    let clock = ahead.clock
    for (number, start) in progress.entered {
      let state = states[unchecked: Int(number)]
      let end = states[unchecked: Int(number) + 1]
      // Nearly all states have one move, and nearly all tokens do not allow it: look before going on.
      if lastSeen[unchecked: Int(state.onlySet)] == clock, state.moves < end.moves {
        progress.go(Thread(moves: state.moves, end: end.moves, start: start))
      }
      for entry in Int(state.accepts)..<Int(end.accepts) {
        progress.record(Int(accepts[entry]), Int(start)..<(index + 1))
      }
    }
  }

  /// Notes the sets that a token belongs to; those of the applicant's name are a name and nothing else,
  /// whatever word it is besides.
  private func mark(_ token: Token, atStart: Bool, _ membership: inout Membership) {
    membership.startToken()
    if token.flags.contains(.applicantName) {
      membership.insert(Int32(Pattern.Slot.name.index))
      return
    }
    if token.form != 0 {
      let form = Int(token.form)
      membership.insert(setsOfForm[form], of: form)
      for set in capitalSetsOfForm[form] where admits(set, token) { membership.insert(set) }
    }
    if let slot = Self.slot(of: token, atStart: atStart) { membership.insert(Int32(slot.index)) }
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

// MARK: - A pass

extension Automaton {
  /// A match under way: the moves from the state it is in, and the token it began with.
  fileprivate struct Thread {
    var moves: Int32
    var end: Int32
    var start: Int32
  }

  /// The matches of a sentence, and those under way.
  fileprivate struct Progress {
    private(set) var found: [Match] = []
    /// The match before each in `found` that is of the same pattern; -1 for none.
    private var earlier: [Int32] = []
    /// The last match in `found` of each pattern; -1 for none.
    private var latest: [Int32]
    var threads: [Thread] = []
    /// The states that the token at hand enters, and where the matches began.
    var entered: [(state: Int32, start: Int32)] = []

    init(patternCount: Int) { latest = Array(repeating: -1, count: patternCount) }

    mutating func startSentence() {
      threads.removeAll(keepingCapacity: true)
      for match in found { latest[match.pattern] = -1 }
      found.removeAll(keepingCapacity: true)
      earlier.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    mutating func go(_ thread: Thread) {
      if threads.count < Automaton.threadLimit { threads.append(thread) }
    }

    /// Keeps the longest match of a pattern from one start.
    mutating func record(_ pattern: Int, _ tokens: Range<Int>) {
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
    /// The form of the token, which stands for the sets of the form; 0 for none.
    private(set) var form = 0
    /// The sets besides those of the form.
    private(set) var otherSets: [Int32] = []
    /// The last token, counted over all passes, that belonged to each set; the set behind the last
    /// holds every token.
    private(set) var lastSeen: [Int32]
    private(set) var clock: Int32 = 0

    init(setCount: Int) { lastSeen = Array(repeating: 0, count: setCount + 1) }

    mutating func startToken() {
      clock += 1
      form = 0
      otherSets.removeAll(keepingCapacity: true)
      lastSeen[lastSeen.count - 1] = clock
    }

    mutating func insert(_ set: Int32) {
      otherSets.append(set)
      lastSeen[Int(set)] = clock
    }

    mutating func insert(_ sets: ArraySlice<Int32>, of form: Int) {
      self.form = form
      let clock = clock
      lastSeen.withUnsafeMutableBufferPointer { lastSeen in
        for set in sets { lastSeen[Int(set)] = clock }
      }
    }
  }
}

/// Numbers for rows, as they come.
struct RowsBuilder {
  private var pairs: [(row: Int32, value: Int32)] = []

  /// Room for so many numbers saves moving them as they grow.
  init(capacity: Int = 0) { pairs.reserveCapacity(capacity) }

  mutating func add(_ value: Int32, to row: Int32) { pairs.append((row, value)) }

  /// The rows, each in the order in which its numbers came.
  func rows(count: Int) -> Automaton.Rows {
    var ends = [Int32](repeating: 0, count: count + 1)
    for pair in pairs { ends[Int(pair.row) + 1] += 1 }
    for row in 0..<count { ends[row + 1] += ends[row] }
    let starts = ends
    var values = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      values[Int(ends[Int(pair.row)])] = pair.value
      ends[Int(pair.row)] += 1
    }
    return Automaton.Rows(starts: starts, values: values)
  }
}

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
  /// The marks of the sets of each form, and that of each set.
  private let marksOfForm: [UInt64]
  private let markOfSet: [UInt8]
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
    /// The marks of the sets of its moves.
    var marks: UInt64
    var moves: Int32
    /// Where those of the moves begin that every token takes; they are the last.
    var gaps: Int32
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
    let marks = SetMarks(setsOfForm, setCount: writing.count)
    (marksOfForm, markOfSet) = (marks.ofForm, marks.ofSet)
    let every = Int32(writing.count)
    var (moves, states): ([Move], [State]) = ([], [])
    moves.reserveCapacity(following.values.count)
    states.reserveCapacity(following.starts.count)
    for state in following.starts.indices {
      let first = moves.count
      for next in state < setOfState.count ? following[state] : [] {
        moves.append(Move(set: set(of: next), state: next))
      }
      // Ascending by set, gaps last.
      if moves.count > first + 1 {
        moves[first...].sort { ($0.set, $0.state) < ($1.set, $1.state) }
      }
      var made = State(
        marks: 0, moves: Int32(first), gaps: Int32(first), accepts: accepts.starts[state],
        onlySet: moves.count == first + 1 ? moves[first].set : every)
      for move in moves[first...] where move.set < every {
        made.marks |= 1 << UInt64(marks.ofSet[Int(move.set)])
        made.gaps += 1
      }
      states.append(made)
    }
    (self.moves, self.states) = (moves, states)
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
    writer.put(list: marksOfForm)
    writer.put(list: markOfSet)
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
    marksOfForm = try reader.list()
    markOfSet = try reader.list()
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
      begin(at: Int32(index), scratch.now, &scratch.progress)
      step(at: index, scratch.ahead, &scratch.progress)
    }
  }

  /// Begins the matches that the token at hand begins.
  private func begin(
    at index: Int32, _ now: borrowing Membership, _ progress: inout Progress
  ) {
    progress.startToken()
    for state in startsOfForm[now.form] { progress.entered.append(state, from: index) }
    for set in now.otherSets {
      for state in startsOfSet[Int(set)] { progress.entered.append(state, from: index) }
    }
  }

  /// Notes what ends with the token at hand, and goes on with what the next one continues.
  private func step(at index: Int, _ ahead: borrowing Membership, _ progress: inout Progress) {
    // Without checks, because a letter takes some hundred thousand looks at a move: states and moves
    // lead only to each other, and there is a place for each set.
    let (states, moves, marks) = (states.span, moves.span, ahead.marks)
    let (entered, next) = (progress.entered, progress.next)
    for number in 0..<entered.count {
      let entry = entered[number]
      let state = states[unchecked: Int(entry.state)]
      let end = states[unchecked: Int(entry.state) + 1]
      // Nearly all tokens allow none of a state's moves: look before going on.
      if state.marks & marks != 0, ahead.holds(state.onlySet) {
        go(from: state, by: ahead, entry.start, next)
      }
      for move in Int(state.gaps)..<Int(end.moves) {
        next.append(moves[unchecked: move].state, from: entry.start)
      }
      for accept in Int(state.accepts)..<Int(end.accepts) {
        progress.record(Int(accepts[accept]), Int(entry.start)..<(index + 1))
      }
    }
  }

  /// Takes the moves from a state that a token allows, gaps left aside.
  @inline(never)
  private func go(
    from state: State, by ahead: borrowing Membership, _ start: Int32, _ next: EntryList
  ) {
    let (moves, lastSeen, clock) = (moves.span, ahead.lastSeen.span, ahead.clock)
    var move = Int(state.moves)
    let end = Int(state.gaps)
    while move < end {
      if lastSeen[unchecked: Int(moves[unchecked: move].set)] == clock {
        next.append(moves[unchecked: move].state, from: start)
      }
      move += 1
    }
  }

  /// Notes the sets that a token belongs to; those of the applicant's name are a name and nothing else,
  /// whatever word it is besides.
  private func mark(_ token: Token, atStart: Bool, _ membership: inout Membership) {
    membership.startToken()
    if token.flags.contains(.applicantName) {
      insert(Int32(Pattern.Slot.name.index), &membership)
      return
    }
    if token.form != 0 {
      let form = Int(token.form)
      membership.insert(setsOfForm[form], of: form, marks: marksOfForm[form])
      for set in capitalSetsOfForm[form] where admits(set, token) { insert(set, &membership) }
    }
    if let slot = Self.slot(of: token, atStart: atStart) { insert(Int32(slot.index), &membership) }
  }

  private func insert(_ set: Int32, _ membership: inout Membership) {
    membership.insert(set, mark: markOfSet[Int(set)])
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
  /// The matches of a sentence, and those under way.
  fileprivate struct Progress {
    private(set) var found: [Match] = []
    /// The match before each in `found` that is of the same pattern; -1 for none.
    private var earlier: [Int32] = []
    /// The last match in `found` of each pattern; -1 for none.
    private var latest: [Int32]
    /// The states that the token at hand enters, and those that the next one enters.
    private(set) var entered = EntryList()
    private(set) var next = EntryList()

    init(patternCount: Int) { latest = Array(repeating: -1, count: patternCount) }

    mutating func startSentence() {
      next.removeAll()
      for match in found { latest[match.pattern] = -1 }
      found.removeAll(keepingCapacity: true)
      earlier.removeAll(keepingCapacity: true)
    }

    mutating func startToken() {
      swap(&entered, &next)
      next.removeAll()
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
    /// The marks of the sets.
    private(set) var marks: UInt64 = 0

    /// Whether the token belongs to a set.
    @inline(__always)
    func holds(_ set: Int32) -> Bool { lastSeen.span[unchecked: Int(set)] == clock }

    init(setCount: Int) { lastSeen = Array(repeating: 0, count: setCount + 1) }

    mutating func startToken() {
      clock += 1
      form = 0
      marks = 0
      otherSets.removeAll(keepingCapacity: true)
      lastSeen[lastSeen.count - 1] = clock
    }

    mutating func insert(_ set: Int32, mark: UInt8) {
      otherSets.append(set)
      marks |= 1 << UInt64(mark)
      lastSeen[Int(set)] = clock
    }

    mutating func insert(_ sets: ArraySlice<Int32>, of form: Int, marks: UInt64) {
      self.form = form
      self.marks = marks
      let clock = clock
      lastSeen.withUnsafeMutableBufferPointer { lastSeen in
        for set in sets { lastSeen[Int(set)] = clock }
      }
    }
  }
}

/// The states that a token enters, each with the token at which its match began.
///
/// Memory of its own and not an array, which would ask at each of some ten thousand additions whether it
/// is shared.
private final class EntryList {
  struct Entry: BitwiseCopyable {
    var state: Int32
    var start: Int32
  }
  /// The most entries; a text can reach it only on purpose, and the rest is left out.
  private static let limit = 4096
  private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: limit)
  private(set) var count = 0

  deinit { entries.deallocate() }

  @inline(__always)
  subscript(number: Int) -> Entry { entries[number] }

  func removeAll() { count = 0 }

  @inline(__always)
  func append(_ state: Int32, from start: Int32) {
    guard count < Self.limit else { return }
    entries[count] = Entry(state: state, start: start)
    count += 1
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

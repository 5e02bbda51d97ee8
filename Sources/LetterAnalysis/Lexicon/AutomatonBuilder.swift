/// Compiles patterns into one `Automaton` and the words they use into a `Vocabulary`.
struct AutomatonBuilder {
  /// A pattern that cannot be compiled.
  enum Problem: Error {
    /// It could match nothing at all.
    case matchesNothing
    /// It begins or ends with a gap or has no word.
    case openEnded
  }

  /// The positions that can begin and end a piece of a pattern.
  private struct Piece {
    var first = StateLists.List()
    var last = StateLists.List()
    var isNullable: Bool
  }

  private(set) var vocabulary = Vocabulary(capacity: 8192)
  private var sets = Numbering<Int32>(capacity: 4096)
  private var writing: [Pattern.Writing] = Pattern.Slot.allCases.map { _ in .anyCase }
  private var setOfState: [Int32] = []
  /// The last set that each form was put in.
  private var lastSetOfForm: [Int32] = [-1]
  private var setsOfForm = Automaton.RowsBuilder()
  private var startOfSet = Automaton.RowsBuilder()
  private var following = Automaton.RowsBuilder()
  private var accepts = Automaton.RowsBuilder()
  private var firstStates = StateLists()
  private var lastStates = StateLists()
  private var patternCount: Int32 = 0

  /// The automaton of all patterns added.
  func automaton() -> Automaton {
    Automaton(
      setsOfForm: setsOfForm.rows(count: lastSetOfForm.count),
      startOfSet: startOfSet.rows(count: writing.count),
      following: following.rows(count: setOfState.count),
      accepts: accepts.rows(count: setOfState.count),
      setOfState: setOfState, writing: writing, patternCount: Int(patternCount))
  }

  /// Adds a pattern; patterns are numbered from 0 in the order in which they come.
  mutating func add(_ pattern: Pattern) throws(Problem) {
    let piece = compile(pattern)
    guard !piece.isNullable else { throw .matchesNothing }
    let setOfState = setOfState
    guard !firstStates.contains(in: piece.first, where: { setOfState[Int($0)] == Automaton.wildcard }),
      !lastStates.contains(in: piece.last, where: { setOfState[Int($0)] == Automaton.wildcard })
    else { throw .openEnded }
    firstStates.forEach(in: piece.first) { startOfSet.add($0, to: setOfState[Int($0)]) }
    lastStates.forEach(in: piece.last) { accepts.add(patternCount, to: $0) }
    patternCount += 1
  }

  private mutating func compile(_ pattern: Pattern) -> Piece {
    switch pattern {
    case .symbol(.form(let hash, let writing)):
      return leaf(set(FNV1a.combine(UInt64(writing.rawValue), hash), CollectionOfOne(hash), writing))
    case .symbol(.slot(let slot)): return leaf(Int32(slot.index))
    case .symbol(.any): return leaf(Automaton.wildcard)
    case .anyOf(let hashes):
      let anyCase = Pattern.Writing.anyCase
      return leaf(set(hashes.reduce(UInt64(anyCase.rawValue), FNV1a.combine), hashes, anyCase))
    case .sequence(let items): return sequence(items)
    case .optional(let inner):
      var piece = compile(inner)
      piece.isNullable = true
      return piece
    case .alternatives(let branches): return alternatives(branches)
    case .gap(let length): return gap(length)
    }
  }

  private mutating func sequence(_ items: [Pattern]) -> Piece {
    var result = Piece(isNullable: true)
    for item in items {
      let piece = compile(item)
      connect(result.last, to: piece.first)
      if result.isNullable { firstStates.join(piece.first, to: &result.first) }
      if piece.isNullable {
        lastStates.join(piece.last, to: &result.last)
      } else {
        result.last = piece.last
      }
      result.isNullable = result.isNullable && piece.isNullable
    }
    return result
  }

  private mutating func alternatives(_ branches: [Pattern]) -> Piece {
    var result = Piece(isNullable: false)
    for branch in branches {
      let piece = compile(branch)
      firstStates.join(piece.first, to: &result.first)
      lastStates.join(piece.last, to: &result.last)
      result.isNullable = result.isNullable || piece.isNullable
    }
    return result
  }

  /// A chain of `length` tokens of any kind that may end after each.
  private mutating func gap(_ length: Int) -> Piece {
    var result = Piece(isNullable: true)
    var previous = StateLists.List()
    for _ in 0..<length {
      let state = leaf(Automaton.wildcard)
      connect(previous, to: state.first)
      if previous.isEmpty { result.first = state.first }
      previous = state.last
      lastStates.join(state.last, to: &result.last)
    }
    return result
  }

  private mutating func leaf(_ set: Int32) -> Piece {
    setOfState.append(set)
    return Piece(first: firstStates.add(), last: lastStates.add(), isNullable: false)
  }

  private mutating func connect(_ from: StateLists.List, to targets: StateLists.List) {
    lastStates.forEach(in: from) { state in
      firstStates.forEach(in: targets) { following.add($0, to: state) }
    }
  }

  /// The set of words of the given hashes; `key` stands for the words, their order and writing.
  private mutating func set(
    _ key: UInt64, _ hashes: some Collection<UInt64>, _ written: Pattern.Writing
  ) -> Int32 {
    let set = sets.insert(key) - 1 + Int32(Pattern.Slot.allCases.count)
    guard set == writing.count else { return set }
    writing.append(written)
    for hash in hashes {
      let form = Int(vocabulary.insert(hash))
      if form == lastSetOfForm.count { lastSetOfForm.append(-1) }
      guard lastSetOfForm[form] != set else { continue }
      lastSetOfForm[form] = set
      setsOfForm.add(set, to: Int32(form))
    }
    return set
  }
}

/// Lists of states, each state in at most one of them, joined without copying.
private struct StateLists {
  /// A list, by its first and last state; -1 if it is empty.
  struct List {
    var head: Int32 = -1
    var tail: Int32 = -1
    var isEmpty: Bool { head < 0 }
  }
  private var next: [Int32] = []

  /// A list of the next state.
  mutating func add() -> List {
    next.append(-1)
    let state = Int32(next.count - 1)
    return List(head: state, tail: state)
  }

  /// Puts the states of a list, which is used no more, behind another's.
  mutating func join(_ list: List, to other: inout List) {
    guard !list.isEmpty else { return }
    if other.isEmpty { other.head = list.head } else { next[Int(other.tail)] = list.head }
    other.tail = list.tail
  }

  @inline(__always)
  func forEach(in list: List, _ body: (Int32) -> Void) {
    var state = list.head
    while state >= 0 {
      body(state)
      state = state == list.tail ? -1 : next[Int(state)]
    }
  }

  func contains(in list: List, where matches: (Int32) -> Bool) -> Bool {
    var found = false
    forEach(in: list) { found = found || matches($0) }
    return found
  }
}

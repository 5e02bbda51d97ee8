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
    var first: [Int]
    var last: [Int]
    var isNullable: Bool
  }

  private(set) var vocabulary = Vocabulary(capacity: 8192)
  private var setOfKey: [UInt64: Int32] = [:]
  private var setCount = Int32(Pattern.Slot.allCases.count)
  private var writing: [Pattern.Writing] = Pattern.Slot.allCases.map { _ in .anyCase }
  private var setsOfForm: [[Int32]] = [[]]
  private var startOfSet: [[Int32]] = Pattern.Slot.allCases.map { _ in [] }
  private var setOfState: [Int32] = []
  private var following: [[Int32]] = []
  private var accepts: [[Int32]] = []
  private var patternCount = 0

  /// The automaton of all patterns added.
  func automaton() -> Automaton {
    Automaton(
      setsOfForm: .init(setsOfForm), startOfSet: .init(startOfSet), following: .init(following),
      accepts: .init(accepts), setOfState: setOfState, writing: writing)
  }

  /// Adds a pattern and returns its number.
  mutating func add(_ pattern: Pattern) throws(Problem) -> Int {
    let piece = compile(pattern)
    guard !piece.isNullable else { throw .matchesNothing }
    guard !piece.first.contains(where: isWildcard), !piece.last.contains(where: isWildcard) else {
      throw .openEnded
    }
    for state in piece.first { startOfSet[Int(setOfState[state])].append(Int32(state)) }
    for state in piece.last { accepts[state].append(Int32(patternCount)) }
    patternCount += 1
    return patternCount - 1
  }

  private func isWildcard(_ state: Int) -> Bool { setOfState[state] == Automaton.wildcard }

  private mutating func compile(_ pattern: Pattern) -> Piece {
    switch pattern {
    case .symbol(.form(let hash, let writing)): return leaf(set(of: [hash], writing))
    case .symbol(.slot(let slot)): return leaf(Int32(slot.index))
    case .symbol(.any): return leaf(Automaton.wildcard)
    case .anyOf(let hashes): return leaf(set(of: hashes, .anyCase))
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
    var result = Piece(first: [], last: [], isNullable: true)
    for item in items {
      let piece = compile(item)
      connect(result.last, to: piece.first)
      if result.isNullable { result.first += piece.first }
      result.last = piece.isNullable ? result.last + piece.last : piece.last
      result.isNullable = result.isNullable && piece.isNullable
    }
    return result
  }

  private mutating func alternatives(_ branches: [Pattern]) -> Piece {
    var result = Piece(first: [], last: [], isNullable: false)
    for branch in branches { merge(compile(branch), into: &result) }
    return result
  }

  private func merge(_ piece: Piece, into result: inout Piece) {
    result.first += piece.first
    result.last += piece.last
    result.isNullable = result.isNullable || piece.isNullable
  }

  /// A chain of `length` tokens of any kind that may end after each.
  private mutating func gap(_ length: Int) -> Piece {
    var result = Piece(first: [], last: [], isNullable: true)
    var previous: Int?
    for _ in 0..<length {
      let state = newState(set: Automaton.wildcard)
      if let previous {
        following[previous].append(Int32(state))
      } else {
        result.first = [state]
      }
      result.last.append(state)
      previous = state
    }
    return result
  }

  private mutating func leaf(_ set: Int32) -> Piece {
    let state = newState(set: set)
    return Piece(first: [state], last: [state], isNullable: false)
  }

  private mutating func newState(set: Int32) -> Int {
    setOfState.append(set)
    following.append([])
    accepts.append([])
    return setOfState.count - 1
  }

  private mutating func connect(_ from: [Int], to targets: [Int]) {
    for state in from {
      for target in targets { following[state].append(Int32(target)) }
    }
  }

  /// The set of words of the given hashes, the same for the same words in the same order.
  private mutating func set(of hashes: [UInt64], _ written: Pattern.Writing) -> Int32 {
    let key = hashes.reduce(UInt64(written.rawValue)) { FNV1a.combine($0, $1) }
    if let known = setOfKey[key] { return known }
    let set = setCount
    setCount += 1
    startOfSet.append([])
    writing.append(written)
    setOfKey[key] = set
    for hash in hashes {
      let form = Int(vocabulary.insert(hash))
      while setsOfForm.count <= form { setsOfForm.append([]) }
      if setsOfForm[form].last != set { setsOfForm[form].append(set) }
    }
    return set
  }
}

/// Compiles patterns into one `Automaton` and the words they use into a `Vocabulary`.
///
/// Patterns that begin alike share states: a state is known by the set of words that enters it and by
/// the places from which it is entered, so that most of what begins with a pronoun or an article is
/// compiled, and followed, once.
struct AutomatonBuilder {
  /// A pattern that cannot be compiled.
  enum Problem: Error {
    /// It could match nothing at all.
    case matchesNothing
    /// It begins or ends with a gap or has no word.
    case openEnded
  }

  private(set) var vocabulary = Vocabulary(capacity: 8192)
  private var sets = Numbering<Int32>(capacity: 4096)
  private var states = Numbering<Int32>(capacity: 24_000)
  private var writing: [Pattern.Writing] = Pattern.Slot.allCases.map { _ in .anyCase }
  private var setOfState: [Int32] = []
  /// The last set that each form was put in.
  private var lastSetOfForm: [Int32] = [-1]
  private var setsOfForm = RowsBuilder(capacity: 24_000)
  private var startOfSet = RowsBuilder(capacity: 2000)
  private var following = RowsBuilder(capacity: 48_000)
  private var accepts = RowsBuilder(capacity: 16_000)
  private var patternCount: Int32 = 0
  private var places = PlaceSets()
  private var beginsWithGap = false

  /// The automaton of all patterns added.
  func automaton() -> Automaton {
    Automaton(
      setsOfForm: setsOfForm.rows(count: lastSetOfForm.count),
      startsOfSet: startOfSet.rows(count: writing.count), setOfState: setOfState,
      following: following.rows(count: setOfState.count),
      accepts: accepts.rows(count: setOfState.count), writing: writing,
      patternCount: Int(patternCount))
  }

  /// Adds a pattern; patterns are numbered from 0 in the order in which they come.
  mutating func add(_ pattern: Pattern) throws(Problem) {
    places.removeAll()
    beginsWithGap = false
    let ends = compile(pattern, after: places.start())
    guard !places.containsStart(ends) else { throw .matchesNothing }
    guard !beginsWithGap else { throw .openEnded }
    for state in places.members[ends.range] {
      guard setOfState[Int(state)] != Automaton.wildcard else { throw .openEnded }
      accepts.add(patternCount, to: state)
    }
    patternCount += 1
  }

  /// The places at which one can be behind a pattern that begins at `before`.
  private mutating func compile(_ pattern: Pattern, after before: PlaceSets.Set) -> PlaceSets.Set {
    switch pattern {
    case .symbol(.form(let hash, let writing)):
      let key = FNV1a.combine(UInt64(writing.rawValue), hash)
      return step(set(key, CollectionOfOne(hash), writing), after: before)
    case .symbol(.slot(let slot)): return step(Int32(slot.index), after: before)
    case .symbol(.any): return step(Automaton.wildcard, after: before)
    case .anyOf(let hashes):
      let anyCase = Pattern.Writing.anyCase
      let key = hashes.reduce(UInt64(anyCase.rawValue), FNV1a.combine)
      return step(set(key, hashes, anyCase), after: before)
    case .sequence(let items):
      var after = before
      for item in items { after = compile(item, after: after) }
      return after
    case .optional(let inner):
      return places.union([before, compile(inner, after: before)])
    case .alternatives(let branches):
      return places.union(branches.map { compile($0, after: before) })
    case .gap(let length):
      var ends = [before]
      for _ in 0..<length { ends.append(step(Automaton.wildcard, after: ends[ends.count - 1])) }
      return places.union(ends)
    }
  }

  /// The state that a token of `set` enters from any of the places `before`.
  private mutating func step(_ set: Int32, after before: PlaceSets.Set) -> PlaceSets.Set {
    let state = states.insert(FNV1a.combine(before.key, UInt64(bitPattern: Int64(set)))) - 1
    if set == Automaton.wildcard, places.containsStart(before) { beginsWithGap = true }
    guard state == setOfState.count else { return places.single(state) }
    setOfState.append(set)
    for place in places.members[before.range] {
      if place != PlaceSets.start {
        following.add(state, to: place)
      } else if set != Automaton.wildcard {
        startOfSet.add(state, to: set)
      }
    }
    return places.single(state)
  }

  /// The set of words of the given hashes; `key` stands for the words, their order and writing.
  private mutating func set(
    _ key: UInt64, _ hashes: some Collection<UInt64>, _ written: Pattern.Writing
  ) -> Int32 {
    let set = sets.insert(key) - 1 + Int32(Pattern.Slot.allCases.count)
    guard set == writing.count else { return set }
    writing.append(written)
    for hash in hashes {
      let form = Int(vocabulary.insert(Pronouns.common(hash)))
      if form == lastSetOfForm.count { lastSetOfForm.append(-1) }
      guard lastSetOfForm[form] != set else { continue }
      lastSetOfForm[form] = set
      setsOfForm.add(set, to: Int32(form))
    }
    return set
  }
}

/// Sets of places in a pattern: states, and the start.
private struct PlaceSets {
  /// The place before the first token.
  static let start: Int32 = -1

  /// A set, as a range of `members`, ascending; the key is the same for the same members.
  struct Set {
    var range: Range<Int>
    var key: UInt64
  }
  private(set) var members: [Int32] = []

  mutating func removeAll() { members.removeAll(keepingCapacity: true) }

  mutating func start() -> Set { single(Self.start) }

  mutating func single(_ place: Int32) -> Set {
    members.append(place)
    return Set(range: (members.count - 1)..<members.count, key: Self.key(0, place))
  }

  func containsStart(_ set: Set) -> Bool { members[set.range.lowerBound] == Self.start }

  /// The members of any of the sets.
  mutating func union(_ sets: [Set]) -> Set {
    let first = members.count
    for set in sets {
      for index in set.range { members.append(members[index]) }
    }
    if !isAscending(from: first) {
      let sorted = members[first...].sorted()
      members.removeLast(sorted.count)
      for (index, place) in sorted.enumerated() where index == 0 || place != sorted[index - 1] {
        members.append(place)
      }
    }
    var key: UInt64 = 0
    for index in first..<members.count { key = Self.key(key, members[index]) }
    return Set(range: first..<members.count, key: key)
  }

  private func isAscending(from first: Int) -> Bool {
    for index in first..<members.count where index > first && members[index - 1] >= members[index] {
      return false
    }
    return true
  }

  private static func key(_ key: UInt64, _ place: Int32) -> UInt64 {
    FNV1a.combine(key, UInt64(bitPattern: Int64(place)))
  }
}

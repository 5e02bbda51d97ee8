/// Letters that belong together, as indices into the letters of a run.
struct SetGroup {
  var grouping: LetterSet.Grouping
  var members: [Int]
  /// Letters that may belong here too, and were left apart.
  var apart: [Int] = []
}

/// Sorts letters into groups by the names that they use.
struct SetSorter {
  /// A folder of more letters is no applicant's own.
  ///
  /// Chosen by hand.
  private static let mostInFolder = 24

  /// The name in each letter.
  let names: [NameKey]

  /// One group of the letters of a folder if most of those that name anybody name one person.
  ///
  /// Letters that name somebody else are left apart; a folder of different people is sorted by name.
  func folder(_ indices: [Int]) -> [SetGroup] {
    guard indices.count <= Self.mostInFolder else { return byName(indices) }
    let named = indices.filter { !names[$0].isEmpty }
    let circles = named.map { index in named.filter { names[$0].mayBeSame(as: names[index]) } }
    let largest = circles.max { $0.count < $1.count } ?? []
    guard largest.count * 2 > named.count || named.isEmpty else { return byName(indices) }
    let strangers = named.filter { !largest.contains($0) }
    let members = indices.filter { !strangers.contains($0) }
    return [SetGroup(grouping: .folder, members: members, apart: strangers)] + byName(strangers)
  }

  /// Groups of letters with the same full name; what could belong to two groups is left apart.
  func byName(_ indices: [Int]) -> [SetGroup] {
    let full = indices.filter { names[$0].isFull }
    let buckets = Dictionary(grouping: full) { names[$0].ends }
    let groups = buckets.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
      .flatMap(groups(ofBucket:)).filter { $0.members.count > 1 }
    return leavingApart(indices, groups)
  }

  /// Letters whose names begin and end alike: one group unless their middle names contradict.
  private func groups(ofBucket indices: [Int]) -> [SetGroup] {
    let exact = Dictionary(grouping: indices) { names[$0] }
    let keys = exact.keys.sorted { (exact[$0]?.first ?? 0) < (exact[$1]?.first ?? 0) }
    let agree = keys.allSatisfy { key in keys.allSatisfy { $0.isSame(as: key) } }
    guard !agree else { return [SetGroup(grouping: .name, members: indices)] }
    return keys.map { SetGroup(grouping: .name, members: exact[$0] ?? []) }
  }

  /// Notes with each group the letters that may be about the same person under another name.
  private func leavingApart(_ indices: [Int], _ groups: [SetGroup]) -> [SetGroup] {
    var groups = groups
    var groupsOfWord: [UInt64: Set<Int>] = [:]
    var home: [Int: Int] = [:]
    for (number, group) in groups.enumerated() {
      for member in group.members {
        home[member] = number
        for word in names[member].words { groupsOfWord[word, default: []].insert(number) }
      }
    }
    for index in indices {
      let near = Set(names[index].words.flatMap { groupsOfWord[$0] ?? [] }).sorted()
      for number in near where home[index] != number {
        guard let first = groups[number].members.first else { continue }
        if names[first].mayBeSame(as: names[index]) { groups[number].apart.append(index) }
      }
    }
    return groups
  }
}

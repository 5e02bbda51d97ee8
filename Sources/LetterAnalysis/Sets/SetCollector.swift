/// Gathers letters about one applicant while a run goes on.
///
/// It keeps no text of a letter: a path, a name and a few numbers each. Passages that letters share are
/// looked for at the end, by reading the letters of one set again.
public struct SetCollector: Sendable {
  private struct Entry {
    var path: String
    var applicant: String
    /// The sub-folder the letter lies in, as an index into `folders`; -1 for none.
    var folder: Int32
    var observation: Observation?
  }

  private let plan: SetPlan
  private let roots: [String]
  private let isGiven: Bool
  private var entries: [Entry] = []
  private var folders: [String] = []
  private var folderNumbers: [String: Int32] = [:]

  /// A collector of letters found at the given paths.
  ///
  /// - Parameters:
  ///   - plan: what a set should show.
  ///   - roots: the paths that the user named; a folder below one of them is an applicant's own.
  ///   - isGiven: whether the user said that all letters are about one applicant.
  public init(plan: SetPlan, roots: [String], isGiven: Bool) {
    self.plan = plan
    self.roots = roots.map(Self.withoutSlash)
    self.isGiven = isGiven
  }

  private static func withoutSlash(_ path: String) -> String {
    var path = path[...]
    while path.utf8.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  /// Takes the next letter in the order of the report.
  public mutating func add(_ review: Review) {
    entries.append(
      Entry(
        path: review.letter.name, applicant: review.applicant,
        folder: folderNumber(of: review.letter.name), observation: review.observation))
  }

  private mutating func folderNumber(of path: String) -> Int32 {
    guard let slash = path.lastIndex(of: "/") else { return -1 }
    let folder = String(path[..<slash])
    if let known = folderNumbers[folder] { return known }
    let isBelow = roots.contains { root in
      root == "." && !folder.hasPrefix("/") && folder != "."
        || folder.hasPrefix(root == "/" ? "/" : root + "/")
    }
    // Letters named one by one lie in no folder that was given.
    let number = isBelow ? Int32(folders.count) : -1
    if isBelow { folders.append(folder) }
    folderNumbers[folder] = number
    return number
  }

  /// The sets of two letters and more, by their first letters.
  ///
  /// - Parameter passages: finds what the letters at the given paths share.
  /// - Returns: the sets.
  public func sets(passages: ([String]) -> SharedPassages) -> [LetterSet] {
    var groups: [SetGroup] = []
    if isGiven {
      groups = [SetGroup(grouping: .given, members: Array(entries.indices))]
    } else {
      let sorter = SetSorter(names: entries.map { NameKey($0.applicant) })
      let byFolder = Dictionary(grouping: entries.indices) { entries[$0].folder }
      for (folder, indices) in byFolder.sorted(by: { $0.key < $1.key }) {
        groups += folder < 0 ? sorter.byName(indices) : sorter.folder(indices)
      }
    }
    return groups.filter { $0.members.count > 1 }
      .sorted { ($0.members.first ?? 0) < ($1.members.first ?? 0) }
      .map { set(of: $0, passages) }
  }

  private func set(of group: SetGroup, _ passages: ([String]) -> SharedPassages) -> LetterSet {
    let own = group.members.map { entries[$0] }
    let shared = passages(own.map(\.path))
    var notes = group.apart.map { index in
      "'\(entries[index].path)' was left apart: it does not name this applicant in full. If it belongs "
        + "here, put the letters into a folder of their own or use --applicant."
    }
    notes += shared.notes
    return SetSummary(plan: plan, members: own.map { ($0.path, $0.observation) })
      .set(
        name: group.grouping == .folder
          ? folders[Int(own[0].folder)] : own.map(\.applicant).max { $0.count < $1.count } ?? "",
        grouping: group.grouping, passages: shared.passages, notes: notes)
  }
}

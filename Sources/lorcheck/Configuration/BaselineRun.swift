internal import ArgumentParser
internal import LetterAnalysis

/// The part that a baseline plays in a run: it excuses what it knows, or is written anew.
struct BaselineRun {
  private let path: FilePath
  private let folder: FilePath
  private let known: Baseline
  private let isUpdating: Bool
  private var entries: [Baseline.Entry] = []

  /// The baseline at `path`; nil if there is none to use.
  ///
  /// - Throws: an exit status, after a message, if it cannot be read, or none is named to be written.
  init?(at path: FilePath?, isUpdating: Bool) throws {
    guard let path else {
      guard isUpdating else { return nil }
      complain("--update-baseline needs a file; name it with --baseline or in .lorcheck.yml")
      throw ExitCode.broken
    }
    self.path = path
    self.isUpdating = isUpdating
    folder = path.folder
    if isUpdating, path.status == nil {
      known = Baseline()
      return
    }
    do {
      known = try Baseline(at: path)
    } catch {
      let hint = path.status == nil ? "; --update-baseline writes one" : ""
      complain("the baseline '\(path.text)': \(error.reason)\(hint)")
      throw ExitCode.broken
    }
  }

  /// Sets aside what is known of a letter, or notes it down.
  ///
  /// - Returns: the score that is accepted; nil if the baseline does not know the letter.
  mutating func take(_ review: inout Review, at path: FilePath) -> Int? {
    guard !path.isStandardInput else { return nil }
    let place = path.relative(to: folder)
    let entry = isUpdating ? known.newEntry(for: review, at: place) : known.entry(of: place)
    guard let entry else { return nil }
    if isUpdating { entries.append(entry) }
    Baseline.setAside(entry, in: &review)
    return entry.score
  }

  /// Writes the baseline if it is to be written.
  ///
  /// - Throws: `Output.Problem` if it cannot be; the old one then stays.
  func finish() throws {
    guard isUpdating else { return }
    try known.updated(with: entries, in: folder).write(to: path)
  }
}

internal import FoundationEssentials
internal import Glibc
internal import LetterAnalysis

/// What was already found when a baseline was written, so that only what is new makes a letter fail.
///
/// It holds no word of a letter: a finding is a hash of its rule and fingerprint, salted per file, so
/// that the same sentence in two letters leaves two different traces.
struct Baseline: Codable {
  /// What is known of one letter.
  struct Entry: Codable, Equatable {
    /// The path of the letter, relative to the baseline's folder.
    var path: String
    /// 16 hexadecimal digits, made by chance when the letter is first met.
    var salt: String
    /// The score, if there was one; a letter that does not sink below it does not fail by its score.
    var score: Int?
    /// A hash for each concern, sorted; one that was found twice stands twice.
    var findings: [String]
  }

  /// The version of the form.
  private(set) var lorcheckBaseline = 1
  /// The letters by the bytes of their paths.
  private(set) var letters: [Entry] = []

  /// Why the baseline's findings are set aside, in reports.
  private static let reason = "known when the baseline was written"

  /// The hash of a finding.
  private static func hash(_ finding: Finding, in review: Review, salt: String) -> String {
    let parts = [salt, finding.rule, review.fingerprint(of: finding)]
    return FNV1a.digits(FNV1a.hash(parts.joined(separator: "\n").utf8))
  }

  private func index(of path: String) -> Int? {
    var (low, high) = (0, letters.count)
    while low < high {
      let middle = (low + high) / 2
      if letters[middle].path.utf8.lexicographicallyPrecedes(path.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < letters.count && letters[low].path == path ? low : nil
  }

  /// What is known of the letter at `path`, if anything is.
  func entry(of path: String) -> Entry? { index(of: path).map { letters[$0] } }

  /// Sets the known concerns of a review aside; each known finding excuses one.
  static func setAside(_ entry: Entry, in review: inout Review) {
    var known = entry.findings
    for index in review.findings.indices {
      let finding = review.findings[index]
      guard finding.polarity == .concern, finding.suppression == nil,
        let found = known.firstIndex(of: hash(finding, in: review, salt: entry.salt))
      else { continue }
      known.remove(at: found)
      review.findings[index].suppression = Finding.Suppression(.baseline, reason: reason)
    }
  }

  /// The entry that excuses every concern of a review; an old entry's salt is kept.
  func newEntry(for review: Review, at path: String) -> Entry {
    let salt =
      entry(of: path)?.salt ?? FNV1a.digits(UInt64.random(in: UInt64.min...UInt64.max))
    let concerns = review.findings.filter {
      $0.polarity == .concern && $0.suppression?.kind != .configuration
    }
    return Entry(
      path: path, salt: salt, score: review.scorecard?.total,
      findings: concerns.map { Self.hash($0, in: review, salt: salt) }.sorted())
  }

  /// The baseline with entries for letters that were read, without those whose file is gone; `folder`
  /// is the baseline's.
  func updated(with entries: [Entry], in folder: FilePath) -> Baseline {
    let new = Set(entries.map(\.path))
    var result = self
    result.letters = letters.filter {
      !new.contains($0.path) && folder.resolving($0.path).status != nil
    }
    result.letters += entries
    result.letters.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return result
  }
}

extension Baseline {
  /// The baseline in a file.
  ///
  /// - Throws: `FileProblem` if it cannot be read or is none.
  init(at path: FilePath) throws(FileProblem) {
    let bytes = try path.read(atMost: FileLimits.baseline)
    do {
      self = try JSONDecoder().decode(Baseline.self, from: Data(bytes))
    } catch {
      throw FileProblem(reason: "it is no baseline; write it anew with --update-baseline")
    }
    guard lorcheckBaseline == 1 else {
      throw FileProblem(reason: "a newer lorcheck wrote this baseline")
    }
    letters.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Writes it, whole or not at all.
  func write(to path: FilePath) throws(Output.Problem) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      throw Output.Problem(reason: "'\(path.text)' could not be written")
    }
    let output = try Output(to: path)
    do {
      try output.write(Array(data) + [UInt8(ascii: "\n")])
      try output.finish()
    } catch {
      output.discard()
      throw error
    }
  }
}

extension FilePath {
  /// The path of a file as seen from a folder, both with links followed.
  func relative(to folder: FilePath) -> String {
    let slash = UInt8(ascii: "/")
    let own = resolved.bytes.split(separator: slash)
    let base = folder.resolved.bytes.split(separator: slash)
    let shared = zip(own, base).prefix { $0 == $1 }.count
    let up = [[UInt8]](repeating: Array("..".utf8), count: base.count - shared)
    let parts = up.map { $0[...] } + own[shared...]
    return String(decoding: Array(parts.joined(separator: [slash])), as: UTF8.self)
  }
}

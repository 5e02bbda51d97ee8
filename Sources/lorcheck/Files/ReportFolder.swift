internal import Glibc
internal import LetterAnalysis

/// The HTML report as a folder: pages are written aside and put in their places when all are there, the
/// index last, so that an earlier report stays whole until this one is.
///
/// Nothing is replaced or removed but pages that lorcheck wrote.
struct ReportFolder: ReportSink {
  private let root: FilePath
  private let staging: FilePath
  private let isNew: Bool
  private var report: HTMLFolder
  /// Paths within the folder.
  private var written: [String] = []

  /// Whether `-o PATH` names a folder: one that is there, or a name without `.html` that is not.
  static func isNamed(by path: FilePath) -> Bool {
    if let status = path.status { return status.st_mode & S_IFMT == S_IFDIR }
    let name = path.text.lowercased()
    return !name.hasSuffix(".html") && !name.hasSuffix(".htm")
  }

  /// A report in the folder at `path`, which is made if it is not there.
  ///
  /// - Throws: `Problem` if the folder cannot be made, or lies in one of the `checked` folders, whose
  ///   next check would take the report for letters.
  init(_ options: ReportOptions, at path: FilePath, checked: [FilePath]) throws(Output.Problem) {
    isNew = path.status == nil
    guard !isNew || path.makeFolder() else {
      throw Output.Problem(reason: "'\(path.text)' cannot be made: \(systemReason(errno))")
    }
    root = path
    staging = path.appending(Array(".lorcheck-\(getpid())".utf8))
    report = HTMLFolder(options)
    do throws(Output.Problem) {
      if let folder = checked.first(where: { path.lies(in: $0) }) {
        throw Output.Problem(
          reason:
            "'\(path.text)' lies in '\(folder.text)', which is checked; name a folder outside "
            + "of it for the report")
      }
      try Self.refuseForeign(path.appending(Array(HTMLFolder.index.utf8)))
      guard staging.makeFolder() else {
        throw Output.Problem(reason: "'\(path.text)' cannot be written: \(systemReason(errno))")
      }
    } catch {
      if isNew { path.removeFolder() }
      throw error
    }
  }

  var isTerminal: Bool { false }

  mutating func begin() throws(Output.Problem) {}

  mutating func letter(_ review: Review) throws(Output.Problem) { try stage(report.page(review)) }

  mutating func end(_ summary: RunSummary) throws(Output.Problem) {
    try stage(report.index(summary))
    let pages = root.appending(Array(HTMLFolder.pages.utf8))
    for path in written { try Self.refuseForeign(place(of: path)) }
    guard pages.status != nil || pages.makeFolder() else {
      throw Output.Problem(reason: "'\(pages.text)' cannot be made: \(systemReason(errno))")
    }
    for path in written {
      let target = place(of: path)
      let isMoved =
        staged(path).withCString { from in target.withCString { rename(from, $0) } } == 0
      guard isMoved else {
        throw Output.Problem(
          reason: "'\(target.text)' could not be written: \(systemReason(errno))")
      }
    }
    removeStale(in: pages)
    staging.removeFolder()
  }

  func discard() {
    for path in written { staged(path).removeFile() }
    staging.removeFolder()
    if isNew { root.removeFolder() }
  }

  /// Writes a page aside.
  private mutating func stage(_ page: HTMLFolder.Page) throws(Output.Problem) {
    written.append(page.path)
    let output = try Output(to: staged(page.path))
    do throws(Output.Problem) {
      try output.write(page.bytes)
      try output.finish()
    } catch {
      output.discard()
      throw error
    }
  }

  /// Where a page waits: no two pages and the index share a last name.
  private func staged(_ path: String) -> FilePath {
    let name = path.hasPrefix(HTMLFolder.pages) ? "page-" + path.dropFirst(6) : path
    return staging.appending(Array(name.utf8))
  }

  private func place(of path: String) -> FilePath { root.appending(Array(path.utf8)) }

  /// Pages of an earlier report whose letters are gone quote letters that nobody asked about.
  private func removeStale(in pages: FilePath) {
    let current = Set(written)
    for name in LexiconFolder.names(in: pages) where name.hasSuffix(".html") {
      let page = pages.appending(Array(name.utf8))
      if !current.contains("\(HTMLFolder.pages)/\(name)"), Self.isOwn(page) { page.removeFile() }
    }
  }

  private static func refuseForeign(_ path: FilePath) throws(Output.Problem) {
    guard path.status != nil, !isOwn(path) else { return }
    throw Output.Problem(
      reason:
        "'\(path.text)' was not written by lorcheck and would be lost; name another folder for "
        + "the report")
  }

  /// Whether a file begins as a page of lorcheck does.
  private static func isOwn(_ path: FilePath) -> Bool {
    let file = path.withCString { fopen($0, "re") }
    guard let file else { return false }
    defer { fclose(file) }
    var beginning = [UInt8](repeating: 0, count: 1024)
    let count = fread(&beginning, 1, beginning.count, file)
    return String(decoding: beginning[..<count], as: UTF8.self).contains(HTMLFolder.mark)
  }
}

extension FilePath {
  /// Makes a folder that only its owner reads; false if that fails.
  fileprivate func makeFolder() -> Bool { withCString { mkdir($0, 0o700) } == 0 }
  /// Removes the folder if it is empty.
  fileprivate func removeFolder() { _ = withCString { rmdir($0) } }
  /// Removes the file.
  fileprivate func removeFile() { _ = withCString { unlink($0) } }

  /// Whether it is a folder or lies below it.
  fileprivate func lies(in folder: FilePath) -> Bool {
    let (own, other) = (resolved.bytes, folder.resolved.bytes)
    return own == other || own.starts(with: other + [UInt8(ascii: "/")])
      || other == [UInt8(ascii: "/")]
  }
}

internal import EmbeddedLexicons
package import Foundation
package import LetterAnalysis
package import SampleExpectations

/// Where things are and what every test needs; made once, since compiling the lexicons takes time.
package enum Fixtures {
  /// The package's folder.
  package static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The sample letters and what is expected of them.
  package static let samples = SampleFolder(root: root)
  /// The lexicons of the package, compiled.
  package static let lexicons: Result<LexiconSet, LexiconError> = .init {
    () throws(LexiconError) in
    try LexiconSet(EmbeddedLexicons.sources(), compiled: EmbeddedLexicons.compiled())
  }
  /// An analyzer of those lexicons.
  package static let analyzer: Result<Analyzer, LexiconError> = .init {
    () throws(LexiconError) in try Analyzer(lexicons: try lexicons.get())
  }

  /// The content of a file of the package.
  package static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  /// The content of a text file of the package.
  package static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// The names in a folder of the package, by bytes.
  package static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
  }

  /// The paths of all files below a folder of the package, by bytes.
  package static func files(under folder: String) throws -> [String] {
    let url = root.appending(path: folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: url.path)
    return paths.sorted().filter {
      !url.appending(path: $0, directoryHint: .checkFileSystem).hasDirectoryPath
    }
    .map { folder + "/" + $0 }
  }

  /// The program that the build put beside the test bundle.
  ///
  /// A debug build of lorcheck takes seconds to compile its lexicons, so `LORCHECK_TEST_BINARIES` may
  /// name the folder of a release build.
  package static func program(_ name: String) -> Program {
    if let folder = ProcessInfo.processInfo.environment["LORCHECK_TEST_BINARIES"] {
      return Program(root.appending(path: folder).appending(path: name))
    }
    let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return Program(bundle.deletingLastPathComponent().appending(path: name))
  }
}

/// A folder that is deleted with everything in it when the test ends.
package final class TemporaryFolder: Sendable {
  /// Where it is.
  package let url: URL

  /// A new, empty folder.
  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "lorcheck-test-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and returns its path; folders on the way are made.
  @discardableResult
  package func write(_ name: String, _ content: String) throws -> String {
    try write(name, Array(content.utf8))
  }

  /// Writes a file and returns its path; folders on the way are made.
  @discardableResult
  package func write(_ name: String, _ content: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content).write(to: file)
    return file.path
  }

  /// The path of a name in it.
  package func path(_ name: String) -> String { url.appending(path: name).path }

  /// The names in it, by bytes.
  package func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }
}

/// The snapshots of a test target.
package enum Snapshots {
  /// What differs from the snapshot `name` beside `file`; nil if nothing does.
  ///
  /// With `RECORD_SNAPSHOTS=1` the snapshot is written anew, which is a difference too: a run that
  /// records never passes.
  package static func difference(
    _ text: String, from name: String, beside file: String = #filePath
  ) throws -> String? {
    let path = URL(filePath: file).deletingLastPathComponent().appending(path: "Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: path)
      return "recorded \(name); run again without RECORD_SNAPSHOTS"
    }
    guard let wanted = try? String(contentsOf: path, encoding: .utf8) else {
      return "there is no snapshot \(name); record it with RECORD_SNAPSHOTS=1 and read it"
    }
    let (old, new) = (
      wanted.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    guard old != new else { return nil }
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let at = line ?? min(old.count, new.count)
    let (was, now) = (at < old.count ? old[at] : "nothing", at < new.count ? new[at] : "nothing")
    return "\(name):\(at + 1): expected '\(was)', got '\(now)'"
  }
}

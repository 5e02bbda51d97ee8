package import Foundation

/// The sample letters of the package and what is expected of them.
package struct SampleFolder: Sendable {
  /// One sample letter.
  package struct Sample: Sendable, CustomStringConvertible {
    /// Its path below the package's folder: `Samples/set/a.docx`.
    package var path: String
    /// What a check must show.
    package var expectations: Expectations
    /// Its path.
    package var description: String { path }
  }

  /// The package's folder.
  package var root: URL

  /// The samples of the package at `root`.
  package init(root: URL) { self.root = root }

  /// The letters by path, each with its expectations.
  ///
  /// - Throws: `Expectations.Malformed` for a wrong file or a letter without one, or an error of
  ///   Foundation if a folder or file cannot be read.
  package func samples() throws -> [Sample] {
    try ["Samples", "Samples/set"].flatMap(samples)
  }

  /// The files that are no letters, by path.
  package func others() throws -> [String] {
    try names(in: "Samples/not-letters").map { "Samples/not-letters/" + $0 }
  }

  /// The names of the files of expectations.
  package func expectationNames() throws -> [String] { try names(in: Self.expectations) }

  private static let expectations = "Tests/LorcheckTests/Expectations"

  private func samples(in folder: String) throws -> [Sample] {
    try names(in: folder).filter { !$0.hasPrefix("README.") && $0.contains(".") }.map { name in
      let file = root.appending(path: "\(Self.expectations)/\(name).txt")
      guard FileManager.default.fileExists(atPath: file.path) else {
        throw Expectations.Malformed(file: name + ".txt", line: 1, problem: "there is no such file")
      }
      let content = try String(contentsOf: file, encoding: .utf8)
      return Sample(
        path: folder + "/" + name,
        expectations: try Expectations(name: name + ".txt", content: content))
    }
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
  }
}

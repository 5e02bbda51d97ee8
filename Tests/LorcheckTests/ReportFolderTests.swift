import Foundation
import SampleExpectations
import TestSupport
import Testing

@Suite struct `an HTML report in a folder` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func check(_ arguments: String...) throws -> Program.Run {
    try lorcheck.run(["--format", "html", "--quiet"] + arguments, in: folder.url)
  }

  private func files(_ name: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path(name)).sorted()
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  @Test func `is an index and a page a letter, and nothing else`() throws {
    try folder.write("letters/a.txt", plainLetter)
    try folder.write("letters/sub/b.txt", blockedLetter)
    let run = try check("-o", "report", "letters")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      try files("report") == [
        "index.html", "pages", "pages/letters-a.txt.html", "pages/letters-sub-b.txt.html",
      ])
    #expect(try text("report/index.html").contains("href=\"pages/letters-sub-b.txt.html\""))
    let mode = try FileManager.default.attributesOfItem(
      atPath: folder.path("report/pages/letters-a.txt.html"))[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `replaces an earlier one, and leaves no page of a letter that is gone`() throws {
    try folder.write("letters/a.txt", plainLetter)
    try folder.write("letters/b.txt", plainLetter)
    #expect(try check("-o", "report", "letters").status == 0)
    try folder.write("report/pages/mine.html", "not written by the program")
    try folder.write("report/notes.txt", "mine")
    try FileManager.default.removeItem(atPath: folder.path("letters/b.txt"))
    try folder.write("letters/a.txt", blockedLetter)
    #expect(try check("-o", "report/", "letters").status == 1)
    #expect(
      try files("report") == [
        "index.html", "notes.txt", "pages", "pages/letters-a.txt.html", "pages/mine.html",
      ])
    #expect(try text("report/pages/letters-a.txt.html").contains("J-1"))
  }

  @Test(arguments: ["report/index.html", "report/pages/letters-a.txt.html"])
  func `never replaces a file that it did not write`(path: String) throws {
    try folder.write("letters/a.txt", plainLetter)
    try folder.write(path, "<html>mine")
    let before = try files("report")
    let run = try check("-o", "report", "letters")
    #expect(run.status == 2)
    #expect(run.errorText.contains("'\(path)' was not written by lorcheck"), "\(run.errorText)")
    #expect(try text(path) == "<html>mine")
    #expect(try files("report") == before)
  }

  @Test(arguments: ["letters", "letters/report", "letters/sub/../report"])
  func `is refused among the letters, which it would join`(path: String) throws {
    try folder.write("letters/a.txt", plainLetter)
    try folder.write("letters/sub/b.txt", plainLetter)
    let run = try check("-o", path, "letters")
    #expect(run.status == 2)
    #expect(run.errorText.contains("lies in 'letters', which is checked"), "\(run.errorText)")
    #expect(try files("letters") == ["a.txt", "sub", "sub/b.txt"])
  }

  /// The shell forbids files over eight kilobytes: no page fits.
  @Test func `that cannot be written to its end leaves the earlier one whole`() throws {
    try folder.write("letters/a.txt", plainLetter)
    #expect(try check("-o", "report", "letters").status == 0)
    let before = try files("report").filter { $0.hasSuffix("html") }.map {
      try text("report/" + $0)
    }
    try folder.write("letters/a.txt", blockedLetter)
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" --format html -o $1 letters"
    for target in ["report", "new"] {
      let run = try Program(URL(filePath: "/bin/sh")).run(
        ["-c", script, lorcheck.file.path, target], in: folder.url)
      #expect(run.status == 2)
      #expect(run.errorText.contains("could not be written"), "\(run.errorText)")
    }
    #expect(
      try files("report").filter { $0.hasSuffix("html") }.map { try text("report/" + $0) } == before
    )
    #expect(try files("report") == ["index.html", "pages", "pages/letters-a.txt.html"])
    #expect(try folder.names() == ["letters", "report"])
  }

  @Test func `is a file if its name ends so`() throws {
    try folder.write("a.txt", plainLetter)
    #expect(try check("-o", "report.html", "a.txt").status == 0)
    let page = try text("report.html")
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(page == (try check("a.txt").outputText))
    #expect(try folder.names() == ["a.txt", "report.html"])
  }
}

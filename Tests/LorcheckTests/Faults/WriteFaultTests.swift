import Foundation
import SampleExpectations
import TestSupport
import Testing

/// A disk that is full: a file system of a few kilobytes in memory, in namespaces of the test's own.
@Suite struct `a full disk` {
  /// Runs a script in a folder in memory that has room for the letters alone.
  ///
  /// `$0` is the program; the letters are `a.txt` and `a.docx`, and `report` holds `old`.
  private func run(_ script: String) throws -> Program.Run {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", blockedLetter)
    try folder.write("a.docx", try Fixtures.bytes("Samples/blocked-visa-outright.docx"))
    try folder.write("script", script)
    // Root of its own namespace may mount; what is left over fills the rest.
    let outer = """
      mkdir disk && mount -t tmpfs -o size=64k,nr_inodes=64 none disk && cd disk || exit 99
      cp ../a.txt ../a.docx . && printf old >report || exit 99
      dd if=/dev/zero of=rest bs=4k count=64 2>/dev/null
      rm -f ../before; ls -A >../before; cksum * >../sums
      sh ../script "$0"; echo "status $?"
      ls -A | diff ../before - && cksum * | diff ../sums - && echo unchanged
      """
    return try Program(URL(filePath: "/usr/bin/unshare")).run(
      ["--user", "--map-root-user", "--mount", "sh", "-c", outer, lorcheck.file.path],
      in: folder.url)
  }

  static let cases: [(arguments: String, message: String)] = [
    ("--format json -o report a.txt", "'report' could not be written: the disk is full"),
    ("--format json -o new a.txt", "'new' could not be written: the disk is full"),
    ("--format html -o new.html a.txt", "'new.html' could not be written: the disk is full"),
    (
      "--format json --baseline known --update-baseline a.txt >/dev/null",
      "'known' could not be written: the disk is full"
    ),
    ("annotate a.docx -o new.docx", "'new.docx' could not be written: the disk is full"),
    ("annotate a.docx --in-place", "'a.docx' could not be written: the disk is full"),
    ("compare a.txt a.docx --format json -o new", "'new' could not be written: the disk is full"),
  ]

  @Test(arguments: cases) func `leaves the old file and nothing half-written`(
    arguments: String, message: String
  ) throws {
    let run = try run("\"$1\" \(arguments)")
    #expect(run.outputText == "status 2\nunchanged\n", "\(run.errorText)")
    #expect(run.errorText == "lorcheck: \(message)\n")
  }

  @Test func `leaves no folder of pages half-written`() throws {
    let run = try run("\"$1\" --format html -o pages a.txt")
    #expect(run.outputText == "status 2\nunchanged\n")
    #expect(
      run.errorText.wholeMatch(of: /lorcheck: 'pages.*' could not be written: the disk is full\n/)
        != nil, "\(run.errorText)")
  }

  /// The cases above would prove nothing on a disk with room.
  @Test func `is what stands in the way`() throws {
    let run = try run("rm rest; \"$1\" --format json --quiet -o report a.txt")
    #expect(run.outputText.hasPrefix("status 1\n") && !run.outputText.contains("unchanged"))
  }
}

@Suite struct `a reader that goes away` {
  /// The first reader of a pipe that takes a few bytes and leaves; every form of report.
  @Test(arguments: ["text", "json", "markdown", "html", "sarif", "github", "junit", "csv"])
  func `ends the run quietly, whatever is written`(format: String) throws {
    let folder = try TemporaryFolder()
    for index in 0..<40 { try folder.write("letters/\(index).txt", blockedLetter) }
    let script = "{ \"$0\" --format \(format) letters; echo $? >status; } | head -c 10 >/dev/null"
    let run = try Program(URL(filePath: "/bin/sh")).run(
      ["-c", script, lorcheck.file.path], in: folder.url)
    #expect(run.errors.isEmpty, "\(run.errorText)")
    let status = try String(contentsOfFile: folder.path("status"), encoding: .utf8)
    // By then the letters may have been read, which fail.
    #expect(["0\n", "1\n"].contains(status))
    #expect(try folder.names() == ["letters", "status"])
  }
}

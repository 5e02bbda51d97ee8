import Foundation
import SampleExpectations
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

private func shell(_ script: String, in folder: TemporaryFolder) throws -> Program.Run {
  try Program(URL(filePath: "/bin/sh")).run(["-c", script, lorcheck.file.path], in: folder.url)
}

/// Runs lorcheck with a minute of processor time, after which the system ends it: many times what a release
/// build needs, and enough for a debug build.
func brieflyRun(_ arguments: [String], in folder: TemporaryFolder) throws -> Program.Run {
  try Program(URL(filePath: "/bin/sh")).run(
    ["-c", "ulimit -t 60; exec \"$0\" \"$@\"", lorcheck.file.path] + arguments, in: folder.url)
}

@Suite(.serialized) struct `a signal in the middle of a batch` {
  /// Letters before and behind one that never comes: a pipe that nobody ends.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "z.txt"] { try folder.write(name, plainLetter) }
    try folder.write("report", "old")
    return folder
  }

  /// Starts a run that waits at the pipe, and ends it by a signal once `condition` holds.
  private func script(_ arguments: String, signal: String, when condition: String) -> String {
    """
    mkfifo pipe; exec 3<>pipe
    "$0" --jobs 1 \(arguments) a.txt b.txt pipe z.txt 3<&- & pid=$!
    until \(condition); do sleep 0.1; done
    kill -\(signal) $pid; wait $pid
    """
  }

  static let signals: [(name: String, status: Int32)] = [("INT", 130), ("TERM", 143)]

  @Test(arguments: signals) func `marks what was told on standard output as partial`(
    signal: (name: String, status: Int32)
  ) throws {
    let folder = try folder()
    let run = try shell(
      script("--format json >out", signal: signal.name, when: "grep -q b.txt out"), in: folder)
    #expect(run.status == signal.status && run.errors.isEmpty, "\(run.errorText)")
    let document = try JSONDecoder().decode(
      ReportDocument.self, from: try Data(contentsOf: folder.url.appending(path: "out")))
    #expect(document.interrupted == true && document.letters.map(\.path) == ["a.txt", "b.txt"])
  }

  @Test(arguments: signals) func `leaves the old file and no temporary`(
    signal: (name: String, status: Int32)
  ) throws {
    let folder = try folder()
    let run = try shell(
      script(
        "--format csv -o report", signal: signal.name,
        when: "ls -l /proc/$pid/fd 2>/dev/null | grep -qs '/pipe$'"), in: folder)
    #expect(run.status == signal.status && run.output.isEmpty && run.errors.isEmpty)
    #expect(try String(contentsOfFile: folder.path("report"), encoding: .utf8) == "old")
    #expect(try folder.names() == ["a.txt", "b.txt", "pipe", "report", "z.txt"])
  }

  @Test(arguments: signals) func `leaves no folder of pages`(
    signal: (name: String, status: Int32)
  ) throws {
    let folder = try folder()
    let run = try shell(
      script(
        "--format html -o pages", signal: signal.name,
        when: "[ $(ls pages/.lorcheck-$pid 2>/dev/null | wc -l) = 2 ]"), in: folder)
    #expect(run.status == signal.status && run.output.isEmpty && run.errors.isEmpty)
    #expect(try folder.names() == ["a.txt", "b.txt", "pipe", "report", "z.txt"])
  }
}

@Suite struct `a letter that the system will not give` {
  @Test func `is told with the reason, and the others are checked`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    // Reading this file fails with an input or output error.
    let run = try lorcheck.run(["--format", "json", "/proc/self/mem", "a.txt"], in: folder.url)
    #expect(run.status == 2)
    #expect(
      run.errorText == "lorcheck: /proc/self/mem: it could not be read: input/output error\n")
    #expect(try run.document().letters.map(\.path) == ["a.txt"])
    #expect(try run.document().unreadable.map(\.path) == ["/proc/self/mem"])
    #expect(try folder.names() == ["a.txt"])
  }

  /// The program runs and is then left without a single descriptor to open.
  @Test func `for want of descriptors is told, and read when there are some again`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    let script = """
      mkfifo in out; "$0" stream <in >out 2>errors & pid=$!; exec 5>in 6<out
      ask() { echo '{"id":1,"path":"a.txt"}' >&5; read -r answer <&6; echo "$answer" | cut -c 1-75; }
      ask >/dev/null
      prlimit --pid $pid --nofile=3:; ask
      prlimit --pid $pid --nofile=64:; ask
      exec 5>&-; wait $pid; echo $?; cat errors
      """
    let run = try shell(script, in: folder)
    let lines = run.outputText.split(separator: "\n").map(String.init)
    try #require(lines.count == 3, "\(run.outputText)\(run.errorText)")
    #expect(lines[0] == "{\"id\":1,\"line\":2,\"error\":\"too many files are open\"}")
    #expect(lines[1].hasPrefix("{\"id\":1,\"letter\":{\"path\":\"a.txt\","))
    #expect(lines[2] == "0")
  }

  /// As somebody who is not root, whom no folder is closed to.
  @Test func `in a closed folder is told, and the others are checked`() throws {
    let folder = try TemporaryFolder()
    try folder.write("open/a.txt", plainLetter)
    try folder.write("closed/b.txt", plainLetter)
    try folder.write("open/c.txt", plainLetter)
    let asNobody = "setpriv --reuid 65534 --regid 65534 --clear-groups"
    let script = """
      chmod 755 .; chmod 0 closed open/c.txt; cp "$0" program; chmod 755 program
      [ $(id -u) != 0 ] || become="\(asNobody)"
      $become ./program --format json open closed; status=$?
      chmod 755 closed; rm program; exit $status
      """
    let run = try shell(script, in: folder)
    #expect(run.status == 2)
    #expect(
      run.errorText
        == "lorcheck: closed: permission was denied\nlorcheck: open/c.txt: permission was denied\n")
    #expect(try run.document().letters.map(\.path) == ["open/a.txt"])
    #expect(try run.document().unreadable.map(\.path) == ["closed", "open/c.txt"])
    #expect(try folder.names() == ["closed", "open"])
  }
}

@Suite struct `a configuration that runs away` {
  static let cases: [(content: String, problem: String)] = [
    (
      "disable: " + String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000),
      "c.yml:1:109: no valid YAML: values are nested too deeply"
    ),
    (
      "a: &a [x,x]\n" + (0..<40).map { "b\($0): &b\($0) [*a,*a]\n" }.joined(),
      "c.yml:5:1: there are more than 6 aliases ('*name'); write the values out"
    ),
    (
      "# " + String(repeating: "x", count: 1 << 20), "c.yml:1:1: it is larger than 1 MB"
    ),
  ]

  @Test(arguments: cases) func `is refused at once`(content: String, problem: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    try folder.write("c.yml", content)
    let run = try brieflyRun(["--config", "c.yml", "-o", "report", "a.txt"], in: folder)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errorText == "lorcheck: \(problem)\n")
    #expect(try folder.names() == ["a.txt", "c.yml"])
  }

  @Test func `may repeat a little`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    try folder.write("c.yml", "disable: &a [visa]\noverrides: [{folder: ., disable: *a}]\n")
    #expect(try lorcheck.run(["--config", "c.yml", "a.txt"], in: folder.url).status == 0)
  }
}

@Suite struct `a lexicon that runs away` {
  @Test func `is refused with the limit`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    let file = try folder.write("words/rules/visa.txt", "")
    #expect(truncate(file, 17 << 20) == 0)
    let run = try lorcheck.run(["--lexicons", "words", "a.txt"], in: folder.url)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errorText == "lorcheck: 'words/rules/visa.txt': it is larger than 16 MB\n")
  }
}

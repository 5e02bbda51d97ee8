import Foundation
import SampleExpectations
import TestSupport
import Testing

/// What a process that reads letters can still do, tried by a program that confines itself by the same
/// code and then does its worst.
@Suite struct `a confined process` {
  private struct Attempts {
    /// What became of each try: `went`, or the name of an error.
    var results: [String: String]
    /// The names in the folder that must stay as it is.
    var outside: [String]
  }

  private func attempts(_ mode: String) throws -> Attempts {
    let folder = try TemporaryFolder()
    try folder.write("outside/victim", "kept")
    try folder.write("outside/other", "kept")
    try folder.write("inside/old", "old")
    let run = try Fixtures.program("break-out").run(
      [mode, folder.path("outside"), folder.path("inside")])
    try #require(run.status == 0, "\(run.outputText)\(run.errorText)")
    let lines = run.outputText.split(separator: "\n").map { $0.split(separator: ":") }
    let results = Dictionary(
      uniqueKeysWithValues: lines.map {
        (String($0[0]), $0[1].trimmingCharacters(in: .whitespaces))
      })
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("outside")).sorted()
    return Attempts(results: results, outside: names)
  }

  /// What reading and reporting need.
  private static let work = ["read", "make inside", "rename inside", "thread"]

  @Test func `reads, reports and starts threads, and does nothing else`() throws {
    let attempts = try attempts("reader")
    #expect(attempts.results["limits of writing"] == "hold")
    #expect(attempts.results["limits of calls"] == "hold")
    #expect(attempts.results["dumps"] == "forbidden")
    let tries = attempts.results.filter { !$0.key.hasPrefix("limits") && $0.key != "dumps" }
    #expect(tries.count > 35)
    for (name, result) in tries {
      let refusals = name == "clone3" ? ["ENOSYS"] : ["EPERM", "EACCES"]
      #expect(
        (Self.work.contains(name) ? ["went"] : refusals).contains(result), "\(name): \(result)")
    }
    #expect(attempts.outside == ["other", "victim"])
  }

  @Test func `that runs converters has no network and no way into the kernel or a process`() throws
  {
    let results = try attempts("converter").results
    let refused = [
      "socket inet", "socket inet6", "socket packet", "socket in a thread", "io_uring_setup",
      "ptrace",
      "process_vm_readv", "keyctl", "type for the user", "x32 getpid",
    ]
    for name in refused { #expect(results[name] == "EPERM", "\(name)") }
    for name in Self.work + ["fork", "execute", "socket unix", "unshare"] {
      #expect(results[name] == "went", "\(name)")
    }
  }

  /// Else the tries above would prove nothing.
  @Test func `could do all of it before`() throws {
    let attempts = try attempts("free")
    let anybodys = [
      "socket inet", "socket inet6", "socket unix", "socketpair", "sendto", "fork", "clone",
      "clone3",
      "kill", "process_vm_readv", "memfd_create", "make outside", "write outside",
      "truncate outside",
      "make folder outside", "link outside", "pipe outside", "mode outside", "owner outside",
      "date outside", "rename outside", "remove outside", "make outside in a thread",
      "socket in a thread", "execute",
    ]
    for name in Self.work + anybodys { #expect(attempts.results[name] == "went", "\(name)") }
    #expect(attempts.outside == ["folder", "link", "moved", "new", "pipe", "thread"])
  }
}

@Suite struct `confinement` {
  /// The state that the kernel tells of a process that waits for a request.
  private func state(environment: [String: String] = [:]) throws -> String {
    let folder = try TemporaryFolder()
    let script = """
      mkfifo in out; "$0" stream <in >out & exec 3>in 4<out
      echo nothing >&3; read -r answer <&4
      grep -E '^(NoNewPrivs|Seccomp):' /proc/$!/status; grep 'core file size' /proc/$!/limits
      exec 3>&-; wait
      """
    return try Program(URL(filePath: "/bin/sh")).run(
      ["-c", script, lorcheck.file.path], environment: environment, in: folder.url
    ).outputText.replacing(/[ \t]+/, with: " ")
  }

  @Test func `holds when the first letter is read`() throws {
    let unset = ["LORCHECK_CONFINEMENT": ""]
    #expect(
      try state(environment: unset)
        == "NoNewPrivs: 1\nSeccomp: 2\nMax core file size 1 1 bytes \n")
    #expect(
      try state(environment: ["LORCHECK_CONFINEMENT": "off"])
        == "NoNewPrivs: 0\nSeccomp: 0\nMax core file size 1 1 bytes \n")
  }

  static let notes: [(arguments: [String], note: String)] = [
    (["text", "a.txt"], "no network, and no program is run; no file is written"),
    (["-o", "r.txt", "a.txt"], "no network, and no program is run; writes only to 'r.txt'"),
    (
      ["annotate", "a.txt", "-o", "a.docx"],
      "no network, and no program is run; writes only to 'a.docx'"
    ),
    (
      ["--update-baseline", "--baseline", "b.json", "a.txt"],
      "no network, and no program is run; writes only to 'b.json'"
    ),
    (
      ["--update-baseline", "a.txt"],
      "no network, and no program is run; writing is not limited, since the configuration names the "
        + "baseline; give --baseline"
    ),
    (
      ["--convert", "a.txt"],
      "no network, and the converters run; with --convert writing is not limited"
    ),
  ]

  @Test(arguments: notes) func `is told on standard error when asked for`(
    arguments: [String], note: String
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    try folder.write(".lorcheck.yml", "baseline: c.json\n")
    try folder.write("c.json", "")
    let run = try lorcheck.run(
      arguments, environment: ["LORCHECK_CONFINEMENT": "show"], in: folder.url)
    #expect(
      run.errorText.split(separator: "\n").first.map(String.init) == "lorcheck: confined: " + note)
    let silent = try lorcheck.run(
      arguments, environment: ["LORCHECK_CONFINEMENT": ""], in: folder.url)
    #expect(!silent.errorText.contains("confined"))
  }

  @Test func `that is required and not to be had ends the run`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    let had = try lorcheck.run(
      ["a.txt"], environment: ["LORCHECK_CONFINEMENT": "require"], in: folder.url)
    #expect(had.status == 0 && had.errors.isEmpty)
    let run = try lorcheck.run(
      ["--convert", "a.txt"], environment: ["LORCHECK_CONFINEMENT": "require"], in: folder.url)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(
      run.errorText
        == "lorcheck: LORCHECK_CONFINEMENT requires what cannot be had: confined: no network, and the "
        + "converters run; with --convert writing is not limited\n")
  }

  @Test func `takes no wish that it does not know`() throws {
    let run = try lorcheck.run(["-"], environment: ["LORCHECK_CONFINEMENT": "no"])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(
      run.errorText == "lorcheck: LORCHECK_CONFINEMENT is 'no'; it may be show, require or off\n")
  }
}

import Foundation
import SampleExpectations
import Synchronization
import TestSupport
import Testing

@testable import lorcheck

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct `work on several cores` {
  @Test(arguments: [1, 2, 3, 16])
  func `hands results over in order, each once`(width: Int) async throws {
    var results: [Int] = []
    try await OrderedWork(width: width).run(Array(0..<200)) { number in
      // Later pieces are done first, if anything is done at once.
      usleep(UInt32(number % 7 == 0 ? 2000 : 0))
      return number * 2
    } deliver: {
      results.append($0)
      return true
    }
    #expect(results == (0..<200).map { $0 * 2 })
  }

  /// The first piece is slow, so that all others could run ahead of it.
  @Test(arguments: [2, 5])
  func `never holds more than twice its width`(width: Int) async throws {
    let begun = Mutex(0)
    var delivered = 0
    var most = 0
    try await OrderedWork(width: width).run(Array(0..<100)) { number in
      begun.withLock { $0 += 1 }
      if number == 0 { usleep(50_000) }
      return number
    } deliver: { _ in
      most = max(most, begun.withLock { $0 } - delivered)
      delivered += 1
      return true
    }
    #expect(delivered == 100)
    #expect(most <= 2 * width, "\(most)")
  }

  struct Refused: Error {}

  @Test(arguments: [1, 4])
  func `ends when nobody takes more`(width: Int) async throws {
    var taken = 0
    try await OrderedWork(width: width).run(Array(0..<50), work: { $0 }) { _ in
      taken += 1
      return taken < 5
    }
    #expect(taken == 5)
    await #expect(throws: Refused.self) {
      try await OrderedWork(width: width).run(Array(0..<50), work: { $0 }) { _ in throw Refused() }
    }
  }
}

@Suite struct `a batch` {
  @Test func `gives the same bytes whatever the number of threads`() throws {
    let runs = try ["1", "2", "5"].map {
      try lorcheck("--format", "json", "--jobs", $0, "Samples")
    }
    #expect(Set(runs.map(\.output)).count == 1 && Set(runs.map(\.errors)).count == 1)
    #expect(runs[0].output == (try wholeRun.get().output))
    let texts = try ["1", "4"].map { try lorcheck("--jobs", $0, "Samples").output }
    #expect(texts[0] == texts[1])
  }

  @Test(arguments: ["0", "257", "many"])
  func `refuses a number of threads that makes no sense`(jobs: String) throws {
    let run = try lorcheck("--jobs", jobs, "Samples")
    #expect(run.status == 2 && run.output.isEmpty && run.errorText.contains("--jobs"))
  }

  /// The first letter is a pipe, so that the second can be taken away while it is waited for.
  @Test func `reports a file that vanishes, and goes on`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "c.txt"] { try folder.write(name, plainLetter) }
    let pipe = folder.path("a.txt")
    try #require(mkfifo(pipe, 0o600) == 0)
    let script = """
      "$0" --format json --jobs 1 a.txt b.txt c.txt >out & pid=$!
      exec 3>a.txt; rm b.txt; cat c.txt >&3; exec 3>&-
      wait $pid
      """
    let run = try Program(URL(filePath: "/bin/sh")).run(
      ["-c", script, lorcheck.file.path], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errorText == "lorcheck: b.txt: there is no such file\n")
    let out = try Data(contentsOf: folder.url.appending(path: "out"))
    let document = try JSONDecoder().decode(ReportDocument.self, from: out)
    #expect(document.letters.map(\.path) == ["a.txt", "c.txt"])
    #expect(document.unreadable.map(\.path) == ["b.txt"])
  }

  @Test func `ends by a signal while it waits, with a document that says so`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    let script = """
      sleep 20 2>/dev/null | "$0" --format json a.txt - >out & pid=$!
      until grep -q a.txt out; do sleep 0.1; done
      kill -TERM $pid; wait $pid
      """
    let run = try Program(URL(filePath: "/bin/sh")).run(
      ["-c", script, lorcheck.file.path], in: folder.url)
    #expect(run.status == 143)
    let out = try Data(contentsOf: folder.url.appending(path: "out"))
    let document = try JSONDecoder().decode(ReportDocument.self, from: out)
    #expect(document.interrupted == true && document.letters.map(\.path) == ["a.txt"])
  }

  /// Twenty times as many letters may cost the list of their paths, but not their texts or reports.
  @Test func `takes no more memory for more letters`() throws {
    let (few, all) = (try peakMemory(letters: 20), try peakMemory(letters: 400))
    #expect(all < few + 6_000, "\(few) KiB for 20 letters, \(all) KiB for 400")
  }

  /// The most memory that a run over some letters took, in KiB.
  ///
  /// The last letter is a pipe that the run waits for, so that the system can be asked about it.
  private func peakMemory(letters: Int) throws -> Int {
    let folder = try TemporaryFolder()
    for number in 0..<letters { try folder.write("all/\(1000 + number).txt", plainLetter) }
    try #require(mkfifo(folder.path("last"), 0o600) == 0)
    let script = """
      "$0" --format json all last >out & pid=$!
      exec 3>last
      until grep -q "\(999 + letters).txt" out; do sleep 0.1; done
      grep VmHWM /proc/$pid/status
      cat all/1000.txt >&3; exec 3>&-; wait $pid
      """
    let run = try Program(URL(filePath: "/bin/sh")).run(
      ["-c", script, lorcheck.file.path], in: folder.url)
    #expect(run.status == 0, "\(run.errorText)")
    let number = try #require(run.outputText.firstMatch(of: /([0-9]+) kB/))
    return try #require(Int(number.1))
  }
}

@Suite struct `the progress line` {
  private static let cases: [(Int, Int, Double, String)] = [
    (85, 340, 1, "85 of 340 letters, 85 a second, 3 s left"),
    (1, 3, 2, "1 of 3 letters, 0.5 a second, 4 s left"),
    (100, 100_000, 1, "100 of 100000 letters, 100 a second, 16 min 39 s left"),
  ]

  @Test func `says count, rate and time left`() {
    for (done, total, seconds, text) in Self.cases {
      #expect(ProgressLine.text(done: done, total: total, elapsed: .seconds(seconds)) == text)
    }
  }

  /// A run that takes over a second, at a terminal or not; `script` plays the terminal.
  private func slowRun(_ options: String, atTerminal: Bool) throws -> String {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt"] { try folder.write(name, plainLetter) }
    let command =
      "{ sleep 1.3; cat a.txt; } | \(lorcheck.file.path) \(options) --format json - a.txt b.txt >out"
    let program = Program(URL(filePath: atTerminal ? "/usr/bin/script" : "/bin/sh"))
    let run = try program.run(
      atTerminal ? ["-qec", command, "/dev/null"] : ["-c", command],
      environment: ["TERM": "xterm"], in: folder.url)
    #expect(run.status == 0)
    return run.outputText + run.errorText
  }

  @Test func `is drawn at a terminal after a second, and taken away at the end`() throws {
    let text = try slowRun("", atTerminal: true)
    #expect(text.contains("1 of 3 letters, "), "\(text)")
    #expect(text.hasSuffix("\r\u{1B}[2K"))
  }

  @Test func `is not drawn for pipes and with --quiet`() throws {
    #expect(try slowRun("", atTerminal: false).isEmpty)
    #expect(try slowRun("--quiet", atTerminal: true).isEmpty)
  }
}

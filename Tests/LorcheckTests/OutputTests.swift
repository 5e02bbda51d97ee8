import Foundation
import LetterAnalysis
import SampleExpectations
import TestSupport
import Testing

@testable import lorcheck

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct `a report in a file` {
  @Test func `is the same as on standard output, and nothing else is left`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    try folder.write("report.json", "old")
    let file = try lorcheck.run(["--format", "json", "-o", "report.json", "a.txt"], in: folder.url)
    #expect(file.status == 0 && file.output.isEmpty && file.errors.isEmpty)
    let direct = try lorcheck.run(["--format", "json", "a.txt"], in: folder.url)
    #expect(
      [UInt8](try Data(contentsOf: folder.url.appending(path: "report.json"))) == direct.output)
    #expect(try folder.names() == ["a.txt", "report.json"])
  }

  @Test func `is written for letters that fail, too`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", blockedLetter)
    let run = try lorcheck.run(["--format", "json", "--output", "r.json", "a.txt"], in: folder.url)
    #expect(run.status == 1)
    #expect(try folder.names() == ["a.txt", "r.json"])
  }

  @Test(arguments: ["missing/report.json", "a.txt/report.json", "folder"])
  func `that cannot be written is an error, and what was there stays`(path: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    try folder.write("folder/kept.txt", "old")
    let run = try lorcheck.run(["--format", "json", "-o", path, "a.txt"], in: folder.url)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errorText.hasPrefix("lorcheck: '\(path)' c"), "\(run.errorText)")
    #expect(try folder.names() == ["a.txt", "folder"])
    #expect(try String(contentsOfFile: folder.path("folder/kept.txt"), encoding: .utf8) == "old")
  }

  /// The shell forbids files over one kilobyte, which holds for root too.
  @Test func `that cannot be written to its end leaves the old file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    try folder.write("report.json", "old")
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" --format json -o report.json a.txt"
    let run = try Program(URL(filePath: "/bin/sh")).run(
      ["-c", script, lorcheck.file.path], in: folder.url)
    #expect(run.status == 2)
    #expect(run.errorText.hasPrefix("lorcheck: 'report.json' could not be written"))
    #expect(try folder.names() == ["a.txt", "report.json"])
    #expect(try String(contentsOfFile: folder.path("report.json"), encoding: .utf8) == "old")
  }

  @Test func `has no name before it is whole, and none if it never is`() throws {
    let folder = try TemporaryFolder()
    let path = FilePath(argument: folder.path("report.json"))
    let open = try Self.openDescriptors()
    let output = try Output(to: path)
    try output.write(Array("half".utf8))
    // Where a disk cannot hold a file without a name, it has another.
    #expect(try folder.names().allSatisfy { $0.hasPrefix("report.json.lorcheck-") })
    output.discard()
    #expect(try folder.names().isEmpty)
    #expect(try Self.openDescriptors() == open)
    let whole = try Output(to: path)
    try whole.write(Array("whole".utf8))
    try whole.finish()
    #expect(try folder.names() == ["report.json"])
    #expect(try Self.openDescriptors() == open)
  }

  private static func openDescriptors() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }

  @Test(arguments: [(SIGHUP, Int32(129)), (SIGTERM, Int32(143)), (SIGINT, Int32(130))])
  func `is forgotten when the run is ended by a signal`(signal: Int32, status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write("report.json", "old")
    try folder.write("a.txt", plainLetter)
    // The second letter never ends.
    let script =
      "mkfifo b.txt; sleep 60 > b.txt & \"$0\" --format json -o report.json a.txt b.txt & "
      + "p=$!; sleep 4; kill -\(signal) $p; wait $p; s=$?; kill %1; rm b.txt; exit $s"
    let run = try Program(URL(filePath: "/bin/bash")).run(
      ["-c", script, lorcheck.file.path], in: folder.url)
    #expect(run.status == status, "\(run.errorText)")
    #expect(try folder.names() == ["a.txt", "report.json"])
    #expect(try String(contentsOfFile: folder.path("report.json"), encoding: .utf8) == "old")
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `in a folder that is read-only leaves the old file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    try folder.write("out/report.json", "old")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o500], ofItemAtPath: folder.path("out"))
    let run = try lorcheck.run(["-o", "out/report.json", "a.txt"], in: folder.url)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o700], ofItemAtPath: folder.path("out"))
    #expect(run.status == 2)
    #expect(try String(contentsOfFile: folder.path("out/report.json"), encoding: .utf8) == "old")
  }
}

@Suite struct `standard output` {
  private func shell(_ script: String, in folder: TemporaryFolder) throws -> Program.Run {
    try Program(URL(filePath: "/bin/sh")).run(["-c", script, lorcheck.file.path], in: folder.url)
  }

  @Test func `that is full is an error`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    let run = try shell("exec \"$0\" --format json a.txt > /dev/full", in: folder)
    #expect(run.status == 2)
    #expect(run.errorText == "lorcheck: 'standard output' could not be written: the disk is full\n")
  }

  @Test func `that nobody reads ends the run quietly`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    let run = try shell("{ \"$0\" --format json a.txt; echo $? >status; } | true", in: folder)
    #expect(run.errors.isEmpty)
    #expect(try String(contentsOfFile: folder.path("status"), encoding: .utf8) == "0\n")
  }

  static let colors: [(arguments: [String], environment: [String: String], isColored: Bool)] = [
    (["--color", "always"], [:], true),
    (["--color", "always"], ["NO_COLOR": "1"], true),
    (["--color", "never"], [:], false),
    (["--color", "auto"], [:], false),
    ([], ["NO_COLOR": "1"], false),
  ]

  @Test(arguments: colors)
  func `is coloured when asked for`(
    arguments: [String], environment: [String: String], isColored: Bool
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", blockedLetter)
    let run = try lorcheck.run(arguments + [path], environment: environment)
    #expect(run.output.contains(0x1B) == isColored)
    let plain = run.outputText.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    let colorless = try lorcheck.run(["--color", "never", path]).outputText
    #expect(
      plain.split(whereSeparator: \.isWhitespace) == colorless.split(whereSeparator: \.isWhitespace)
    )
  }

  @Test func `is the same in every run`() throws {
    #expect(
      try lorcheck("--format", "json", "--quiet", "Samples").output == (try wholeRun.get().output))
  }

  /// Sequences that clear a screen, set a title, colour, or turn the writing direction.
  @Test func `never carries what steers a terminal out of a letter`() throws {
    let folder = try TemporaryFolder()
    let evil = "\u{1B}[2J\u{1B}]0;owned\u{07}\u{9B}31m\u{202E}\u{8}\u{2066}"
    let letter = blockedLetter.replacing("a J-1 visa", with: "a \(evil) J-1\(evil) visa")
      .replacing("Ana Quillfeather", with: "Ana\u{1B}[31m Quillfeather")
    try folder.write("a\u{1B}[31m.txt", letter)
    for arguments in [["."], ["why", "a\u{1B}[31m.txt"], [".", "nowhere\u{1B}[31m"]] {
      let run = try lorcheck.run(arguments, in: folder.url)
      let scalars = (run.outputText + run.errorText).unicodeScalars
      let steering = scalars.filter {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F..<0xA0).contains($0.value)
          || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
      }
      #expect(steering.isEmpty, "\(steering.map { String($0.value, radix: 16) })")
    }
  }
}

@Suite struct `a report without quotes` {
  /// What the program itself may say: its reports' texts and the lexicons' own words.
  private static let ownWords = Result {
    let reporters = try Fixtures.files(under: "Sources/LetterAnalysis/Reporters").map {
      try Fixtures.text($0)
    }
    let rules = try Fixtures.lexicons.get().files.flatMap {
      [$0.id, $0.title, $0.why, $0.advice, $0.source] + $0.entries.map(\.rule)
    }
    let rubric = try Fixtures.text("Lexicons/rubric/rubric.txt")
    let kept = rubric.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n")
    let names = try [
      "Rules/DocumentRemarks.swift", "Rules/WordCounts.swift", "Model/Finding.swift",
    ]
    .map {
      try Fixtures.text("Sources/LetterAnalysis/" + $0)
    }
    return words((reporters + rules + names + [kept]).joined(separator: "\n"))
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 3 })
  }

  @Test(arguments: ["text", "json", "markdown", "html", "sarif", "github", "junit", "csv"])
  func `holds no word of any letter that is not the program's own`(format: String) throws {
    let own = try Self.ownWords.get()
    let folder = try TemporaryFolder()
    var read: Set<String> = []
    for (number, sample) in try Fixtures.samples.samples().enumerated() {
      read.formUnion(Self.words(try printedText(sample.path)))
      let suffix = sample.path.split(separator: ".").last ?? ""
      try folder.write("\(number).\(suffix)", try Fixtures.bytes(sample.path))
    }
    let run = try lorcheck.run(["--format", format, "--no-quotes", "."], in: folder.url)
    #expect(run.output.count > 1000)
    let leaked = Self.words(run.outputText + run.errorText).intersection(read).subtracting(own)
    #expect(leaked.isEmpty, "\(leaked.sorted())")
  }

  @Test func `still says what each finding is`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", blockedLetter)
    let run = try lorcheck.run(["--format", "json", "--no-quotes", path])
    let finding = try #require(try run.document().letters[0].findings.first { $0.isOf("visa") })
    #expect(finding.quote.isEmpty)
    #expect(finding.message == "the applicant's visa or immigration status")
  }
}

import Foundation
import SampleExpectations
import TestSupport
import Testing

@testable import lorcheck

#if canImport(Glibc)
  import Glibc
#endif

/// What `--convert` does with real converters is tested by `scripts/test-readers`.
@Suite struct `converting a letter` {
  private static let letters = "Samples/not-letters"

  /// A folder of stand-ins for the programs that a conversion needs.
  private static func programs(_ scripts: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, script) in scripts {
      let path = try folder.write(name, "#!/bin/sh\n\(script)\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
    return folder
  }

  @Test(arguments: [
    ("rich-text.rtf", "run 'soffice --headless --convert-to docx FILE'"),
    ("word-97.doc", "run 'soffice --headless --convert-to docx FILE'"),
    (
      "sent-copy.pdf",
      "run 'soffice --headless --convert-to docx --infilter=writer_pdf_import FILE'"
    ),
  ])
  func `is offered, not done unasked`(name: String, advice: String) throws {
    let run = try lorcheck("text", "\(Self.letters)/\(name)")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errorText.contains(advice), "\(run.errorText)")
    #expect(run.errorText.hasSuffix(", or give --convert\n"), "\(run.errorText)")
  }

  @Test(arguments: ["picture-renamed.docx", "password-protected.docx", "letter-log.xlsx"])
  func `is not offered where it would not help`(name: String) throws {
    let path = "\(Self.letters)/\(name)"
    let plain = try lorcheck("text", path)
    let asked = try lorcheck("text", "--convert", path)
    #expect(plain.status == 2 && asked.status == 2)
    #expect(plain.errorText == asked.errorText && !plain.errorText.contains("--convert"))
  }

  @Test(arguments: [("rich-text.rtf", "soffice"), ("sent-copy.pdf", "pdftotext")])
  func `needs a converter on the PATH`(name: String, program: String) throws {
    let folder = try Self.programs(["unshare": "exit 1", "setpriv": "exit 1"])
    let run = try lorcheck.run(
      ["text", "--convert", "\(Self.letters)/\(name)"], environment: ["PATH": folder.url.path],
      in: Fixtures.root)
    #expect(run.status == 2)
    #expect(
      run.errorText.contains("--convert needs '\(program)' on the PATH; install"),
      "\(run.errorText)")
  }

  @Test func `is refused where the network cannot be shut out`() throws {
    let folder = try Self.programs([
      "soffice": "echo must not run >&2; exit 0", "setpriv": "shift 2; exec \"$@\"",
      "unshare": "echo 'unshare: unshare failed: Operation not permitted' >&2; exit 1",
    ])
    for path in ["\(folder.url.path):/usr/bin:/bin", folder.url.path] {
      let run = try lorcheck.run(
        ["--convert", "\(Self.letters)/rich-text.rtf"], environment: ["PATH": path],
        in: Fixtures.root)
      #expect(run.status == 2)
      #expect(
        run.errorText.contains(
          "not converted, since the converter cannot be kept from the network here: unshare: unshare failed: Operation not permitted"
        ), "\(run.errorText)")
      #expect(!run.errorText.contains("must not run"))
    }
  }

  @Test func `is refused without the means`() throws {
    let folder = try Self.programs(["soffice": "exit 0"])
    let run = try lorcheck.run(
      ["text", "--convert", "\(Self.letters)/rich-text.rtf"],
      environment: ["PATH": folder.url.path], in: Fixtures.root)
    #expect(run.status == 2)
    #expect(
      run.errorText.contains("'setpriv' or 'unshare' is not on the PATH; install util-linux"))
  }
}

@Suite struct `an OpenDocument letter` {
  @Test func `is found in a folder and reported as what it is`() throws {
    let folder = try TemporaryFolder()
    let bytes = try Fixtures.bytes("Tests/LetterFormatsTests/Fixtures/libreoffice.odt")
    try Data(bytes).write(to: folder.url.appending(path: "letter.ODT"))
    let run = try lorcheck.run(["--format", "json", "."], in: folder.url)
    let letter = try #require(try run.document().letters.first, "\(run.errorText)")
    #expect(letter.path == "./letter.ODT" && letter.format == "odt")
    #expect(
      Set(letter.findings.map(\.rule)).isSuperset(of: [
        "document.tracked-changes", "document.comments", "document.hidden-text",
      ]))
  }
}

@Suite struct `a program that runs beside` {
  /// As the program itself does when it starts.
  init() { signal(SIGPIPE, SIG_IGN) }

  private func shell(
    _ script: String, input: [UInt8] = [], limit: Int = 1 << 20, seconds: Int = 20
  ) throws -> ChildProcess.Result {
    var child = ChildProcess(program: "/bin/sh", arguments: ["-c", script])
    child.environment = ["PATH=/usr/bin:/bin", "GREETING=hello"]
    return try child.run(input: input, outputLimit: limit, seconds: seconds)
  }

  @Test func `is fed, heard, and its status known`() throws {
    let input = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
    let copied = try shell("cat; echo problem >&2; exit 7", input: input, limit: 4_000_000)
    #expect(copied.end == .exited(7) && copied.output == input)
    #expect(copied.firstErrorLine == "problem")
    #expect(try shell("echo $GREETING $HOME").output == Array("hello\n".utf8))
    #expect(try shell("kill -TERM $$").end == .exited(128 + 15))
  }

  @Test func `need not listen`() throws {
    let input = [UInt8](repeating: 0x61, count: 3_000_000)
    #expect(try shell("exec <&-; echo done", input: input).output == Array("done\n".utf8))
  }

  @Test(arguments: ["sleep 30", "sleep 30 & wait", "exec >&- 2>&-; sleep 30"])
  func `is ended with its children when it takes too long`(script: String) throws {
    let start = ContinuousClock.now
    #expect(try shell(script, seconds: 1).end == .timedOut)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `is ended when it says too much`() throws {
    #expect(try shell("yes", limit: 100_000).end == .outputTooLong)
  }

  @Test func `that is not there is a problem`() {
    #expect(throws: FileProblem.self) {
      try ChildProcess(program: "/nowhere", arguments: []).run(
        input: [], outputLimit: 1, seconds: 1)
    }
  }
}

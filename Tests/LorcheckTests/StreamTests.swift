import Foundation
import SampleExpectations
import TestSupport
import Testing

@testable import lorcheck

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct `a stream` {
  private struct Line: Decodable {
    enum ID: Decodable, Equatable {
      case text(String)
      case number(Int)

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
          self = .text(text)
        } else {
          self = .number(try value.decode(Int.self))
        }
      }
    }

    var id: ID?
    var line: Int?
    var error: String?
    var letter: ReportDocument.Letter?
  }

  private func results(
    _ requests: [String], _ options: [String] = [], in folder: URL? = nil
  ) throws -> [Line] {
    let input = requests.map { $0 + "\n" }.joined()
    let run = try lorcheck.run(["stream"] + options, input: Array(input.utf8), in: folder)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errorText)")
    return try run.output.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Line.self, from: Data($0))
    }
  }

  private func request(_ members: [String: Any]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: members), as: UTF8.self)
  }

  @Test func `answers every kind of request as a check would, in order`() throws {
    let path = "Samples/strong-medpeds-clinic.docx"
    let bytes = Data(try Fixtures.bytes(path))
    let lines = try results(
      [
        try request(["id": "a", "text": plainLetter]), try request(["id": 7, "path": path]),
        try request(["id": "ü\n\"", "docx": bytes.base64EncodedString()]),
      ], in: Fixtures.root)
    #expect(lines.map(\.id) == [.text("a"), .number(7), .text("ü\n\"")])
    let document = try lorcheck.run(
      ["--format", "json", "-", path], input: Array(plainLetter.utf8), in: Fixtures.root
    ).document()
    let wanted = document.letters + [document.letters[1]]
    for (line, letter) in zip(lines, wanted) {
      #expect(line.error == nil)
      #expect(line.letter?.findings == letter.findings && line.letter?.score == letter.score)
      #expect(line.letter?.sentences == letter.sentences && line.letter?.words == letter.words)
    }
    #expect(lines.map(\.letter?.path) == ["-", path, "-"])
  }

  static let wrong: [(String, Bool, String)] = [
    ("", false, "the line is no JSON object; "),
    ("nonsense", false, "the line is no JSON object; "),
    ("[]", false, "the line is no JSON object; "), ("{\"id\": \"x\"", false, "the line is no JSON"),
    ("{\"text\": \"a\"}", false, "'id' is missing, "),
    ("{\"id\": null, \"text\": \"a\"}", false, "'id' is"),
    (
      "{\"id\": 1.5, \"text\": \"a\"}", false,
      "'id' is missing, or neither a text nor a whole number"
    ),
    ("{\"id\": \"x\"}", true, "a request has exactly one of 'text', 'path' and 'docx'"),
    ("{\"id\": \"x\", \"text\": \"a\", \"path\": \"b\"}", true, "a request has exactly one of"),
    (
      "{\"id\": \"x\", \"txt\": \"a\"}", true,
      "unknown key 'txt'; the keys are id, text, path, docx"
    ),
    ("{\"id\": \"x\", \"text\": 5}", true, "'text' is no text"),
    ("{\"id\": \"x\", \"text\": \"a\", \"applicant\": 5}", true, "'applicant' is no text"),
    ("{\"id\": \"x\", \"docx\": \"***\"}", true, "'docx' is not base64"),
    ("{\"id\": \"x\", \"path\": \"nowhere.docx\"}", true, "there is no such file"),
    ("{\"id\": \"x\", \"path\": \"/\"}", true, "it could not be read: it is a folder"),
    ("{\"id\": \"x\", \"path\": \"-\"}", true, "'path' names no file"),
    ("{\"id\": \"x\", \"path\": \"a\\u0000b\"}", true, "'path' names no file"),
    ("{\"id\": \"x\", \"text\": \"\"}", true, "the file is empty"),
  ]

  @Test func `answers a bad line with one error and goes on`() throws {
    let good = try request(["id": "good", "text": plainLetter])
    let lines = try results(Self.wrong.flatMap { [$0.0, good] })
    try #require(lines.count == 2 * Self.wrong.count)
    for (index, (content, hasID, reason)) in Self.wrong.enumerated() {
      let (line, next) = (lines[2 * index], lines[2 * index + 1])
      #expect(line.letter == nil && line.line == 2 * index + 1, "\(content)")
      #expect(line.id == (hasID ? .text("x") : nil), "\(content)")
      #expect(line.error?.hasPrefix(reason) == true, "\(content): \(line.error ?? "no error")")
      #expect(next.id == .text("good") && next.letter?.score != nil)
    }
  }

  @Test func `answers bytes that are no UTF-8 with an error`() throws {
    let input = Array("{\"id\": \"x\", \"text\": \"".utf8) + [0xE9] + Array("\"}\n".utf8)
    let run = try lorcheck.run(["stream"], input: input)
    let line = try JSONDecoder().decode(Line.self, from: Data(run.output))
    #expect(run.status == 0 && line.error != nil)
  }

  @Test func `says of what is no letter that it was not assessed`() throws {
    let line = try results([try request(["id": 1, "text": "Dear all,\n\nshe is kind."])])[0]
    #expect(line.error == nil && line.letter?.score == nil && line.letter?.notAssessed != nil)
  }

  @Test func `takes an applicant, a configuration and no quotes`() throws {
    let folder = try TemporaryFolder()
    let config = try folder.write("c.yml", "disable: [structure]\nseverities:\n  visa: warning\n")
    let letter = blockedLetter.replacing("Dr. Ana Quillfeather", with: "the doctor")
    let text = try request(["id": 1, "text": letter, "applicant": "Ana Quillfeather"])
    let line = try results([text], ["--config", config])[0]
    #expect(line.letter?.applicant == "Ana Quillfeather")
    #expect(line.letter?.findings.contains { $0.isOf("structure") } == false)
    #expect(line.letter?.findings.first { $0.isOf("visa") }?.severity == "warning")
    let masked = try results([text], ["--no-quotes"])[0]
    #expect(masked.letter?.applicant == "")
    #expect(masked.letter?.findings.allSatisfy(\.quote.isEmpty) == true)
    try folder.write("c.yml", "nonsense: 1\n")
    let wrong = try lorcheck.run(["stream", "--config", config], input: Array(text.utf8))
    #expect(wrong.status == 2 && wrong.output.isEmpty && wrong.errorText.contains("c.yml:1:1: "))
  }

  /// A partner that sends one request and waits for its answer must get it.
  @Test func `answers each line at once`() throws {
    let folder = try TemporaryFolder()
    let line = try request(["id": "a", "text": plainLetter])
    try folder.write("request", line + "\n")
    let script = """
      mkfifo in out; "$0" stream <in >out & exec 3>in 4<out
      for i in 1 2 3; do cat request >&3; read -r answer <&4; echo "$answer" | cut -c 1-9; done
      exec 3>&-; wait
      """
    let run = try Program(URL(filePath: "/bin/sh")).run(
      ["-c", script, lorcheck.file.path], in: folder.url)
    #expect(run.outputText == "{\"id\":\"a\"\n{\"id\":\"a\"\n{\"id\":\"a\"\n", "\(run.errorText)")
  }

  @Test func `ends quietly when nobody reads, and by a signal`() throws {
    let folder = try TemporaryFolder()
    try folder.write("request", try request(["id": "a", "text": plainLetter]) + "\n")
    let shell = Program(URL(filePath: "/bin/sh"))
    let closed = try shell.run(
      ["-c", "{ \"$0\" stream <request; echo $? >status; } | true", lorcheck.file.path],
      in: folder.url)
    #expect(closed.errors.isEmpty)
    #expect(try String(contentsOfFile: folder.path("status"), encoding: .utf8) == "0\n")
    let script = """
      sleep 20 2>/dev/null | "$0" stream & pid=$!
      sleep 1; kill -TERM $pid; wait $pid
      """
    let ended = try shell.run(["-c", script, lorcheck.file.path], in: folder.url)
    #expect(ended.status == 143 && ended.errors.isEmpty, "\(ended.status) \(ended.errorText)")
  }
}

@Suite struct `lines of standard input` {
  /// What is read from a pipe that is fed by `printf`.
  private func found(by format: String, limit: Int) throws -> [String] {
    let pipe = try #require(popen("printf '\(format)'", "r"))
    defer { pclose(pipe) }
    var reader = LineReader(descriptor: fileno(pipe), limit: limit)
    var found: [String] = []
    while let line = try reader.next() {
      switch line {
      case .bytes(let bytes): found.append(String(decoding: bytes, as: UTF8.self))
      case .tooLong: found.append("too long")
      }
    }
    return found
  }

  static let cases: [(String, [String])] = [
    ("", []), ("a", ["a"]), ("a\\n", ["a"]), ("\\n", [""]), ("a\\n\\nb\\n", ["a", "", "b"]),
    ("abcde\\nf", ["abcde", "f"]), ("abcdef\\ng\\n", ["too long", "g"]), ("abcdefgh", ["too long"]),
  ]

  @Test(arguments: cases)
  func `end at line ends, and those over the limit are passed over`(
    format: String, wanted: [String]
  ) throws {
    #expect(try found(by: format, limit: 5) == wanted)
  }

  @Test func `may be longer than the buffer`() throws {
    let long = try found(by: "%0200000d\\nb\\n", limit: 1 << 20)
    #expect(long.map(\.utf8.count) == [200_000, 1] && long[1] == "b")
    #expect(try found(by: "%0200000d\\nb\\n", limit: 100_000) == ["too long", "b"])
  }
}

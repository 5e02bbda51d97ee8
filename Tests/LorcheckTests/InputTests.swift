import Foundation
import SampleExpectations
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct `what cannot be read` {
  /// Paths that nobody can read, whoever runs the test; root may read any file.
  private static func unreadable(in folder: TemporaryFolder) throws -> [(String, String)] {
    let file = try folder.write("file.txt", "text")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("loop.txt"), withDestinationPath: "loop.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("dangling.txt"), withDestinationPath: "nowhere.txt")
    return [
      (folder.path("missing.docx"), "there is no such file"),
      (folder.path("dangling.txt"), "there is no such file"),
      (folder.path("loop.txt"), "too many levels of symbolic links"),
      (file + "/inner.txt", "not a directory"),
      ("/proc/self/mem", "it could not be read"),
    ]
  }

  @Test func `is named with its reason, and the rest is checked`() throws {
    let folder = try TemporaryFolder()
    let wrong = try Self.unreadable(in: folder)
    let good = try folder.write("good.txt", plainLetter)
    let run = try lorcheck.run(["--format", "json"] + wrong.map(\.0) + [good])
    #expect(run.status == 2)
    let document = try run.document()
    #expect(document.letters.map(\.path) == [good])
    #expect(document.unreadable.map(\.path).sorted() == wrong.map(\.0).sorted())
    for (path, reason) in wrong {
      #expect(run.errorText.contains("lorcheck: \(path): \(reason)"), "\(run.errorText)")
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `for want of permission is said so`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("letter.txt", plainLetter)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let run = try lorcheck.run([path])
    #expect(run.status == 2 && run.errorText == "lorcheck: \(path): permission was denied\n")
  }
}

@Suite struct `folders` {
  @Test func `without letters are no success`() throws {
    let folder = try TemporaryFolder()
    let run = try lorcheck.run([folder.url.path])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errorText.hasPrefix("lorcheck: no letter found; letters end in .docx"))
    try folder.write("notes.csv", "a,b")
    try folder.write("~$letter.docx", "x")
    #expect(try lorcheck.run([folder.url.path]).status == 2)
  }

  @Test func `are read to the bottom, by the bytes of names, each file once`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.txt", "B.TXT", "a/z.md", "a/ä.txt", "a b.htm", "a/a.html", "Ä.txt"] {
      let isPage = name.contains(".htm")
      try folder.write(name, isPage ? "<p>\(plainLetter)</p>" : plainLetter)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("a/again.txt"), withDestinationPath: "../b.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("a/loop"), withDestinationPath: "..")
    let run = try lorcheck.run(["--format", "json", ".", "b.txt", "a", "./b.txt"], in: folder.url)
    #expect(run.status == 0, "\(run.errorText)")
    #expect(
      try run.document().letters.map(\.path) == [
        "./B.TXT", "./a/a.html", "./a/again.txt", "./a/z.md", "./a/ä.txt", "./a b.htm", "./Ä.txt",
      ])
  }

  @Test func `keep the order of arguments among them`() throws {
    let folder = try TemporaryFolder()
    for name in ["z.txt", "m/y.txt", "m/x.txt", "a.txt"] { try folder.write(name, plainLetter) }
    let run = try lorcheck.run(
      ["--format", "json", "z.txt", "m", "a.txt", "m/x.txt"], in: folder.url)
    #expect(try run.document().letters.map(\.path) == ["z.txt", "m/x.txt", "m/y.txt", "a.txt"])
  }

  @Test func `pass over lock, hidden and other files, and count them`() throws {
    let folder = try TemporaryFolder()
    try folder.write("letter.txt", plainLetter)
    for name in [
      "~$letter.docx", ".hidden.txt", ".git/a.txt", "data.csv", "photo.jpg", "README.md",
    ] {
      try folder.write(name, "x")
    }
    let run = try lorcheck.run(["--format", "json", folder.url.path])
    #expect(run.status == 0)
    #expect(run.errorText == "lorcheck: passed over 2 hidden files, 1 lock file, 3 other files\n")
    #expect(try run.document().letters.count == 1)
    let quiet = try lorcheck.run(["--quiet", "--format", "json", folder.url.path])
    #expect(quiet.errors.isEmpty && quiet.output == run.output)
  }

  @Test func `report documents of other programs as unreadable`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", plainLetter)
    try folder.write("b.pdf", "%PDF-1.7\n")
    try folder.write("c.RTF", "{\\rtf1 a}")
    let run = try lorcheck.run(["--format", "json", "."], in: folder.url)
    #expect(run.status == 2)
    #expect(try run.document().letters.map(\.path) == ["./a.txt"])
    #expect(try run.document().unreadable.map(\.path) == ["./b.pdf", "./c.RTF"])
  }
}

@Suite struct `standard input` {
  @Test func `is a letter called -`() throws {
    let run = try lorcheck("--format", "json", "-", input: plainLetter)
    let letter = try #require(try run.document().letters.first)
    #expect(run.status == 0 && letter.path == "-" && letter.format == "txt")
    #expect(letter.score != nil)
    #expect(try lorcheck("text", "-", input: plainLetter).outputText == plainLetter)
  }

  @Test func `may be a word-processing document`() throws {
    let bytes = try Fixtures.bytes("Samples/strong-medpeds-clinic.docx")
    let piped = try lorcheck.run(["text", "-"], input: bytes)
    #expect(piped.output == Array(try printedText("Samples/strong-medpeds-clinic.docx").utf8))
  }

  @Test func `that is empty is refused`() throws {
    let run = try lorcheck("-")
    #expect(run.status == 2 && run.errorText.hasPrefix("lorcheck: -: "))
  }
}

@Suite struct `odd file names` {
  @Test func `with a line end stay on one line of messages and in JSON as they are`() throws {
    let folder = try TemporaryFolder()
    let name = "a\nlorcheck: all is well.txt"
    try folder.write(name, plainLetter)
    let run = try lorcheck.run(["--format", "json", name], in: folder.url)
    #expect(run.status == 0)
    #expect(try run.document().letters.map(\.path) == [name])
    let text = try lorcheck.run([name], in: folder.url)
    #expect(
      text.outputText.split(separator: "\n").first?.hasPrefix("a lorcheck: all is well") == true)
    try folder.write(name, "")
    let empty = try lorcheck.run(["--format", "json", name], in: folder.url)
    #expect(empty.status == 2 && empty.errorText.split(separator: "\n").count == 1)
  }

  @Test func `that are no UTF-8 are found in folders and taken as arguments`() throws {
    let folder = try TemporaryFolder()
    let name = Array(folder.path("lettr").utf8) + [0xE9] + Array(".txt".utf8)
    let descriptor = (name + [0]).map { CChar(bitPattern: $0) }.withUnsafeBufferPointer {
      $0.baseAddress.map { open($0, O_WRONLY | O_CREAT, 0o600) } ?? -1
    }
    try #require(descriptor >= 0)
    let content = Array(plainLetter.utf8)
    #expect(write(descriptor, content, content.count) == content.count)
    close(descriptor)
    let walked = try lorcheck.run(["--format", "json", "."], in: folder.url)
    #expect(walked.status == 0)
    #expect(try walked.document().letters.map(\.path) == ["./lettr\u{FFFD}.txt"])
    let shell = Program(URL(filePath: "/bin/sh"))
    let script = "exec \"$0\" --format json \"$(printf 'lettr\\351.txt')\""
    let named = try shell.run(["-c", script, lorcheck.file.path], in: folder.url)
    #expect(named.status == 0, "\(named.errorText)")
    #expect(try named.document().letters.map(\.path) == ["lettr\u{FFFD}.txt"])
  }
}

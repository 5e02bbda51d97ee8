internal import Glibc
internal import LetterAnalysis
internal import LetterFormats

/// Has a letter of a format that is not read converted by another program, on the user's word only.
///
/// A file may be made to attack the program that opens it, and a letter is confidential. So the
/// program runs in namespaces of its own (`unshare` of util-linux): without a network, with an empty
/// temporary folder and home in memory that the kernel forgets when it ends, however it ends, and
/// with a limit of time. LibreOffice is also told to run no macro and to fetch nothing. Where such
/// namespaces cannot be had, nothing is converted.
enum Conversion {
  /// A format that can be converted, and by what.
  private struct Route {
    var program: String
    var package: String
    /// The shell command that makes `out/letter` of `letter`; `$1` is the program.
    var command: String
    /// What the file may hold and the converter does not show.
    var unseen: String?
    /// Makes a text of what the program wrote, if that is none yet.
    var finish: (@Sendable ([UInt8]) -> [UInt8])?
  }

  /// How long a conversion may take; a first start of LibreOffice takes some seconds.
  private static let seconds = 120

  /// Whether a file refused for this reason can be converted.
  static func applies(to error: LetterReadError) -> Bool { route(for: error) != nil }

  /// What a converter made of a file.
  struct Document {
    /// A Word document, or plain text.
    var bytes: [UInt8]
    /// The name of the converter.
    var program: String
    /// What the file may hold and the converter does not show.
    var unseen: String?
    /// Whether it is a text whose lines are paragraphs.
    var hasWholeParagraphs = false

    /// The document as a source called `name`.
    func source(name: String) -> LetterSource {
      LetterSource(name: name, bytes: bytes, hasWholeParagraphs: hasWholeParagraphs)
    }
  }

  /// The letter in `bytes`, which were refused for `error`, converted and read.
  ///
  /// Its lines are those of the converted text, which nobody but the reader has seen.
  ///
  /// - Throws: `FileProblem` if it cannot be converted in safety, or gives no letter.
  static func letter(
    at path: FilePath, _ bytes: [UInt8], refusedFor error: LetterReadError
  ) throws(FileProblem) -> Letter {
    let document = try document(of: bytes, refusedFor: error)
    do {
      var letter = try LetterReaders.letter(from: document.source(name: path.text))
      letter.marks = []
      if let unseen = document.unseen {
        letter.remarks.append(DocumentRemark(kind: .unreadPart, detail: unseen))
      }
      return letter
    } catch {
      throw FileProblem(reason: "converted by \(document.program), it gave \(error.description)")
    }
  }

  /// What a converter makes of `bytes`, which were refused for `error`.
  ///
  /// - Throws: `FileProblem` if they cannot be converted in safety.
  static func document(
    of bytes: [UInt8], refusedFor error: LetterReadError
  ) throws(FileProblem) -> Document {
    guard let route = route(for: error) else { throw FileProblem(reason: error.description) }
    let made = try convert(bytes, by: route)
    return Document(
      bytes: route.finish?(made) ?? made, program: route.program, unseen: route.unseen,
      hasWholeParagraphs: route.finish != nil)
  }

  /// The Word document that LibreOffice makes of an OpenDocument text, its looks and comments kept.
  ///
  /// - Throws: `FileProblem` if it cannot be converted in safety.
  static func wordDocument(ofOpenDocument bytes: [UInt8]) throws(FileProblem) -> Document {
    Document(bytes: try convert(bytes, by: libreOffice), program: libreOffice.program)
  }

  private static func route(for error: LetterReadError) -> Route? {
    switch error {
    case .legacyWord, .richText, .wordXML: libreOffice
    case .pdf:
      Route(
        program: "pdftotext", package: "poppler-utils",
        command: "\"$1\" -q -enc UTF-8 -tsv letter out/letter",
        unseen: "comments, tracked changes and hidden text, which a PDF does not tell",
        finish: { PrintedText.text(ofTable: $0) })
    default: nil
    }
  }

  private static let libreOffice = Route(
    program: "soffice", package: "libreoffice-writer", command: office)

  private static func convert(_ bytes: [UInt8], by route: Route) throws(FileProblem) -> [UInt8] {
    guard let program = ChildProcess.find(route.program) else {
      throw FileProblem(
        reason: "--convert needs '\(route.program)' on the PATH; install \(route.package)")
    }
    guard let first = ChildProcess.find(confinement[0]),
      ChildProcess.find(confinement[confinement.count - 1]) != nil
    else { throw refusal("'setpriv' or 'unshare' is not on the PATH; install util-linux") }
    var child = ChildProcess(
      program: first,
      arguments: confinement.dropFirst() + namespaces
        + ["sh", "-c", script(route.command), "sh", program])
    child.environment = [
      "PATH=" + ChildProcess.searchPath, "HOME=/tmp/home", "TMPDIR=/tmp", "LC_ALL=C.UTF-8",
    ]
    let result = try child.run(
      input: bytes, outputLimit: ReadingLimits.standard.fileSize, seconds: seconds)
    switch result.end {
    case .exited(0): return result.output
    case .exited(Failure.noFile.rawValue):
      throw FileProblem(reason: "\(route.program) could not convert it; is the file damaged?")
    case .exited:
      throw refusal(result.firstErrorLine)
    case .timedOut:
      throw FileProblem(reason: "\(route.program) did not convert it within \(seconds) seconds")
    case .outputTooLong:
      throw FileProblem(reason: "converted by \(route.program), it is too large for a letter")
    case .interrupted:
      throw FileProblem(reason: "its conversion was interrupted")
    }
  }

  private static func refusal(_ reason: String) -> FileProblem {
    FileProblem(
      reason: "not converted, since the converter cannot be kept from the network here: \(reason)")
  }

  /// Exit statuses of the script that mean something; any other is a failure to confine.
  private enum Failure: Int32 {
    case noFile = 91
  }

  /// Ends the converter when this program ends, even by a signal that cannot be caught.
  private static let confinement = ["setpriv", "--pdeathsig", "KILL", "unshare"]

  /// New user, network, mount and process namespaces; when the first process ends, all end.
  private static let namespaces = [
    "--user", "--map-root-user", "--net", "--mount", "--ipc", "--pid", "--fork", "--kill-child",
    "--",
  ]

  /// Reads the letter from standard input into a temporary folder in memory, converts it there and
  /// writes the result to standard output.
  private static func script(_ command: String) -> String {
    """
    set -e
    mount -t tmpfs -o mode=0700 lorcheck /tmp
    cd /tmp
    mkdir -p out home/profile/user
    cat >letter
    { \(command)
    } >/dev/null 2>&1 </dev/null || exit \(Failure.noFile.rawValue)
    [ -s out/letter ] || exit \(Failure.noFile.rawValue)
    exec cat out/letter
    """
  }

  /// LibreOffice with a new profile; it names its result after the letter, with an extension.
  private static let office = """
    cat >home/profile/user/registrymodifications.xcu <<'END'
    \(settings)
    END
    "$1" -env:UserInstallation=file:///tmp/home/profile --headless --norestore \\
      --convert-to docx --outdir out letter
    mv out/letter.docx out/letter
    """

  /// No macro runs, no link is followed, nothing is updated from outside.
  ///
  /// Source: the schema `officecfg/registry/schema/org/openoffice` of LibreOffice 7.4.
  private static let settings = {
    let values = [
      ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
      ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
      ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
      ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
      ("Office.Writer/Content/Update", "Link", "0"),
    ]
    let items = values.map { path, name, value in
      """
      <item oor:path="/org.openoffice.\(path)"><prop oor:name="\(name)" oor:op="fuse">\
      <value>\(value)</value></prop></item>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry">
      \(items.joined(separator: "\n"))
      </oor:items>
      """
  }()
}

internal import ArgumentParser
internal import Glibc
internal import LetterAnalysis

/// The command `lorcheck`.
struct Lorcheck: ParsableCommand {
  // Each command says its name: one that Swift has to find out costs every start a millisecond.
  static let configuration = CommandConfiguration(
    commandName: "lorcheck",
    abstract: "Shows the writer of a residency letter what it says and what it lacks.",
    discussion: """
      Reads drafts in DOCX, ODT, HTML or plain text, on this machine only. It serves the writer: it rates \
      no applicant, writes no praise and predicts no decision.

      Exit status: 0 every letter was read and none fails; 1 a letter fails; 2 wrong usage, or \
      something could not be read, assessed or written.
      """,
    version: lorcheckVersion,
    subcommands: [
      Check.self, PrintText.self, Stream.self, Why.self, Compare.self, Annotate.self, Explain.self,
      CheckLexicons.self,
    ],
    defaultSubcommand: Check.self)
}

/// Where the program starts; it maps every outcome to the exit status that is promised.
@main
enum Main {
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    Interruption.listen()
    do {
      var command = try Lorcheck.parseAsRoot()
      try Confinement.enter(for: command)
      if var concurrent = command as? any AsyncParsableCommand {
        try await concurrent.run()
      } else {
        try command.run()
      }
    } catch let status as ExitCode {
      exit(Interruption.isRequested ? Interruption.status.rawValue : status.rawValue)
    } catch {
      let code = Lorcheck.exitCode(for: error)
      let message = Lorcheck.fullMessage(for: error)
      if code.isSuccess {
        print(message)
        exit(0)
      }
      let text = Array((message.hasSuffix("\n") ? message : message + "\n").utf8)
      _ = text.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      exit(2)
    }
  }
}

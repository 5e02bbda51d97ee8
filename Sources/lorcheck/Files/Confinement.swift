internal import ArgumentParser
internal import CConfinement
internal import Glibc

/// What a run must still be able to do when the first byte of a letter is read.
struct Needs {
  /// The files and folders that it writes; nil if they are not known yet.
  var outputs: [FilePath]? = []
  /// Whether other programs convert letters.
  var runsPrograms = false
}

/// A command that needs more than to read and to print.
protocol NeedsMore {
  /// What it needs.
  var needs: Needs { get }
}

/// Gives up, before anything is read that others wrote, what reading letters does not need: a fault in
/// a reader then reaches neither the network nor other programs nor other files.
///
/// Linux does it (Landlock 2 or later and seccomp). Elsewhere the program runs without, and says so only
/// when asked: `LORCHECK_CONFINEMENT` is `show`, `require` or `off`. See `docs/security.md`.
enum Confinement {
  /// What the environment variable may ask for.
  private enum Wish: String {
    /// Tells on standard error what holds.
    case show
    /// Ends the program if less than all of it holds.
    case require
    /// For debuggers and checkers of memory, which need what is given up.
    case off
  }

  private static let variable = "LORCHECK_CONFINEMENT"

  /// Confines the process, which must have no threads yet, to what a command needs.
  ///
  /// - Throws: an exit status, after a message, if the user requires what cannot be had.
  static func enter(for command: any ParsableCommand) throws {
    let needs = (command as? any NeedsMore)?.needs ?? Needs()
    let asked = getenv(variable).map { String(cString: $0) } ?? ""
    let wish = Wish(rawValue: asked)
    guard asked.isEmpty || wish != nil else {
      complain("\(variable) is '\(asked)'; it may be show, require or off")
      throw ExitCode.broken
    }
    lorcheck_forbid_dumps()
    guard wish != .off else { return }
    let limitsWriting = limitWriting(needs)
    let limitsCalls = lorcheck_limit_calls(needs.runsPrograms, needs.outputs?.isEmpty != true)
    if wish == .show { complain(note(needs, limitsWriting, limitsCalls)) }
    if wish == .require, !limitsWriting || !limitsCalls {
      complain(
        "\(variable) requires what cannot be had: \(note(needs, limitsWriting, limitsCalls))")
      throw ExitCode.broken
    }
  }

  /// Converters mount a folder in memory, which nobody may whose writing is limited.
  private static func limitWriting(_ needs: Needs) -> Bool {
    guard let outputs = needs.outputs, !needs.runsPrograms else { return false }
    let places = outputs.map(place)
    let paths = places.map { $0.path.withCString { strdup($0) } }
    defer { for path in paths { free(path) } }
    let given = zip(places, paths).map { lorcheck_place(path: $1, is_folder: $0.isFolder) }
    return lorcheck_limit_writing(given, given.count)
  }

  /// Where an output is written: in it if it is a folder, and else beside it, since a temporary file
  /// takes its place.
  private static func place(of output: FilePath) -> (path: FilePath, isFolder: Bool) {
    let real = output.resolved
    guard let status = real.status, !status.isFile else { return (real.folder, true) }
    return (real, status.isFolder)
  }

  private static func note(_ needs: Needs, _ limitsWriting: Bool, _ limitsCalls: Bool) -> String {
    let programs = needs.runsPrograms ? "the converters run" : "no program is run"
    let calls = limitsCalls ? "no network, and \(programs)" : "the system limits no calls (seccomp)"
    let names = (needs.outputs ?? []).map { "'\($0.text)'" }
    let places =
      names.isEmpty ? "no file is written" : "writes only to " + names.joined(separator: ", ")
    let missing =
      needs.runsPrograms
      ? "with --convert writing is not limited"
      : needs.outputs == nil
        ? "writing is not limited, since the configuration names the baseline; give --baseline"
        : "the system limits no writing (Landlock)"
    return "confined: \(calls); \(limitsWriting ? places : missing)"
  }
}

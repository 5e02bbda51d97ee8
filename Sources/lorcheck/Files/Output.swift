internal import ArgumentParser
internal import Glibc
internal import LetterAnalysis

/// Where a report goes: standard output, or a file that appears whole or not at all.
///
/// A file is written without a name where the system allows it, so that nothing is left behind
/// however the program ends, and beside its place under another name where it does not. It takes its
/// place in one step, when all of it is on the disk.
final class Output {
  /// A report could not be written.
  struct Problem: Error {
    /// Nobody reads any more: a closed pipe ends the run quietly.
    var isClosedPipe = false
    var reason = ""
  }

  /// What stands between the bytes and the place they go to.
  private enum Stage {
    /// Nothing: standard output, a device, a pipe.
    case none
    /// A file without a name, in the folder of its place.
    case unnamed
    /// A file beside its place.
    case named
  }

  /// -1 once closed.
  private var descriptor: Int32
  /// The name that the user gave.
  private let name: String
  /// The file it leads to.
  private let path: FilePath?
  private let stage: Stage

  /// Whether people see it as it is written.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Output to `path`, or to standard output.
  ///
  /// - Throws: `Problem` if no file can be made in the folder of `path`.
  init(to path: FilePath?) throws(Problem) {
    name = path?.text ?? "standard output"
    let path = path.map(\.resolved)
    self.path = path
    guard let path else {
      (descriptor, stage) = (STDOUT_FILENO, .none)
      return
    }
    let old = path.status
    if let old, !old.isFile {
      // A device or pipe is written to, not replaced.
      stage = .none
      descriptor = path.withCString { open($0, O_WRONLY | O_CLOEXEC) }
    } else {
      let unnamed = Self.openUnnamed(in: path.folder)
      stage = unnamed >= 0 ? .unnamed : .named
      descriptor = unnamed >= 0 ? unnamed : Self.openNamed(path.beside)
    }
    guard descriptor >= 0 else {
      throw Problem(reason: "'\(name)' cannot be written: \(systemReason(errno))")
    }
    if case .none = stage { return }
    // A report may quote a letter: only its owner reads it, unless the old file was open to others.
    if let old { _ = fchown(descriptor, old.st_uid, old.st_gid) }
    _ = fchmod(descriptor, old.map { $0.st_mode & 0o777 } ?? 0o600)
  }

  deinit { discard() }

  /// A file without a name; negative where there are none.
  private static func openUnnamed(in folder: FilePath) -> Int32 {
    // It can be given a name only through this folder.
    guard access("/proc/self/fd", X_OK) == 0 else { return -1 }
    // O_TMPFILE, which is no plain number in the C library's header.
    let temporary = 0o20_000_000 | O_DIRECTORY
    return folder.withCString { open($0, temporary | O_WRONLY | O_CLOEXEC, 0o600) }
  }

  private static func openNamed(_ path: FilePath) -> Int32 {
    // What bears the number of this process was left behind by one that is no more.
    path.withCString { name in
      _ = unlink(name)
      return open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    }
  }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(Problem) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: $0[start...]).baseAddress,
          bytes.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        let code = errno
        throw Problem(
          isClosedPipe: code == EPIPE,
          reason: "'\(name)' could not be written: \(systemReason(code))"
        )
      }
      start += count
    }
  }

  /// Puts the file in its place.
  func finish() throws(Problem) {
    guard let path, stage != .none else { return }
    guard fsync(descriptor) == 0 || errno == EINVAL, giveName(path.beside),
      path.beside.withCString({ from in path.withCString { rename(from, $0) } }) == 0
    else {
      let code = errno
      _ = path.beside.withCString { unlink($0) }
      discard()
      throw Problem(reason: "'\(name)' could not be written: \(systemReason(code))")
    }
    path.folder.syncFolder()
    closeDescriptor()
  }

  /// Gives a file without a name one; true if it has it.
  private func giveName(_ name: FilePath) -> Bool {
    guard stage == .unnamed else { return true }
    return name.withCString { name in
      _ = unlink(name)
      return linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
    }
  }

  /// Forgets what was written; the old file stays.
  func discard() {
    guard descriptor >= 0, let path else { return }
    if stage == .named { _ = path.beside.withCString { unlink($0) } }
    closeDescriptor()
  }

  private func closeDescriptor() {
    close(descriptor)
    descriptor = -1
  }
}

extension FilePath {
  /// The name beside a file under which its successor waits for a moment.
  fileprivate var beside: FilePath {
    FilePath(bytes: bytes + Array(".lorcheck-\(getpid())".utf8))
  }

  /// Has the system write down which names a folder holds; some disks cannot.
  func syncFolder() {
    let descriptor = withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}

/// Prints a text on standard output; a closed pipe is no fault.
///
/// - Throws: `ExitCode.broken` if it cannot be written, after saying so.
func emit(_ text: String) throws {
  do {
    try Output(to: nil).write(Array((text + "\n").utf8))
  } catch {
    guard !error.isClosedPipe else { return }
    complain(error.reason)
    throw ExitCode.broken
  }
}

/// Prints a line on standard error, cleaned of control characters.
func complain(_ message: String) {
  let line = "lorcheck: " + TerminalText.clean(message) + "\n"
  _ = Array(line.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

/// Prints several lines on standard error, each cleaned of control characters.
func complain(lines message: String) {
  let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map {
    TerminalText.clean(String($0))
  }
  let text = Array(("lorcheck: " + lines.joined(separator: "\n") + "\n").utf8)
  _ = text.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

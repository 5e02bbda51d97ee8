internal import ArgumentParser
internal import Glibc
internal import LetterAnalysis

/// Where a report goes: standard output, or a file that appears whole or not at all.
struct Output {
  /// A report could not be written.
  struct Problem: Error {
    /// Nobody reads any more: a closed pipe ends the run quietly.
    var isClosedPipe = false
    var reason = ""
  }

  private let descriptor: Int32
  /// The name that the user gave.
  private let name: String
  /// The file it leads to.
  private let path: FilePath?
  private let temporary: FilePath?

  /// Whether people see it as it is written.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Output to `path`, or to standard output.
  ///
  /// - Throws: `Problem` if no file can be made beside `path`.
  init(to path: FilePath?) throws(Problem) {
    name = path?.text ?? "standard output"
    let path = path.map(\.resolved)
    self.path = path
    guard let path else {
      descriptor = STDOUT_FILENO
      temporary = nil
      return
    }
    if let status = path.status, !status.isFile {
      // A device or pipe is written to, not replaced.
      temporary = nil
      descriptor = path.withCString { open($0, O_WRONLY | O_CLOEXEC) }
      guard descriptor >= 0 else {
        throw Problem(reason: "'\(name)' cannot be written: \(systemReason(errno))")
      }
      return
    }
    let temporary = FilePath(bytes: path.bytes + Array(".lorcheck-\(getpid())".utf8))
    // A report may quote a letter: only its owner reads it, unless the old file was open to others.
    let mode = path.status.map { $0.st_mode & 0o777 } ?? 0o600
    descriptor = temporary.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode) }
    self.temporary = temporary
    guard descriptor >= 0 else {
      throw Problem(reason: "'\(name)' cannot be written: \(systemReason(errno))")
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
    guard let path, let temporary else { return }
    guard fsync(descriptor) == 0 || errno == EINVAL, close(descriptor) == 0,
      temporary.withCString({ from in path.withCString { rename(from, $0) } }) == 0
    else {
      let code = errno
      discard()
      throw Problem(reason: "'\(name)' could not be written: \(systemReason(code))")
    }
  }

  /// Forgets what was written; the old file stays.
  func discard() {
    guard let temporary else { return }
    _ = temporary.withCString { unlink($0) }
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

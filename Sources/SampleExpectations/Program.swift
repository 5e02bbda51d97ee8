package import Foundation
internal import Synchronization

/// A built program, and how to run it.
package struct Program: Sendable {
  /// What a run gave.
  package struct Run: Sendable {
    /// The exit status, or 128 and the number of the signal that ended it.
    package var status: Int32
    /// All bytes of standard output.
    package var output: [UInt8]
    /// All bytes of standard error.
    package var errors: [UInt8]

    /// Standard output as text; bytes that are no UTF-8 become U+FFFD.
    package var outputText: String { String(decoding: output, as: UTF8.self) }
    /// Standard error as text; bytes that are no UTF-8 become U+FFFD.
    package var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  /// Where it is.
  package var file: URL

  /// The program at `file`.
  package init(_ file: URL) { self.file = file }

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - arguments: its arguments.
  ///   - input: what stands on standard input; nothing if left out.
  ///   - environment: variables to set besides those of this process.
  ///   - folder: the working folder; that of this process if left out.
  /// - Returns: the status and all that was written.
  /// - Throws: an error of Foundation if it cannot be started.
  package func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    in folder: URL? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Every pipe at once: a program that waits for one of them must never wait for ever.
    let readers = [Drain(output.fileHandleForReading), Drain(errors.fileHandleForReading)]
    try? standardInput.fileHandleForWriting.write(contentsOf: Data(input))
    try? standardInput.fileHandleForWriting.close()
    let bytes = readers.map { $0.wait() }
    process.waitUntilExit()
    let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return Run(status: signal + process.terminationStatus, output: bytes[0], errors: bytes[1])
  }
}

/// Reads a pipe to its end on a thread of its own.
private final class Drain: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  private let done = DispatchSemaphore(value: 0)

  init(_ handle: FileHandle) {
    let thread = Thread { [self] in
      let data = (try? handle.readToEnd()) ?? Data()
      bytes.withLock { $0 = [UInt8](data) }
      done.signal()
    }
    thread.start()
  }

  func wait() -> [UInt8] {
    done.wait()
    return bytes.withLock { $0 }
  }
}

internal import ArgumentParser

extension ExitCode {
  /// A letter fails.
  static let letterFails = ExitCode(1)
  /// Wrong usage, or something could not be read, assessed or written.
  static let broken = ExitCode(2)
}

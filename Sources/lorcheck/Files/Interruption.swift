internal import ArgumentParser
internal import Glibc
internal import Synchronization

/// Notes SIGINT, SIGTERM and SIGHUP, so that a run ends between two letters: on standard output with a valid
/// document that says so, with a named file not at all.
enum Interruption {
  /// The signal that came, or 0.
  ///
  /// Written by the handler alone, which may do nothing else; the threads that read letters ask for it.
  fileprivate static let received = Atomic<Int32>(0)

  /// Begins to listen, also where whoever started the program has blocked the signals.
  static func listen() {
    received.store(0, ordering: .relaxed)
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] where number != SIGHUP || !isIgnored(number) {
      signal(number, noteSignal)
      sigaddset(&signals, number)
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether whoever started the program wants it to outlive the terminal, as `nohup` does.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Whether the run should end.
  static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }
  /// The exit status that says by which signal it ended: 130, 143 or 129.
  static var status: ExitCode { ExitCode(128 + received.load(ordering: .relaxed)) }
}

/// The handler: a plain function, since the C library calls it.
private func noteSignal(_ number: Int32) {
  Interruption.received.store(number, ordering: .relaxed)
}

internal import Glibc

/// A program that runs beside this one: it is fed bytes, its output is collected, and it is ended
/// with all its children when it takes too long.
struct ChildProcess {
  /// How it ended.
  enum End: Equatable {
    /// By itself; a signal counts as 128 and its number.
    case exited(Int32)
    case timedOut, outputTooLong, interrupted
  }

  /// What came of it.
  struct Result {
    var end: End
    var output: [UInt8]
    var errors: [UInt8]

    /// The first line of what it wrote on standard error.
    var firstErrorLine: String {
      let line = String(decoding: errors.prefix { $0 != 0x0A }, as: UTF8.self)
      return line.isEmpty ? "it gave no reason" : line
    }
  }

  /// The path of the program.
  var program: String
  /// Its arguments, without the program itself.
  var arguments: [String]
  /// Its whole environment, `NAME=value`.
  var environment: [String] = []

  init(program: String, arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// The folders that programs are looked for in.
  static var searchPath: String {
    getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
  }

  /// The path of the program called `name`, or nil if there is none on the PATH.
  static func find(_ name: String) -> String? {
    searchPath.split(separator: ":").map { $0 + "/" + name }
      .first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }

  /// Runs it to its end; this process must ignore SIGPIPE, since a child need not listen.
  ///
  /// - Parameters:
  ///   - input: What it reads from standard input.
  ///   - outputLimit: Bytes of output beyond which it is ended.
  ///   - seconds: Time after which it is ended.
  /// - Returns: How it ended, and what it wrote.
  /// - Throws: `FileProblem` if it cannot be started.
  func run(input: [UInt8], outputLimit: Int, seconds: Int) throws(FileProblem) -> Result {
    var pipes = try Pipes()
    defer { pipes.close() }
    let process = try spawn(pipes)
    pipes.closeChildEnds()
    var exchange = Exchange(input: input, outputLimit: outputLimit)
    let deadline = ContinuousClock.now + .seconds(seconds)
    var stopped = exchange.run(&pipes, until: deadline)
    var status: Int32 = 0
    while stopped == nil, waitpid(process, &status, WNOHANG) == 0 {
      // Both outputs are closed: all that is left is to end.
      if ContinuousClock.now >= deadline { stopped = .timedOut }
      usleep(2000)
    }
    if stopped != nil {
      kill(-process, SIGKILL)
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
    let signal = status & 0x7F
    let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    return Result(
      end: stopped ?? .exited(code), output: exchange.output, errors: exchange.errors)
  }

  /// Starts it in a process group of its own, so that a signal reaches all of it.
  private func spawn(_ pipes: Pipes) throws(FileProblem) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in pipes.childEnds.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var argv = ([program] + arguments).map { strdup($0) } + [nil]
    var envp = environment.map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, &argv, &envp)
    guard code == 0 else {
      throw FileProblem(reason: "'\(program)' could not be started: \(systemReason(code))")
    }
    return process
  }
}

/// The pipes to standard input, output and error of a child.
private struct Pipes {
  /// This side's ends; -1 once closed.
  var input: Int32
  var output: Int32
  var errors: Int32
  /// The child's ends, by their numbers there.
  private(set) var childEnds: [Int32]

  init() throws(FileProblem) {
    let pairs = try [Self.pair(), Self.pair(), Self.pair()]
    (input, output, errors) = (pairs[0].write, pairs[1].read, pairs[2].read)
    childEnds = [pairs[0].read, pairs[1].write, pairs[2].write]
    for descriptor in [input, output, errors] {
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }
  }

  private static func pair() throws(FileProblem) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw FileProblem(reason: "no pipe could be opened: \(systemReason(errno))")
    }
    for descriptor in ends { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  mutating func closeChildEnds() {
    for descriptor in childEnds { _ = Glibc.close(descriptor) }
    childEnds = []
  }

  /// Closes the pipe to the child's standard input.
  mutating func closeInput() { Self.shut(&input) }

  /// Closes what is still open.
  mutating func close() {
    closeChildEnds()
    Self.shut(&input)
    Self.shut(&output)
    Self.shut(&errors)
  }

  static func shut(_ descriptor: inout Int32) {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
    descriptor = -1
  }
}

/// Feeds a child and collects what it writes.
private struct Exchange {
  private let input: [UInt8]
  private let outputLimit: Int
  private var fed = 0
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []

  /// Bytes of standard error that are kept; chosen by hand.
  private static let keptErrors = 4096

  init(input: [UInt8], outputLimit: Int) {
    self.input = input
    self.outputLimit = outputLimit
  }

  /// Goes on until the child has closed both outputs, or says why it must be stopped.
  mutating func run(
    _ pipes: inout Pipes, until deadline: ContinuousClock.Instant
  ) -> ChildProcess.End? {
    while pipes.output >= 0 || pipes.errors >= 0 {
      if Interruption.isRequested { return .interrupted }
      if ContinuousClock.now >= deadline { return .timedOut }
      var waiting = [
        pollfd(fd: pipes.input, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: pipes.output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: pipes.errors, events: Int16(POLLIN), revents: 0),
      ]
      // Short enough that a signal or the deadline is not waited for.
      guard poll(&waiting, 3, 100) > 0 else { continue }
      if waiting[0].revents != 0 { feed(&pipes) }
      if waiting[1].revents != 0 { Self.collect(&pipes.output, into: &output) }
      if waiting[2].revents != 0 { Self.collect(&pipes.errors, into: &errors) }
      errors.removeLast(max(0, errors.count - Self.keptErrors))
      if output.count > outputLimit { return .outputTooLong }
    }
    return nil
  }

  /// Writes as much of the input as the pipe takes; a child that reads no more is no fault.
  private mutating func feed(_ pipes: inout Pipes) {
    let count = input[fed...].withUnsafeBytes { write(pipes.input, $0.baseAddress, $0.count) }
    if count >= 0 { fed += count }
    let isBlocked = count < 0 && (errno == EAGAIN || errno == EINTR)
    if fed == input.count || count < 0 && !isBlocked { pipes.closeInput() }
  }

  /// Reads what there is, and closes the pipe at its end.
  private static func collect(_ descriptor: inout Int32, into bytes: inout [UInt8]) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 { bytes += buffer[..<count] }
    if count == 0 || count < 0 && errno != EAGAIN && errno != EINTR { Pipes.shut(&descriptor) }
  }
}

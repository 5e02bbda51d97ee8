internal import Glibc

/// A path as the system knows it: bytes, which need not be UTF-8.
struct FilePath: Hashable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The path that an argument names.
  ///
  /// The argument parser repairs arguments that are not UTF-8; the original is looked up.
  init(argument: String) {
    let raw = CommandLine.unsafeArgv
    for index in 0..<Int(CommandLine.argc) {
      guard let pointer = raw[index] else { continue }
      let original = Array(UnsafeBufferPointer(start: pointer, count: strlen(pointer))).map {
        UInt8(bitPattern: $0)
      }
      if String(decoding: original, as: UTF8.self) == argument {
        self.init(bytes: original)
        return
      }
    }
    self.init(bytes: Array(argument.utf8))
  }

  /// The path for people; bytes that are no UTF-8 become U+FFFD.
  var text: String { String(decoding: bytes, as: UTF8.self) }
  /// The part behind the last slash.
  var name: ArraySlice<UInt8> {
    bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[($0 + 1)...] } ?? bytes[...]
  }
  /// Whether it stands for standard input.
  var isStandardInput: Bool { bytes == [UInt8(ascii: "-")] }

  /// A path below this one.
  func appending(_ name: [UInt8]) -> FilePath {
    let needsSlash = bytes.last != UInt8(ascii: "/")
    return FilePath(bytes: bytes + (needsSlash ? [UInt8(ascii: "/")] : []) + name)
  }

  /// Calls `body` with the path as a C string.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes + [0]).withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { chars in
        guard let base = chars.baseAddress else { return "".withCString(body) }
        return body(base)
      }
    }
  }

  /// The path that links lead to; itself if it leads nowhere.
  var resolved: FilePath {
    guard let real = withCString({ realpath($0, nil) }) else { return self }
    defer { free(real) }
    return FilePath(
      bytes: UnsafeBufferPointer(start: real, count: strlen(real)).map { UInt8(bitPattern: $0) })
  }

  /// Whether both lead to the same file.
  func isSameFile(as other: FilePath) -> Bool {
    guard let a = status, let b = other.status else { return false }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }

  /// Facts about what the path leads to, links followed, or about standard input; nil if it leads nowhere.
  var status: stat? {
    var result = stat()
    if isStandardInput { return fstat(STDIN_FILENO, &result) == 0 ? result : nil }
    return withCString { stat($0, &result) } == 0 ? result : nil
  }
}

/// Why the system refused something, in words.
func systemReason(_ code: Int32) -> String {
  switch code {
  case ENOENT: "there is no such file"
  case EACCES, EPERM: "permission was denied"
  case EISDIR: "it is a folder"
  case ENOSPC: "the disk is full"
  case EMFILE, ENFILE: "too many files are open"
  default: String(cString: strerror(code)).lowercased()
  }
}

/// A problem with a file, as a sentence.
struct FileProblem: Error {
  var reason: String
}

extension FilePath {
  /// The whole content of the file, or of standard input.
  ///
  /// What comes slowly, such as a pipe, is waited for until it ends or the run is interrupted.
  ///
  /// - Throws: `FileProblem` if it cannot be opened or read to its end.
  func read(limit: Int) throws(FileProblem) -> [UInt8] {
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
    let descriptor = isStandardInput ? STDIN_FILENO : withCString { open($0, flags) }
    guard descriptor >= 0 else { throw FileProblem(reason: systemReason(errno)) }
    defer { if !isStandardInput { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      try awaitInput(descriptor)
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        throw FileProblem(reason: "it could not be read: \(systemReason(errno))")
      }
      bytes += buffer[..<count]
    }
    return bytes
  }
}

/// Waits until something can be read, looking up now and then whether the run should end.
///
/// - Throws: `FileProblem` if it should.
func awaitInput(_ descriptor: Int32) throws(FileProblem) {
  let interval: Int32 = 200  // milliseconds
  var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  while true {
    let count = poll(&request, 1, interval)
    // A failure is for the read itself to tell.
    if count > 0 || (count < 0 && errno != EINTR) { return }
    if Interruption.isRequested { throw FileProblem(reason: "it was not read to its end") }
  }
}

extension stat {
  /// Whether it is a folder.
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  /// Whether it is an ordinary file.
  var isFile: Bool { st_mode & S_IFMT == S_IFREG }
}

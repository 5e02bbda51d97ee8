internal import Glibc
internal import LetterFormats

/// A copy of a file that is about to be replaced.
///
/// It is on the disk before the file is touched, and overwrites nothing.
struct Backup {
  /// Where the copy is: the file's path with `.bak` behind it, or `.bak2` and so on.
  let path: FilePath

  /// Gives the file a second name, in which it lives on when the first is given to another file.
  ///
  /// - Throws: `FileProblem` if no copy can be kept.
  init(of file: FilePath) throws(FileProblem) {
    for number in 1..<Self.most {
      let ending = number == 1 ? ".bak" : ".bak\(number)"
      let copy = FilePath(bytes: file.bytes + Array(ending.utf8))
      guard try Self.copy(file, to: copy) else { continue }
      path = copy
      copy.syncFile()
      copy.folder.syncFolder()
      return
    }
    throw FileProblem(reason: "no copy can be kept: there are too many already; remove some")
  }

  private static let most = 1000

  /// Removes the copy, when the file was not replaced after all.
  func remove() { _ = path.withCString { unlink($0) } }

  /// Copies a file; false if there is already something at `copy`.
  private static func copy(_ file: FilePath, to copy: FilePath) throws(FileProblem) -> Bool {
    if file.withCString({ from in copy.withCString { link(from, $0) } }) == 0 { return true }
    if errno == EEXIST { return false }
    // A disk without second names gets a real copy.
    let content = try file.read(limit: ReadingLimits.standard.fileSize)
    let mode = file.status.map { $0.st_mode & 0o777 } ?? 0o600
    let descriptor = copy.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode) }
    if descriptor < 0, errno == EEXIST { return false }
    defer { if descriptor >= 0 { close(descriptor) } }
    guard descriptor >= 0, fchmod(descriptor, mode) == 0, writeAll(content, to: descriptor) else {
      let reason = systemReason(errno)
      if descriptor >= 0 { _ = copy.withCString { unlink($0) } }
      throw FileProblem(reason: "no copy can be kept: \(reason)")
    }
    return true
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return false }
      start += max(0, count)
    }
    return true
  }
}

extension FilePath {
  /// Has the system write a file's content to the disk.
  fileprivate func syncFile() {
    let descriptor = withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}

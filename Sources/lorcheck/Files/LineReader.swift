internal import Glibc

/// Reads lines from a descriptor in constant memory.
struct LineReader {
  /// A line without its end.
  enum Line {
    case bytes([UInt8])
    /// One over the limit, which was passed over to its end.
    case tooLong
  }

  private let descriptor: Int32
  private let limit: Int
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var unread = 0..<0

  /// A reader of lines of at most `limit` bytes.
  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line, nil at the end; a last line needs no line end.
  ///
  /// - Throws: `FileProblem` if reading fails or the run is interrupted.
  mutating func next() throws(FileProblem) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if unread.isEmpty {
        guard try fill() else {
          return isTooLong ? .tooLong : line.isEmpty ? nil : .bytes(line)
        }
      }
      let end = buffer[unread].firstIndex(of: UInt8(ascii: "\n"))
      let piece = unread.lowerBound..<(end ?? unread.upperBound)
      if line.count + piece.count > limit { isTooLong = true }
      if isTooLong { line = [] } else { line += buffer[piece] }
      unread = min(piece.upperBound + (end == nil ? 0 : 1), unread.upperBound)..<unread.upperBound
      if end != nil { return isTooLong ? .tooLong : .bytes(line) }
    }
  }

  /// Reads on; false at the end.
  private mutating func fill() throws(FileProblem) -> Bool {
    while true {
      try awaitInput(descriptor)
      let count = read(descriptor, &buffer, buffer.count)
      if count >= 0 {
        unread = 0..<count
        return count > 0
      }
      guard errno == EINTR || errno == EAGAIN else {
        throw FileProblem(reason: "it could not be read: \(systemReason(errno))")
      }
    }
  }
}

internal import Glibc

/// A line on standard error that tells how far a long run is; it is there on terminals only.
struct ProgressLine {
  /// How long a run takes before anything is shown.
  private static let patience = Duration.seconds(1)
  /// How long a line stays before it is drawn again.
  private static let interval = Duration.milliseconds(100)
  private static let erase = "\r\u{1B}[2K"

  private let total: Int
  private let start = ContinuousClock.now
  private var done = 0
  private var shown: ContinuousClock.Instant?

  /// A line for `total` letters; nil where nobody could read it or it would only be in the way.
  init?(total: Int) {
    let terminal = getenv("TERM").map { String(cString: $0) }
    guard total > 1, isatty(STDERR_FILENO) == 1, terminal != "dumb" else { return nil }
    self.total = total
  }

  /// Counts a letter, and draws the line if it is time.
  mutating func advance() {
    done += 1
    let now = ContinuousClock.now
    guard done < total, now - start >= Self.patience else { return }
    if let shown, now - shown < Self.interval { return }
    shown = now
    draw(Self.erase + Self.text(done: done, total: total, elapsed: now - start))
  }

  /// Takes the line away, so that something else can be printed; the next letter brings it back.
  mutating func clear() {
    guard shown != nil else { return }
    shown = nil
    draw(Self.erase)
  }

  /// `12 of 340 letters, 85 a second, 4 s left`.
  static func text(done: Int, total: Int, elapsed: Duration) -> String {
    let seconds = max(elapsed / .seconds(1), 0.001)
    let rate = Double(done) / seconds
    let left = Int((Double(total - done) / rate).rounded(.up))
    let time = left < 60 ? "\(left) s" : "\(left / 60) min \(left % 60) s"
    let speed = rate >= 10 ? "\(Int(rate))" : "\(Double(Int(rate * 10)) / 10)"
    return "\(done) of \(total) letters, \(speed) a second, \(time) left"
  }

  private func draw(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

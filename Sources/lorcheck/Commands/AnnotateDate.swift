internal import Glibc

/// A moment, as documents write it: `2026-01-31T09:30:00Z`.
struct Moment {
  /// By the clock on the wall.
  let local: String
  /// In Coordinated Universal Time.
  let universal: String

  /// The moment that a text in this form names; nil if it has another form or names no day.
  init?(_ text: String) {
    var parts = tm()
    let pattern = "dddd-dd-ddTdd:dd:ddZ"
    let fits =
      text.utf8.count == pattern.utf8.count
      && zip(text.utf8, pattern.utf8).allSatisfy { byte, wanted in
        wanted == UInt8(ascii: "d") ? (0x30...0x39).contains(byte) : byte == wanted
      }
    guard fits else { return nil }
    let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int32($0) }
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (numbers[0] - 1900, numbers[1] - 1, numbers[2])
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[3], numbers[4], numbers[5])
    // A day that the month does not have comes back as another.
    let seconds = timegm(&parts)
    guard Self.text(seconds, gmtime_r) == text else { return nil }
    (local, universal) = (text, text)
  }

  private init(local: String, universal: String) {
    (self.local, self.universal) = (local, universal)
  }

  /// The moment at hand.
  static var now: Moment {
    let seconds = time(nil)
    return Moment(local: text(seconds, localtime_r), universal: text(seconds, gmtime_r))
  }

  private typealias Split = (UnsafePointer<time_t>?, UnsafeMutablePointer<tm>?)
    -> UnsafeMutablePointer<tm>?

  private static func text(_ seconds: time_t, _ split: Split) -> String {
    var seconds = seconds
    var parts = tm()
    guard split(&seconds, &parts) != nil else { return "" }
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

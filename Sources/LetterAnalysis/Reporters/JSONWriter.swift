/// Writes JSON with its keys in the order in which they are given.
///
/// The schema promises an order, which Foundation's encoder does not keep; and the core is free of
/// Foundation.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Begins an object or array with `{` or `[`.
  mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  /// Ends it with `}` or `]`.
  mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  /// Writes a key; its value comes next.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: "\":".utf8)
    needsComma = false
  }

  /// Writes a text.
  mutating func string(_ text: String) {
    separate()
    quote(text)
    needsComma = true
  }

  /// Writes a text as a key; its value comes next.
  mutating func key(named text: String) {
    separate()
    quote(text)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a whole number.
  mutating func number(_ value: Int) { raw(String(value)) }

  /// Writes a share between 0 and 1 with three decimals.
  mutating func share(_ value: Double) {
    let thousandths = Int((min(max(value, 0), 1) * 1000).rounded())
    let digits = String(thousandths % 1000)
    raw("\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits)
  }

  /// Writes a finite number with at most three decimals.
  mutating func decimal(_ value: Double) {
    let thousandths = Int((value * 1000).rounded())
    let digits = String(abs(thousandths) % 1000)
    var text = "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1000)."
    text += String(repeating: "0", count: 3 - digits.count) + digits
    while text.last == "0" { text.removeLast() }
    raw(text.last == "." ? text + "0" : text)
  }

  /// Writes true or false.
  mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  /// Writes the absence of a value.
  mutating func null() { raw("null") }

  /// Begins a new line, for people who look at the document.
  mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  /// Hands out what was written so far and forgets it.
  mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
      case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
      case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: ("\\u00" + (byte < 16 ? "0" : "") + digits).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// Paths as URI references (RFC 3986), relative unless the path is absolute.
enum PathURI {
  /// `drafts/a%20b.docx`, `file:///home/x.txt`.
  static func reference(to path: String) -> String {
    (path.hasPrefix("/") ? "file://" : "") + encode(path)
  }

  /// The text with every byte encoded but unreserved characters and slashes.
  static func encode(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}

extension LetterFormat {
  /// Its media type.
  var mimeType: String {
    switch self {
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .html: "text/html"
    case .txt: "text/plain"
    case .odt: "application/vnd.oasis.opendocument.text"
    }
  }
}

internal import LetterAnalysis

/// Finds the messages Word writes in place of a field that it cannot resolve.
enum FieldErrors {
  private static let marker = Array("Error! ".utf8)
  /// A message is shorter than this; the longest known has 78 characters.
  private static let longest = 120

  /// More messages than this are not reported; chosen by hand.
  private static let most = 200

  /// One remark a message, with its place.
  static func remarks(in text: [UInt8]) -> [DocumentRemark] {
    var remarks: [DocumentRemark] = []
    var from = 0
    while remarks.count < most, let start = text.firstOffset(of: marker, from: from) {
      let limit = min(text.count, start + longest)
      let body = start + marker.count
      var end = body
      while end < limit, text[end] != 0x0A, text[end] != UInt8(ascii: ".") { end += 1 }
      if end < limit, text[end] == UInt8(ascii: ".") { end += 1 }
      if body < text.count, (0x41...0x5A).contains(text[body]) {
        let message = String(decoding: text[start..<end], as: UTF8.self)
        remarks.append(DocumentRemark(kind: .brokenField, detail: message, span: Span(start, end)))
      }
      from = end
    }
    return remarks
  }
}

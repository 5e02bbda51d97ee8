/// Makes any text part of an XML or HTML document: the one place that escapes for both.
enum MarkupText {
  /// The text as character data or as an attribute's value between double quotes.
  ///
  /// Characters that XML forbids and controls become U+FFFD; line ends and tabs stay.
  static func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: result.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: result.append(contentsOf: "&gt;".unicodeScalars)
      case 0x22: result.append(contentsOf: "&quot;".unicodeScalars)
      case 0x27: result.append(contentsOf: "&#39;".unicodeScalars)
      case 0x09, 0x0A: result.append(scalar)
      case 0x0D: result.append("\n")
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

/// An element of an XML or HTML document, built as a value and written once.
struct Markup {
  private enum Content {
    case element(name: String, attributes: [(String, String)], children: [Markup])
    case text(String)
    case group([Markup])
    /// Bytes that are the program's own and need no escape: a style sheet, a script.
    case verbatim(StaticString)
  }
  private let content: Content

  /// An element; attributes that are nil are left out.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [Markup] = []
  ) {
    content = .element(
      name: name, attributes: attributes.compactMap { key, value in value.map { (key, $0) } },
      children: children)
  }

  /// An element that holds a text.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String
  ) {
    self.init(name, attributes, [.text(text)])
  }

  private init(_ content: Content) { self.content = content }

  /// Text, escaped when it is written.
  static func text(_ text: String) -> Markup { Markup(.text(text)) }
  /// Several nodes in a row.
  static func group(_ nodes: [Markup]) -> Markup { Markup(.group(nodes)) }
  /// Text of the program's own that is written as it is.
  static func verbatim(_ text: StaticString) -> Markup { Markup(.verbatim(text)) }

  /// How empty elements are written.
  enum Dialect {
    /// `<a/>`.
    case xml
    /// `<a></a>`, and `<br>` for elements that have no end tag.
    case html
  }

  /// Appends the node to a text.
  func write(to text: inout String, as dialect: Dialect) {
    switch content {
    case .text(let value): text += MarkupText.escape(value)
    case .verbatim(let value): text += value.description
    case .group(let nodes): for node in nodes { node.write(to: &text, as: dialect) }
    case .element(let name, let attributes, let children):
      text += "<" + name
      for (key, value) in attributes { text += " \(key)=\"\(MarkupText.escape(value))\"" }
      if dialect == .html, Self.voidElements.contains(name) {
        text += ">"
        return
      }
      if dialect == .xml, children.isEmpty {
        text += "/>"
        return
      }
      text += ">"
      for child in children { child.write(to: &text, as: dialect) }
      text += "</\(name)>"
    }
  }

  private static let voidElements: Set<String> = ["meta", "input", "br", "hr"]
}

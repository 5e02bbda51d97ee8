internal import LetterAnalysis

/// What an element does to the text in it.
///
/// Source: the HTML Standard, section Rendering.
enum HTMLElement: Equatable {
  /// Runs on in the line: also every element that is not known.
  case inline
  /// Stands in lines of its own.
  case block
  /// The same, and says what its text is.
  case kind(Block.Kind)
  /// Keeps its white space, in lines of its own.
  case preformatted
  /// Ends a line.
  case lineBreak
  /// Holds no text that a page shows.
  case skipped
  case head
  case title
  case meta
  /// A deletion, which Word marks with who made it.
  case deletion
  case insertion

  /// The element called `name`, in lower case.
  init(name: String) {
    self = Self.special[name] ?? (Self.blocks.contains(name) ? .block : .inline)
  }

  private static let blocks: Set = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "header",
    "hgroup", "hr", "html", "legend", "main", "menu", "nav", "noframes", "ol", "optgroup", "option",
    "p", "search", "section", "summary", "table", "caption", "tbody", "thead", "tfoot", "tr", "ul",
  ]

  private static let special: [String: HTMLElement] = {
    var table: [String: HTMLElement] = [
      "br": .lineBreak, "head": .head, "title": .title, "meta": .meta, "li": .kind(.listItem),
      "td": .kind(.tableCell), "th": .kind(.tableCell), "del": .deletion, "ins": .insertion,
    ]
    for level in 1...6 { table["h\(level)"] = .kind(.heading) }
    for name in ["pre", "textarea", "listing", "xmp", "plaintext"] { table[name] = .preformatted }
    for name in [
      "script", "style", "template", "iframe", "noembed", "datalist", "xml", "audio", "video",
      "canvas", "link", "base",
    ] { table[name] = .skipped }
    return table
  }()

  /// Whether the element may stand in a head; any other one begins the body.
  static func mayStandInHead(_ name: String) -> Bool {
    [
      "title", "base", "basefont", "link", "meta", "script", "style", "template", "noscript",
      "object",
      "xml", "bgsound",
    ].contains(name) || name.contains(":")
  }
}

/// What an element's inline style says about showing it.
struct InlineStyle {
  enum Display { case none, block, inline }
  enum WhiteSpace { case collapsed, kept, lines }

  var display: Display?
  var isVisible: Bool?
  var whiteSpace: WhiteSpace?

  /// Reads the declarations of a `style` attribute.
  init(_ text: String) {
    for declaration in text.lowercased().split(separator: ";") {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let name = declaration[..<colon].filter { !$0.isWhitespace }
      let value =
        declaration[declaration.index(after: colon)...]
        .split(whereSeparator: { $0.isWhitespace || $0 == "!" }).first ?? ""
      apply(String(name), String(value))
    }
  }

  private mutating func apply(_ name: String, _ value: String) {
    switch name {
    case "display":
      switch value {
      case "none": display = Display.none
      case "inline", "contents": display = .inline
      case "block", "flex", "grid", "table", "list-item", "table-row", "table-cell", "flow-root":
        display = .block
      default: break
      }
    case "visibility": isVisible = value == "visible" ? true : value == "inherit" ? nil : false
    case "mso-hide": if value == "all" { display = Display.none }
    case "white-space":
      switch value {
      case "pre", "pre-wrap", "break-spaces": whiteSpace = .kept
      case "pre-line": whiteSpace = .lines
      default: whiteSpace = .collapsed
      }
    default: break
    }
  }
}

/// What styles say about the text: whether it is hidden, a heading, a list item.
struct WordStyles {
  private struct Style {
    var basedOn: String?
    var vanish: Bool?
    var isHeading = false
    var isListItem: Bool?
  }

  /// Whether text is hidden unless something says otherwise.
  private(set) var hidesByDefault = false
  /// Whether any style hides anything; if not, nobody needs to look styles up.
  private(set) var hidesAnything = false
  private var styles: [String: Style] = [:]
  private var defaultParagraphStyle: String?

  /// No styles at all.
  init() {}

  /// Reads a styles part; a damaged one counts as none.
  init(parsing bytes: [UInt8], name: String, limits: ReadingLimits) {
    for candidate in [Self.withoutTableStyles(bytes), bytes] {
      let reader = StyleReader()
      if (try? XMLPushReader.parse(candidate, name: name, events: reader, limits: limits)) != nil {
        self = reader.styles
        return
      }
    }
  }

  /// The part without most of its bulk, which says nothing here: latent styles and table styles.
  ///
  /// Only what Word itself writes is cut out; the caller takes the whole part if this breaks it.
  private static func withoutTableStyles(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    func cut(from start: Int, closing tag: String) {
      guard let end = bytes.firstOffset(of: Array(tag.utf8), from: start) else { return }
      result += bytes[at..<start]
      at = end + tag.utf8.count
    }
    if let start = bytes.firstOffset(of: Array("<w:latentStyles ".utf8)) {
      cut(from: start, closing: "</w:latentStyles>")
    }
    let table = Array("<w:style w:type=\"table\"".utf8)
    while let start = bytes.firstOffset(of: table, from: at) {
      let before = at
      cut(from: start, closing: "</w:style>")
      if at == before { break }
    }
    return result + bytes[at...]
  }

  /// Whether a style or one it is based on says that text is hidden.
  ///
  /// Vanish is a toggle: a paragraph style and a character style that both hide show the text
  /// (ECMA-376 part 1, 17.7.3).
  func hides(paragraphStyle: String?, characterStyle: String?) -> Bool {
    if hidesByDefault { return true }
    guard hidesAnything else { return false }
    let paragraph = first(from: paragraphStyle ?? defaultParagraphStyle) { $0.vanish } ?? false
    let character = first(from: characterStyle) { $0.vanish } ?? false
    return paragraph != character
  }

  /// Whether paragraphs of this style are headings.
  func isHeading(_ id: String) -> Bool {
    first(from: id) { $0.isHeading ? true : nil } ?? id.hasPrefix("Heading")
  }

  /// Whether paragraphs of this style are list items.
  func isListItem(_ id: String) -> Bool { first(from: id) { $0.isListItem } ?? false }

  /// What the nearest style of a chain says; a chain that runs in a circle ends.
  private func first(from id: String?, _ property: (Style) -> Bool?) -> Bool? {
    var id = id
    var steps = 0
    while let current = id, let style = styles[current], steps < Self.longestChain {
      if let value = property(style) { return value }
      id = style.basedOn
      steps += 1
    }
    return nil
  }

  /// Word allows eleven styles in a chain; chosen by hand above that.
  private static let longestChain = 64

  /// Collects the styles of a part.
  private final class StyleReader: XMLEvents {
    var styles = WordStyles()
    private var id: String?
    private var style = Style()
    private var inDefaults = false
    /// Depth inside properties that say nothing about the style itself.
    private var skipped = 0

    func start(_ tag: XMLTag, _ attributes: XMLAttributes) {
      if skipped > 0 || tag.space != .word {
        skipped += skipped > 0 ? 1 : 0
        return
      }
      switch tag.name {
      case .style: beginStyle(attributes)
      case .rPrDefault: inDefaults = true
      case .rPrChange, .pPrChange: skipped = 1
      case .vanish: setVanish(attributes.isOn)
      case .numPr: style.isListItem = true
      case .numId: style.isListItem = !attributes.has("val", "0")
      case .outlineLvl: style.isHeading = !attributes.has("val", "9")
      case .basedOn: style.basedOn = attributes.string("val")
      case .name:
        let name = attributes.string("val")?.lowercased() ?? ""
        if name.hasPrefix("heading ") || name == "title" { style.isHeading = true }
      default: break
      }
    }

    func end(_ tag: XMLTag) {
      if skipped > 0 {
        skipped -= 1
      } else if tag.isWord(.style) {
        if let id { styles.styles[id] = style }
        id = nil
      } else if tag.isWord(.rPrDefault) {
        inDefaults = false
      }
    }

    private func beginStyle(_ attributes: XMLAttributes) {
      id = attributes.string("styleId")
      style = Style()
      if attributes.has("type", "paragraph"),
        attributes.has("default", "1") || attributes.has("default", "true")
      {
        styles.defaultParagraphStyle = id
      }
    }

    private func setVanish(_ isOn: Bool) {
      if inDefaults {
        styles.hidesByDefault = isOn
      } else if id != nil {
        style.vanish = isOn
        if isOn { styles.hidesAnything = true }
      }
    }
  }
}

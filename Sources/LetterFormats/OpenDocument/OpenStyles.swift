/// What the styles of an OpenDocument file say about its text: whether it is hidden or a heading, and
/// which page it begins.
struct OpenStyles {
  /// The kinds of style that matter here.
  enum Family: String {
    case paragraph, text, table
  }

  /// A style as written down.
  fileprivate struct Style {
    var parent: String?
    var hides: Bool?
    var masterPage: String?
    var isHeading = false
  }

  fileprivate struct Key: Hashable {
    var family: Family
    var name: String
  }

  /// The named styles of `styles.xml`, which automatic styles are based on.
  fileprivate var named: [Key: Style] = [:]
  /// The styles that the part at hand made up for single paragraphs and words.
  fileprivate var automatic: [Key: Style] = [:]
  /// What was looked up before.
  fileprivate var known: [Key: Style] = [:]
  fileprivate var hidesByDefault = false
  /// The name of the first master page, which a document begins with unless it says otherwise.
  fileprivate(set) var firstMasterPage: String?
  /// The master page that follows another by itself.
  fileprivate var nextPages: [String: String] = [:]

  /// No styles at all.
  init() {}

  /// The styles that a part at `name` holds, on top of the named ones of `base`.
  ///
  /// - Throws: what the parser throws; the part is the document's text or its styles.
  init(
    parsing bytes: [UInt8], name: String, over base: OpenStyles, limits: ReadingLimits
  ) throws(LetterReadError) {
    let reader = OpenStyleReader(base)
    try XMLPushReader.parse(bytes, name: name, events: reader, limits: limits)
    self = reader.styles
  }

  /// Whether paragraphs of the style called `name` are hidden unless a span says otherwise.
  mutating func hidesParagraph(_ name: String?) -> Bool {
    resolved(.paragraph, name).hides ?? hidesByDefault
  }

  /// Whether a span of the style called `name` is hidden; nil if it is like the text around it.
  mutating func hidesSpan(_ name: String?) -> Bool? { resolved(.text, name).hides }

  /// Whether paragraphs of the style called `name` are headings.
  mutating func isHeading(_ name: String?) -> Bool { resolved(.paragraph, name).isHeading }

  /// The page that a paragraph or table of the style called `name` begins.
  mutating func masterPage(_ family: Family, _ name: String?) -> String? {
    let page = resolved(family, name).masterPage
    return page?.isEmpty == true ? nil : page
  }

  /// The master pages in use when a document begins or turns to `pages`, where nil is the first one;
  /// each once, each before those that follow it by themselves.
  func pagesInUse(_ pages: [String?]) -> [String] {
    var used: [String] = []
    for start in pages {
      var page = start ?? firstMasterPage
      while let current = page, used.count < Self.mostPages, !used.contains(current) {
        used.append(current)
        page = nextPages[current]
      }
    }
    return used
  }

  /// Master pages beyond this are not looked at; chosen by hand.
  static let mostPages = 256

  /// A style with what those say that it is based on, the nearest first.
  ///
  /// A chain that runs in a circle ends.
  private mutating func resolved(_ family: Family, _ name: String?) -> Style {
    guard let name else { return Style() }
    let key = Key(family: family, name: name)
    if let known = known[key] { return known }
    var result = Style()
    var next = automatic[key] ?? named[key]
    for _ in 0..<Self.longestChain {
      guard let style = next else { break }
      result.hides = result.hides ?? style.hides
      result.masterPage = result.masterPage ?? style.masterPage
      result.isHeading = result.isHeading || style.isHeading
      next = style.parent.flatMap { named[Key(family: family, name: $0)] }
    }
    known[key] = result
    return result
  }

  /// Styles above each other; LibreOffice's own go seven deep, chosen by hand above that.
  private static let longestChain = 64
}

/// Collects styles and the name of the first master page.
private final class OpenStyleReader: XMLEvents {
  private(set) var styles: OpenStyles
  private var isAutomatic = false
  private var key: OpenStyles.Key?
  private var style = OpenStyles.Style()
  private var isDefault = false

  /// A reader that keeps the named styles of `base`, not the automatic ones.
  init(_ base: OpenStyles) {
    styles = base
    styles.automatic = [:]
    styles.known = [:]
  }

  func start(_ tag: XMLTag, _ attributes: XMLAttributes) {
    switch (tag.space, tag.name) {
    case (.openOffice, .automaticStyles): isAutomatic = true
    case (.openStyle, .style): beginStyle(attributes)
    case (.openStyle, .defaultStyle): isDefault = attributes.has("family", "paragraph")
    case (.openStyle, .textProperties): setDisplay(attributes)
    case (.openStyle, .masterPage): addPage(attributes)
    default: break
    }
  }

  func end(_ tag: XMLTag) {
    switch (tag.space, tag.name) {
    case (.openOffice, .automaticStyles): isAutomatic = false
    case (.openStyle, .defaultStyle): isDefault = false
    case (.openStyle, .style):
      guard let key else { return }
      if isAutomatic { styles.automatic[key] = style } else { styles.named[key] = style }
      self.key = nil
    default: break
    }
  }

  private func beginStyle(_ attributes: XMLAttributes) {
    guard let family = attributes.string("family").flatMap(OpenStyles.Family.init(rawValue:)),
      let name = attributes.string("name")
    else { return }
    key = OpenStyles.Key(family: family, name: name)
    style = OpenStyles.Style()
    style.parent = attributes.string("parent-style-name")
    style.masterPage = attributes.string("master-page-name")
    style.isHeading = name == "Title" || name == "Heading" || name.hasPrefix("Heading_20_")
  }

  private func addPage(_ attributes: XMLAttributes) {
    guard let name = attributes.string("name") else { return }
    if styles.firstMasterPage == nil { styles.firstMasterPage = name }
    styles.nextPages[name] = attributes.string("next-style-name")
  }

  private func setDisplay(_ attributes: XMLAttributes) {
    guard let display = attributes.string("display") else { return }
    if isDefault { styles.hidesByDefault = display == "none" }
    if key != nil { style.hides = display == "none" }
  }
}

/// A part of a package that is to be changed: its bytes as they can be spliced, and its elements.
struct EditablePart {
  /// The name in the package.
  let name: String
  /// The elements, with the bytes they count in.
  let outline: XMLOutline

  /// Takes a part that libxml2 finds well-formed.
  ///
  /// - Throws: `unreadable` if it is not well-formed, `encoding` if it is neither UTF-8 nor UTF-16.
  init(_ bytes: [UInt8], name: String, limits: ReadingLimits) throws(AnnotationError) {
    let reader = NothingReader()
    do throws(LetterReadError) {
      try XMLPushReader.parse(bytes, name: name, events: reader, limits: limits)
    } catch {
      throw .unreadable(error)
    }
    self.name = name
    let (text, wasUTF16) = XMLPushReader.decoded(bytes)
    let parts = Self.declaration(of: text)
    if wasUTF16 {
      outline = XMLOutline(
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>".utf8)
          + text[parts.end...])
    } else {
      guard ["", "UTF-8", "UTF8", "US-ASCII"].contains(parts.encoding) else {
        throw .encoding(name)
      }
      outline = XMLOutline(text)
    }
    guard !outline.elements.isEmpty else { throw .unreadable(.damagedPart(name)) }
  }

  /// Where the XML declaration ends, and the encoding it names, in upper case.
  private static func declaration(of bytes: [UInt8]) -> (end: Int, encoding: String) {
    guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstOffset(of: Array("?>".utf8)) else {
      return (0, "")
    }
    let named = XMLTagScanner.attributes(in: bytes, 0..<end).first {
      $0.name.elementsEqual("encoding".utf8)
    }
    return (
      end + 2, named.map { String(decoding: bytes[$0.value], as: UTF8.self) }?.uppercased() ?? ""
    )
  }

  /// The part after its changes.
  func bytes(with splices: Splices) -> [UInt8] { splices.applied(to: outline.bytes) }

  /// Puts `children` behind all that the root element holds.
  func append(_ children: String, to splices: inout Splices) {
    append(children, to: 0, in: &splices)
  }

  /// Puts `children` behind all that an element holds.
  func append(_ children: String, to element: Int, in splices: inout Splices) {
    let target = outline.elements[element]
    guard target.isEmptyTag else {
      return splices.insert(children, at: target.close.lowerBound)
    }
    let slash = (target.open.upperBound - 2)..<target.open.upperBound
    splices.replace(
      slash, with: TagSpace.opened + children + "</" + outline.writtenName(of: element) + ">")
  }

  /// Takes out elements that `append` put in, so that an element that was empty is so again.
  func remove(_ elements: [Range<Int>], from splices: inout Splices) {
    for range in elements { splices.remove(range) }
    if let root = outline.elements.first, TagSpace.wasEmpty(root, in: outline.bytes),
      elements.reduce(0, { $0 + $1.count }) == root.inside.count, !elements.isEmpty
    {
      splices.replace(TagSpace.seam(of: root), with: "/>")
      splices.remove(root.close)
    }
  }

  /// The prefix of the root element with its colon; empty if it has none.
  var rootPrefix: String {
    let name = outline.writtenName(of: 0)
    return name.firstIndex(of: ":").map { String(name[...$0]) } ?? ""
  }

  /// The namespace that the root declares for `prefix`, if it does.
  func namespace(of prefix: String) -> String? {
    let name = prefix.isEmpty ? "xmlns" : "xmlns:" + prefix
    return outline.attributes(of: 0).first { $0.name.elementsEqual(name.utf8) }
      .map { outline.string($0.value) }
  }

  /// Whether the whole part binds `prefix` to `uri` and to nothing else.
  func binds(_ prefix: String, to uri: String) -> Bool {
    guard namespace(of: prefix) == uri else { return false }
    let declaration = Array(" xmlns:\(prefix)=".utf8)
    guard let first = outline.bytes.firstOffset(of: declaration) else { return false }
    return outline.bytes.firstOffset(of: declaration, from: first + 1) == nil
  }
}

/// Listens to nothing: for a parse that only tells whether a part is well-formed.
private final class NothingReader: XMLEvents {
  func start(_ tag: XMLTag, _ attributes: XMLAttributes) {}
}

/// How elements of WordprocessingML are written in a part.
struct WordMarkup {
  /// The namespace of the part: the transitional one, or the strict one.
  let namespace: String
  /// What a top element that is inserted declares; empty if the part does so.
  let declaration: String

  /// The namespace that ordinary documents use.
  static let transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  /// The namespace of Strict Open XML documents.
  static let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"

  /// Both kinds, for parts that are made anew.
  static let all = [transitional, strict].map { WordMarkup(namespace: $0, declaration: "") }

  private init(namespace: String, declaration: String) {
    self.namespace = namespace
    self.declaration = declaration
  }

  /// Markup that fits `part`.
  init(of part: EditablePart) {
    let isStrict = part.outline.attributes(of: 0).contains {
      part.outline.bytes[$0.value].elementsEqual(Self.strict.utf8)
    }
    namespace = isStrict ? Self.strict : Self.transitional
    declaration = part.binds("w", to: namespace) ? "" : " xmlns:w=\"\(namespace)\""
  }

  /// Whether the document is of the strict kind.
  var isStrict: Bool { namespace == Self.strict }

  /// Text as it stands in an element or in an attribute, in ASCII, so that it fits any encoding.
  ///
  /// What XML cannot hold is left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": continue
      default:
        if scalar.value < 0x20 {
          if scalar == "\t" || scalar == "\n" { result += " " }
        } else if scalar.value < 0x7F {
          result.unicodeScalars.append(scalar)
        } else {
          result += "&#\(scalar.value);"
        }
      }
    }
    return result
  }
}

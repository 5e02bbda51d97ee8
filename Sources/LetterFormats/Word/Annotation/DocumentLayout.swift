/// Where the parts of a document are that have to do with comments.
struct DocumentLayout {
  /// The name of the part that lists the kinds of parts.
  static let contentTypes = "[Content_Types].xml"

  /// The main part.
  let main: String
  /// What the main part refers to.
  let relations: Relationships
  /// The kind of the main part, as a media type.
  let mainType: String

  /// Looks through a package.
  ///
  /// - Throws: `signed`, `template`, or what is wrong with the package.
  init(_ package: inout PackageEdit) throws(AnnotationError) {
    let root = try Self.relations(of: "", in: &package)
    if root.first(ending: "/digital-signature/origin") != nil { throw .signed }
    main = root.first(ending: "/officeDocument")?.target ?? "word/document.xml"
    relations = try Self.relations(of: main, in: &package)
    let types = try package.requiredPart(Self.contentTypes)
    mainType = Self.type(of: main, in: types.outline)
    if mainType.contains("template") { throw .template }
  }

  /// Whether the document holds macros, and so is a .docm.
  var isMacroEnabled: Bool { mainType.contains("macroEnabled") }

  /// The part that a relationship of the main part leads to, by the end of its type.
  func part(_ kind: String) -> String? { relations.first(ending: "/" + kind)?.target }

  /// The name of a part that stands beside the main part.
  func sibling(_ name: String) -> String {
    main.lastIndex(of: "/").map { main[...$0] + name } ?? name
  }

  private static func relations(
    of part: String, in package: inout PackageEdit
  ) throws(AnnotationError) -> Relationships {
    let name = Relationships.partName(for: part)
    guard let bytes = try package.read(name) else { return Relationships() }
    let reader = RelationshipReader(source: part)
    do throws(LetterReadError) {
      try XMLPushReader.parse(bytes, name: name, events: reader, limits: package.limits)
    } catch {
      throw .unreadable(error)
    }
    return reader.relationships
  }

  /// The media type of a part: its own, or that of its extension.
  private static func type(of part: String, in types: XMLOutline) -> String {
    let ending = part.split(separator: ".").last.map { $0.lowercased() } ?? ""
    var byExtension = ""
    for index in types.elements.indices {
      guard let type = types.value("ContentType", of: index) else { continue }
      if types.value("PartName", of: index)?.lowercased() == "/" + part.lowercased() {
        return type
      }
      if types.value("Extension", of: index)?.lowercased() == ending { byExtension = type }
    }
    return byExtension
  }
}

/// What a document allows to be done to it.
enum DocumentProtection {
  /// The protection that is in force, in words; nil if there is none.
  static func description(
    _ package: inout PackageEdit, _ layout: DocumentLayout
  ) throws(AnnotationError) -> String? {
    guard let name = layout.part("settings"), let settings = try package.part(name) else {
      return nil
    }
    let outline = settings.outline
    for index in outline.elements.indices {
      switch outline.elements[index].tag.name {
      case .documentProtection:
        guard ["1", "true", "on"].contains(outline.value("enforcement", of: index) ?? "") else {
          continue
        }
        return words[outline.value("edit", of: index) ?? ""] ?? "its formatting is locked"
      case .writeProtection: return "it asks to be opened read-only"
      default: continue
      }
    }
    return nil
  }

  /// Source: ECMA-376 part 1, 17.18.24 (ST_DocProtect).
  private static let words = [
    "readOnly": "it is read-only", "comments": "only comments may be changed",
    "trackedChanges": "every change is tracked", "forms": "only form fields may be filled in",
  ]
}

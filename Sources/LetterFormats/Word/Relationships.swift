/// The relationships of one part of a package.
struct Relationships {
  /// One relationship inside the package.
  struct Entry {
    /// What refers to it.
    var id: String
    /// The kind, as a URI.
    var type: String
    /// The part's name without a slash before it.
    var target: String
  }

  /// In the order of the part.
  private(set) var entries: [Entry] = []
  private var targets: [String: String] = [:]

  /// No relationships.
  init() {}

  /// Adds one; of two with the same id the first counts.
  mutating func add(_ entry: Entry) {
    entries.append(entry)
    if targets[entry.id] == nil { targets[entry.id] = entry.target }
  }

  /// The parts Word would name so, for a package that lost its relationships.
  static let usual = {
    var all = Relationships()
    for name in ["styles", "footnotes", "endnotes", "comments"] {
      all.add(Entry(id: name, type: "/" + name, target: "word/\(name).xml"))
    }
    return all
  }()

  /// The first relationship of a kind: the ends of strict and transitional URIs are the same.
  func first(ending suffix: String) -> Entry? { entries.first { $0.type.hasSuffix(suffix) } }

  /// The part that `id` refers to.
  func target(id: String) -> String? { targets[id] }

  /// The name of the part that holds the relationships of `part`; the package itself is "".
  static func partName(for part: String) -> String {
    guard let slash = part.lastIndex(of: "/") else { return "_rels/\(part).rels" }
    return part[...slash] + "_rels/" + part[part.index(after: slash)...] + ".rels"
  }

  /// The name of the part a target means, seen from `source`.
  static func resolve(_ target: String, from source: String) -> String {
    let path = target.prefix { $0 != "#" }.split(separator: "/", omittingEmptySubsequences: true)
    var folders = target.hasPrefix("/") ? [] : source.split(separator: "/").dropLast()
    for piece in path {
      if piece == ".." {
        _ = folders.popLast()
      } else if piece != "." {
        folders.append(piece)
      }
    }
    return unescaped(folders.joined(separator: "/"))
  }

  /// Decodes %20 and the like.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("%") else { return text }
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
        let byte = UInt8(
          String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Collects a part's relationships; those that lead outside the package are left out.
final class RelationshipReader: XMLEvents {
  private(set) var relationships = Relationships()
  private let source: String

  /// Reads the relationships of the part `source`.
  init(source: String) { self.source = source }

  func start(_ tag: XMLTag, _ attributes: XMLAttributes) {
    guard tag.name == .relationship, !attributes.has("TargetMode", "External"),
      let type = attributes.string("Type"), let target = attributes.string("Target")
    else { return }
    relationships.add(
      .init(
        id: attributes.string("Id") ?? "", type: type,
        target: Relationships.resolve(target, from: source)))
  }
}

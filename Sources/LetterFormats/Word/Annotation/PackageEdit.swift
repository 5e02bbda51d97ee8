/// A package whose parts are read and changed; nothing is written before `finish()`.
struct PackageEdit: ~Copyable {
  private let original: [UInt8]
  private var archive: ZipArchive
  private var changes: [ZipEditor.Change] = []
  let limits: ReadingLimits

  /// Opens the package that `bytes` hold.
  init(_ bytes: [UInt8], limits: ReadingLimits) throws(AnnotationError) {
    original = bytes
    self.limits = limits
    do throws(LetterReadError) {
      archive = try ZipArchive(bytes, limits: limits)
    } catch {
      throw .unreadable(error)
    }
  }

  /// Whether there is a part of this name.
  func contains(_ name: String) -> Bool {
    changes.last { $0.name == name }.map { $0.content != nil } ?? archive.contains(name)
  }

  /// The content of a part as it now is; nil if there is no such part.
  mutating func read(_ name: String) throws(AnnotationError) -> [UInt8]? {
    if let change = changes.last(where: { $0.name == name }) { return change.content }
    do throws(LetterReadError) {
      return try archive.read(name)
    } catch {
      throw .unreadable(error)
    }
  }

  /// A part to be edited; nil if there is no such part.
  mutating func part(_ name: String) throws(AnnotationError) -> EditablePart? {
    guard let bytes = try read(name) else { return nil }
    return try EditablePart(bytes, name: name, limits: limits)
  }

  /// A part to be edited that has to be there.
  mutating func requiredPart(_ name: String) throws(AnnotationError) -> EditablePart {
    guard let part = try part(name) else { throw .unreadable(.damagedPart(name)) }
    return part
  }

  /// Gives a part new content, or takes it out.
  mutating func set(_ name: String, to content: [UInt8]?) {
    changes.removeAll { $0.name == name }
    changes.append(ZipEditor.Change(name: name, content: content))
  }

  /// Makes changes to a part, if there are any.
  mutating func apply(_ splices: Splices, to part: EditablePart) {
    if !splices.isEmpty { set(part.name, to: part.bytes(with: splices)) }
  }

  /// The package as it now is; the very bytes it was opened from if nothing changed.
  func finish() throws(AnnotationError) -> [UInt8] {
    guard !changes.isEmpty else { return original }
    guard let bytes = ZipEditor.archive(original, changes: changes) else { throw .packing }
    return bytes
  }
}

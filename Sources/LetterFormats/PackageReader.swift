internal import LetterAnalysis

/// Reads zip packages: tells the kinds apart by what they hold, not by their names.
enum PackageReader {
  /// The letter in a package.
  static func letter(
    from source: LetterSource, limits: ReadingLimits
  ) throws(LetterReadError) -> Letter {
    var archive = try open(source, limits)
    if try OpenParts.areIn(&archive) {
      let parts = try OpenParts(in: &archive)
      return try OpenReader.letter(in: parts, name: source.name, limits: limits)
    }
    if archive.contains("Index/Document.iwa") { throw .pages }
    return try WordReader.letter(from: source, limits: limits)
  }

  private static func open(
    _ source: LetterSource, _ limits: ReadingLimits
  ) throws(LetterReadError) -> ZipArchive {
    do throws(LetterReadError) {
      return try ZipArchive(source.bytes, limits: limits)
    } catch {
      let isCutOff = error == .damagedArchive && OpenParts.beginIn(source.bytes)
      throw isCutOff ? .damagedOpenDocument(.cutOff) : error
    }
  }

  /// Whether a package holds an OpenDocument text.
  static func isOpenDocument(
    _ source: LetterSource, limits: ReadingLimits
  ) throws(LetterReadError) -> Bool {
    var archive = try open(source, limits)
    return try OpenParts.areIn(&archive)
  }
}

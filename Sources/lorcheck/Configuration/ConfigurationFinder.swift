internal import Glibc

/// Finds the configuration of each folder: the nearest `.lorcheck.yml`, from the folder upward to the
/// root of its repository.
struct ConfigurationFinder {
  /// What a configuration is called.
  static let fileName = Array(".lorcheck.yml".utf8)
  private static let repositoryMark = Array(".git".utf8)

  /// The file that holds for every letter, if the user named one.
  private let fixed: Configuration?
  private var byFolder: [FilePath: Configuration?] = [:]

  /// A finder that looks for none if the user named one.
  init(fixed: Configuration?) { self.fixed = fixed }

  /// The configuration of a folder, which is absolute and without links; nil if there is none.
  ///
  /// - Throws: an exit status, after a message, if the file cannot be read or is wrong.
  mutating func configuration(of folder: FilePath) throws -> Configuration? {
    if let fixed { return fixed }
    if let known = byFolder[folder] { return known }
    let file = folder.appending(Self.fileName)
    let found: Configuration?
    if file.status != nil {
      found = try Configuration.read(file)
    } else if folder.bytes.count <= 1 || folder.appending(Self.repositoryMark).status != nil {
      found = nil
    } else {
      found = try configuration(of: folder.folder)
    }
    byFolder[folder] = .some(found)
    return found
  }
}

internal import Glibc

/// Finds the letters that the arguments name: files as given, folders by the bytes of their names.
struct LetterFinder {
  /// What became of the paths.
  struct Found {
    /// Letters to check, each file once.
    var letters: [FilePath] = []
    /// Documents that cannot be read, found in folders, and paths that lead nowhere.
    var unreadable: [(path: FilePath, reason: String)] = []
    /// Files passed over in folders, by kind of reason.
    var skipped: [String: Int] = [:]
  }

  private static let letters: Set<String> = ["docx", "docm", "html", "htm", "txt", "md", "odt"]
  private static let documents: Set<String> = ["pdf", "doc", "rtf"]
  /// How deep folders are followed.
  ///
  /// A letter folder is never so deep; a loop of mounts may be.
  private static let depthLimit = 64

  private var found = Found()
  private var seen: Set<[UInt64]> = []

  /// What the paths lead to.
  static func find(_ paths: [FilePath]) -> Found {
    var finder = LetterFinder()
    for path in paths { finder.add(path) }
    return finder.found
  }

  private mutating func add(_ path: FilePath) {
    if path.isStandardInput {
      found.letters.append(path)
      return
    }
    guard let status = path.status else {
      found.unreadable.append((path, systemReason(errno)))
      return
    }
    guard isNew(status) else { return }
    if status.isFolder {
      walk(path, depth: 0)
    } else {
      found.letters.append(path)
    }
  }

  /// Whether the file was not met before; links and loops lead to the same file.
  private mutating func isNew(_ status: stat) -> Bool {
    seen.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted
  }

  private mutating func walk(_ folder: FilePath, depth: Int) {
    guard depth < Self.depthLimit else {
      found.unreadable.append((folder, "folders are nested too deeply"))
      return
    }
    guard let names = Self.names(in: folder) else {
      found.unreadable.append((folder, systemReason(errno)))
      return
    }
    for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      visit(folder.appending(name), named: name, depth: depth)
    }
  }

  private mutating func visit(_ path: FilePath, named name: [UInt8], depth: Int) {
    if name.starts(with: "~$".utf8) { return skip("lock file") }
    if name == ConfigurationFinder.fileName { return }
    if name.first == UInt8(ascii: ".") { return skip("hidden file") }
    guard let status = path.status else {
      found.unreadable.append((path, systemReason(errno)))
      return
    }
    if status.isFolder {
      if isNew(status) { walk(path, depth: depth + 1) }
      return
    }
    let suffix = name.lastIndex(of: UInt8(ascii: ".")).map {
      String(decoding: name[($0 + 1)...], as: UTF8.self).lowercased()
    }
    guard let suffix, Self.letters.contains(suffix) || Self.documents.contains(suffix),
      status.isFile, !name.starts(with: "README.".utf8)
    else { return skip("other file") }
    if isNew(status) { found.letters.append(path) }
  }

  private mutating func skip(_ reason: String) { found.skipped[reason, default: 0] += 1 }

  /// The names in a folder but `.` and `..`; nil if it cannot be read.
  private static func names(in folder: FilePath) -> [[UInt8]]? {
    guard let directory = folder.withCString({ opendir($0) }) else { return nil }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
          Array(
            UnsafeBufferPointer(
              start: start,
              count: strnlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), 256)))
        }
      }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    return names
  }
}

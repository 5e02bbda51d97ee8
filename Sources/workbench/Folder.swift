internal import FoundationEssentials
internal import LetterAnalysis

/// Files of a folder, for the development tools.
enum Folder {
  /// The lexicon files below a folder.
  static func lexicons(_ path: String) throws -> [LexiconSource] {
    try ["language", "rules", "signals", "rubric", "learned"].flatMap { folder in
      let directory = path + "/" + folder
      guard FileManager.default.fileExists(atPath: directory) else { return [LexiconSource]() }
      return try FileManager.default.contentsOfDirectory(atPath: directory).sorted().map { name in
        LexiconSource(
          name: folder + "/" + name,
          bytes: Array(try Data(contentsOf: URL(filePath: directory + "/" + name))))
      }
    }
  }

  /// The labelled letters of a folder, by name.
  static func letters(_ path: String) throws -> [LabelledLetter] {
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    return try names.filter { $0.hasSuffix(".lab") }.map { name in
      let content = try String(contentsOf: URL(filePath: path + "/" + name), encoding: .utf8)
      return try LabelledLetter(id: String(name.dropLast(4)), content: content)
    }
  }
}

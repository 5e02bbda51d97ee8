internal import ArgumentParser
internal import EmbeddedLexicons
internal import Glibc
internal import LetterAnalysis
internal import LetterFormats

/// Options of every command that reads letters.
struct LetterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Replaces built-in lexicon files by those of the same name.", valueName: "dir"))
  var lexicons: String?

  @Option(
    help: ArgumentHelp("The applicant's name, if it is not found in the letter.", valueName: "name")
  )
  var applicant: String?

  @Flag(help: LetterFile.convertHelp) var convert = false

  /// The analyzer of the built-in lexicons and the user's own.
  ///
  /// A mistake in a lexicon is told on standard error and ends the program.
  func analyzer() throws -> Analyzer {
    try Lexicons.analyzer(replacedBy: lexicons.map(FilePath.init(argument:)))
  }

  /// Reads one letter.
  func letter(at path: FilePath) throws(FileProblem) -> Letter {
    try LetterFile.letter(at: path, converting: convert)
  }
}

/// What makes a letter fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, note, never

  /// The severity from which on a concern fails it; nil if none does.
  var severity: Severity? { Severity(rawValue: rawValue) }
}

/// The lexicons in use.
enum Lexicons {
  /// The analyzer of the built-in lexicons and those of a folder.
  ///
  /// A mistake in a lexicon is told on standard error and ends the program.
  static func analyzer(replacedBy folder: FilePath?) throws -> Analyzer {
    do {
      return try Analyzer(
        lexicons: try LexiconSet(
          try sources(replacedBy: folder), compiled: EmbeddedLexicons.compiled()))
    } catch let error as LexiconError {
      complain(lines: error.description)
      throw ExitCode.broken
    }
  }

  /// The built-in files, those of a folder in place of the ones of the same name.
  static func sources(replacedBy root: FilePath?) throws -> [LexiconSource] {
    var sources = EmbeddedLexicons.sources()
    guard let root else { return sources }
    guard let status = root.status, status.isFolder else {
      complain("'\(root.text)' is not a folder; --lexicons wants a folder of lexicon files")
      throw ExitCode.broken
    }
    var replaced = 0
    for index in sources.indices {
      let path = root.appending(Array(sources[index].name.utf8))
      guard path.status != nil else { continue }
      do {
        sources[index].bytes = try path.read(atMost: FileLimits.lexicon)
      } catch {
        complain("'\(path.text)': \(error.reason)")
        throw ExitCode.broken
      }
      replaced += 1
    }
    try refuseUnknown(in: root, known: Set(sources.map(\.name)))
    if replaced == 0 {
      complain("'\(root.text)' holds no lexicon file; expected names such as 'rules/visa.txt'")
      throw ExitCode.broken
    }
    return sources
  }

  /// A name that replaces nothing is a mistake: say so, and which names there are.
  private static func refuseUnknown(in root: FilePath, known: Set<String>) throws {
    for folder in Set(known.compactMap { $0.split(separator: "/").first }).sorted() {
      for file in LexiconFolder.names(in: root.appending(Array(folder.utf8))) {
        let name = folder + "/" + file
        guard !known.contains(name), file.hasSuffix(".txt") || file.hasSuffix(".bin") else {
          continue
        }
        let siblings = known.filter { $0.hasPrefix(folder + "/") }.sorted().joined(separator: ", ")
        complain("'\(root.text)/\(name)' replaces no built-in lexicon; the names are: \(siblings)")
        throw ExitCode.broken
      }
    }
  }
}

/// Lists a folder of lexicon files.
enum LexiconFolder {
  static func names(in folder: FilePath) -> [String] {
    guard let directory = folder.withCString({ opendir($0) }) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}

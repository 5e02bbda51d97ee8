internal import ArgumentParser
internal import Foundation
internal import LetterAnalysis

/// `workbench compile`: compiles the lexicons, so that lorcheck need not do it whenever it starts.
struct Compile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes compiled/lexicons.bin of a lexicon folder.")

  @Argument(help: "The lexicon folder.") var folder: String
  @Flag(help: "Writes nothing; fails if the file is not what the texts are compiled into.")
  var check = false

  func run() throws {
    let sources = try Folder.lexicons(folder).sorted { $0.name < $1.name }
    let bytes = try CompiledLexicons(sources).file(madeOf: sources)
    let file = URL(filePath: folder).appending(path: "compiled/lexicons.bin")
    guard check else {
      try Data(bytes).write(to: file)
      print("\(file.path): \(bytes.count) bytes")
      return
    }
    guard let known = try? Data(contentsOf: file), known.elementsEqual(bytes) else {
      throw ValidationError("\(file.path) is not in step with the lexicons; run 'make lexicons'")
    }
  }
}

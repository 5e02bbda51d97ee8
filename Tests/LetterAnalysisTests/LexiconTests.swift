import EmbeddedLexicons
import Foundation
@testable import LetterAnalysis
import TestSupport
import Testing

@Suite struct `the lexicons` {
  static let folders = ["language", "rules", "signals", "rubric", "learned"]
  static let files = ((try? Fixtures.lexicons.get().files) ?? []).map(\.name)
  /// Two files may share an identifier only where that is meant.
  static let knownDuplicates = ["personal"]

  @Test(arguments: files)
  func `have examples that behave as written`(file: String) throws {
    let failures = try Self.failures.get().filter { $0.file == file }
    #expect(failures.isEmpty, "\(failures.map(\.description).joined(separator: "\n"))")
  }

  private static let failures = Result { LexiconChecker(try Fixtures.lexicons.get()).failures() }

  @Test func `in the folder are those in the binary, byte for byte`() throws {
    let embedded = EmbeddedLexicons.sources()
    let names = try Self.folders.flatMap { folder in
      try Fixtures.names(in: "Lexicons/" + folder).map { folder + "/" + $0 }
    }
    #expect(names.sorted() == embedded.map(\.name).sorted(), "run Lexicons/update-list")
    for source in embedded {
      #expect(try Fixtures.bytes("Lexicons/" + source.name) == source.bytes, "\(source.name)")
    }
  }

  @Test func `are what was compiled`() throws {
    let sources = EmbeddedLexicons.sources().sorted { $0.name < $1.name }
    let compiled = try CompiledLexicons(sources).file(madeOf: sources)
    #expect(compiled == EmbeddedLexicons.compiled().array, "run 'make lexicons'")
  }

  @Test func `are compiled anew where a text differs`() throws {
    var sources = EmbeddedLexicons.sources().sorted { $0.name < $1.name }
    let compiled = EmbeddedLexicons.compiled()
    #expect(CompiledLexicons(compiled, madeOf: sources) != nil)
    for cut in [0, 8, 24, 1000, compiled.count - 1] {
      #expect(CompiledLexicons(LexiconBytes(Array(compiled.array[..<cut])), madeOf: sources) == nil)
    }
    let index = try #require(sources.firstIndex { $0.name == "rules/visa.txt" })
    sources[index].bytes += Array("# a note\n".utf8)
    #expect(CompiledLexicons(compiled, madeOf: sources) == nil)
    let set = try LexiconSet(sources, compiled: compiled)
    #expect(set.files.count == (try Fixtures.lexicons.get().files.count))
  }

  @Test func `have an identifier each`() throws {
    let ids = try Fixtures.lexicons.get().files.map(\.id)
    let duplicates = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(duplicates == Self.knownDuplicates)
  }

  @Test func `are named after their rules, and were read through on a day`() throws {
    for file in try Fixtures.lexicons.get().files {
      let name = file.name.split(separator: "/").last?.dropLast(4) ?? ""
      #expect(name == file.id || Self.knownDuplicates.contains(file.id), "\(file.name)")
      #expect(
        file.reviewed.wholeMatch(of: /20[0-9]{2}-[01][0-9]-[0-3][0-9]/) != nil, "\(file.name)")
      for entry in file.entries {
        #expect(entry.rule == file.id || entry.rule.hasPrefix(file.id + "."), "\(file.name)")
      }
    }
  }

  @Test func `speak in sentences`() throws {
    for file in try Fixtures.lexicons.get().files {
      #expect(!file.title.hasSuffix(".") && file.title.first?.isUppercase == false, "\(file.name)")
      for text in [file.why, file.advice] where !file.name.hasPrefix("signals/") {
        #expect(text.hasSuffix(".") || text.hasSuffix("?"), "\(file.name): \(text)")
      }
    }
  }

  @Test func `have a rule for every tag of the guide`() throws {
    let ids = Set(try Fixtures.lexicons.get().files.map(\.id))
    for tag in Tag.allCases { #expect(ids.contains(tag.rawValue), "\(tag.rawValue)") }
  }

  @Test func `have a digest that tells any change`() throws {
    let sources = EmbeddedLexicons.sources()
    let digest = try LexiconSet(sources).digest
    #expect(digest.count == 16)
    #expect(try LexiconSet(sources.reversed()).digest == digest)
    var changed = sources
    let index = try #require(changed.firstIndex { $0.name == "rules/visa.txt" })
    changed[index].bytes += Array("\n# a note\n".utf8)
    #expect(try LexiconSet(changed).digest != digest)
  }
}

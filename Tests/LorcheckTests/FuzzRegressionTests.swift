import Foundation
import LetterAnalysis
import TestSupport
import Testing

/// What the fuzzers once broke something with; `FuzzTarget.swift` is theirs, too.
@Suite struct `an old find of the fuzzers` {
  /// The folder of a target, and a file in it.
  static let finds = Result { try Fixtures.files(under: "Fuzz/Regressions") }

  @Test(arguments: try finds.get()) func `breaks nothing any more`(path: String) throws {
    let folder = path.split(separator: "/")[2]
    let target = try #require(FuzzTarget(rawValue: String(folder)), "no target is called \(folder)")
    #expect(throws: Never.self) { try target.check(try Fixtures.bytes(path)) }
  }

  /// The checks themselves must see what is wrong.
  @Test func `is told from a letter that is sound`() throws {
    let letter = try #require(try FuzzTarget.read(Array(plainLetter.utf8), as: "a.txt"))
    var broken = letter
    broken.text.append(0xFF)
    #expect(throws: FuzzTarget.Broken.self) { try FuzzTarget.check(broken) }
    broken = letter
    broken.blocks[0].span.end = letter.text.count + 1
    #expect(throws: FuzzTarget.Broken.self) { try FuzzTarget.check(broken) }
    broken = letter
    broken.blocks.swapAt(0, 1)
    #expect(throws: FuzzTarget.Broken.self) { try FuzzTarget.check(broken) }
    broken = letter
    broken.marks.append(.init(offset: 0, line: 1, column: 1))
    #expect(throws: FuzzTarget.Broken.self) { try FuzzTarget.check(broken) }
  }
}

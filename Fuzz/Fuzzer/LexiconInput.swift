import EmbeddedLexicons
import LetterAnalysis

/// A lexicon file for the fuzzer: its name on the first line, behind it the content.
///
/// For the binary files of `learned/`, which are too large to be mutated whole, what follows is a list
/// of changes to the file that ships: four bytes say where, one says what; what is left over says
/// where the file is cut off.
struct LexiconInput {
  private let name: String
  private let content: [UInt8]

  init(_ bytes: [UInt8]) {
    let line = bytes.prefix { $0 != 0x0A }
    name = String(decoding: line, as: UTF8.self)
    content = Array(bytes.dropFirst(line.count + 1))
  }

  /// Makes lexicons with it; whatever is made must work.
  func check() throws(FuzzTarget.Broken) {
    guard let known = Self.sources.first(where: { $0.name == name }) else { return }
    var source = known
    source.content = LexiconBytes(name.hasSuffix(".bin") ? changed(known.bytes) : content)
    do throws(LexiconError) {
      if name.hasPrefix("rules/") || name.hasPrefix("signals/") {
        let set = try LexiconSet(Self.base + [source])
        _ = LexiconChecker(set).failures()
      } else {
        let others = Self.sources.filter { $0.name != name }
        let analyzer = try Analyzer(lexicons: try LexiconSet(others + [source]))
        _ = analyzer.review(Letter(plain: Self.letter))
      }
    } catch {
      try FuzzTarget.sentence(error.description)
    }
  }

  private func changed(_ shipped: [UInt8]) -> [UInt8] {
    var bytes = shipped
    var rest = content[...]
    func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 << 8 | Int($1) } }
    while rest.count >= 5 {
      bytes[number(rest.prefix(4)) % bytes.count] = rest[rest.startIndex + 4]
      rest = rest.dropFirst(5)
    }
    return rest.isEmpty ? bytes : Array(bytes.prefix(number(rest) % bytes.count))
  }

  private static let sources = EmbeddedLexicons.sources()
  /// What a rule or signal file alone needs, so that one is tried in a millisecond.
  private static let base = sources.filter { $0.name.hasPrefix("language/") }

  private static let letter = """
    Dear Program Director:

    I supervised Dr. Ana Quillfeather in our clinic for six weeks, and I saw her with patients every day.
    One evening a boy of four came in with a cough, and she found a bead in his nose that two of us had
    missed; he went home an hour later. She wrote nine notes a day, and each of them gave three diagnoses.
    Of the thirty students whom I have taught since 2015 she is among the best three.
    I recommend her strongly. She holds a J-1 visa.

    Sincerely,
    Jane Roe, MD
    """
}

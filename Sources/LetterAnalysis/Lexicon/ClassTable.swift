/// The classes of words that patterns and gates name, across all files.
///
/// The classes of `language/classes.txt` are known everywhere, those of a rule file only in it. A name
/// is known by its hash, a file's own name by its hash combined with the file's.
final class ClassTable {
  private var numbers = Numbering<UInt16>()
  private var patterns: [Pattern] = []
  private var scope: UInt64?

  /// Opens the file whose own classes are meant from now on.
  func open(_ file: String) { scope = FNV1a.hash(file.utf8) }

  /// Whether a class of this name is known everywhere.
  func isShared(_ name: some Sequence<UInt8>) -> Bool {
    numbers.number(of: FNV1a.hash(name)) != 0
  }

  /// The class of this name, if there is one.
  func find(_ name: some Sequence<UInt8>) -> ClassID? {
    let hash = FNV1a.hash(name)
    var number = numbers.number(of: hash)
    if number == 0, let scope { number = numbers.number(of: FNV1a.combine(scope, hash)) }
    return number == 0 ? nil : ClassID(number)
  }

  /// Defines a class, anew if the name has one: of the open file, or shared if none is open.
  func define(_ name: some Sequence<UInt8>, _ pattern: Pattern) {
    let hash = FNV1a.hash(name)
    let number = Int(numbers.insert(scope.map { FNV1a.combine($0, hash) } ?? hash))
    if number > patterns.count { patterns.append(pattern) } else { patterns[number - 1] = pattern }
  }

  /// What the class matches.
  subscript(_ id: ClassID) -> Pattern { patterns[Int(id) - 1] }
}

/// Identifies a class of words.
package typealias ClassID = UInt16

/// What a fair check of one sample letter must show: a file of `Tests/LorcheckTests/Expectations/`.
///
/// ```
/// # A comment.
/// exit: 0
/// band: ready | minor edits
/// must: fit.explicit "words of the letter"
/// never: visa
/// class: anecdote "words of the letter"
/// ```
/// A rule stands for its finer rules too. `must` and `never` may come without words.
package struct Expectations: Sendable, Equatable {
  /// Something that must, or must never, be found.
  package struct Demand: Sendable, Equatable {
    /// The rule.
    package var rule: String
    /// Words of the letter that the finding shares a character with; nil for any place.
    package var words: String?
    /// Whether it must be found; otherwise it must not.
    package var isWanted: Bool
    /// 1-based line of the file.
    package var line: Int
  }

  /// The class that a sentence must have.
  package struct Label: Sendable, Equatable {
    /// The class.
    package var name: String
    /// Words of the sentence.
    package var words: String
    /// 1-based line of the file.
    package var line: Int
  }

  /// A line that is none of the above.
  package struct Malformed: Error, Equatable, CustomStringConvertible {
    /// The file's name.
    package var file: String
    /// 1-based line.
    package var line: Int
    /// What was expected.
    package var problem: String
    /// `file:line: problem`.
    package var description: String { "\(file):\(line): \(problem)" }
  }

  /// The file's name without folders.
  package private(set) var name: String
  /// The exit status of a check of this letter alone.
  package private(set) var exit: Int32 = 0
  /// The bands that are right.
  package private(set) var bands: [String] = []
  /// Findings that must or must not be there, in the order of the file.
  package private(set) var demands: [Demand] = []
  /// Classes of sentences, in the order of the file.
  package private(set) var labels: [Label] = []

  /// Reads the content of a file.
  ///
  /// - Throws: `Malformed` at the first line that says nothing known, or if status or band is missing.
  package init(name: String, content: String) throws(Malformed) {
    self.name = name
    var hasExit = false
    let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let number = index + 1
      let parts = line.split(separator: ":", maxSplits: 1).map(Self.trimmed)
      guard parts.count == 2, !parts[1].isEmpty else {
        throw Malformed(file: name, line: number, problem: "expected 'key: value'")
      }
      switch parts[0] {
      case "exit":
        guard let status = Int32(parts[1]), (0...2).contains(status) else {
          throw Malformed(file: name, line: number, problem: "expected a status of 0, 1 or 2")
        }
        exit = status
        hasExit = true
      case "band": bands = parts[1].split(separator: "|").map(Self.trimmed)
      default: try read(parts[0], parts[1], number)
      }
    }
    guard hasExit, !bands.isEmpty else {
      throw Malformed(file: name, line: 1, problem: "'exit: …' or 'band: …' is missing")
    }
  }

  private mutating func read(_ key: String, _ value: String, _ line: Int) throws(Malformed) {
    let (head, words) = try Self.quotation(value, file: name, line: line)
    guard !head.isEmpty, !head.contains(" ") else {
      throw Malformed(
        file: name, line: line, problem: "expected one rule or class before the words")
    }
    switch (key, words) {
    case ("must", _), ("never", _):
      demands.append(Demand(rule: head, words: words, isWanted: key == "must", line: line))
    case ("class", let words?): labels.append(Label(name: head, words: words, line: line))
    case ("class", nil):
      throw Malformed(file: name, line: line, problem: "a class needs words in double quotes")
    default:
      throw Malformed(
        file: name, line: line, problem: "expected exit, band, must, never or class, not '\(key)'")
    }
  }

  /// `rule "words"` in its two parts.
  private static func quotation(_ value: String, file: String, line: Int) throws(Malformed)
    -> (head: String, words: String?)
  {
    guard let open = value.firstIndex(of: "\"") else { return (value, nil) }
    let rest = value[value.index(after: open)...]
    guard rest.count > 1, rest.last == "\"" else {
      throw Malformed(file: file, line: line, problem: "words stand in double quotes up to the end")
    }
    return (trimmed(value[..<open]), String(rest.dropLast()))
  }

  private static func trimmed(_ text: Substring) -> String {
    let kept = text.drop { $0 == " " }
    return String(kept.prefix(kept.count - kept.reversed().prefix { $0 == " " }.count))
  }
}

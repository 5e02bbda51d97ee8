internal import ArgumentParser
internal import LetterAnalysis

/// Measures the lexicons alone against labelled letters: which tags their phrases find.
struct Phrases: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks lexicon files and measures their phrases against labelled letters.")

  @Argument(help: "The lexicon folder.") var lexicons: String
  @Option(help: "A folder of labelled letters.") var letters: [String] = []
  @Option(help: "Writers (first letters of names) to leave out.") var without: String = "uv"
  @Option(help: "List the errors of this rule.") var errors: String?

  func run() throws {
    let set = try LexiconSet(try Folder.lexicons(lexicons))
    print(set.sizeSummary)
    for failure in LexiconChecker(set).failures() { print(failure) }
    let reader = Reader(lexicons: set)
    var certain = [Counts](repeating: Counts(), count: Tag.allCases.count)
    var hinted = certain
    for folder in letters {
      for letter in try Folder.letters(folder) where !without.contains(letter.id.prefix(1)) {
        let reading = reader.read(letter.letter, sentences: letter.sentences.map(\.span))
        measure(reading, letter, set, &certain, &hinted)
      }
    }
    guard !letters.isEmpty else { return }
    print("tag                      certain P    R    F1      with hints P    R    F1")
    for tag in Tag.allCases {
      print(
        tag.rawValue, certain[tag.index].summary, "   ", hinted[tag.index].summary, separator: "\t")
    }
  }

  private func measure(
    _ reading: Reading, _ letter: LabelledLetter, _ set: LexiconSet, _ certain: inout [Counts],
    _ hinted: inout [Counts]
  ) {
    for (index, sentence) in letter.sentences.enumerated() {
      let entries = reading.matches(in: index).map { set.files[$0.file].entries[$0.entry] }
      for tag in Tag.allCases {
        let of = entries.filter { $0.rule == tag.rawValue || $0.rule.hasPrefix(tag.rawValue + ".") }
        let isCertain = of.contains { $0.strength != .hint }
        certain[tag.index].note(predicted: isCertain, actual: sentence.tags.contains(tag))
        hinted[tag.index].note(predicted: !of.isEmpty, actual: sentence.tags.contains(tag))
        if errors == tag.rawValue, isCertain != sentence.tags.contains(tag) {
          print(isCertain ? "false " : "missed", letter.id, letter.letter[sentence.span])
        }
      }
    }
  }
}

/// True and false positives and negatives.
struct Counts {
  var truePositives = 0
  var falsePositives = 0
  var falseNegatives = 0

  mutating func note(predicted: Bool, actual: Bool) {
    truePositives += predicted && actual ? 1 : 0
    falsePositives += predicted && !actual ? 1 : 0
    falseNegatives += !predicted && actual ? 1 : 0
  }

  var precision: Double { ratio(truePositives, truePositives + falsePositives) }
  var recall: Double { ratio(truePositives, truePositives + falseNegatives) }
  var f1: Double { ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives) }
  var summary: String { [precision, recall, f1].map(twoPlaces).joined(separator: " ") }

  private func ratio(_ a: Int, _ b: Int) -> Double { b == 0 ? 0 : Double(a) / Double(b) }
}

/// A number with three decimal places.
func twoPlaces(_ value: Double) -> String {
  guard value >= 0 else { return "-" + twoPlaces(-value) }
  let thousandths = Int((value * 1000).rounded())
  let digits = String(thousandths % 1000)
  return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
}

internal import ArgumentParser
internal import LetterAnalysis

/// Measures where letters are said to come from against what their files say.
struct Places: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures the setting and country that are read from labelled letters.")

  @Argument(help: "The lexicon folder.") var lexicons: String
  @Option(help: "A folder of labelled letters.") var letters: String
  @Option(help: "Writers (first letters of names) to leave out.") var without: String = "uv"
  @Flag(help: "Print the cues of each letter.") var cues = false

  func run() throws {
    let analyzer = try Analyzer(lexicons: try LexiconSet(try Folder.lexicons(lexicons)))
    for letter in try Folder.letters(letters) where !without.contains(letter.id.prefix(1)) {
      let found = analyzer.placeCues(letter.letter)
      var numbers: [Int] = []
      for kind in PlaceCues.Kind.allCases {
        for zone in PlaceCues.Zone.allCases {
          for sureness in PlaceCues.Sureness.allCases { numbers.append(found[kind, zone, sureness]) }
        }
      }
      numbers += [found.adultWork, found.pediatricWork, found.britishWords, found.foreignWords]
      let row = numbers.map(String.init).joined(separator: " ")
      print(letter.id, letter.facts["setting"] ?? "", letter.facts["us"] ?? "", row)
    }
  }
}

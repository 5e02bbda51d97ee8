internal import ArgumentParser
internal import FoundationEssentials
internal import LetterAnalysis

/// Measures, or learns, where letters come from: setting and country.
struct Places: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures the setting and country read from labelled letters, or learns them.")

  @Argument(help: "The lexicon folder.") var lexicons: String
  @Option(help: "A folder of labelled letters.") var letters: String
  @Option(help: "Writers (first letters of names) to leave out.") var without: String = "uv"
  @Flag(help: "Learns the weights and writes them below the lexicon folder.") var train = false
  @Flag(help: "Cross-validates by writer in place of using the weights that are there.") var folds =
    false
  @Option(help: "The variance of the weights.") var strength = 0.08
  @Flag(help: "Lists the letters that are told wrong.") var errors = false
  @Flag(help: "Prints each letter's cues as lines of tab-separated values.") var cues = false

  func run() throws {
    let sources = try Folder.lexicons(lexicons)
    let analyzer = try Analyzer(lexicons: try LexiconSet(sources))
    let examples = try Folder.letters(letters).filter { !without.contains($0.id.prefix(1)) }
      .compactMap { example($0, analyzer) }
    if cues {
      for example in examples { print(example.row) }
      return
    }
    if train {
      let path = lexicons + "/" + PlaceModel.file
      try Data(PlaceTrainer(strength: strength).weights(of: examples).utf8).write(
        to: URL(filePath: path), options: .atomic)
      print("\(path): learned from \(examples.count) letters")
      return
    }
    let own = sources.first { $0.name == PlaceModel.file }
    var tally = PlaceTally()
    for writer in Set(examples.map(\.writer)).sorted() {
      let rest = PlaceTrainer(strength: strength).weights(
        of: folds ? examples.filter { $0.writer != writer } : [])
      let source = folds ? LexiconSource(name: PlaceModel.file, bytes: Array(rest.utf8)) : own
      guard let source else { continue }
      let model = try PlaceModel(source)
      for example in examples where example.writer == writer {
        tally.count(example, model.place(example.cues), listsErrors: errors)
      }
    }
    tally.print()
  }

  private func example(_ letter: LabelledLetter, _ analyzer: Analyzer) -> PlaceTrainer.Example? {
    guard let setting = letter.facts["setting"].flatMap(ObservedSetting.init(rawValue:)) else {
      return nil
    }
    return PlaceTrainer.Example(
      id: letter.id, cues: analyzer.placeCues(letter.letter), setting: setting,
      isInUS: letter.facts["us"] == "yes")
  }
}

/// Counts what was told right, by writer.
struct PlaceTally {
  private var writers: [Character: (letters: Int, settings: Int, countries: Int)] = [:]

  mutating func count(_ example: PlaceTrainer.Example, _ place: ObservedPlace, listsErrors: Bool) {
    let isSettingRight = place.setting == example.setting
    let isCountryRight = place.isInUS == example.isInUS
    writers[example.writer, default: (0, 0, 0)].letters += 1
    writers[example.writer]?.settings += isSettingRight ? 1 : 0
    writers[example.writer]?.countries += isCountryRight ? 1 : 0
    if listsErrors, !isSettingRight || !isCountryRight {
      Swift.print(
        example.id, example.setting, "->", place.setting, twoPlaces(place.settingConfidence),
        example.isInUS ? "us" : "abroad", "->", place.isInUS ? "us" : "abroad",
        twoPlaces(place.countryConfidence))
    }
  }

  func print() {
    var sum = (letters: 0, settings: 0, countries: 0)
    for (writer, right) in writers.sorted(by: { $0.key < $1.key }) {
      sum = (
        sum.letters + right.letters, sum.settings + right.settings, sum.countries + right.countries
      )
      row(String(writer), right)
    }
    row("all", sum)
  }

  private func row(_ name: String, _ right: (letters: Int, settings: Int, countries: Int)) {
    let all = Double(max(1, right.letters))
    Swift.print(
      name, right.letters, "letters: setting", twoPlaces(Double(right.settings) / all), "country",
      twoPlaces(Double(right.countries) / all))
  }
}

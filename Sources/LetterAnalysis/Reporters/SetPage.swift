/// One set of letters in the terminal report.
struct SetPage {
  let set: LetterSet
  let options: ReportOptions
  let palette: Palette
  private var lines: [String] = []

  init(set: LetterSet, options: ReportOptions, palette: Palette) {
    self.set = set
    self.options = options
    self.palette = palette
  }

  /// The page, with a line end.
  consuming func text() -> String {
    head()
    members()
    needs()
    passages()
    section("What to ask for", set.requests, mark: "→")
    section("Notes", set.notes, mark: "·")
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func wrapped(_ text: String, first: String, rest: String) {
    lines += TerminalText.wrap(
      TerminalText.clean(text), width: options.width, first: first, rest: rest)
  }

  private mutating func head() {
    let isHidden = options.hidesQuotes && set.grouping != .folder
    let title = isHidden || set.name.isEmpty ? "one applicant" : TerminalText.clean(set.name)
    lines.append(palette.bold("Set of \(set.members.count) letters: \(title)"))
    let us = set.usClinicalLetters
    wrapped(
      "\(us == 0 ? "No letter" : us == 1 ? "1 letter" : "\(us) letters") from clinical work in the "
        + "United States, as far as the words tell.", first: "  ", rest: "  ")
  }

  private mutating func members() {
    for (number, member) in set.members.enumerated() {
      let place = member.observation.map(\.place.words) ?? "not assessed"
      wrapped(
        "\(member.path): \(place)", first: "  \(number + 1). ", rest: "     ")
    }
  }

  private mutating func needs() {
    lines += ["", palette.bold("What the letters show between them")]
    let width = set.needs.map(\.title.count).max() ?? 0
    for need in set.needs {
      let isShown = !need.members.isEmpty
      let who =
        isShown
        ? "letter " + need.members.map { String($0 + 1) }.joined(separator: ", ") : "nobody"
      let title = need.title + String(repeating: " ", count: width - need.title.count)
      lines.append("  \(isShown ? palette.green("✓") : palette.yellow("!")) \(title)  \(who)")
    }
  }

  private mutating func passages() {
    guard !set.sharedPassages.isEmpty else { return }
    lines += ["", palette.bold("The same words in two letters")]
    for passage in set.sharedPassages {
      let places = passage.places.map { "letter \($0.member + 1)" }.joined(separator: " and ")
      lines.append("  \(passage.words) words in \(places)")
      guard !options.hidesQuotes else { continue }
      for place in passage.places {
        wrapped("“\(place.quote)”", first: "    \(place.member + 1): ", rest: "       ")
      }
    }
    wrapped(
      "A shared sentence has many innocent reasons; readers of the set may notice it.",
      first: "  ", rest: "  ")
  }

  private mutating func section(_ title: String, _ texts: [String], mark: String) {
    guard !texts.isEmpty else { return }
    lines += ["", palette.bold(title)]
    for text in texts { wrapped(text, first: "  \(mark) ", rest: "    ") }
  }
}

extension ObservedPlace {
  /// The place in words: `adult, in the US`, with a question mark where it is not sure.
  public var words: String {
    func marked(_ text: String, _ confidence: Double) -> String {
      confidence < Self.sureConfidence ? text + " (uncertain)" : text
    }
    let country = isInUS ? "in the US" : "abroad"
    return marked(setting.title, settingConfidence) + ", " + marked(country, countryConfidence)
  }
}

/// Letters of one applicant seen together, as Markdown: what the page in HTML says of them.
struct MarkdownSets {
  /// What the sets may take of a comment's room.
  private static let sizeLimit = 12_000

  let sets: [LetterSet]
  let options: ReportOptions

  /// The sets under one heading; nothing if there are none.
  var text: String {
    guard !sets.isEmpty else { return "" }
    var text = "### Letters seen together\n\n"
    for (number, set) in sets.enumerated() {
      let next = self.text(of: set, number: number + 1)
      guard text.utf8.count + next.utf8.count <= Self.sizeLimit else {
        return text + "… and \(counted(sets.count - number, "more set"))\n\n"
      }
      text += next
    }
    return text
  }

  private func text(of set: LetterSet, number: Int) -> String {
    var text = "**\(MarkdownText.plain(options.name(of: set, number: number)))**: "
    text +=
      "\(counted(set.members.count, "letter")), \(set.usClinicalLetters) from clinical work in "
    text += "the United States\n\n" + table(of: set) + "\n"
    if !set.requests.isEmpty {
      text += "What to ask the next writer for:\n\n"
      for (place, request) in set.requests.enumerated() {
        text += "\(place + 1). \(MarkdownText.plain(request))\n"
      }
      text += "\n"
    }
    for passage in set.sharedPassages { text += self.text(of: passage, in: set) }
    for note in set.notes { text += "- \(MarkdownText.plain(note))\n" }
    return text + (set.notes.isEmpty && set.sharedPassages.isEmpty ? "" : "\n")
  }

  /// Letters by column: where each comes from, and what it shows.
  private func table(of set: LetterSet) -> String {
    let names = set.members.map { member in
      MarkdownText.code(
        member.path.split(separator: "/").last.map(String.init) ?? member.path, inTable: true)
    }
    var text = row(["between them"] + names)
    text += row([":--"] + names.map { _ in ":-:" })
    text += row(
      ["seen"] + set.members.map { $0.observation.map(\.place.words) ?? "not assessed" })
    for need in set.needs {
      text += row(
        [MarkdownText.plain(need.title)]
          + set.members.indices.map { need.members.contains($0) ? "✓" : "–" })
    }
    return text
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  private func text(of passage: SharedPassage, in set: LetterSet) -> String {
    let letters = passage.places.map { place in
      MarkdownText.code(
        set.members.indices.contains(place.member) ? set.members[place.member].path : "")
    }
    var text = "- \(passage.words) words stand in more than one letter: "
    text += letters.joined(separator: ", ")
    if !options.hidesQuotes, let quote = passage.places.first?.quote {
      text += ": " + MarkdownText.code(quote)
    }
    return text + "\n"
  }
}

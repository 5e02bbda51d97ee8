/// Sets the remarks on a paragraph: concerns one by one, the rest gathered by what they are.
struct LetterNotes {
  let review: Review
  let options: ReportOptions
  let text: LetterText
  let places: PlaceNames

  /// The remarks as a list; nothing if there is none.
  func list(_ indices: [Int], label: String) -> [Markup] {
    guard !indices.isEmpty else { return [] }
    let concerns = indices.filter { FindingKind(review.findings[$0]).isConcern }
    let others = indices.filter { !FindingKind(review.findings[$0]).isConcern }
    let items =
      groups(of: concerns, by: concernKey).map(concern)
      + groups(of: others, by: gatheredKey).map(gathered)
    return [Markup("ul", ["class": "notes", "aria-label": label], items)]
  }

  /// Findings that say the same of different words, in the order of the first of each.
  private func groups(of indices: [Int], by key: (Finding) -> String) -> [[Int]] {
    var groups: [(key: String, indices: [Int])] = []
    for index in indices {
      let key = key(review.findings[index])
      if let place = groups.firstIndex(where: { $0.key == key }) {
        groups[place].indices.append(index)
      } else {
        groups.append((key, [index]))
      }
    }
    return groups.map(\.indices)
  }

  private func concernKey(_ finding: Finding) -> String {
    [kindTitle(of: finding), finding.maskedMessage, finding.advice].joined(separator: "\n")
  }

  private func gatheredKey(_ finding: Finding) -> String {
    [FindingKind(finding).rawValue, title(of: finding), finding.suppression?.reason ?? ""]
      .joined(separator: "\n")
  }

  private func kindTitle(of finding: Finding) -> String {
    let isUnsure = finding.confidence < Evidence.sureConfidence
    return FindingKind(finding).title + (isUnsure ? ", perhaps" : "")
  }

  private func concern(_ indices: [Int]) -> Markup {
    let finding = review.findings[indices[0]]
    let kind = Markup("strong", ["class": "kind"], text: kindTitle(of: finding))
    var children: [Markup]
    if indices.count == 1 {
      let message = options.message(of: finding).capitalizedFirst
      children = [
        Markup("p", ["class": "what"], number(of: indices[0]) + [kind, .text(" " + message)])
      ]
    } else {
      let quotes = indices.map { index in
        Markup(
          "li", ["id": noteIdentifier(of: index)],
          number(of: index) + [.text(words(of: review.findings[index]))])
      }
      children = [
        Markup(
          "p", ["class": "what"], [kind, .text(" " + finding.maskedMessage.capitalizedFirst)]),
        Markup("ul", ["class": "words"], quotes),
      ]
    }
    children += [Markup("p", ["class": "do"], text: finding.advice), why(of: finding)]
    return Markup(
      "li",
      [
        "class": "note \(FindingKind(finding).rawValue)",
        "id": indices.count == 1 ? noteIdentifier(of: indices[0]) : nil,
      ], children)
  }

  private func noteIdentifier(of index: Int) -> String? {
    text.numbers[index].map { "\(text.prefix)note-\($0)" }
  }

  /// The number of a concern, which leads to its words.
  private func number(of index: Int) -> [Markup] {
    guard let number = text.numbers[index], let anchor = text.anchor(of: review.findings[index])
    else { return [] }
    return [
      Markup(
        "a",
        [
          "class": "number", "href": "#\(anchor)",
          "aria-label": "Remark \(number), show its place in the letter",
        ], text: String(number)), .text(" "),
    ]
  }

  /// What a message says of the letter's words: what follows its general part.
  private func words(of finding: Finding) -> String {
    guard !options.hidesQuotes else { return places.name(of: finding.span) }
    let rest = finding.message.dropFirst(finding.maskedMessage.count)
    let words = rest.drop { $0 == " " || $0 == ":" }
    return words.isEmpty ? places.name(of: finding.span) : String(words)
  }

  private func why(of finding: Finding) -> Markup {
    var lines: [Markup] = []
    if let file = options.rules[finding] {
      lines.append(Markup("p", text: file.why))
      lines.append(Markup("p", ["class": "source"], text: "Source: \(file.source)"))
    }
    lines.append(
      Markup(
        "p", ["class": "source"],
        text: "Rule \(finding.rule), \(places.name(of: finding)), certain to "
          + "\(Int((finding.confidence * 100).rounded()))%"))
    return Markup("details", [Markup("summary", text: "Why")] + lines)
  }

  /// Remarks of one kind and title together: `clinical competence (2)`.
  private func gathered(_ indices: [Int]) -> Markup {
    let finding = review.findings[indices[0]]
    let kind = FindingKind(finding)
    let times = indices.count > 1 ? " (\(indices.count))" : ""
    var lines: [Markup] = []
    if let reason = finding.suppression?.reason {
      lines.append(Markup("p", text: "Set aside: \(reason)"))
    }
    if let file = options.rules[finding] { lines.append(Markup("p", text: file.why)) }
    lines.append(Markup("p", ["class": "do"], text: finding.advice))
    let links = indices.compactMap { index in link(to: review.findings[index]) }
    if !links.isEmpty { lines.append(Markup("ul", ["class": "places"], links)) }
    return Markup(
      "li", ["class": "note \(kind.rawValue)"],
      [
        Markup(
          "details",
          [
            Markup(
              "summary",
              [
                Markup("span", ["class": "vh"], text: "\(kind.title): "),
                .text(title(of: finding) + times),
              ])
          ] + lines)
      ])
  }

  private func link(to finding: Finding) -> Markup? {
    guard let anchor = text.anchor(of: finding) else { return nil }
    let quoted = excerpt(finding)
    let words = quoted.isEmpty ? places.name(of: finding.span) : "“\(quoted)”"
    return Markup("li", [Markup("a", ["href": "#\(anchor)"], text: words)])
  }

  private func title(of finding: Finding) -> String {
    options.rules[finding]?.title ?? finding.rule
  }

  /// The first words under a finding, as long as a link may be.
  private func excerpt(_ finding: Finding) -> String {
    let words = options.quote(finding.span, in: review).split(whereSeparator: \.isWhitespace)
    return words.prefix(8).joined(separator: " ") + (words.count > 8 ? " …" : "")
  }
}

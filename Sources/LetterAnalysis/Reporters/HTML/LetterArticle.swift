/// One letter of the HTML report: verdict, what to do, the letter with its notes, the scorecard.
struct LetterArticle {
  let review: Review
  let options: ReportOptions
  /// What stands before every identifier, so that several letters fit into one page.
  let prefix: String
  /// The level of the letter's own heading.
  let level: Int
  private let places: PlaceNames
  private let notes: LetterNotes

  init(review: Review, options: ReportOptions, prefix: String = "", level: Int = 1) {
    self.review = review
    self.options = options
    self.prefix = prefix
    self.level = level
    places = PlaceNames(review)
    var numbers: [Int: Int] = [:]
    for (index, finding) in review.findings.enumerated()
    where FindingKind(finding).isConcern && !finding.span.isEmpty {
      numbers[index] = numbers.count + 1
    }
    let text = LetterText(review: review, options: options, prefix: prefix, numbers: numbers)
    notes = LetterNotes(review: review, options: options, text: text, places: places)
  }

  /// The name of the letter's file without its folders.
  var name: String {
    review.letter.name == "-"
      ? "Standard input"
      : review.letter.name.split(separator: "/").last.map(String.init) ?? review.letter.name
  }

  /// The letter's article.
  var markup: Markup {
    Markup(
      "article", ["aria-labelledby": "\(prefix)name"],
      [head, Markup("div", ["class": "top"], [verdict] + scorecard)]
        + [whole, steps, letter].flatMap { $0 })
  }

  private func heading(_ title: String, id: String) -> Markup {
    Markup("h\(level + 1)", ["id": prefix + id], text: title)
  }

  private func section(_ title: String, _ id: String, _ children: [Markup]) -> Markup {
    Markup(
      // Of several letters in a page each is a landmark, not each of their equal parts.
      "section", ["class": id, "aria-labelledby": level == 1 ? prefix + id : nil],
      [heading(title, id: id)] + children)
  }

  private var head: Markup {
    var facts = [counted(review.words, "word"), review.letter.format.title]
    let applicant = options.applicant(of: review)
    if !applicant.isEmpty { facts.append("about \(applicant)") }
    if let nameless = LetterSummary.nameless(review) { facts.append(nameless) }
    return Markup(
      "header",
      [
        Markup("h\(level)", ["id": "\(prefix)name"], text: name),
        Markup("p", ["class": "facts"], text: facts.joined(separator: " · ")),
        Markup("p", ["class": "path"], text: review.letter.name),
      ])
  }

  private var verdict: Markup {
    var children: [Markup] = []
    if let reason = review.notAssessed {
      children.append(Markup("p", ["class": "lead"], text: "Not assessed: \(reason)."))
    }
    if let card = review.scorecard {
      var score = [
        Markup("span", ["class": "total"], text: String(card.total)), .text(" of 100 "),
        Markup("span", ["class": "band"], text: card.band),
      ]
      if card.uncapped != card.total {
        score.append(
          Markup("span", ["class": "once"], text: " \(card.uncapped) once what must go is gone"))
      }
      children.append(Markup("p", ["class": "score"], score))
      children.append(ScoreDrawing.ruler(card, bands: options.rules.bands))
      for gate in card.gates {
        let words = [gate.text, options.deletion(of: gate)].compactMap { $0 }
        children.append(Markup("p", ["class": "gate"], text: words.joined(separator: " ")))
      }
    }
    children.append(Markup("p", ["class": "tally"], tally))
    children.append(
      Markup(
        "figure",
        [
          ScoreDrawing.sentenceMap(review, id: "\(prefix)map"),
          Markup("figcaption", text: "The sentences in their order, each as high as it is long."),
        ]))
    return section("In short", "verdict", children)
  }

  /// What there is to do, with links to the first remark of each kind.
  private var tally: [Markup] {
    let summary = LetterSummary(review, options: options)
    let mustGo =
      summary.mustGo == 0
      ? .text("Nothing must go")
      : link(counted(summary.mustGo, "remark") + " on what must go", .mustGo)
    let shouldMend =
      summary.shouldMend == 0
      ? .text("nothing should be mended")
      : link("\(summary.shouldMend) on what should be mended", .shouldMend)
    let episodes =
      summary.episodes == 0
      ? "no sentence tells of an episode"
      : counted(summary.episodes, "sentence")
        + " tell\(summary.episodes == 1 ? "s" : "") of episodes"
    let aside = summary.setAside > 0 ? " \(counted(summary.setAside, "remark")) set aside." : ""
    return [mustGo, .text(", "), shouldMend, .text(", \(episodes).\(aside)")]
  }

  /// A link to the first remark of a kind: one in the letter, or those on the letter as a whole.
  private func link(_ words: String, _ kind: FindingKind) -> Markup {
    let numbers = notes.text.numbers.filter { FindingKind(review.findings[$0.key]) == kind }.values
    let target = numbers.min().map { "note-\($0)" } ?? "whole"
    return Markup("a", ["href": "#\(prefix)\(target)"], text: words)
  }

  /// Remarks that have no words in the letter: parts that are missing, and the file itself.
  private var whole: [Markup] {
    let found = review.findings.indices.filter { finding in
      !review.letter.blocks.contains { Self.isFinding(review.findings[finding], in: $0) }
    }
    let sorted = found.sorted { review.findings[$1].severity < review.findings[$0].severity }
    let list = notes.list(sorted, label: "Remarks on the letter as a whole")
    return list.isEmpty ? [] : [section("The letter as a whole", "whole", list)]
  }

  /// Whether a finding's words begin in a block.
  private static func isFinding(_ finding: Finding, in block: Block) -> Bool {
    !finding.span.isEmpty && block.span.start <= finding.span.start
      && finding.span.start < block.span.end
  }

  private var steps: [Markup] {
    guard !review.nextSteps.isEmpty else { return [] }
    let items = review.nextSteps.map { step in
      Markup(
        "li",
        [
          .text(step.text + " "),
          Markup(
            "span", ["class": "gain"],
            text: step.span.isEmpty
              ? "+\(step.gain)" : "+\(step.gain), \(places.name(of: step.span))"),
        ])
    }
    return [
      section(
        "What would help most", "steps",
        [
          Markup(
            "p",
            text: "Questions to you, the most points first. Where the answer is no, leave it out."),
          Markup("ol", items),
        ])
    ]
  }

  private var letter: [Markup] {
    guard !review.letter.blocks.isEmpty else { return [] }
    var rows: [Markup] = []
    var part = LetterPart.body
    for (index, block) in review.letter.blocks.enumerated() {
      if block.part != part {
        part = block.part
        rows.append(Markup("p", ["class": "part"], text: part.title))
      }
      let own = review.findings.indices.filter { Self.isFinding(review.findings[$0], in: block) }
      rows.append(
        Markup(
          "div", ["class": "row"],
          [notes.text.paragraph(block)]
            + notes.list(own, label: "Remarks on paragraph \(index + 1)")))
    }
    let hint =
      options.hidesQuotes
      ? "The letter’s own words are left out of this page." : "Choose what is marked in the letter."
    return [
      section(
        "The letter", "letter",
        [
          filters(hint),
          Markup("div", ["class": options.hidesQuotes ? "sheet masked" : "sheet"], rows),
        ])
    ]
  }

  private func filters(_ hint: String) -> Markup {
    var counts: [FindingKind: Int] = [:]
    for finding in review.findings { counts[FindingKind(finding), default: 0] += 1 }
    var boxes: [Markup] = []
    for kind in FindingKind.allCases {
      guard let count = counts[kind] else { continue }
      boxes.append(box(kind.rawValue, kind.title, count, isOn: kind != .fact && kind != .setAside))
    }
    for label in [SentenceClass.anecdote, .concrete, .generic] {
      let count = review.sentences.count { $0.label == label }
      if count > 0 { boxes.append(box(label.rawValue, label.pluralTitle, count, isOn: true)) }
    }
    return Markup(
      "fieldset", ["class": "filters"], [Markup("legend", text: hint)] + boxes)
  }

  private func box(_ id: String, _ title: String, _ count: Int, isOn: Bool) -> Markup {
    Markup(
      "label", ["class": "swatch \(id)"],
      [
        Markup(
          "input",
          ["type": "checkbox", "class": "k-\(id)", "checked": isOn ? "" : nil]),
        Markup("span", text: title), .text(" \(count)"),
      ])
  }

  private var scorecard: [Markup] {
    guard let card = review.scorecard else { return [] }
    let rows = card.dimensions.map { score in
      Markup(
        "tr",
        [
          Markup("th", ["scope": "row"], [reasons(of: score)]),
          Markup("td", ["class": "drawn"], [ScoreDrawing.bar(score.points, of: score.max)]),
          Markup("td", text: "\(score.points) of \(score.max)"),
        ])
    }
    let head = Markup(
      "thead",
      [
        Markup(
          "tr",
          [
            Markup("th", ["scope": "col"], text: "Dimension"),
            Markup("td", ["class": "drawn"], []),
            Markup("th", ["scope": "col"], text: "Points"),
          ])
      ])
    let table = Markup("table", ["class": "profile"], [head, Markup("tbody", rows)])
    let deductions = card.deductions.map { Markup("p", text: $0.text) }
    return [section("Profile", "scorecard", [table] + deductions)]
  }

  private func reasons(of score: Scorecard.Score) -> Markup {
    let dimension = options.rules.dimensions.first { $0.id == score.id }
    var lines = score.because.map(\.text)
    if lines.isEmpty { lines = ["nothing that earns points yet"] }
    var children = [
      Markup("summary", text: score.title),
      Markup("ul", lines.map { Markup("li", text: $0.capitalizedFirst) }),
    ]
    if let dimension {
      children.append(Markup("p", ["class": "source"], text: "Why it is here: \(dimension.source)"))
    }
    return Markup("details", children)
  }
}

extension LetterFormat {
  /// Its name for people.
  var title: String {
    switch self {
    case .docx: "Word document"
    case .html: "web page"
    case .txt: "plain text"
    case .odt: "OpenDocument text"
    }
  }
}

extension LetterPart {
  /// Its name for people.
  fileprivate var title: String {
    switch self {
    case .body: "Body"
    case .note: "Notes"
    case .header: "Page header"
    case .footer: "Page footer"
    }
  }
}

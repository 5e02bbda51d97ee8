/// The sections of an index page besides its table.
enum IndexSections {
  /// How many letters there are, and how their scores and dimensions spread.
  static func overview(_ rows: [LetterSummary], _ summary: RunSummary, _ options: ReportOptions)
    -> Markup
  {
    let blocked = rows.count { $0.mustGo > 0 }
    let unassessed = rows.count { $0.notAssessed != nil }
    var facts = [counted(rows.count, "letter")]
    facts.append("\(blocked) with matter that must go")
    if unassessed > 0 { facts.append("\(unassessed) not assessed") }
    if !summary.unreadable.isEmpty { facts.append("\(summary.unreadable.count) not read") }
    let aside = rows.reduce(0) { $0 + $1.setAside }
    if aside > 0 { facts.append("\(counted(aside, "remark")) set aside") }
    var children = [
      Markup(
        "header",
        [
          Markup("h1", ["id": "overview"], text: "All letters"),
          Markup("p", ["class": "facts"], text: facts.joined(separator: " · ")),
        ])
    ]
    if rows.contains(where: { $0.total != nil }) { children += spreads(rows, options) }
    return Markup("section", ["class": "overview", "aria-labelledby": "overview"], children)
  }

  private static func spreads(_ rows: [LetterSummary], _ options: ReportOptions) -> [Markup] {
    let totals = Spread(shares: rows.compactMap { $0.total.map { Double($0) / 100 } }, bins: 10)
    let dimensions = options.rules.dimensions.map { dimension in
      let points = rows.compactMap { row in row.dimensions.first { $0.id == dimension.id } }
      let shares = points.filter { $0.max > 0 }.map { Double($0.points) / Double($0.max) }
      return Markup(
        "figure", ["class": "small"],
        [
          Spread(shares: shares, bins: 5).drawing(
            id: "spread-\(dimension.id)", of: dimension.title, unit: "% of its points"),
          Markup("figcaption", text: dimension.title),
        ])
    }
    return [
      Markup("h2", text: "How the letters spread"),
      Markup(
        "p",
        text: "Each column counts letters, from few points on the left to many on the right; it "
          + "compares letters by what they say, never applicants."),
      Markup(
        "div", ["class": "spreads"],
        [
          Markup(
            "figure", ["class": "large"],
            [
              totals.drawing(id: "spread-total", of: "Scores", unit: " points", height: 160),
              Markup("figcaption", text: "Score of 100"),
            ]), Markup("div", ["class": "dimensions"], dimensions),
        ]),
    ]
  }

  /// What sets of letters show between them, and what is left to ask for.
  static func sets(_ sets: [LetterSet], _ options: ReportOptions) -> [Markup] {
    guard !sets.isEmpty else { return [] }
    let parts = sets.enumerated().map { index, set in
      SetArticle(set: set, number: index + 1, options: options).markup
    }
    return [
      Markup(
        "section", ["class": "sets", "aria-labelledby": "sets"],
        [Markup("h2", ["id": "sets"], text: "Letters for one applicant")] + parts)
    ]
  }

  /// Files that were not read, and whether the run came to its end.
  static func ends(_ summary: RunSummary) -> [Markup] {
    var sections: [Markup] = []
    if summary.isInterrupted {
      sections.append(
        Markup("p", ["class": "lead"], text: "Interrupted: not every letter was read."))
    }
    guard !summary.unreadable.isEmpty else { return sections }
    let items = summary.unreadable.flatMap {
      [Markup("dt", text: $0.path), Markup("dd", text: $0.reason)]
    }
    sections.append(
      Markup(
        "section", ["class": "unread", "aria-labelledby": "unread"],
        [Markup("h2", ["id": "unread"], text: "Not read"), Markup("dl", items)]))
    return sections
  }
}

/// How shares between 0 and 1 spread over equal bins.
struct Spread {
  let counts: [Int]

  init(shares: [Double], bins: Int) {
    var counts = Array(repeating: 0, count: bins)
    for share in shares { counts[min(bins - 1, max(0, Int(share * Double(bins))))] += 1 }
    self.counts = counts
  }

  /// Columns as high as they count, each with its number.
  func drawing(id: String, of title: String, unit: String, height most: Double = 60) -> Markup {
    let step = 40.0
    let base = most + 18
    let highest = Double(max(1, counts.max() ?? 1))
    let width = 100 / counts.count
    var words: [String] = []
    var nodes: [Markup] = []
    for (bin, count) in counts.enumerated() {
      let height = count == 0 ? 1.5 : most * Double(count) / highest
      let x = Double(bin) * step
      nodes.append(
        Markup(
          "rect",
          [
            "class": count == 0 ? "none" : "fill", "x": ScoreDrawing.number(x + 3),
            "y": ScoreDrawing.number(base - height), "width": ScoreDrawing.number(step - 6),
            "height": ScoreDrawing.number(height),
          ]))
      let to = bin == counts.count - 1 ? 100 : (bin + 1) * width - 1
      nodes.append(label(String(count), x: x + step / 2, y: base - 6 - height, isShown: count > 0))
      nodes.append(
        Markup(
          "text",
          [
            "class": "axis", "x": ScoreDrawing.number(x + step / 2),
            "y": ScoreDrawing.number(base + 15),
            "text-anchor": "middle",
          ], text: String(bin * width)))
      words.append("\(counted(count, "letter")) with \(bin * width) to \(to)\(unit)")
    }
    let name = Markup("title", ["id": id], text: "\(title): " + words.joined(separator: ", "))
    return Markup(
      "svg",
      [
        "class": "spread", "role": "img", "aria-labelledby": id,
        "viewBox":
          "0 0 \(ScoreDrawing.number(Double(counts.count) * step)) \(ScoreDrawing.number(base + 18))",
      ], [name] + nodes)
  }

  private func label(_ text: String, x: Double, y: Double, isShown: Bool) -> Markup {
    guard isShown else { return .group([]) }
    return Markup(
      "text",
      ["x": ScoreDrawing.number(x), "y": ScoreDrawing.number(y), "text-anchor": "middle"],
      text: text)
  }
}

/// A table with a row a letter; on an index page a script makes its columns sortable.
struct LetterTable {
  let rows: [LetterSummary]
  let options: ReportOptions

  /// The table; `link` gives the reference to a letter's page by its row.
  func markup(link: (Int) -> String) -> Markup {
    let hasNames = rows.contains { !$0.applicant.isEmpty }
    let head = Markup("thead", [Markup("tr", columns(hasNames))])
    let body = rows.enumerated().map { index, row in
      Markup("tr", cells(row, link: link(index), hasNames))
    }
    return Markup(
      "section", ["aria-labelledby": "letters"],
      [
        Markup("h2", ["id": "letters"], text: "Letters"),
        Markup(
          "div",
          [
            "class": "scroll", "role": "region", "aria-label": "Table of letters", "tabindex": "0",
          ], [Markup("table", ["class": "letters sortable"], [head, Markup("tbody", body)])]),
      ])
  }

  private func columns(_ hasNames: Bool) -> [Markup] {
    let names =
      ["Letter"] + (hasNames ? ["Applicant"] : [])
      + ["Score", "Band", "Must go", "Should", "Episodes", "Words"]
    return names.map { Markup("th", ["scope": "col"], text: $0) }
  }

  private func cells(_ row: LetterSummary, link: String, _ hasNames: Bool) -> [Markup] {
    var cells = [
      Markup("th", ["scope": "row"], [Markup("a", ["href": link], text: row.path)])
    ]
    if hasNames { cells.append(Markup("td", text: row.applicant)) }
    if let total = row.total {
      cells.append(
        Markup(
          "td", ["class": "n drawn", "data-value": String(total)],
          [ScoreDrawing.bar(total, of: 100), .text(String(total))]))
    } else {
      cells.append(Markup("td", ["class": "n", "data-value": "-1"], text: "–"))
    }
    cells.append(Markup("td", text: row.notAssessed == nil ? row.band : "not assessed"))
    cells.append(count(row.mustGo, as: .mustGo))
    cells.append(count(row.shouldMend, as: .shouldMend))
    return cells + [count(row.episodes), count(row.words)]
  }

  private func count(_ number: Int, as kind: FindingKind? = nil) -> Markup {
    let mark = number > 0 ? kind.map { " \($0.rawValue)" } ?? "" : ""
    return Markup(
      "td", ["class": "n" + mark, "data-value": String(number)], text: String(number))
  }
}

/// The HTML report as one file that loads nothing: a page for one letter, or all letters in a row.
public struct HTMLReporter: Reporter {
  private let options: ReportOptions
  /// The first letter waits until it is known whether another comes, since its heading depends on it.
  private var first: Review?
  private var rows: [LetterSummary] = []

  /// A reporter of the given options.
  public init(_ options: ReportOptions) { self.options = options }

  /// What stands before the letters.
  public mutating func begin() -> [UInt8] { [] }

  /// One letter.
  public mutating func letter(_ review: Review) -> [UInt8] {
    rows.append(LetterSummary(review, options: options))
    guard rows.count > 1 else {
      first = review
      return []
    }
    var text = ""
    if let waiting = first {
      first = nil
      text += beginning(title: "Report on letters") + article(waiting, number: 1)
    }
    return Array((text + article(review, number: rows.count)).utf8)
  }

  /// What stands behind the letters.
  public mutating func end(_ summary: RunSummary) -> [UInt8] {
    var text = ""
    if let only = first, summary.unreadable.isEmpty, !summary.isInterrupted {
      let article = LetterArticle(review: only, options: options)
      let page = HTMLPage(title: "\(article.name): lorcheck")
      text += page.head + "<main id=\"main\">\n" + article.markup.html + "\n</main>\n"
    } else {
      if let only = first {
        text += beginning(title: "Report on letters") + article(only, number: 1)
      }
      if rows.isEmpty { text += beginning(title: "Report on letters") }
      let table = LetterTable(rows: rows, options: options)
      let overview = [table.markup { "#\(Self.prefix($0 + 1))name" }]
      text += Markup.group((rows.isEmpty ? [] : overview) + IndexSections.ends(summary)).html
      text += IndexSections.sets(summary.sets, options).map(\.html).joined()
      text += "</main>\n"
    }
    text += HTMLPage.footer(options).html
    return Array((text + HTMLPage(title: "", isSortable: false).foot).utf8)
  }

  private static func prefix(_ number: Int) -> String { "l\(number)-" }

  private func beginning(title: String) -> String {
    HTMLPage(title: "\(title): lorcheck").head + "<main id=\"main\">\n"
      + Markup("h1", text: title).html + "\n"
  }

  private func article(_ review: Review, number: Int) -> String {
    let article = LetterArticle(
      review: review, options: options, prefix: Self.prefix(number), level: 2)
    return article.markup.html + "\n"
  }
}

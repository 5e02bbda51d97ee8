/// The frame of every HTML page: head, policy, style, and nothing from anywhere else.
struct HTMLPage {
  /// What tells lorcheck's own pages from others; it stands in the first kilobyte of each.
  static let mark = "<meta name=\"generator\" content=\"lorcheck "

  var title: String
  /// Whether the page has tables that a script sorts.
  var isSortable = false

  /// What stands before the content of the body.
  var head: String {
    var text = "<!DOCTYPE html>\n"
    text += "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    text += "\(Self.mark)\(lorcheckVersion)\">\n"
    let nodes = [
      Markup("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
      Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      Markup("meta", ["name": "referrer", "content": "no-referrer"]),
      Markup("meta", ["name": "robots", "content": "noindex"]),
      Markup("title", text: title),
      Markup("style", [.verbatim(HTMLStyle.sheet)]),
    ]
    for node in nodes {
      node.write(to: &text, as: .html)
      text += "\n"
    }
    return text + "</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
  }

  /// What stands behind it.
  var foot: String {
    var text = ""
    if isSortable { Markup("script", [.verbatim(HTMLScript.sorting)]).write(to: &text, as: .html) }
    return text + "</body>\n</html>\n"
  }

  /// Only this page's own style, and its own script if it has one: no image, font, frame, form or
  /// connection.
  private var policy: String {
    var policy = "default-src 'none'; style-src '\(HTMLStyle.hash)'"
    if isSortable { policy += "; script-src '\(HTMLScript.hash)'" }
    return policy + "; base-uri 'none'; form-action 'none'"
  }

  /// The last words of a page.
  static func footer(_ options: ReportOptions) -> Markup {
    let words =
      options.hidesQuotes
      ? "The letters’ own words are left out of it."
      : "It quotes confidential letters: keep it where you keep them."
    return Markup(
      "footer",
      [
        Markup(
          "p",
          text:
            "Points are for your own review; they say nothing about the applicant and predict no "
            + "decision. Where a remark is wrong, leave it aside: you decide."),
        Markup(
          "p",
          text: "Made on your own machine by lorcheck \(lorcheckVersion), lexicons "
            + "\(options.lexicons). The page loads nothing and sends nothing. \(words)"),
      ])
  }
}

extension Markup {
  /// An element without attributes.
  init(_ name: String, _ children: [Markup]) { self.init(name, [:], children) }

  /// The node as HTML.
  var html: String {
    var text = ""
    write(to: &text, as: .html)
    return text
  }
}

extension String {
  /// The text with a capital letter at its beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// A number and its noun: `1 letter`, `3 letters`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

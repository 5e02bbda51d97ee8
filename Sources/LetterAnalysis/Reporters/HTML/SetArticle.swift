/// One set of letters on the index page.
struct SetArticle {
  let set: LetterSet
  let number: Int
  let options: ReportOptions

  /// What the letters show between them, and what to ask the next writer for.
  var markup: Markup {
    let id = "set-\(number)"
    var children = [
      Markup("h3", ["id": id], text: options.name(of: set, number: number)),
      Markup(
        "p", ["class": "facts"],
        text:
          "\(counted(set.members.count, "letter")), \(set.usClinicalLetters) from clinical work in "
          + "the United States"),
      needs,
    ]
    if !set.requests.isEmpty {
      children.append(Markup("p", text: "What to ask the next writer for:"))
      children.append(Markup("ol", set.requests.map { Markup("li", text: $0) }))
    }
    children += set.sharedPassages.map(passage)
    children += set.notes.map { Markup("p", ["class": "source"], text: $0) }
    return Markup("article", ["class": "set", "aria-labelledby": id], children)
  }

  /// What a set should show, against its letters.
  private var needs: Markup {
    let names = set.members.map { member in
      Markup(
        "th", ["scope": "col"],
        text: member.path.split(separator: "/").last.map(String.init) ?? member.path)
    }
    let rows = set.needs.map { need in
      Markup(
        "tr", ["class": need.members.isEmpty ? "lacking" : nil],
        [Markup("th", ["scope": "row"], text: need.title.capitalizedFirst)]
          + set.members.indices.map { member in
            Markup("td", text: need.members.contains(member) ? "✓ shown" : "–")
          })
    }
    let head = Markup("tr", [Markup("th", ["scope": "col"], text: "Between them")] + names)
    return Markup(
      "div",
      [
        "class": "scroll", "role": "region", "aria-labelledby": "set-\(number)", "tabindex": "0",
      ], [Markup("table", [Markup("thead", [head]), Markup("tbody", rows)])])
  }

  private func passage(_ passage: SharedPassage) -> Markup {
    let letters = passage.places.map { place in
      set.members.indices.contains(place.member) ? set.members[place.member].path : ""
    }
    var text = "\(passage.words) words stand in more than one letter: "
    text += letters.joined(separator: ", ") + "."
    if !options.hidesQuotes, let quote = passage.places.first?.quote { text += " “\(quote)”" }
    return Markup("p", ["class": "shared"], text: text)
  }
}

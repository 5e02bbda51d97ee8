/// Draws scores as inline SVG; what a drawing shows stands in words beside it.
enum ScoreDrawing {
  /// A ruler from 0 to 100 with the bands, the total, and the total without caps if it is another.
  static func ruler(_ card: Scorecard, bands: [Rubric.Band]) -> Markup {
    let width = 400.0
    func x(_ points: Int) -> Double { Double(points) / 100 * width }
    var nodes = [
      Markup("rect", ["class": "track", "x": "0", "y": "18", "width": "400", "height": "10"])
    ]
    var end = 100
    for band in bands {
      let isOwn = band.name == card.band
      nodes.append(
        Markup(
          "rect",
          [
            "class": isOwn ? "band own" : "band", "x": number(x(band.from) + 1), "y": "18",
            "width": number(x(end) - x(band.from) - 2), "height": "10",
          ]))
      nodes.append(
        Markup(
          "text",
          [
            "class": isOwn ? "own" : nil, "x": number((x(band.from) + x(end)) / 2), "y": "44",
            "text-anchor": "middle",
          ], text: band.name))
      end = band.from
    }
    if card.uncapped != card.total {
      nodes.append(
        Markup(
          "circle",
          ["class": "uncapped", "cx": number(x(card.uncapped)), "cy": "23", "r": "5.5"]))
    }
    let tip = x(card.total)
    nodes.append(
      Markup(
        "path",
        [
          "class": "total",
          "d": "M\(number(tip)) 16l-6 -11h12z M\(number(tip - 1)) 16h2v14h-2z",
        ]))
    return Markup(
      "svg", ["class": "ruler", "viewBox": "-8 0 416 48", "aria-hidden": "true"], nodes)
  }

  /// A bar for points of a dimension.
  static func bar(_ points: Int, of max: Int) -> Markup {
    let share = max == 0 ? 0 : Double(points) / Double(max) * 100
    return Markup(
      "svg",
      [
        "class": "bar", "viewBox": "0 0 100 8", "preserveAspectRatio": "none",
        "aria-hidden": "true",
      ],
      [
        Markup("rect", ["class": "track", "width": "100", "height": "8"]),
        Markup("rect", ["class": "fill", "width": number(share), "height": "8"]),
      ])
  }

  /// The sentences of the body in order: as wide apart as they come, as high as they are long.
  static func sentenceMap(_ review: Review, id: String) -> Markup {
    let body = review.sentences.filter { $0.part == .body }
    let width = 7.0
    let longest = Double(body.map(\.span.count).max() ?? 1)
    var nodes = [
      Markup("title", ["id": id], text: description(of: body))
    ]
    for (index, sentence) in body.enumerated() {
      let height = 8 + 32 * Double(sentence.span.count) / longest
      nodes.append(
        Markup(
          "rect",
          [
            "class": sentence.label.rawValue, "x": number(Double(index) * width),
            "y": number(40 - height), "width": number(width - 1.5), "height": number(height),
          ]))
    }
    let total = number(Double(max(body.count, 24)) * width)
    return Markup(
      "svg",
      [
        "class": "map", "role": "img", "aria-labelledby": id, "viewBox": "0 0 \(total) 40",
        "preserveAspectRatio": "xMinYMax meet",
      ], nodes)
  }

  /// What the map shows, for who cannot see it: `Of 20 sentences: episodes 9 to 14; …`.
  private static func description(of body: [Review.Sentence]) -> String {
    let parts = [SentenceClass.anecdote, .concrete, .generic].map { label in
      let numbers = body.indices.filter { body[$0].label == label }.map { $0 + 1 }
      return "\(label.pluralTitle) \(numbers.isEmpty ? "none" : ranges(numbers))"
    }
    return "Of \(counted(body.count, "sentence")) in their order: " + parts.joined(separator: "; ")
  }

  /// `1, 3 to 5`.
  private static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound == number - 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
    }.joined(separator: ", ")
  }

  /// A number with at most two decimals, whatever the locale.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    guard hundredths % 100 != 0 else { return String(hundredths / 100) }
    let sign = hundredths < 0 ? "-" : ""
    let rest = abs(hundredths) % 100
    return "\(sign)\(abs(hundredths) / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension SentenceClass {
  /// The class as a heading: what a sentence is evidence of.
  var pluralTitle: String {
    switch self {
    case .anecdote: "Episodes"
    case .concrete: "Concrete detail"
    case .generic: "General praise"
    case .other: "Other"
    }
  }
}

/// The JSON document of a comparison, version 1: see `docs/schema/lorcheck-compare-1.schema.json`.
public struct ComparisonJSON {
  private let comparison: Comparison
  private let options: ReportOptions
  private var json = JSONWriter()

  /// A document of the given comparison.
  public init(_ comparison: Comparison, options: ReportOptions) {
    self.comparison = comparison
    self.options = options
  }

  /// The document in UTF-8, with a line end.
  public consuming func bytes() -> [UInt8] {
    let (old, new) = (comparison.old, comparison.new)
    json.open("{")
    json.key("schemaVersion")
    json.number(1)
    json.key("tool")
    options.writeTool(to: &json)
    json.key("old")
    write(old)
    json.key("new")
    write(new)
    json.key("dimensions")
    json.open("[")
    for dimension in comparison.dimensions { write(dimension) }
    json.close("]")
    json.key("fixed")
    write(comparison.fixed, of: old)
    json.key("left")
    writePairs()
    json.key("added")
    write(comparison.added, of: new)
    json.key("strengths")
    json.open("{")
    json.key("gained")
    write(comparison.gainedStrengths, of: new)
    json.key("lost")
    write(comparison.lostStrengths, of: old)
    json.close("}")
    json.close("}")
    json.newline()
    return json.drain()
  }

  private mutating func write(_ review: Review) {
    json.open("{")
    json.key("path")
    json.string(review.letter.name)
    json.key("format")
    json.string(review.letter.format.rawValue)
    json.key("words")
    json.number(review.words)
    if let reason = review.notAssessed {
      json.key("notAssessed")
      json.string(reason)
    }
    if let card = review.scorecard {
      json.key("score")
      json.open("{")
      json.key("total")
      json.number(card.total)
      json.key("uncapped")
      json.number(card.uncapped)
      json.key("band")
      json.string(card.band)
      json.close("}")
    }
    json.close("}")
  }

  private mutating func write(_ dimension: Comparison.Dimension) {
    json.open("{")
    json.key("id")
    json.string(dimension.id)
    json.key("max")
    json.number(dimension.max)
    json.key("old")
    json.number(dimension.old)
    json.key("new")
    json.number(dimension.new)
    json.key("change")
    json.number(dimension.change)
    json.key("gained")
    json.strings(dimension.gained)
    json.key("lost")
    json.strings(dimension.lost)
    json.close("}")
  }

  private mutating func write(_ findings: [Finding], of review: Review) {
    let letter = LetterJSON(review: review, options: options)
    json.open("[")
    for finding in findings { letter.write(finding, to: &json) }
    json.close("]")
  }

  private mutating func writePairs() {
    let old = LetterJSON(review: comparison.old, options: options)
    let new = LetterJSON(review: comparison.new, options: options)
    json.open("[")
    for pair in comparison.left {
      json.open("{")
      json.key("old")
      old.write(pair.old, to: &json)
      json.key("new")
      new.write(pair.new, to: &json)
      json.close("}")
    }
    json.close("]")
  }
}

/// Compares what a check of one letter showed with what it must show.
package struct Comparison {
  private let expectations: Expectations
  private let letter: ReportDocument.Letter
  /// The letter's text by code points, every white space a space.
  private let text: [Unicode.Scalar]

  /// A comparison of a letter's entry in the JSON document and its text as `lorcheck text` prints it.
  package init(_ expectations: Expectations, letter: ReportDocument.Letter, text: String) {
    self.expectations = expectations
    self.letter = letter
    self.text = Self.scalars(text)
  }

  /// Compares everything.
  ///
  /// - Parameter status: the exit status of a check of this letter alone.
  /// - Returns: every difference as a line, in the order of the expectations; none if all holds.
  package func differences(status: Int32) -> [String] {
    var found: [String] = []
    if status != expectations.exit {
      found.append("exit: expected \(expectations.exit), got \(status)\(errors)")
    }
    let band = letter.score?.band ?? "not assessed: \(letter.notAssessed ?? "no reason given")"
    if !expectations.bands.contains(band) {
      let total = letter.score.map { " (\($0.total), \($0.uncapped) uncapped)" } ?? ""
      found.append(
        "band: expected \(expectations.bands.joined(separator: " | ")), got \(band)\(total)")
    }
    found += expectations.demands.compactMap(difference)
    found += expectations.labels.compactMap(difference)
    return found
  }

  /// The findings of severity error, to explain a wrong status.
  private var errors: String {
    let rules = letter.findings.filter { $0.severity == "error" && $0.polarity == "concern" }.map {
      "\($0.rule) '\($0.quote)'"
    }
    return rules.isEmpty ? "" : "; errors: " + rules.joined(separator: ", ")
  }

  private func difference(_ demand: Expectations.Demand) -> String? {
    let key = demand.isWanted ? "must" : "never"
    let own = letter.findings.filter { $0.isOf(demand.rule) }
    guard let words = demand.words else {
      guard own.isEmpty == demand.isWanted else { return nil }
      return "\(key): \(demand.rule)" + (own.isEmpty ? " is not found" : ", but found \(list(own))")
    }
    let places = occurrences(of: words)
    guard !places.isEmpty else { return "\(key): the letter does not say \"\(words)\"" }
    let sentences = sentences(at: places)
    let there = own.filter { finding in
      finding.sentence.map(sentences.contains) ?? false
        || places.contains { $0.overlaps(finding.start..<finding.end) }
    }
    guard there.isEmpty == demand.isWanted else { return nil }
    let found = demand.isWanted ? elsewhere(own, places) : ", but found \(list(there))"
    return "\(key): \(demand.rule) \"\(words)\"\(found)"
  }

  /// The sentences that hold the places, by index.
  private func sentences(at places: [Range<Int>]) -> [Int] {
    letter.sentences.indices.filter { index in
      let sentence = letter.sentences[index]
      return places.contains { $0.overlaps(sentence.start..<sentence.end) }
    }
  }

  /// What is found instead: the rule in other places, and other rules at this one.
  private func elsewhere(_ own: [ReportDocument.Finding], _ places: [Range<Int>]) -> String {
    let sentences = sentences(at: places)
    let others = letter.findings.filter { $0.sentence.map(sentences.contains) ?? false }
    let far = own.isEmpty ? " is nowhere" : " is not there but at \(list(own))"
    return far + "; " + (others.isEmpty ? "nothing is there" : "there is \(list(others))")
  }

  private func difference(_ label: Expectations.Label) -> String? {
    let places = occurrences(of: label.words)
    guard !places.isEmpty else { return "class: the letter does not say \"\(label.words)\"" }
    let touched = letter.sentences.filter { sentence in
      places.contains { $0.overlaps(sentence.start..<sentence.end) }
    }
    let wrong = touched.filter { $0.class != label.name }
    guard touched.isEmpty || !wrong.isEmpty else { return nil }
    let got = wrong.map { "\($0.class) (\($0.confidence))" }.joined(separator: ", ")
    return
      "class: \(label.name) \"\(label.words)\", but it is \(got.isEmpty ? "in no sentence" : got)"
  }

  private func list(_ findings: [ReportDocument.Finding]) -> String {
    findings.map { "\($0.rule) '\($0.quote)'" }.joined(separator: ", ")
  }

  /// Where the words stand, in code points.
  private func occurrences(of words: String) -> [Range<Int>] {
    let wanted = Self.scalars(words)
    guard !wanted.isEmpty, wanted.count <= text.count else { return [] }
    return (0...(text.count - wanted.count)).compactMap { start in
      let range = start..<(start + wanted.count)
      return text[range].elementsEqual(wanted) ? range : nil
    }
  }

  private static func scalars(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }
  }
}

/// The JSON document, version 1: see `docs/schema/lorcheck-1.schema.json`.
public struct JSONReporter: Reporter {
  private var json = JSONWriter()
  private let options: ReportOptions

  /// A reporter of the given options.
  public init(_ options: ReportOptions) { self.options = options }

  /// What stands before the letters.
  public mutating func begin() -> [UInt8] {
    json.open("{")
    json.key("schemaVersion")
    json.number(1)
    json.key("tool")
    options.writeTool(to: &json)
    json.key("letters")
    json.open("[")
    return json.drain()
  }

  /// One letter.
  public mutating func letter(_ review: Review) -> [UInt8] {
    json.newline()
    LetterJSON(review: review, options: options).write(to: &json)
    return json.drain()
  }

  /// What stands behind the letters.
  public mutating func end(_ summary: RunSummary) -> [UInt8] {
    json.close("]")
    json.key("sets")
    json.open("[")
    for set in summary.sets {
      json.newline()
      SetJSON(set: set, options: options).write(to: &json)
    }
    json.close("]")
    json.key("unreadable")
    json.open("[")
    for file in summary.unreadable {
      json.open("{")
      json.key("path")
      json.string(file.path)
      json.key("reason")
      json.string(file.reason)
      json.close("}")
    }
    json.close("]")
    if summary.isInterrupted {
      json.key("interrupted")
      json.bool(true)
    }
    json.close("}")
    json.newline()
    return json.drain()
  }
}

extension ReportOptions {
  /// What made the document: the object `tool`.
  func writeTool(to json: inout JSONWriter) {
    json.open("{")
    json.key("name")
    json.string("lorcheck")
    json.key("version")
    json.string(lorcheckVersion)
    json.key("lexicons")
    json.string(lexicons)
    json.close("}")
  }
}

/// One letter of the JSON document.
struct LetterJSON {
  let review: Review
  let options: ReportOptions
  private let codePoints: CodePointIndex
  private let locator: SourceLocator

  init(review: Review, options: ReportOptions) {
    self.review = review
    self.options = options
    codePoints = CodePointIndex(review.letter.text)
    locator = SourceLocator(review.letter)
  }

  func write(to json: inout JSONWriter) {
    json.open("{")
    json.key("path")
    json.string(review.letter.name)
    json.key("format")
    json.string(review.letter.format.rawValue)
    json.key("words")
    json.number(review.words)
    json.key("applicant")
    json.string(options.hidesQuotes ? "" : review.applicant)
    if let place = review.observation?.place {
      json.key("observed")
      place.write(to: &json)
    }
    if let reason = review.notAssessed {
      json.key("notAssessed")
      json.string(reason)
    }
    if let card = review.scorecard {
      json.key("score")
      write(card, to: &json)
    }
    json.key("nextSteps")
    json.open("[")
    for step in review.nextSteps { write(step, to: &json) }
    json.close("]")
    json.key("sentences")
    json.open("[")
    for sentence in review.sentences { write(sentence, to: &json) }
    json.close("]")
    json.key("findings")
    json.open("[")
    for finding in review.findings { write(finding, to: &json) }
    json.close("]")
    json.close("}")
  }

  private func write(_ card: Scorecard, to json: inout JSONWriter) {
    json.open("{")
    json.key("total")
    json.number(card.total)
    json.key("uncapped")
    json.number(card.uncapped)
    json.key("band")
    json.string(card.band)
    json.key("gates")
    write(card.gates, to: &json)
    json.key("deductions")
    write(card.deductions, to: &json)
    json.key("dimensions")
    json.open("[")
    for score in card.dimensions {
      json.open("{")
      json.key("id")
      json.string(score.id)
      json.key("points")
      json.number(score.points)
      json.key("max")
      json.number(score.max)
      json.key("because")
      write(score.because, to: &json)
      json.close("}")
    }
    json.close("]")
    json.close("}")
  }

  private func write(_ reasons: [Scorecard.Reason], to json: inout JSONWriter) {
    json.open("[")
    for reason in reasons {
      json.open("{")
      json.key("text")
      json.string(reason.text)
      json.key("findings")
      json.open("[")
      for index in reason.findings { json.number(index) }
      json.close("]")
      if let deletion = reason.deletion, !options.hidesQuotes {
        json.key("deletion")
        json.string(deletion)
      }
      json.close("}")
    }
    json.close("]")
  }

  private func write(_ step: NextStep, to json: inout JSONWriter) {
    json.open("{")
    json.key("text")
    json.string(step.text)
    json.key("dimension")
    json.string(step.dimension)
    json.key("gain")
    json.number(step.gain)
    write(step.span, to: &json)
    json.close("}")
  }

  private func write(_ span: Span, to json: inout JSONWriter) {
    let range = codePoints(span)
    json.key("start")
    json.number(range.lowerBound)
    json.key("end")
    json.number(range.upperBound)
  }

  private func write(_ sentence: Review.Sentence, to json: inout JSONWriter) {
    json.open("{")
    write(sentence.span, to: &json)
    json.key("class")
    json.string(sentence.label.rawValue)
    json.key("confidence")
    json.share(sentence.confidence)
    json.close("}")
  }

  func write(_ finding: Finding, to json: inout JSONWriter) {
    json.open("{")
    json.key("rule")
    json.string(finding.rule)
    json.key("severity")
    json.string(finding.severity.rawValue)
    json.key("polarity")
    json.string(finding.polarity.rawValue)
    json.key("confidence")
    json.share(finding.confidence)
    write(finding.span, to: &json)
    if let sentence = finding.sentence {
      json.key("sentence")
      json.number(sentence)
    }
    json.key("quote")
    json.string(options.hidesQuotes ? "" : review.letter[finding.span])
    json.key("message")
    json.string(options.hidesQuotes ? finding.maskedMessage : finding.message)
    json.key("advice")
    json.string(finding.advice)
    json.key("attributes")
    json.open("{")
    for attribute in finding.attributes where !options.hidesQuotes || attribute.name == "missing" {
      json.key(named: attribute.name)
      json.string(attribute.value)
    }
    json.close("}")
    let location = locator.location(of: finding.span.start)
    json.key("location")
    json.open("{")
    json.key("paragraph")
    json.number(location.paragraph)
    json.key("line")
    json.number(location.line)
    json.key("column")
    json.number(location.column)
    json.close("}")
    json.key("fingerprint")
    json.string(review.fingerprint(of: finding))
    if let suppression = finding.suppression {
      json.key("suppressed")
      json.string(suppression.reason)
    }
    json.close("}")
  }
}

extension Finding {
  /// The message without the letter's words: up to the first quotation.
  var maskedMessage: String {
    guard let quote = message.firstRange(of: " '")?.lowerBound else { return message }
    var head = message[..<quote]
    while let last = head.last, last == " " || last == ":" { head.removeLast() }
    return String(head)
  }
}

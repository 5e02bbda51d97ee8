/// What a report may say of a letter: the one place that keeps its words back.
extension ReportOptions {
  /// A finding's message.
  func message(of finding: Finding) -> String {
    hidesQuotes ? finding.maskedMessage : finding.message
  }

  /// The letter's words under a span; nothing if they are left out.
  func quote(_ span: Span, in review: Review) -> String {
    hidesQuotes ? "" : review.letter[span]
  }

  /// What to take out for a cap to be lifted, in the letter's own words.
  func deletion(of reason: Scorecard.Reason) -> String? { hidesQuotes ? nil : reason.deletion }

  /// The applicant's name; nothing if the letter's words are left out.
  func applicant(of review: Review) -> String { hidesQuotes ? "" : review.applicant }

  /// What else a rule read, without the letter's words if they are left out.
  func attributes(of finding: Finding) -> [Finding.Attribute] {
    finding.attributes.filter { !hidesQuotes || $0.name == "missing" }
  }

  /// The name of a set of letters: a folder's as it is, an applicant's unless it is left out.
  func name(of set: LetterSet, number: Int) -> String {
    hidesQuotes && set.grouping != .folder ? "Set \(number)" : set.name
  }
}

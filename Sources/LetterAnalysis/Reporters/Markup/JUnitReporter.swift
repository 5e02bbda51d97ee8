/// JUnit XML, for programs that show test results: a suite a letter, a case a concern.
///
/// A case fails if the concern makes the letter fail, and is skipped if it is set aside. The schema is
/// the one that Jenkins publishes; times are left out, since nothing here depends on a clock.
public struct JUnitReporter: Reporter {
  private let options: ReportOptions

  /// A reporter of the given options.
  public init(_ options: ReportOptions) { self.options = options }

  /// What stands before the letters.
  public mutating func begin() -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"lorcheck\">\n".utf8)
  }

  /// One letter.
  public mutating func letter(_ review: Review) -> [UInt8] {
    let places = PlaceNames(review)
    var cases = [scoreCase(review)]
    for finding in review.findings where finding.polarity == .concern {
      cases.append(concernCase(finding, review, places))
    }
    return bytes(TestSuite(name: review.letter.name, cases: cases))
  }

  /// What stands behind the letters.
  public mutating func end(_ summary: RunSummary) -> [UInt8] {
    var result: [UInt8] = []
    for file in summary.unreadable {
      let unread = TestCase(name: "is read", type: "letter", outcome: .error(file.reason))
      result += bytes(TestSuite(name: file.path, cases: [unread]))
    }
    if summary.isInterrupted {
      let unread = TestCase(
        name: "every letter is read", type: "letter",
        outcome: .error("interrupted: not every letter was read"))
      result += bytes(TestSuite(name: "lorcheck", cases: [unread]))
    }
    return result + Array("</testsuites>\n".utf8)
  }

  private func bytes(_ suite: TestSuite) -> [UInt8] {
    var text = ""
    suite.element.write(to: &text, as: .xml)
    return Array((text + "\n").utf8)
  }

  private func scoreCase(_ review: Review) -> TestCase {
    if let reason = review.notAssessed {
      return TestCase(name: "is assessed", type: "score", outcome: .error(reason))
    }
    guard let card = review.scorecard else { return TestCase(name: "is assessed", type: "score") }
    var score = TestCase(name: "score", type: "score", note: "\(card.total) of 100: \(card.band)")
    if let least = review.threshold.score, card.total < least {
      score.outcome = .failure("\(card.total) of 100, and \(least) are asked for")
    }
    return score
  }

  private func concernCase(_ finding: Finding, _ review: Review, _ places: PlaceNames) -> TestCase {
    let message = options.message(of: finding)
    var concern = TestCase(
      name: "\(finding.rule), \(places.name(of: finding))", type: finding.rule,
      note: "\(finding.severity.rawValue): \(message). \(finding.advice)")
    if let suppression = finding.suppression {
      concern.outcome = .skipped(suppression.reason)
    } else if let from = review.threshold.severity, finding.severity >= from {
      concern.outcome = .failure(message)
    }
    return concern
  }
}

/// A suite of JUnit XML.
struct TestSuite {
  var name: String
  var cases: [TestCase]

  var element: Markup {
    Markup(
      "testsuite",
      [
        "name": name, "tests": String(cases.count),
        "failures": String(cases.count { $0.isFailure }),
        "errors": String(cases.count { if case .error = $0.outcome { true } else { false } }),
        "skipped": String(cases.count { if case .skipped = $0.outcome { true } else { false } }),
      ],
      cases.flatMap { [.text("\n  "), $0.element(in: name)] } + [.text("\n")])
  }
}

/// A case of JUnit XML.
struct TestCase {
  enum Outcome {
    case passed
    case failure(String)
    case error(String)
    case skipped(String)
  }

  var name: String
  var type: String
  var outcome = Outcome.passed
  /// What stands below the case.
  var note = ""

  var isFailure: Bool { if case .failure = outcome { true } else { false } }

  func element(in suite: String) -> Markup {
    var children: [Markup] = []
    switch outcome {
    case .passed: break
    case .failure(let message):
      children.append(Markup("failure", ["type": type, "message": message], text: note))
    case .error(let message):
      children.append(Markup("error", ["type": type, "message": message], text: message))
    case .skipped(let reason): children.append(Markup("skipped", ["message": reason]))
    }
    if !note.isEmpty, !isFailure { children.append(Markup("system-out", text: note)) }
    return Markup("testcase", ["classname": suite, "name": name], children)
  }
}

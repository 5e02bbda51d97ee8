/// The JSON document of a check, as any other program would decode it.
package struct ReportDocument: Decodable, Sendable {
  /// What made it.
  package struct Tool: Decodable, Sendable {
    package var name, version, lexicons: String
  }

  /// A reason and the findings that it rests on.
  package struct Reason: Decodable, Sendable, Equatable {
    package var text: String
    package var findings: [Int]
  }

  /// The points of a dimension.
  package struct Dimension: Decodable, Sendable, Equatable {
    package var id: String
    package var points, max: Int
    package var because: [Reason]
  }

  /// The score of a letter.
  package struct Score: Decodable, Sendable, Equatable {
    package var total, uncapped: Int
    package var band: String
    package var gates, deductions: [Reason]
    package var dimensions: [Dimension]
  }

  /// Something to do next.
  package struct Step: Decodable, Sendable, Equatable {
    package var text, dimension: String
    package var gain, start, end: Int
  }

  /// A sentence and its class.
  package struct Sentence: Decodable, Sendable, Equatable {
    package var start, end: Int
    package var `class`: String
    package var confidence: Double
  }

  /// Something found.
  package struct Finding: Decodable, Sendable, Equatable {
    /// Where in the source.
    package struct Location: Decodable, Sendable, Equatable {
      package var paragraph, line, column: Int
    }

    package var rule, severity, polarity: String
    package var confidence: Double
    package var start, end: Int
    package var sentence: Int?
    package var quote, message, advice: String
    package var attributes: [String: String]
    package var location: Location
    package var fingerprint: String
    package var suppressed: String?

    /// Whether the rule is `name` or a finer one.
    package func isOf(_ name: String) -> Bool { rule == name || rule.hasPrefix(name + ".") }
  }

  /// A letter that was read.
  package struct Letter: Decodable, Sendable {
    package var path, format: String
    package var words: Int
    package var applicant: String
    package var notAssessed: String?
    package var score: Score?
    package var nextSteps: [Step]
    package var sentences: [Sentence]
    package var findings: [Finding]
  }

  /// A file that was not.
  package struct Unreadable: Decodable, Sendable, Equatable {
    package var path, reason: String
  }

  package var schemaVersion: Int
  package var tool: Tool
  package var letters: [Letter]
  package var unreadable: [Unreadable]
  package var interrupted: Bool?
}

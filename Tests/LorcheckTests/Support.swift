import Foundation
import SampleExpectations
import TestSupport
import Testing

/// The program under test.
let lorcheck = Fixtures.program("lorcheck")

extension Program {
  /// Runs it in the package's folder.
  func callAsFunction(_ arguments: String..., input: String = "") throws -> Run {
    try run(arguments, input: Array(input.utf8), in: Fixtures.root)
  }
}

extension Program.Run {
  /// The JSON document on standard output.
  func document() throws -> ReportDocument {
    try JSONDecoder().decode(ReportDocument.self, from: Data(output))
  }
}

/// A letter that is long enough to be scored and in which nothing must go.
let plainLetter = """
  Dear Program Director:

  I supervised Dr. Ana Quillfeather in our clinic for six weeks, and I saw her with patients every day.
  One evening a boy of four came in with a cough, and she found a bead in his nose that two of us had
  missed; he went home an hour later. She wrote nine notes a day, and each of them gave three diagnoses.
  Of the thirty students whom I have taught since 2015 she is among the best three.
  I recommend her strongly.

  Sincerely,
  Jane Roe, MD

  """

/// The same with a visa in it.
let blockedLetter = plainLetter.replacing(
  "I recommend her strongly.", with: "She holds a J-1 visa. I recommend her strongly.")

/// One check of every sample and every file that is no letter, shared by the tests.
let wholeRun = Result { try lorcheck("--format", "json", "--quiet", "Samples") }

/// What the whole run says of a letter.
func reported(_ path: String) throws -> ReportDocument.Letter {
  let document = try wholeDocument.get()
  return try #require(document.letters.first { $0.path == path }, "\(path) is not in the report")
}

private let wholeDocument = Result { try wholeRun.get().document() }

/// The text that is read from a file.
func printedText(_ path: String) throws -> String { try lorcheck("text", path).outputText }

/// The slice of a text by code points.
func slice(_ text: String, _ start: Int, _ end: Int) -> String {
  let scalars = Array(text.unicodeScalars)
  guard start <= end, end <= scalars.count else { return "out of the text" }
  return String(String.UnicodeScalarView(scalars[start..<end]))
}

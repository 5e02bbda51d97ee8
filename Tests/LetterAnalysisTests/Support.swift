import Foundation
@testable import LetterAnalysis
import TestSupport

/// The tokens of a text under the package's lexicons, or none.
func tokens(_ text: String, fold: SpellingFold = SpellingFold()) -> [Token] {
  let bytes = Array(text.utf8)
  var tokenizer = Tokenizer(vocabulary: .empty, fold: fold)
  var tokens: [Token] = []
  tokenizer.tokenize(bytes, in: Span(0, bytes.count), into: &tokens)
  return tokens
}

/// The slices of a text under spans.
func slices(_ text: String, _ spans: [Span]) -> [String] {
  let bytes = Array(text.utf8)
  return spans.map { String(decoding: bytes[$0.range], as: UTF8.self) }
}

/// A letter of one block, line ends and all.
func oneBlock(_ text: String) -> Letter {
  let bytes = Array(text.utf8)
  return Letter(
    name: "-", format: .txt, text: bytes, blocks: [Block(span: Span(0, bytes.count))])
}

/// A small rule file around some lines, and the few classes that Swift code asks for.
enum SmallLexicon {
  static let classes = """
    define patient = patient|mother|child
    define negation = no|not|never
    define writer = i|we
    define peer = resident|student

    """
  static let header = """
    id: test
    title: a test
    severity: note
    polarity: neutral
    why: It is tested.
    advice: Test it.
    source: made up
    reviewed: 2026-01-01

    """
  /// How many lines stand before the lines of a test.
  static let headerLines = header.split(separator: "\n", omittingEmptySubsequences: false).count - 1

  /// A set of one rule file whose lines follow a sound header.
  static func set(_ lines: String) throws(LexiconError) -> LexiconSet {
    try set(file: header + lines)
  }

  /// A set of one rule file of the given content.
  static func set(file: String) throws(LexiconError) -> LexiconSet {
    try LexiconSet([
      LexiconSource(name: "language/classes.txt", bytes: Array(classes.utf8)),
      LexiconSource(name: "rules/test.txt", bytes: Array(file.utf8)),
    ])
  }

  /// What the patterns of `lines` match in a text, in the order of the text.
  static func matches(_ lines: String, in text: String, applicant: String? = nil) throws -> [String]
  {
    let reading = Reader(lexicons: try set("patterns certain\n" + lines)).read(
      Letter(plain: text), applicant: applicant ?? "Nobody")
    return reading.matches.map { reading.letter[reading.span(of: $0.tokens)] }
  }

  /// The error that lines of a rule file give, if they give one.
  static func error(_ lines: String) -> LexiconError? { error(file: header + lines) }

  /// The error that a rule file gives, if it gives one.
  static func error(file: String) -> LexiconError? {
    do throws(LexiconError) {
      _ = try set(file: file)
      return nil
    } catch {
      return error
    }
  }
}

extension Analyzer {
  /// A review of a text in which every line is a paragraph.
  func review(_ text: String, applicant: String? = nil) -> Review {
    review(Letter(plain: text), applicant: applicant)
  }
}

extension Review {
  /// The findings of a rule and its finer ones.
  func findings(of rule: String) -> [Finding] { findings.filter { $0.isOf(rule) } }

  /// The words that the findings of a rule cover.
  func quotes(of rule: String) -> [String] { findings(of: rule).map { letter[$0.span] } }
}

/// A letter that has every part that a letter should have.
let completeLetter = """
  Linden Falls Community Health Center
  14 Millrace Road, Linden Falls, Ohio
  August 29, 2025
  Re: Rahel Desta, MD, residency in Medicine-Pediatrics
  Dear Program Director:
  I am pleased to write this letter of recommendation for Dr. Rahel Desta, who applies to your program.
  I supervised Dr. Desta every weekday for six weeks in our clinic, adults and children alike, and \
  co-signed all of her notes.
  She has waived her right to see this letter.
  In her second week a 3-year-old with croup was dressed to go home when Dr. Desta laid him back \
  down and found a button battery on the film that she asked for.
  She told his parents, in four plain sentences, what would happen next.
  Of the 52 senior students whom I have taught here since 2014, she is one of the two best.
  I recommend her without reservation.
  Please call me with any questions at (555) 555-0119.
  Sincerely,
  Isolde Marchbanks, MD
  Medical Director, Medicine-Pediatrics
  """

public import LetterAnalysis

/// A remark to be written into a document as a comment of the word processor.
public struct LetterComment: Sendable, Equatable {
  /// Who all of them are by; what tells them from others' is the line that `CommentSeal` writes.
  public static let author = "lorcheck"
  /// The author's initials.
  public static let initials = "LC"

  /// A paragraph of a comment.
  public struct Paragraph: Sendable, Equatable {
    /// Its words.
    public var text: String
    /// Whether it is set in bold.
    public var isStrong: Bool

    /// A paragraph of the given words.
    public init(_ text: String, isStrong: Bool = false) {
      self.text = text
      self.isStrong = isStrong
    }
  }

  /// The words it is about, in UTF-8 offsets of the letter's text; empty for a place between words.
  public var span: Span
  /// What it says.
  public var paragraphs: [Paragraph]
  /// The rules that speak in it, which its last line names.
  public var rules: [String]

  /// A comment on `span`.
  public init(span: Span, paragraphs: [Paragraph], rules: [String] = []) {
    self.span = span
    self.paragraphs = paragraphs
    self.rules = rules
  }
}

/// When comments were made, in the two forms that documents hold.
public struct CommentDate: Sendable, Equatable {
  /// As the writer's clock shows it, in the form `2026-01-31T09:30:00Z`: Word writes local time there.
  public var local: String
  /// The same in Coordinated Universal Time.
  public var universal: String

  /// A moment by both clocks.
  public init(local: String, universal: String) {
    self.local = local
    self.universal = universal
  }
}

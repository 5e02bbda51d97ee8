/// Why no comments could be written into a document.
///
/// A `description` is one sentence that says what is the matter and what to do; the caller puts the
/// file's name before it.
public enum AnnotationError: Error, Equatable, Sendable {
  /// The document could not be read at all.
  case unreadable(LetterReadError)
  /// A digital signature, which any change would break.
  case signed
  /// A template: .dotx or .dotm.
  case template
  /// More comments than Word opens.
  case tooManyComments(Int)
  /// A body without a paragraph that could carry a comment.
  case noParagraph
  /// A part in an encoding that Office Open XML does not allow.
  case encoding(String)
  /// The package could not be put together.
  case packing
}

extension AnnotationError: CustomStringConvertible {
  /// What is the matter and what to do, as one sentence.
  public var description: String {
    switch self {
    case .unreadable(let error): error.description
    case .signed:
      "the document is digitally signed, and comments would break the signature; "
        + "annotate a copy from which the signature was removed (in Word: File, Info)"
    case .template:
      "a template, not a letter; save it as .docx or .docm in Word and annotate that"
    case .tooManyComments(let count):
      "\(count) comments would be needed, and Word opens no document with more than "
        + "\(Self.most); annotate one letter at a time"
    case .noParagraph:
      "the document has no paragraph in its body that could carry a comment; "
        + "type a line there and annotate it again"
    case .encoding(let part):
      "part '\(part)' is neither UTF-8 nor UTF-16; save the document as .docx again in Word"
    case .packing: "the annotated document could not be put together; is memory short?"
    }
  }

  /// The most comments Word opens.
  ///
  /// Source: tried with Word; it takes them for a damaged document beyond.
  static let most = 32_767
}

/// Cuts a block into tokens.
///
/// A hyphen or slash inside a word separates tokens and leaves none itself, so that `Med-Peds`,
/// `Med‑Peds`, `Med/Peds` and `Med Peds` are alike. A possessive `'s` is a token of its own. Curly
/// and straight quotes, and every kind of space, are alike. `M.D.` and `e.g.` are one token.
package struct Tokenizer {
  private let fold: SpellingFold
  private let vocabulary: Vocabulary
  private var scratch: [UInt8] = []

  /// A tokenizer that looks words up in `vocabulary`.
  package init(vocabulary: Vocabulary, fold: SpellingFold) {
    self.vocabulary = vocabulary
    self.fold = fold
    scratch.reserveCapacity(64)
  }

  /// Appends the tokens of `text[span]` to `tokens`.
  package mutating func tokenize(_ text: [UInt8], in span: Span, into tokens: inout [Token]) {
    text.withUnsafeBufferPointer { bytes in
      tokenize(UnsafeBufferPointer(rebasing: bytes[0..<span.end]), from: span.start, into: &tokens)
    }
  }

  private mutating func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into tokens: inout [Token]
  ) {
    var at = start
    var flags: Token.Flags = [.spaceBefore]
    while at < bytes.count {
      let scalar = Scalar(bytes, at)
      switch scalar.class {
      case .space:
        flags.insert(.spaceBefore)
        at += scalar.length
      case .newline:
        flags.formUnion([.spaceBefore, .newlineBefore])
        at += scalar.length
      case .ignorable:
        at += scalar.length
      case .letter, .digit:
        at = word(bytes, from: at, flags: flags, into: &tokens)
        flags = []
      case .hyphen where joinsWords(bytes, at, scalar.length, flags, tokens):
        flags = [.joined]
        at += scalar.length
      default:
        at = mark(scalar, at: at, flags: flags, into: &tokens)
        flags = []
      }
    }
  }

  /// Whether a hyphen or slash at `at` stands between two words without space.
  private func joinsWords(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int, _ flags: Token.Flags,
    _ tokens: [Token]
  ) -> Bool {
    guard !flags.contains(.spaceBefore), let last = tokens.last, last.isWordLike,
      last.span.end == at, at + length < bytes.count
    else { return false }
    let next = Scalar(bytes, at + length).class
    return next == .letter || next == .digit
  }

  /// Appends one mark of punctuation.
  private func mark(_ scalar: Scalar, at: Int, flags: Token.Flags, into tokens: inout [Token])
    -> Int
  {
    let end = at + scalar.length
    let hash = FNV1a.step(FNV1a.basis, scalar.kind.rawValue)
    let form = scalar.kind == .symbol ? vocabulary.form(of: scalar.asciiHash) : 0
    tokens.append(
      Token(span: Span(at, end), kind: scalar.kind, flags: flags, form: form, hash: hash))
    return end
  }

  /// Reads a word or number from `start`; returns where it ends.
  private mutating func word(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, flags: Token.Flags,
    into tokens: inout [Token]
  ) -> Int {
    var reader = WordReader(bytes: bytes, start: start)
    scratch.removeAll(keepingCapacity: true)
    reader.read(into: &scratch)
    var flags = flags
    if reader.firstIsCapital { flags.insert(.capitalised) }
    if reader.letters > 1, reader.capitals == reader.letters { flags.insert(.allCapitals) }
    if reader.endsDotted { flags.insert(.dotted) }
    let kind: Token.Kind =
      reader.digits == 0
      ? .word : reader.letters == 0 ? .number : reader.isOrdinal ? .ordinal : .word
    let hash = kind == .word ? fold.hash(of: scratch[...]) : FNV1a.hash(scratch)
    tokens.append(
      Token(
        span: Span(start, reader.end), kind: kind, flags: flags,
        form: form(of: hash, behind: tokens), hash: hash))
    if reader.possessive > reader.end {
      tokens.append(
        Token(
          span: Span(reader.end, reader.possessive), kind: .word, flags: [],
          form: vocabulary.form(of: Self.possessiveHash), hash: Self.possessiveHash))
      return reader.possessive
    }
    return reader.end
  }

  /// The form of the word in `scratch`: behind "they" a verb is known as it stands behind "he" and
  /// "she", so that "they often speak" finds what "he often speaks" finds.
  private func form(of hash: UInt64, behind tokens: [Token]) -> FormID {
    let own = vocabulary.form(of: Pronouns.common(hash))
    guard let last = tokens.last, last.kind == .word else { return own }
    var isSubject = last.hash == Pronouns.plural
    if !isSubject, tokens.count > 1, tokens[tokens.count - 2].hash == Pronouns.plural {
      isSubject = Self.adverbs.contains(last.hash)
    }
    guard isSubject, let singular = Pronouns.agreeing(hash, scratch[...], fold) else { return own }
    let form = vocabulary.form(of: singular)
    return form == 0 ? own : form
  }

  /// Words that may stand between a pronoun and its verb.
  private static let adverbs = Set(
    "always often also never still now then rarely seldom usually sometimes already soon both just even regularly routinely consistently"
      .split(separator: " ").map { FNV1a.hash($0.utf8) })

  /// The hash of `'s`.
  package static let possessiveHash = FNV1a.hash("'s".utf8)
}

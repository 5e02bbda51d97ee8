public import LetterAnalysis

/// A letter as a Word document that comments can be written into.
///
/// A Word document stays as it is, byte for byte, but for the parts that hold comments or refer to
/// them. A letter of another format is made into a plain document.
public struct WordDraft: Sendable {
  /// The letter that is to be reviewed; comments by lorcheck itself are no part of it.
  public let letter: Letter
  /// What may not be done to the document, in words; nil if it is not protected.
  public let protection: String?
  /// Whether the document holds macros, and so has to be called .docm.
  public let isMacroEnabled: Bool
  /// How many comments of lorcheck's the document held.
  public let strippedComments: Int
  /// How many comments under lorcheck's name stay, since somebody changed them.
  public let changedComments: Int
  /// How many comments of lorcheck's stay, since somebody answered them.
  public let answeredComments: Int
  /// The comments of lorcheck's that stay, changed or answered.
  public let kept: [KeptComment]
  /// What of the file is not in a document that was made of its words, in words; nil if nothing is lost.
  public let omissions: String?

  /// The document without lorcheck's own comments.
  public let bytes: [UInt8]
  /// The letter as the document has it; offsets are those of `letter` but for `dropped`.
  private let document: Letter
  private let places: PlaceMap
  /// Offsets in `letter` of characters that the document leaves out, and their lengths.
  private let dropped: [PlainDocument.Dropped]
  private let limits: ReadingLimits

  /// Opens a letter of any format that is read.
  ///
  /// - Throws: `AnnotationError` if it cannot be read, is signed, or is a template.
  public init(
    _ source: LetterSource, limits: ReadingLimits = .standard
  ) throws(AnnotationError) {
    self.limits = limits
    guard let first = try Self.wordReading(of: source, limits: limits) else {
      let read = try Self.letter(in: source, limits: limits)
      let plain = try PlainDocument(read)
      let made = try Self.read(plain.bytes, name: source.name, limits: limits)
      // Characters that no document can hold are words in a text, and none here.
      guard LetterReaders.hasWords(made.letter.text) else {
        throw AnnotationError.unreadable(.noText)
      }
      (letter, document, places, dropped) = (read, made.letter, made.places, plain.dropped)
      (bytes, protection, isMacroEnabled) = (plain.bytes, nil, false)
      (strippedComments, changedComments, answeredComments, kept) = (0, 0, 0, [])
      omissions = Self.omissions(from: read)
      return
    }
    var package = try PackageEdit(source.bytes, limits: limits)
    let layout = try DocumentLayout(&package)
    protection = try DocumentProtection.description(&package, layout)
    isMacroEnabled = layout.isMacroEnabled
    let outcome = try CommentStripper.strip(&package, layout)
    (strippedComments, changedComments) = (outcome.stripped, outcome.changed)
    (answeredComments, omissions) = (outcome.answered, outcome.omissions)
    let main = outcome.kept.isEmpty ? nil : try package.requiredPart(layout.main).outline
    bytes = try package.finish()
    let reading =
      strippedComments == 0 ? first : try Self.read(bytes, name: source.name, limits: limits)
    (letter, document, places, dropped) = (reading.letter, reading.letter, reading.places, [])
    kept =
      main.map { main in
        KeptComment.all(
          outcome.kept, in: main, reading.places, textLength: reading.letter.text.count)
      } ?? []
  }

  /// The letter in a file of any format.
  private static func letter(
    in source: LetterSource, limits: ReadingLimits
  ) throws(AnnotationError) -> Letter {
    do throws(LetterReadError) {
      return try LetterReaders.letter(from: source, limits: limits)
    } catch {
      throw .unreadable(error)
    }
  }

  /// What a Word document holds; nil for every other format.
  private static func wordReading(
    of source: LetterSource, limits: ReadingLimits
  ) throws(AnnotationError) -> (letter: Letter, places: PlaceMap)? {
    guard FileKind(of: source) == .zip, source.bytes.count <= limits.fileSize else { return nil }
    do throws(LetterReadError) {
      if try PackageReader.isOpenDocument(source, limits: limits) { return nil }
      let reading = try WordReader.reading(from: source, limits: limits)
      guard LetterReaders.hasWords(reading.letter.text) else { throw LetterReadError.noText }
      return reading
    } catch {
      throw .unreadable(error)
    }
  }

  private static func read(
    _ bytes: [UInt8], name: String, limits: ReadingLimits
  ) throws(AnnotationError) -> (letter: Letter, places: PlaceMap) {
    do throws(LetterReadError) {
      return try WordReader.reading(
        from: LetterSource(name: name, bytes: bytes), limits: limits)
    } catch {
      throw .unreadable(error)
    }
  }

  /// The document with comments.
  ///
  /// - Parameters:
  ///   - comments: spans in `letter`; those at one place keep their order.
  ///   - date: when they were made; the same date gives the same bytes.
  /// - Returns: the whole file.
  /// - Throws: `AnnotationError` if they cannot be written.
  public func annotated(
    with comments: [LetterComment], date: CommentDate
  ) throws(AnnotationError) -> [UInt8] {
    var package = try PackageEdit(bytes, limits: limits)
    let layout = try DocumentLayout(&package)
    let writer = try CommentWriter(&package, layout, letter: document, places: places)
    let placed = comments.map { comment in
      var comment = comment
      let start = documentOffset(of: comment.span.start)
      comment.span = Span(start, max(start, documentOffset(of: comment.span.end)))
      return comment
    }
    try writer.write(placed, date: date, to: &package)
    return try package.finish()
  }

  /// An offset of the letter as one of the document.
  private func documentOffset(of offset: Int) -> Int {
    let lost = dropped.prefix { $0.offset < offset }.reduce(0) { $0 + $1.count }
    return min(offset - lost, document.text.count)
  }
}

extension WordDraft {
  /// What a file is to lorcheck that is about to write in its place.
  public enum Standing: Sendable {
    /// As lorcheck wrote it: nothing of anybody else's is lost with it.
    case untouched
    /// Written by lorcheck, and worked in since.
    case changed
    /// Not written by lorcheck, or not to be read.
    case foreign
  }

  /// What the file with these bytes is.
  public static func standing(
    of bytes: [UInt8], limits: ReadingLimits = .standard
  ) -> Standing {
    do throws(AnnotationError) {
      var package = try PackageEdit(bytes, limits: limits)
      let layout = try DocumentLayout(&package)
      guard let name = layout.part("comments"), let comments = try package.read(name),
        let main = try package.read(layout.main)
      else { return .foreign }
      if OutputStamp.isTrue(main: main, comments: comments) { return .untouched }
      return try CommentStripper.strip(&package, layout).stripped > 0 ? .changed : .foreign
    } catch {
      return .foreign
    }
  }

  /// What a document of a letter's words lacks that the file had.
  private static func omissions(from letter: Letter) -> String? {
    guard letter.format != .txt else { return nil }
    var lost = ["formatting", "any pictures"]
    for remark in letter.remarks {
      switch remark.kind {
      case .comments:
        let authors = remark.detail.isEmpty ? "" : " (\(remark.detail))"
        lost.append(
          remark.count == 1 ? "a comment\(authors)" : "\(remark.count) comments\(authors)")
      case .trackedChanges: lost.append("tracked changes (each taken as accepted)")
      case .hiddenText: lost.append("hidden text")
      default: continue
      }
    }
    return lost.dropLast().joined(separator: ", ") + " and " + (lost.last ?? "")
  }
}

internal import ArgumentParser
internal import Glibc
internal import LetterAnalysis
internal import LetterFormats

/// `lorcheck annotate`: the letter again, with comments.
struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the letter as a Word document with comments at what was found.",
    discussion: """
      Comments that lorcheck wrote before are replaced; everything else in the document stays as it \
      is. A letter in HTML or plain text becomes a Word document of its words.

      Exit status: 0 the document was written; 2 it was not, or the letter could not be assessed.
      """)

  @Argument(help: ArgumentHelp("A letter, or - for standard input.", valueName: "letter"))
  var file: String
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The document to write.", valueName: "file"))
  var output: String?
  @Flag(help: "Writes into the letter itself and keeps a copy that ends in .bak.")
  var inPlace = false
  @Flag(help: "Takes lorcheck's comments out and writes none.") var strip = false
  @Flag(help: "Comments on concerns alone, not on what is strong.") var concernsOnly = false
  @Option(
    help: ArgumentHelp(
      "The date of the comments, for output that repeats to the byte.",
      valueName: "YYYY-MM-DDThh:mm:ssZ"))
  var date: String?
  @OptionGroup var letters: LetterOptions

  func validate() throws {
    guard (output == nil) == inPlace || (output != nil && inPlace) else {
      throw ValidationError("Name the document to write with -o, or give --in-place.")
    }
    if inPlace, file == "-" {
      throw ValidationError("--in-place needs a file; standard input cannot be written to.")
    }
    if let date, Moment(date) == nil {
      throw ValidationError("--date wants a date such as 2026-01-31T09:30:00Z, not '\(date)'.")
    }
  }

  func run() throws {
    let source = FilePath(argument: file)
    do {
      try annotate(source)
    } catch let problem as FileProblem {
      complain("\(source.text): \(problem.reason)")
      throw ExitCode.broken
    } catch let problem as Output.Problem {
      guard !problem.isClosedPipe else { return }
      complain(problem.reason)
      throw ExitCode.broken
    }
  }

  private func annotate(_ source: FilePath) throws {
    let target = try target(for: source)
    let bytes = try source.read(limit: ReadingLimits.standard.fileSize)
    let draft: WordDraft
    let result: [UInt8]
    var notAssessed: String?
    do {
      draft = try WordDraft(LetterSource(name: source.text, bytes: bytes))
      try check(target, fits: draft)
      if strip {
        result = try stripped(draft)
      } else {
        let review = try letters.analyzer().review(draft.letter, applicant: letters.applicant)
        notAssessed = review.notAssessed
        let comments = ReviewComments(review, concernsOnly: concernsOnly)
        result = try draft.annotated(with: comments.all, date: commentDate)
        if comments.untold > 0 {
          complain("\(source.text): \(comments.untold) findings have no comment: too many for Word")
        }
      }
    } catch let error as AnnotationError {
      throw FileProblem(reason: error.description)
    }
    try write(result, to: target, insteadOf: source)
    if let protection = draft.protection {
      complain(
        "\(source.text): the document is protected: \(protection); the comments are in it, and "
          + "Word may not let you answer or delete them until the protection is removed")
    }
    if let notAssessed {
      complain("\(source.text): not assessed: \(notAssessed)")
      throw ExitCode.broken
    }
  }

  /// The document without comments by lorcheck.
  private func stripped(_ draft: WordDraft) throws -> [UInt8] {
    guard draft.letter.format == .docx else {
      throw FileProblem(reason: "not a Word document, so it holds no comments to take out")
    }
    if draft.strippedComments == 0 { complain("\(file): it held no comment by lorcheck") }
    return draft.bytes
  }

  private var commentDate: CommentDate {
    let moment = date.flatMap(Moment.init) ?? Moment.now
    return CommentDate(local: moment.local, universal: moment.universal)
  }
}

/// Where the document goes.
extension Annotate {
  /// The file to be written.
  private func target(for source: FilePath) throws(FileProblem) -> FilePath {
    guard let output else { return source }
    let target = FilePath(argument: output)
    if target.isSameFile(as: source), !inPlace {
      throw FileProblem(
        reason: "the document to write is the letter itself; name another with -o, or give "
          + "--in-place, which keeps a copy")
    }
    if inPlace, !target.isSameFile(as: source) {
      throw FileProblem(reason: "--in-place writes into the letter; leave '-o \(output)' out")
    }
    return target
  }

  /// Word opens no document whose name and kind differ.
  private func check(_ target: FilePath, fits draft: WordDraft) throws(FileProblem) {
    if inPlace, draft.letter.format != .docx {
      throw FileProblem(
        reason: "only a Word document can be written into; name a new .docx with -o")
    }
    let wanted = draft.isMacroEnabled ? ".docm" : ".docx"
    guard target.status.map({ $0.st_mode & S_IFMT == S_IFREG }) ?? true else { return }
    let name = String(decoding: target.name, as: UTF8.self).lowercased()
    guard name.hasSuffix(wanted) else {
      throw FileProblem(
        reason: "the document would be a \(wanted) file, and Word opens it under no other name; "
          + "let '\(target.text)' end in \(wanted)")
    }
  }

  private func write(_ bytes: [UInt8], to target: FilePath, insteadOf source: FilePath) throws {
    let output = try Output(to: target)
    do {
      try output.write(bytes)
      if Interruption.isRequested { throw Interruption.status }
      if inPlace {
        let copy = try source.resolved.keepCopy()
        complain("\(source.text): the letter as it was is now '\(copy.text)'")
      }
      try output.finish()
    } catch {
      output.discard()
      throw error
    }
  }
}

extension FilePath {
  /// Gives the file a second name, in which it lives on when the first is given to another file.
  ///
  /// - Returns: the path with `.bak` behind it, or `.bak2` and so on if there is such a file.
  func keepCopy() throws(FileProblem) -> FilePath {
    for number in 1..<1000 {
      let ending = number == 1 ? ".bak" : ".bak\(number)"
      let copy = FilePath(bytes: bytes + Array(ending.utf8))
      if withCString({ from in copy.withCString { link(from, $0) } }) == 0 { return copy }
      if errno == EEXIST { continue }
      // A disk without second names gets a real copy.
      if try write(copyOfThisTo: copy) { return copy }
    }
    throw FileProblem(reason: "no copy can be kept: there are too many already; remove some")
  }

  /// Copies the file; false if there is already one at `copy`.
  private func write(copyOfThisTo copy: FilePath) throws(FileProblem) -> Bool {
    let content = try read(limit: ReadingLimits.standard.fileSize)
    guard copy.status == nil else { return false }
    do throws(Output.Problem) {
      let output = try Output(to: copy)
      try output.write(content)
      try output.finish()
    } catch {
      throw FileProblem(reason: "no copy can be kept: \(error.reason)")
    }
    return true
  }
}

/// A moment, as documents write it: `2026-01-31T09:30:00Z`.
struct Moment {
  /// By the clock on the wall.
  let local: String
  /// In Coordinated Universal Time.
  let universal: String

  /// The moment that a text in this form names; nil if it has another form or names no day.
  init?(_ text: String) {
    var parts = tm()
    let pattern = "dddd-dd-ddTdd:dd:ddZ"
    let fits =
      text.utf8.count == pattern.utf8.count
      && zip(text.utf8, pattern.utf8).allSatisfy { byte, wanted in
        wanted == UInt8(ascii: "d") ? (0x30...0x39).contains(byte) : byte == wanted
      }
    guard fits else { return nil }
    let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int32($0) }
    (parts.tm_year, parts.tm_mon, parts.tm_mday) = (numbers[0] - 1900, numbers[1] - 1, numbers[2])
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[3], numbers[4], numbers[5])
    // A day that the month does not have comes back as another.
    let seconds = timegm(&parts)
    guard Self.text(seconds, gmtime_r) == text else { return nil }
    (local, universal) = (text, text)
  }

  private init(local: String, universal: String) {
    (self.local, self.universal) = (local, universal)
  }

  /// The moment at hand.
  static var now: Moment {
    let seconds = time(nil)
    return Moment(local: text(seconds, localtime_r), universal: text(seconds, gmtime_r))
  }

  private typealias Split = (UnsafePointer<time_t>?, UnsafeMutablePointer<tm>?)
    -> UnsafeMutablePointer<tm>?

  private static func text(_ seconds: time_t, _ split: Split) -> String {
    var seconds = seconds
    var parts = tm()
    guard split(&seconds, &parts) != nil else { return "" }
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension Annotate: NeedsMore {
  var needs: Needs {
    Needs(
      outputs: [FilePath(argument: output ?? file)], runsPrograms: letters.convert)
  }
}

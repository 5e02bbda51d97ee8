internal import ArgumentParser
internal import Glibc
internal import LetterAnalysis
internal import LetterFormats

/// `lorcheck annotate`: the letter again, with comments.
struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Writes the letter as a Word document with comments at what was found.",
    discussion: """
      A summary stands at the top, a comment at whatever asks you for something: what must go or should \
      be mended, questions about a sentence, thoughts on wording, and praise that the letter nowhere \
      bears out. One or two point to episodes that should stay. Comments that lorcheck wrote before are \
      replaced, by whatever author's name; those of people, those of lorcheck's that somebody changed \
      or answered, and all else in the document, stay as they are.

      A letter in HTML, plain text or OpenDocument becomes a Word document of its words; with \
      --convert LibreOffice makes it of an OpenDocument text, a .doc or a .rtf, looks and all, and the \
      words of a PDF are taken.

      A file that is there already is replaced only if lorcheck wrote it and nobody has changed it \
      since, or with --force.

      Exit status: 0 the document was written; 2 it was not, or the letter could not be assessed.
      """)

  @Argument(help: ArgumentHelp("A letter, or - for standard input.", valueName: "letter"))
  var file: String
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The document to write.", valueName: "file"))
  var output: String?
  @Flag(help: "Writes into the letter itself and keeps a copy that ends in .bak, .bak2 and so on.")
  var inPlace = false
  @Flag(help: "Replaces the file that -o names, whoever wrote it.") var force = false
  @Flag(help: "Takes lorcheck's comments out and writes none.") var strip = false
  @Flag(help: "Comments on concerns alone: asks no question and points to no episode.")
  var concernsOnly = false
  @Flag(help: "Comments on everything that was found, what counts for the applicant included.")
  var all = false
  @Option(
    help: ArgumentHelp(
      "The date of the comments, for output that repeats to the byte.",
      valueName: "YYYY-MM-DDThh:mm:ssZ"))
  var date: String?
  @OptionGroup var letters: LetterOptions

  func validate() throws {
    guard output != nil || inPlace else {
      throw ValidationError("Name the document to write with -o, or give --in-place.")
    }
    if inPlace, file == "-" {
      throw ValidationError("--in-place needs a file; standard input cannot be written to.")
    }
    if all, concernsOnly {
      throw ValidationError("--all and --concerns-only exclude each other; give one of them.")
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
    let target = try AnnotationTarget(
      output.map(FilePath.init(argument:)), for: source, inPlace: inPlace, isForced: force)
    let opened = try OpenedDraft(source, converting: letters.convert)
    try target.check(fits: opened)
    var notAssessed: String?
    let result: [UInt8]
    if strip {
      result = try stripped(opened)
    } else {
      let analyzer = try letters.analyzer()
      let review = analyzer.review(opened.draft.letter, applicant: letters.applicant)
      notAssessed = review.notAssessed
      result = try commented(opened, on: review, RuleBook(analyzer))
    }
    if let copy = try target.write(result) {
      complain("\(source.text): the letter as it was is now '\(copy.text)'")
    }
    for notice in opened.notices { complain("\(source.text): \(notice)") }
    if let notAssessed {
      complain("\(source.text): not assessed: \(notAssessed)")
      throw ExitCode.broken
    }
  }

  /// The document with comments.
  private func commented(
    _ opened: OpenedDraft, on review: Review, _ book: RuleBook
  ) throws -> [UInt8] {
    let comments = ReviewComments(
      review, book: book, scope: scope, omissions: opened.omissions, kept: opened.draft.kept)
    if comments.untold > 0 {
      complain("\(file): \(comments.untold) findings have no comment: too many for Word")
    }
    do {
      return try opened.draft.annotated(with: comments.all, date: commentDate)
    } catch {
      throw FileProblem(reason: error.description)
    }
  }

  private var scope: ReviewComments.Scope {
    if all { return .everything }
    return concernsOnly ? .concerns : .usual
  }

  /// The document without comments by lorcheck.
  private func stripped(_ opened: OpenedDraft) throws -> [UInt8] {
    guard opened.draft.letter.format == .docx else {
      throw FileProblem(reason: "not a Word document, so it holds no comments to take out")
    }
    if opened.draft.strippedComments == 0 { complain("\(file): it held no comment by lorcheck") }
    return opened.draft.bytes
  }

  private var commentDate: CommentDate {
    let moment = date.flatMap(Moment.init) ?? Moment.now
    return CommentDate(local: moment.local, universal: moment.universal)
  }
}

extension Annotate: NeedsMore {
  var needs: Needs {
    Needs(
      outputs: [FilePath(argument: output ?? file)], runsPrograms: letters.convert)
  }
}

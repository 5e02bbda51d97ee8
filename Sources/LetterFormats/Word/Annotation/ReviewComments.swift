public import LetterAnalysis

/// Says in comments what was found in a letter.
///
/// Whatever asks the writer for something has a comment at its words: what must go or be mended, with
/// every word it is about; a question, at the sentence it is about; a thought on wording; and praise that
/// the letter nowhere bears out, once. Of what is good, a writer is told little.
public struct ReviewComments {
  /// How much is said.
  public enum Scope: Sendable, CaseIterable {
    /// What must go or should be mended, or is worth knowing.
    case concerns
    /// All that asks the writer for something, and where one or two episodes stand that should stay.
    case usual
    /// Everything that was found.
    case everything
  }

  let review: Review
  let book: RuleBook
  /// What the document left out of the file it was made from, in words.
  let omissions: String?
  /// How many findings get no comment, since nobody could open a document with all of them.
  public let untold: Int
  private let scope: Scope
  /// The findings that get a comment, by place.
  private let told: [Finding]
  private let kept: [KeptComment]

  /// Comments on a review.
  ///
  /// - Parameters:
  ///   - review: what was found.
  ///   - book: what the rules are called, and the names of ranges of points.
  ///   - scope: how much is said.
  ///   - omissions: what the document left out of the file it was made from, if it was made.
  ///   - kept: comments that the document holds already and that say some of it.
  public init(
    _ review: Review, book: RuleBook = RuleBook(), scope: Scope = .usual, omissions: String? = nil,
    kept: [KeptComment] = []
  ) {
    self.review = review
    self.book = book
    self.scope = scope
    self.omissions = omissions
    self.kept = kept
    let wanted = ToldFindings(review).findings(scope).filter { finding in
      !kept.contains { $0.speaks(of: finding.rule, at: finding.clause) }
    }
    told = Self.limited(wanted)
    untold = wanted.count - told.count
  }

  /// The comments: the summary first, then one at each place where something was found, by place.
  ///
  /// Findings whose words overlap share a comment, and a question about the same sentence is put there.
  /// Those that are set aside have none.
  public var all: [LetterComment] {
    var places = Self.places(told).map(comment)
    if scope == .usual { for episode in episodesToKeep { add(episode, to: &places) } }
    if scope != .concerns { for question in questions { add(question, to: &places) } }
    let ordered = places.enumerated().sorted {
      ($0.element.span.start, $0.element.span.end, $0.offset)
        < ($1.element.span.start, $1.element.span.end, $1.offset)
    }
    return [summary] + ordered.map(\.element)
  }

  /// Adds a comment to those at the words it is about, or puts it there; not if it is there already.
  private func add(_ comment: LetterComment, to places: inout [LetterComment]) {
    guard
      !kept.contains(where: { known in
        comment.rules.contains { known.speaks(of: $0, at: comment.span) }
      })
    else { return }
    guard let place = places.firstIndex(where: { $0.span.overlaps(comment.span) }) else {
      places.append(comment)
      return
    }
    places[place].paragraphs += comment.paragraphs
    places[place].rules += comment.rules.filter { !places[place].rules.contains($0) }
  }

  /// The questions of the summary that are about a sentence.
  private var questions: [LetterComment] {
    review.nextSteps.enumerated().filter { !$0.element.span.isEmpty }.map { number, step in
      LetterComment(
        span: step.span,
        paragraphs: [
          .init("Question \(number + 1) (+\(step.gain))", isStrong: true), .init(step.text),
        ], rules: [step.dimension])
    }
  }

  /// As many findings as a document is given: concerns before all else, if there are too many.
  private static func limited(_ wanted: [Finding]) -> [Finding] {
    guard wanted.count > most else { return wanted }
    let ranked = wanted.indices.sorted {
      (wanted[$0].isConcern ? 0 : 1, wanted[$1].severity, $0)
        < (wanted[$1].isConcern ? 0 : 1, wanted[$0].severity, $1)
    }
    return ranked.prefix(most).sorted().map { wanted[$0] }
  }

  /// Comments a document is given at most: a third of what Word opens, slowly; chosen by hand.
  private static let most = 10_000

  /// Findings, in the order of their places, in groups whose words overlap.
  private static func places(_ findings: [Finding]) -> [[Finding]] {
    var places: [[Finding]] = []
    var end = -1
    for finding in findings {
      let isSame = places.last?.first?.clause == finding.clause
      if isSame || finding.clause.start < end, !places.isEmpty {
        places[places.count - 1].append(finding)
      } else {
        places.append([finding])
      }
      end = max(end, finding.clause.end)
    }
    return places
  }

  /// One comment on findings at one place, what matters most first; what several say is said once.
  private func comment(_ findings: [Finding]) -> LetterComment {
    let ordered = findings.enumerated().sorted {
      (-$0.element.weight, $0.offset) < (-$1.element.weight, $1.offset)
    }.map(\.element)
    let span = Span(
      findings.map(\.clause.start).min() ?? 0, findings.map(\.clause.end).max() ?? 0)
    var wordings: [FindingWording] = []
    for finding in ordered {
      let wording = FindingWording(finding, in: review, anchor: span)
      if let known = wordings.firstIndex(where: { $0.title == wording.title }) {
        wordings[known].add(wording)
      } else {
        wordings.append(wording)
      }
    }
    return LetterComment(
      span: span, paragraphs: wordings.flatMap(\.paragraphs), rules: Self.rules(ordered))
  }

  /// The rules of findings, each once.
  static func rules(_ findings: [Finding]) -> [String] {
    var rules: [String] = []
    for finding in findings where !rules.contains(finding.rule) { rules.append(finding.rule) }
    return rules
  }
}

extension Finding {
  /// Whether it asks the writer for something.
  var isConcern: Bool { polarity == .concern }

  /// Whether it is about the file and not about words in it: the summary speaks of it.
  var isAboutFile: Bool { isOf("document") && span.isEmpty }

  /// Concerns weigh more than all else, and more the graver they are.
  fileprivate var weight: Int {
    guard isConcern else { return isOf("bias") ? 1 : 0 }
    switch severity {
    case .error: return 4
    case .warning: return 3
    case .note: return 2
    }
  }
}

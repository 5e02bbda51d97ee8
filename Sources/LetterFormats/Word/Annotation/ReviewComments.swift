public import LetterAnalysis

/// Says in comments what was found in a letter.
///
/// What must go or be mended comes with every word it is about; of what is good, a writer is told little.
public struct ReviewComments {
  /// How much is said.
  public enum Scope: Sendable {
    /// What asks the writer for something.
    case concerns
    /// That, and where one or two episodes stand that should stay.
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

  /// Comments on a review.
  ///
  /// - Parameters:
  ///   - review: what was found.
  ///   - book: what the rules are called, and the names of ranges of points.
  ///   - scope: how much is said.
  ///   - omissions: what the document left out of the file it was made from, if it was made.
  public init(
    _ review: Review, book: RuleBook = RuleBook(), scope: Scope = .usual, omissions: String? = nil
  ) {
    self.review = review
    self.book = book
    self.scope = scope
    self.omissions = omissions
    let wanted = Self.wanted(in: review, scope)
    told = Self.limited(wanted)
    untold = wanted.count - told.count
  }

  /// The comments: the summary first, then one at each place where something was found, by place.
  ///
  /// Findings whose words overlap share a comment. Those that are set aside have none.
  public var all: [LetterComment] {
    let places = Self.places(told).map(comment)
    let kept = scope == .usual ? episodesToKeep : []
    let ordered = (places + kept).enumerated().sorted {
      ($0.element.span.start, $0.element.span.end, $0.offset)
        < ($1.element.span.start, $1.element.span.end, $1.offset)
    }
    return [summary] + ordered.map(\.element)
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

  /// What is to be told, without what another says of the same words: nothing is praised that should
  /// be mended, and nothing called strong that a note asks to think over.
  private static func wanted(in review: Review, _ scope: Scope) -> [Finding] {
    let concerns = review.concerns(atLeast: .note).filter { !$0.isAboutFile }
    guard scope == .everything else { return concerns }
    let open = review.findings.filter { $0.suppression == nil && !$0.isAboutFile }
    let concerned = SpanCover(concerns.map(\.span))
    let notes = open.filter { $0.isOf("bias") && !concerned.meets($0.span) }
    let noted = SpanCover((concerns + notes).map(\.span))
    let rest = open.filter { finding in
      !finding.isConcern && !finding.isOf("bias") && !noted.meets(finding.span)
    }
    return (concerns + notes + rest).sorted {
      ($0.span.start, $0.span.end, $0.rule) < ($1.span.start, $1.span.end, $1.rule)
    }
  }

  /// Findings, in the order of their places, in groups whose words overlap.
  private static func places(_ findings: [Finding]) -> [[Finding]] {
    var places: [[Finding]] = []
    var end = -1
    for finding in findings {
      let isSame = places.last?.first?.span == finding.span
      if isSame || finding.span.start < end, !places.isEmpty {
        places[places.count - 1].append(finding)
      } else {
        places.append([finding])
      }
      end = max(end, finding.span.end)
    }
    return places
  }

  /// One comment on findings at one place, what matters most first; what several say is said once.
  private func comment(_ findings: [Finding]) -> LetterComment {
    let ordered = findings.enumerated().sorted {
      (-$0.element.weight, $0.offset) < (-$1.element.weight, $1.offset)
    }.map(\.element)
    let span = Span(
      findings.map(\.span.start).min() ?? 0, findings.map(\.span.end).max() ?? 0)
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

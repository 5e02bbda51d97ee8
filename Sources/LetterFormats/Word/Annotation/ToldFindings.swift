internal import LetterAnalysis

/// Chooses the findings that a document says something about at their words.
///
/// Nothing is praised that should be mended, and nothing called strong that a note asks to think over.
struct ToldFindings {
  private let review: Review
  /// Findings that have words or a place in the letter and are not set aside.
  private let open: [Finding]
  private let concerns: [Finding]
  /// Thoughts on wording where nothing else is amiss.
  private let thoughts: [Finding]

  init(_ review: Review) {
    self.review = review
    open = review.findings.filter { $0.suppression == nil && !$0.isAboutFile }
    concerns = open.filter(\.isConcern)
    let concerned = SpanCover(concerns.map(\.clause))
    thoughts = open.filter { $0.isOf("bias") && !concerned.meets($0.clause) }
  }

  /// The findings of a scope, by place.
  func findings(_ scope: ReviewComments.Scope) -> [Finding] {
    let chosen =
      switch scope {
      case .concerns: concerns
      case .usual: concerns + thoughts + named
      case .everything: concerns + thoughts + others
      }
    return chosen.sorted {
      ($0.clause.start, $0.clause.end, $0.rule) < ($1.clause.start, $1.clause.end, $1.rule)
    }
  }

  /// Praise less sure than this to be of its kind is asked about only if everything is; chosen by hand.
  private static let sure = 0.6

  /// All that is no concern and no thought, where neither stands.
  private var others: [Finding] {
    let noted = SpanCover((concerns + thoughts).map(\.clause))
    return open.filter { !$0.isConcern && !$0.isOf("bias") && !noted.meets($0.clause) }
  }

  /// Of each kind of praise that the letter names and shows nowhere, the first; what a question asks
  /// about is asked once.
  private var named: [Finding] {
    var known = Set(
      open.filter { FindingKind($0) == .strength }.map { FindingWording.parted($0.message).what })
    let asked = SpanCover(review.nextSteps.map(\.span))
    return others.filter { finding in
      FindingKind(finding) == .named && finding.confidence >= Self.sure
        && !asked.meets(finding.clause)
        && known.insert(FindingWording.parted(finding.message).what).inserted
    }
  }
}

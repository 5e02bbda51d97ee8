/// A letter in one row: what tables, spreadsheets and index pages say of it.
struct LetterSummary {
  /// Points of a dimension.
  struct Points {
    var id: String
    var points: Int
    var max: Int
  }

  /// What a report says of a letter in which the applicant's name was not found; nil for others.
  static func nameless(_ review: Review) -> String? {
    guard review.applicant.isEmpty, review.notAssessed == nil else { return nil }
    return
      "the applicant's name was not found, so names of others were not looked for: give --applicant"
  }

  var path: String
  var format: String
  var words: Int
  /// The applicant's name; empty if it was not found or is left out.
  var applicant: String
  var total: Int?
  var uncapped: Int?
  var band: String
  var dimensions: [Points]
  var mustGo: Int
  var shouldMend: Int
  var worthKnowing: Int
  var strengths: Int
  var setAside: Int
  /// Sentences of the body by class, in the order of `SentenceClass`.
  var sentences: [Int]
  var notAssessed: String?

  init(_ review: Review, options: ReportOptions) {
    path = review.letter.name
    format = review.letter.format.rawValue
    words = review.words
    applicant = options.applicant(of: review)
    let card = review.scorecard
    total = card?.total
    uncapped = card?.uncapped
    band = card?.band ?? ""
    dimensions = (card?.dimensions ?? []).map { Points(id: $0.id, points: $0.points, max: $0.max) }
    var counts: [FindingKind: Int] = [:]
    for finding in review.findings { counts[FindingKind(finding), default: 0] += 1 }
    mustGo = counts[.mustGo] ?? 0
    shouldMend = counts[.shouldMend] ?? 0
    worthKnowing = counts[.worthKnowing] ?? 0
    strengths = counts[.strength] ?? 0
    setAside = counts[.setAside] ?? 0
    let body = review.sentences.filter { $0.part == .body }
    sentences = SentenceClass.allCases.map { label in body.count { $0.label == label } }
    notAssessed = review.notAssessed
  }

  /// Sentences that tell of something that happened once.
  var episodes: Int { sentences[0] }
}

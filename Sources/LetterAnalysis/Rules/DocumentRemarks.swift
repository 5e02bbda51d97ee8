/// Reports what a document reader noticed in the file besides the text: `document.*`, and the
/// placeholders that only a word processor knows.
struct DocumentRemarks: Rule {
  private static let rules: [DocumentRemark.Kind: String] = [
    .trackedChanges: "document.tracked-changes", .comments: "document.comments",
    .hiddenText: "document.hidden-text", .emptyControl: "placeholder.control",
    .mergeField: "placeholder.merge-field", .brokenField: "placeholder.broken-field",
    .unreadPart: "document.unread-part",
  ]

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.reading.letter.remarks.compactMap { remark in
      if remark.kind == .metadata { return metadata(remark, evidence) }
      guard let rule = Self.rules[remark.kind], let file = evidence.description(of: rule) else {
        return nil
      }
      let span = remark.span ?? Span(0, 0)
      let sentence = remark.span.flatMap { evidence.reading.sentence(at: $0.start) }
      return evidence.finding(
        rule, at: span, sentence: sentence, confidence: 1, message: message(remark, file, evidence))
    }
  }

  private func message(_ remark: DocumentRemark, _ file: LexiconFile, _ evidence: Evidence)
    -> String
  {
    let title =
      switch remark.kind {
      case .emptyControl: "a form field that was never filled in"
      case .mergeField: "a merge field that was never filled in"
      case .brokenField: "an error message of the word processor"
      default: file.title
      }
    if let span = remark.span, !span.isEmpty { return "\(title): '\(evidence.quote(span))'" }
    let count = remark.count > 1 ? " (\(remark.count))" : ""
    return remark.detail.isEmpty ? title + count : "\(title)\(count): '\(remark.detail)'"
  }

  /// A property of the file that names somebody else than the applicant as the letter's subject.
  private func metadata(_ remark: DocumentRemark, _ evidence: Evidence) -> Finding? {
    let parts = remark.detail.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2,
      ["title", "subject", "filename", "keywords", "description"].contains(parts[0]),
      !evidence.reading.applicant.hashes.isEmpty
    else { return nil }
    let names = PersonNames.names(in: parts[1])
    let others = names.filter { $0.isDisjoint(with: evidence.reading.applicant.hashes) }
    guard !others.isEmpty, others.count == names.count else { return nil }
    return evidence.finding(
      "document.metadata", at: Span(0, 0), confidence: 0.8,
      message: "the file's \(parts[0]) may name another applicant: '\(parts[1].drop { $0 == " " })'"
    )
  }
}

/// Names of people in a line of text, as sets of hashes of their words.
enum PersonNames {
  private static let marks: Set<UInt64> = Set(
    "for of dr dr. mr ms mrs re lor letter".split(separator: " ").map { FNV1a.hash($0.utf8) })
  private static let others: Set<UInt64> = Set(
    "letter recommendation lor reference residency draft final template copy version medicine pediatrics internal medical of the for program application eras support new document microsoft word student candidate applicant med peds im doctor faculty hospital university department rotation clerkship evaluation form revised edited signed document1 document2 untitled normal dotx docx doc windows"
      .split(separator: " ").map { FNV1a.hash($0.utf8) })

  /// Runs of capitalised words behind "for", "Dr." and the like, or at the end of a title.
  static func names(in line: String) -> [Set<UInt64>] {
    let bytes = Array(line.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 })
    var tokens: [Token] = []
    var tokenizer = Tokenizer(vocabulary: .empty, fold: SpellingFold())
    tokenizer.tokenize(bytes, in: Span(0, bytes.count), into: &tokens)
    var result: [Set<UInt64>] = []
    var current: Set<UInt64> = []
    var isMarked = false
    for token in tokens where token.kind != .terminator {
      let isName =
        token.kind == .word && token.flags.contains(.capitalised) && token.span.count > 1
        && !others.contains(token.hash) && !marks.contains(token.hash)
      if isName {
        current.insert(token.hash)
      } else {
        if isMarked, !current.isEmpty { result.append(current) }
        current = []
        isMarked = marks.contains(token.hash) || token.kind == .dash || token.kind == .clauseMark
      }
    }
    if isMarked, !current.isEmpty { result.append(current) }
    return result
  }
}

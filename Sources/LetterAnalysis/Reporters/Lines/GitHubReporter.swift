/// Workflow commands of GitHub Actions: an annotation a concern, then a line that counts.
///
/// The commands and their escapes are those of GitHub's "Workflow commands for GitHub Actions".
public struct GitHubReporter: Reporter {
  private let options: ReportOptions
  private var letters = 0
  private var counts: [FindingKind: Int] = [:]

  /// A reporter of the given options.
  public init(_ options: ReportOptions) { self.options = options }

  /// What stands before the letters.
  public mutating func begin() -> [UInt8] { [] }

  /// One letter.
  public mutating func letter(_ review: Review) -> [UInt8] {
    letters += 1
    let places = PlaceNames(review)
    var lines: [String] = []
    if let reason = review.notAssessed {
      lines.append(
        Annotation(
          level: .error, file: review.letter.name, title: "not assessed", message: reason
        ).line)
    }
    for finding in review.findings {
      let kind = FindingKind(finding)
      counts[kind, default: 0] += 1
      if kind.isConcern { lines.append(annotation(finding, review, places).line) }
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// What stands behind the letters.
  public mutating func end(_ summary: RunSummary) -> [UInt8] {
    var lines = summary.unreadable.map {
      Annotation(level: .error, file: $0.path, title: "not read", message: $0.reason).line
    }
    if summary.isInterrupted {
      lines.append(
        Annotation(
          level: .error, title: "interrupted", message: "Not every letter was read."
        ).line)
    }
    lines.append("lorcheck: " + tally(unreadable: summary.unreadable.count))
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private func annotation(_ finding: Finding, _ review: Review, _ places: PlaceNames) -> Annotation
  {
    var annotation = Annotation(
      level: Annotation.Level(finding.severity), file: review.letter.name, title: finding.rule,
      message: "\(options.message(of: finding)). \(finding.advice)")
    guard !finding.isAboutFile else { return annotation }
    if places.hasLines {
      annotation.start = places.location(of: finding.span)
      annotation.end = places.end(of: finding.span)
    } else {
      // A line of a document without lines would point nowhere.
      annotation.message = "\(places.passage(of: finding.span)): \(annotation.message)"
    }
    return annotation
  }

  private func tally(unreadable: Int) -> String {
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      "\(number) \(number == 1 ? one : many)"
    }
    var parts = [count(letters, "letter", "letters")]
    parts.append(count(counts[.mustGo] ?? 0, "error", "errors"))
    parts.append(count(counts[.shouldMend] ?? 0, "warning", "warnings"))
    parts.append(count(counts[.worthKnowing] ?? 0, "note", "notes"))
    if let aside = counts[.setAside] { parts.append("\(aside) set aside") }
    if unreadable > 0 { parts.append("\(unreadable) not read") }
    return parts.joined(separator: ", ")
  }
}

/// One annotation.
struct Annotation {
  enum Level: String {
    case error, warning, notice

    init(_ severity: Severity) {
      self =
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .notice
        }
    }
  }

  var level: Level
  var file: String?
  var start: SourceLocation?
  var end: SourceLocation?
  var title: String
  var message: String

  /// The command: `::error file=a.txt,line=3,endLine=3,col=1,endColumn=9,title=visa::…`.
  var line: String {
    var properties: [(String, String)] = []
    if let file { properties.append(("file", file)) }
    if let start, let end {
      properties += [("line", "\(start.line)"), ("endLine", "\(end.line)")]
      // Columns are read only where the annotation stays on a line.
      if start.line == end.line {
        properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")]
      }
    }
    properties.append(("title", title))
    let list = properties.map { "\($0)=\(Self.escape($1, isProperty: true))" }
    let text = Self.escape(message, isProperty: false)
    return "::\(level.rawValue) \(list.joined(separator: ","))::\(text)"
  }

  private static func escape(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in TerminalText.clean(text).unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

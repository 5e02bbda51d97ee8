/// SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/.
///
/// A letter in a format without lines of its own (DOCX) is the parent of a nested artifact, the text
/// that `lorcheck text` prints, and regions count in that text, which is not part of the log. Results
/// are written as they come; artifacts, rules and notifications are short and wait for the end.
public struct SARIFReporter: Reporter {
  private var json = JSONWriter()
  private let options: ReportOptions
  private var artifacts: [SARIF.Artifact] = []
  private var notifications: [SARIF.Notification] = []
  private var rules: [SARIF.ReportingDescriptor] = []
  private var ruleIndices: [String: Int] = [:]

  /// A reporter of the given options.
  public init(_ options: ReportOptions) {
    self.options = options
    for file in options.rules.files where ruleIndices[file.id] == nil { _ = index(of: file.id) }
  }

  /// What stands before the letters.
  public mutating func begin() -> [UInt8] {
    json.open("{")
    json.key("$schema")
    json.string(SARIF.schema)
    json.key("version")
    json.string(SARIF.version)
    json.key("runs")
    json.open("[")
    json.open("{")
    json.key("columnKind")
    json.string("unicodeCodePoints")
    json.key("results")
    json.open("[")
    return json.drain()
  }

  /// One letter.
  public mutating func letter(_ review: Review) -> [UInt8] {
    let file = add(review)
    if let reason = review.notAssessed {
      notify("not assessed: \(reason)", about: review.letter.name)
    }
    var regions = SARIFRegions(review, file: file)
    for finding in review.findings {
      json.newline()
      write(result(finding, review, &regions))
    }
    return json.drain()
  }

  /// What stands behind the letters.
  public mutating func end(_ summary: RunSummary) -> [UInt8] {
    json.close("]")
    for file in summary.unreadable { notify(file.reason, about: file.path) }
    if summary.isInterrupted { notify("interrupted: not every letter was read", about: nil) }
    json.newline()
    json.key("artifacts")
    write(artifacts)
    json.newline()
    json.key("invocations")
    write([
      SARIF.Invocation(
        executionSuccessful: notifications.isEmpty, toolExecutionNotifications: notifications)
    ])
    json.newline()
    json.key("tool")
    write(tool)
    json.close("}")
    json.close("]")
    json.close("}")
    json.newline()
    return json.drain()
  }

  /// The types here encode without failing, so there is nothing to catch.
  private mutating func write(_ value: some Encodable) {
    try? OrderedJSONEncoder.write(value, to: &json)
  }

  private var tool: SARIF.Tool {
    SARIF.Tool(
      driver: SARIF.Driver(
        semanticVersion: lorcheckVersion,
        fullDescription: .init(
          text:
            "Shows the writer of a residency letter what it says and what it lacks. It rates no "
            + "applicant and predicts no decision."),
        rules: rules, properties: .init(lexicons: options.lexicons)))
  }

  private mutating func notify(_ text: String, about path: String?) {
    notifications.append(
      SARIF.Notification(
        level: .error, message: .init(text: text),
        locations: path.map {
          [.init(physicalLocation: .init(artifactLocation: .init(uri: PathURI.reference(to: $0))))]
        }))
  }

  /// Notes the letter's artifacts and returns the index of its file.
  private mutating func add(_ review: Review) -> Int {
    let file = artifacts.count
    let name = review.letter.name
    let hasLines = PlaceNames(review).hasLines
    artifacts.append(
      SARIF.Artifact(
        location: .init(uri: PathURI.reference(to: name)), roles: ["analysisTarget"],
        mimeType: review.letter.format.mimeType,
        properties: .init(
          words: review.words, total: review.scorecard?.total,
          uncapped: review.scorecard?.uncapped, band: review.scorecard?.band)))
    if !hasLines {
      artifacts.append(
        SARIF.Artifact(
          location: .init(uri: SARIFRegions.nestedURI(of: name)), parentIndex: file,
          mimeType: "text/plain", encoding: "UTF-8",
          description: .init(text: "what 'lorcheck text' prints of the letter")))
    }
    return file
  }

  private mutating func result(
    _ finding: Finding, _ review: Review, _ regions: inout SARIFRegions
  ) -> SARIF.Result {
    let isConcern = finding.polarity == .concern
    let attributes = options.attributes(of: finding)
    return SARIF.Result(
      ruleId: finding.rule, ruleIndex: index(of: finding.rule),
      kind: isConcern ? .fail : .informational,
      level: isConcern ? SARIF.Level(finding.severity) : .none,
      message: .init(text: "\(options.message(of: finding)). \(finding.advice)"),
      analysisTarget: regions.analysisTarget(of: finding),
      locations: [regions.location(of: finding)],
      partialFingerprints: .init(sentence: review.fingerprint(of: finding)),
      suppressions: finding.suppression.map { [.init(justification: $0.reason)] } ?? [],
      rank: finding.confidence * 100,
      properties: .init(
        polarity: finding.polarity.rawValue, advice: finding.advice,
        attributes: attributes.isEmpty ? nil : SARIF.Attributes(list: attributes)))
  }

  /// The index of a rule's description, which is made when the rule is first met.
  private mutating func index(of rule: String) -> Int {
    if let index = ruleIndices[rule] { return index }
    let index = rules.count
    ruleIndices[rule] = index
    rules.append(descriptor(of: rule))
    return index
  }

  private func descriptor(of rule: String) -> SARIF.ReportingDescriptor {
    guard let file = options.rules[rule] else { return SARIF.ReportingDescriptor(id: rule) }
    let isConcern = file.polarity == .concern
    return SARIF.ReportingDescriptor(
      id: rule, shortDescription: .init(text: file.title), fullDescription: .init(text: file.why),
      help: .init(text: "\(file.why) \(file.advice)"),
      defaultConfiguration: .init(level: isConcern ? SARIF.Level(file.severity) : .none),
      properties: .init(
        tags: [String(rule.prefix { $0 != "." }), file.polarity.rawValue],
        polarity: file.polarity.rawValue, source: file.source, reviewed: file.reviewed))
  }
}

/// Places of one letter as SARIF counts them.
struct SARIFRegions {
  private let review: Review
  private let places: PlaceNames
  private let codePoints: CodePointIndex
  private let file: Int

  /// Places of a letter whose artifact has the index `file`.
  init(_ review: Review, file: Int) {
    self.review = review
    self.file = file
    places = PlaceNames(review)
    codePoints = CodePointIndex(review.letter.text)
  }

  /// The path of the printed text within its letter: `/letter.docx.txt`.
  static func nestedURI(of name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return "/" + PathURI.encode(last) + ".txt"
  }

  /// The file that was to be checked, where the result lies in its nested text instead.
  func analysisTarget(of finding: Finding) -> SARIF.ArtifactLocation? {
    places.hasLines || finding.isAboutFile ? nil : fileLocation
  }

  private var fileLocation: SARIF.ArtifactLocation {
    .init(uri: PathURI.reference(to: review.letter.name), index: file)
  }

  func location(of finding: Finding) -> SARIF.Location {
    guard !finding.isAboutFile else {
      return .init(physicalLocation: .init(artifactLocation: fileLocation))
    }
    let start = places.location(of: finding.span)
    let end = places.end(of: finding.span)
    var region = SARIF.Region(
      startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column)
    guard !places.hasLines else {
      return .init(
        physicalLocation: .init(
          artifactLocation: fileLocation, region: region))
    }
    let range = codePoints(finding.span)
    region.charOffset = range.lowerBound
    region.charLength = range.count
    return .init(
      physicalLocation: .init(
        artifactLocation: .init(uri: Self.nestedURI(of: review.letter.name), index: file + 1),
        region: region),
      logicalLocations: [.init(fullyQualifiedName: places.passage(of: finding.span))])
  }
}

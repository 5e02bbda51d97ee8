/// The class of a sentence: what kind of evidence it is.
public enum SentenceClass: String, Sendable, CaseIterable {
  /// Part of something that happened once, in which the applicant took part: episodic.
  case anecdote
  /// Checkable detail without an episode: habitual or stative.
  case concrete
  /// Praise that no detail supports.
  case generic
  /// All else: greeting, relationship, formulas, facts about others.
  case other
}

/// The tags a sentence may carry, as the labelling guide names them.
///
/// A rule is named after its tag.
public enum Tag: String, Sendable, CaseIterable {
  case fitDualSetting = "fit.dual-setting"
  case fitTransition = "fit.transition"
  case fitLifespan = "fit.lifespan"
  case fitUnderserved = "fit.underserved"
  case fitAdaptability = "fit.adaptability"
  case fitExplicit = "fit.explicit"
  case settingAdult = "setting.adult"
  case settingPediatric = "setting.pediatric"
  case rankingQuantified = "ranking.quantified"
  case rankingVague = "ranking.vague"
  case endorsementHighest = "endorsement.highest"
  case endorsementStrong = "endorsement.strong"
  case endorsementModerate = "endorsement.moderate"
  case endorsementWeak = "endorsement.weak"
  case visa
  case personal
  case doubt
  case qualityClinical = "quality.clinical"
  case qualityKnowledge = "quality.knowledge"
  case qualityProfessionalism = "quality.professionalism"
  case qualityCommunication = "quality.communication"
  case qualityTeamwork = "quality.teamwork"
  case relationship
  case placeholder

  /// Its place in the declaration, which is its place in the learned weights.
  ///
  /// Read from the bits of the case, which Swift numbers in that order: it is asked for tens of times a
  /// sentence, and a test compares it with the declaration.
  public var index: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

  /// The part before the dot: `fit`, or the whole tag.
  public var family: String { Self.families[index] }

  private static let families = allCases.map { String($0.rawValue.prefix { $0 != "." }) }

  /// The tags of a family.
  package static func ofFamily(_ family: String) -> [Tag] {
    allCases.filter { $0.family == family }
  }
}

/// A letter whose sentences people have labelled.
public struct LabelledLetter: Sendable {
  /// What is wrong in a file of labels.
  public struct Malformed: Error, Equatable, CustomStringConvertible {
    /// The letter's name.
    public var name: String
    /// 1-based line.
    public var line: Int
    /// `name:line: expected …`.
    public var description: String {
      "\(name):\(line): expected 'CLASS;TAG;…', a tab and a sentence, as the labelling guide says"
    }
  }

  /// One labelled sentence.
  public struct Sentence: Sendable {
    /// Where it stands in the letter's text.
    public var span: Span
    /// Its class.
    public var label: SentenceClass
    /// Its tags.
    public var tags: Set<Tag>
  }

  /// The file's name without its extension; the first character names the writer.
  public var id: String
  /// The facts at the top of the file: `setting`, `us`, `names`, `quality`.
  public var facts: [String: String]
  /// The text: sentences joined by a space, paragraphs by an empty line.
  public var letter: Letter
  /// The labels, in the order of the text.
  public var sentences: [Sentence]

  /// Reads the content of a `.lab` file.
  ///
  /// - Throws: `Malformed` at the first line that is no label.
  public init(id: String, content: String) throws(Malformed) {
    self.id = id
    facts = [:]
    sentences = []
    var text: [UInt8] = []
    var blocks: [Block] = []
    var blockStart: Int?
    for (number, line) in content.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if blocks.isEmpty, blockStart == nil, line.hasPrefix("# "),
        let colon = line.firstIndex(of: ":")
      {
        let key = line[line.index(line.startIndex, offsetBy: 2)..<colon]
        facts[String(key)] = Self.trimmed(line[line.index(after: colon)...])
        continue
      }
      if line.allSatisfy(\.isWhitespace) {
        if let start = blockStart { blocks.append(Block(span: Span(start, text.count))) }
        blockStart = nil
        continue
      }
      if blockStart == nil, !text.isEmpty { text += Array("\n\n".utf8) }
      if blockStart != nil { text.append(UInt8(ascii: " ")) }
      let start = text.count
      guard let (label, tags, words) = Self.labels(line) else {
        throw Malformed(name: id, line: number + 1)
      }
      text += Array(words.utf8)
      blockStart = blockStart ?? start
      sentences.append(Sentence(span: Span(start, text.count), label: label, tags: tags))
    }
    if let start = blockStart { blocks.append(Block(span: Span(start, text.count))) }
    letter = Letter(name: id, format: .txt, text: text, blocks: blocks)
  }

  private static func labels(_ line: Substring) -> (SentenceClass, Set<Tag>, String)? {
    guard let tab = line.firstIndex(of: "\t") else { return nil }
    let names = line[..<tab].split(separator: ";").map { trimmed($0) }
    guard let first = names.first, let label = SentenceClass(rawValue: first) else { return nil }
    let tags = names.dropFirst().map(Tag.init(rawValue:))
    guard tags.allSatisfy({ $0 != nil }) else { return nil }
    return (label, Set(tags.compactMap { $0 }), trimmed(line[line.index(after: tab)...]))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

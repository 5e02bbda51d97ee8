/// Reports a part that a letter should have and that is not there: `structure.*`.
///
/// Each part is a file `rules/structure.NAME.txt`, whose patterns say what the part looks like; parts
/// that a tag stands for need no pattern.
struct MissingParts: Rule {
  private static let tags: [(rule: String, prefix: String)] = [
    ("structure.relationship", "relationship"), ("structure.comparison", "ranking"),
    ("structure.endorsement", "endorsement"),
  ]
  /// How sure a missing part is.
  ///
  /// Chosen by hand: a part may be worded in a way that nobody thought of.
  private static let confidence = 0.8

  func findings(in evidence: Evidence) -> [Finding] {
    let present = Set(evidence.reading.matches.map(\.file))
    var missing: [Finding] = []
    for (index, file) in evidence.lexicons.files.enumerated() where file.isPart {
      let tag = Self.tags.first { $0.rule == file.id }
      let isThere =
        tag.map { isTagged($0.prefix, evidence) }
        ?? (present.contains(index) || isWritten(file.id, evidence))
      guard !isThere else { continue }
      let place = Self.place(of: file.id, evidence)
      if let finding = evidence.finding(
        file.id, at: Span(place, place), confidence: Self.confidence, message: file.title)
      {
        missing.append(finding)
      }
    }
    return missing
  }

  private func isTagged(_ prefix: String, _ evidence: Evidence) -> Bool {
    let tags = Tag.ofFamily(prefix)
    return evidence.reading.sentences.indices.contains { sentence in
      tags.contains { tag in
        TagDecision.confidence(
          strength: evidence.phraseTags[sentence][tag],
          chance: evidence.judgements[sentence].tags[tag.index],
          threshold: Double(evidence.thresholds[tag.index])) != nil
      }
    }
  }

  /// Parts that are known by their writing, not by their words.
  private func isWritten(_ rule: String, _ evidence: Evidence) -> Bool {
    let letter = evidence.reading.letter
    switch rule {
    case "structure.letterhead":
      let top = letter.blocks.filter { $0.part == .body }.prefix(4)
      return letter.blocks.contains { $0.part == .header }
        || top.contains { isInCapitals($0, evidence) || isAddress($0, evidence) }
    case "structure.signature":
      return letter.blocks.filter { $0.part == .body }.suffix(5).contains {
        isNameLine($0, evidence)
      }
    case "structure.contact":
      return letter.text.contains(UInt8(ascii: "@")) || holdsTelephone(evidence.reading)
    default: return false
    }
  }

  /// A short line of capitalised words, as letterheads and signatures are written.
  private func isNameLine(_ block: Block, _ evidence: Evidence) -> Bool {
    let tokens = evidence.reading.tokens.filter { block.span.contains($0.span) && $0.isWordLike }
    let capitalised = tokens.count { $0.flags.contains(.capitalised) }
    let isGreeting = evidence.reading.letter[block.span].hasPrefix("Dear")
    return tokens.count < 16 && capitalised >= 2 && capitalised * 2 > tokens.count && !isGreeting
  }

  /// A line in capitals, as letterheads are written.
  private func isInCapitals(_ block: Block, _ evidence: Evidence) -> Bool {
    let words = evidence.reading.tokens.filter { block.span.contains($0.span) && $0.kind == .word }
    let capitals = words.count { $0.flags.contains(.allCapitals) }
    return capitals >= 2 && capitals * 2 > words.count
  }

  /// A short line with a telephone number or an address of the net, or in another script than letters
  /// in English are written in: whatever the language, a letterhead.
  private func isAddress(_ block: Block, _ evidence: Evidence) -> Bool {
    let words = evidence.reading.tokens.filter { block.span.contains($0.span) && $0.isWordLike }
    guard words.count < 16 else { return false }
    let text = evidence.reading.letter.text[block.span.range]
    let digits = text.count { (0x30...0x39).contains($0) }
    if digits >= 9 || text.contains(UInt8(ascii: "@")) { return true }
    // From U+0370 on: Greek, Cyrillic, Arabic, the scripts of India and of East Asia.
    let foreign = String(decoding: text, as: UTF8.self).unicodeScalars.count {
      $0.properties.isAlphabetic && $0.value >= 0x370 && !(0x1E00...0x1EFF).contains($0.value)
    }
    return foreign >= 4
  }

  /// Whether figures are grouped as in a telephone number: three, then four.
  private func holdsTelephone(_ reading: Reading) -> Bool {
    reading.tokens.indices.dropLast().contains { index in
      reading.tokens[index].kind == .number && reading.tokens[index].span.count == 3
        && reading.tokens[index + 1].kind == .number && reading.tokens[index + 1].span.count == 4
    }
  }

  /// Where a missing part belongs: at the start, or at the end of the body.
  private static func place(of rule: String, _ evidence: Evidence) -> Int {
    let body = evidence.reading.letter.blocks.filter { $0.part == .body }
    let isAtStart = ["structure.date", "structure.letterhead", "structure.purpose"].contains(rule)
    return (isAtStart ? body.first?.span.start : body.last?.span.end) ?? 0
  }
}

extension LexiconSet {
  /// The tags of which the lexicons are certain, by the matches of one sentence.
  package func certainTags(_ matches: ArraySlice<PhraseMatch>) -> Set<Tag> {
    var tags: Set<Tag> = []
    for match in matches {
      let entry = files[match.file].entries[match.entry]
      guard entry.strength == .certain, let tag = entry.tag else { continue }
      tags.insert(tag)
    }
    return tags
  }
}

extension Tag {
  /// The tag that a rule or finer rule belongs to.
  package init?(rule: String) {
    if let tag = Tag(rawValue: rule) {
      self = tag
      return
    }
    guard let dot = rule.lastIndex(of: ".") else { return nil }
    self.init(rule: String(rule[..<dot]))
  }
}

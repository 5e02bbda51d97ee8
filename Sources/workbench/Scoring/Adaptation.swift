internal import Foundation
internal import LetterAnalysis

/// Makes a sentence of one letter speak of another letter's applicant.
enum Adaptation {
  /// The line with the names and, as far as that is certain, the pronouns of the other applicant.
  static func adapted(_ line: Draft.Line, from: Draft, to: Draft) -> Draft.Line {
    var line = line
    let full = to.names.first ?? "the applicant"
    for name in from.names.sorted(by: { $0.count > $1.count }) {
      let title = name.hasPrefix("Dr. ")
      let new = title ? (to.names.first { $0.hasPrefix("Dr. ") } ?? full) : (to.names.last ?? full)
      line.text = line.text.replacingOccurrences(of: name, with: new)
    }
    switch (from.pronoun, to.pronoun) {
    case (.she, .he): line.text = masculine(line.text)
    case (.he, .she): line.text = feminine(line.text)
    default: break
    }
    return line
  }

  /// The text with she and her as he and his.
  ///
  /// "her" before a letter is taken for the possessive, elsewhere for the object; both are pronouns of
  /// the applicant to a reader.
  static func masculine(_ text: String) -> String {
    var text = text
    for (old, new) in [("she", "he"), ("herself", "himself"), ("hers", "his")] {
      text = swap(old, new, in: text)
    }
    text = text.replacing(
      /\bher(?= (?:[a-z]+ing|for|to|with|in|at|on|and|as|without|from|by|is|was|when|if|because|that|who|strongly|highly|enthusiastically|warmly|again|before|after)\b)/
    ) {
      _ in "him"
    }
    text = text.replacing(/\bher\b(?= [A-Za-z0-9])/) { _ in "his" }
    text = text.replacing(/\bHer\b/) { _ in "His" }
    return text.replacing(/\bher\b/) { _ in "him" }
  }

  /// The text with he, him and his as she and her.
  static func feminine(_ text: String) -> String {
    var text = text
    for (old, new) in [("he", "she"), ("him", "her"), ("his", "her"), ("himself", "herself")] {
      text = swap(old, new, in: text)
    }
    return text
  }

  private static func swap(_ old: String, _ new: String, in text: String) -> String {
    text.replacingOccurrences(of: "\\b\(old)\\b", with: new, options: .regularExpression)
      .replacingOccurrences(
        of: "\\b\(old.capitalized)\\b", with: new.capitalized, options: .regularExpression)
  }
}

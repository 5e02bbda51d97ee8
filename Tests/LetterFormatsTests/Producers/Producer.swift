import Testing

/// A program that writes letters, imitated: one file with every construct that readers get wrong.
///
/// The files were written by hand after the published formats and the habits of these programs; no
/// program made them. What real programs write is tested by `scripts/test-readers`.
struct Producer: CustomTestStringConvertible, Sendable {
  /// The program.
  var name: String
  /// Name and content of each part, in the order in which the program writes them.
  var parts: [(name: String, content: String)]
  /// What is unusual about its archives.
  var oddities: ZipWriter.Oddity = []
  /// The words of the rows of `FidelityTests` that the file does without.
  var without: Set<String> = []

  var testDescription: String { name }

  /// The file.
  var bytes: [UInt8] {
    var zip = ZipWriter(oddities)
    for part in parts { zip.add(part.name, Array(part.content.utf8)) }
    return zip.finish()
  }

  /// Whether the file has `word` in any part, shown or not.
  func mentions(_ word: String) -> Bool { parts.contains { $0.content.contains(word) } }

  static let all = [
    word, googleDocs, pages, openXMLSDK, openXMLStrict, libreOfficeText, googleDocsText, wordText,
  ]
}

/// What is shared by those who write Office Open XML.
enum OfficeXML {
  static let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A relationships part of identifiers, kinds and targets.
  static func relations(_ entries: [(id: String, kind: String, target: String)]) -> String {
    let list = entries.map {
      "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.kind)\" Target=\"\($0.target)\"/>"
    }
    return "<Relationships xmlns=\"\(relationships)\">\(list.joined())</Relationships>"
  }
}

import LetterAnalysis
import LetterFormats

/// A word-processing package for a test: a body, and what else it needs.
struct WordFile {
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  /// The namespaces a body may use.
  static let namespaces = """
    xmlns:w="\(word)" xmlns:r="\(office)" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
    xmlns:v="urn:schemas-microsoft-com:vml" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
    xmlns:zz="http://example.com/nobody/knows/this"
    """

  /// The main part, whole.
  var document: [UInt8]
  /// Parts beside the main part, by the kind of relationship; their names are `word/KIND.xml`.
  var parts: [(kind: String, id: String, content: String)] = []
  var coreProperties: String?
  var appProperties: String?
  var mainName = "word/document.xml"
  /// The list of kinds of parts; readers do without.
  var contentTypes: String?
  /// Whether the package says that it has a signature.
  var isSigned = false
  var oddities: ZipWriter.Oddity = []

  /// A document with this body.
  init(body: String) {
    document = Array(
      "<?xml version=\"1.0\"?><w:document \(Self.namespaces)><w:body>\(body)</w:body></w:document>"
        .utf8)
  }

  /// A document whose main part is given whole.
  init(document: [UInt8]) { self.document = document }

  /// Adds a part whose root element is `root`.
  mutating func add(_ kind: String, id: String, root: String, _ content: String) {
    parts.append((kind, id, "<w:\(root) \(Self.namespaces)>\(content)</w:\(root)>"))
  }

  /// The file.
  var bytes: [UInt8] {
    var zip = ZipWriter(oddities)
    let links = [("core-properties", coreProperties), ("extended-properties", appProperties)]
    var root = relationship("main", "\(Self.office)/officeDocument", mainName)
    for (kind, content) in links {
      guard let content else { continue }
      root += relationship(kind, "\(Self.office)/\(kind)", "docProps/\(kind).xml")
      zip.add("docProps/\(kind).xml", Array(content.utf8))
    }
    if isSigned {
      root += relationship(
        "signature", "\(Self.package)/relationships/digital-signature/origin", "origin.sigs")
    }
    if let contentTypes { zip.add("[Content_Types].xml", Array(contentTypes.utf8)) }
    zip.add("_rels/.rels", relationships(root))
    zip.add(mainName, document)
    var own = ""
    for part in parts {
      zip.add("word/\(part.id).xml", Array(part.content.utf8))
      own += relationship(part.id, "\(Self.office)/\(part.kind)", "\(part.id).xml")
    }
    zip.add("word/_rels/document.xml.rels", relationships(own))
    return zip.finish()
  }

  /// What is read of it.
  func letter(limits: ReadingLimits = .standard) throws -> Letter {
    try LetterReaders.letter(from: LetterSource(name: "letter.docx", bytes: bytes), limits: limits)
  }

  private func relationship(_ id: String, _ type: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(type)\" Target=\"\(target)\"/>"
  }

  private func relationships(_ entries: String) -> [UInt8] {
    Array("<Relationships xmlns=\"\(Self.package)/relationships\">\(entries)</Relationships>".utf8)
  }
}

extension Letter {
  /// The text as a String.
  var string: String { String(decoding: text, as: UTF8.self) }

  /// The remarks of a kind.
  func remarks(_ kind: DocumentRemark.Kind) -> [DocumentRemark] {
    remarks.filter { $0.kind == kind }
  }
}

/// The letter in a file called `name`.
func read(_ name: String, _ text: String) throws -> Letter {
  try read(name, Array(text.utf8))
}

/// The letter in a file called `name`.
func read(_ name: String, _ bytes: [UInt8]) throws -> Letter {
  try LetterReaders.letter(from: LetterSource(name: name, bytes: bytes))
}

/// Why a file called `name` gives no letter, or nil if it gives one.
func refusal(_ name: String, _ bytes: [UInt8], limits: ReadingLimits = .standard)
  -> LetterReadError?
{
  do throws(LetterReadError) {
    _ = try LetterReaders.letter(from: LetterSource(name: name, bytes: bytes), limits: limits)
    return nil
  } catch {
    return error
  }
}

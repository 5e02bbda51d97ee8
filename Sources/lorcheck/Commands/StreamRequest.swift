internal import FoundationEssentials
internal import LetterAnalysis
internal import LetterFormats

/// One line of `lorcheck stream`: an object of `id`, one of `text`, `path` and `docx`, and perhaps
/// `applicant`.
struct StreamRequest: Decodable {
  /// Why a line cannot be answered.
  struct Problem: Error {
    var reason: String
    /// The request's name, if it could be read.
    var id: ResultLine.ID?
  }

  private enum Key: String, CodingKey, CaseIterable {
    case id, text, path, docx, applicant
  }

  /// Any key, so that unknown ones are seen.
  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  let id: ResultLine.ID
  let applicant: String?
  private let source: LetterSource
  private let path: FilePath?

  /// The request in a line.
  ///
  /// - Throws: `Problem` if it is none.
  static func read(_ line: [UInt8]) throws(Problem) -> Self {
    do {
      return try JSONDecoder().decode(Self.self, from: Data(line))
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(reason: "the line is no JSON object; expected {\"id\": …, \"text\": …}")
    }
  }

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: Key.self)
    let id = Self.id(in: object)
    func problem(_ reason: String) -> Problem { Problem(reason: reason, id: id) }
    guard let id else { throw problem("'id' is missing, or neither a text nor a whole number") }
    let names = Key.allCases.map(\.rawValue)
    for key in try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
    where !names.contains(key) {
      throw problem("unknown key '\(key)'; the keys are \(names.joined(separator: ", "))")
    }
    let given = [Key.text, .path, .docx].filter(object.contains)
    guard let key = given.first, given.count == 1 else {
      throw problem("a request has exactly one of 'text', 'path' and 'docx'")
    }
    guard let value = try? object.decode(String.self, forKey: key) else {
      throw problem("'\(key.rawValue)' is no text")
    }
    if object.contains(.applicant) {
      guard let name = try? object.decode(String.self, forKey: .applicant) else {
        throw problem("'applicant' is no text")
      }
      applicant = name
    } else {
      applicant = nil
    }
    self.id = id
    switch key {
    case .path:
      let path = FilePath(bytes: Array(value.utf8))
      guard !path.isStandardInput, !path.bytes.contains(0), !path.bytes.isEmpty else {
        throw problem("'path' names no file")
      }
      self.path = path
      source = LetterSource(name: value, bytes: [])
    case .docx:
      guard let data = Data(base64Encoded: value) else { throw problem("'docx' is not base64") }
      path = nil
      source = LetterSource(name: "-", bytes: Array(data))
    default:
      path = nil
      source = LetterSource(name: "-", bytes: Array(value.utf8))
    }
  }

  private static func id(in object: KeyedDecodingContainer<Key>) -> ResultLine.ID? {
    if let text = try? object.decode(String.self, forKey: .id) { return .text(text) }
    return (try? object.decode(Int.self, forKey: .id)).map { .number($0) }
  }

  /// The letter that is asked about.
  ///
  /// - Throws: `FileProblem` if it cannot be read.
  func letter() throws(FileProblem) -> Letter {
    if let path { return try path.readLetter() }
    do {
      return try LetterReaders.letter(from: source)
    } catch {
      throw FileProblem(reason: error.description)
    }
  }
}

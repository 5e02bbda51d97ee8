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

  /// Where the letter is.
  private enum Place {
    case file(FilePath)
    /// In the request itself.
    case request([UInt8])
  }

  let id: ResultLine.ID
  let applicant: String?
  private let place: Place

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
    guard let id = Self.id(in: object) else {
      throw Problem(reason: "'id' is missing, or neither a text nor a whole number")
    }
    self.id = id
    try Self.refuseUnknownKeys(in: try decoder.container(keyedBy: AnyKey.self), of: id)
    let given = [Key.text, .path, .docx].filter(object.contains)
    guard let key = given.first, given.count == 1 else {
      throw Problem(reason: "a request has exactly one of 'text', 'path' and 'docx'", id: id)
    }
    let value = try Self.text(key, in: object, of: id)
    place = try Self.place(key, value, of: id)
    applicant =
      object.contains(.applicant) ? try Self.text(.applicant, in: object, of: id) : nil
  }

  private static func place(_ key: Key, _ value: String, of id: ResultLine.ID) throws -> Place {
    switch key {
    case .path:
      let path = FilePath(bytes: Array(value.utf8))
      guard !path.isStandardInput, !path.bytes.contains(0), !path.bytes.isEmpty else {
        throw Problem(reason: "'path' names no file", id: id)
      }
      return .file(path)
    case .docx:
      guard let data = Data(base64Encoded: value) else {
        throw Problem(reason: "'docx' is not base64", id: id)
      }
      return .request(Array(data))
    default: return .request(Array(value.utf8))
    }
  }

  private static func refuseUnknownKeys(
    in object: KeyedDecodingContainer<AnyKey>, of id: ResultLine.ID
  ) throws {
    let names = Key.allCases.map(\.rawValue)
    let unknown = object.allKeys.map(\.stringValue).filter { !names.contains($0) }.min()
    guard let unknown else { return }
    throw Problem(
      reason: "unknown key '\(unknown)'; the keys are \(names.joined(separator: ", "))", id: id)
  }

  private static func text(
    _ key: Key, in object: KeyedDecodingContainer<Key>, of id: ResultLine.ID
  ) throws -> String {
    guard let text = try? object.decode(String.self, forKey: key) else {
      throw Problem(reason: "'\(key.rawValue)' is no text", id: id)
    }
    return text
  }

  private static func id(in object: KeyedDecodingContainer<Key>) -> ResultLine.ID? {
    if let text = try? object.decode(String.self, forKey: .id) { return .text(text) }
    return (try? object.decode(Int.self, forKey: .id)).map { .number($0) }
  }

  /// The letter that is asked about.
  ///
  /// - Throws: `FileProblem` if it cannot be read.
  func letter() throws(FileProblem) -> Letter {
    switch place {
    case .file(let path): return try path.readLetter()
    case .request(let bytes):
      do {
        return try LetterReaders.letter(from: LetterSource(name: "-", bytes: bytes))
      } catch {
        throw FileProblem(reason: error.description)
      }
    }
  }
}

/// One line of JSON for one request of a stream: a letter's entry of the JSON document, or an error.
public struct ResultLine {
  /// What a request is called by: given back as it came.
  public enum ID: Sendable, Equatable {
    case text(String)
    case number(Int)
  }

  private var json = JSONWriter()

  private init(_ id: ID?) {
    json.open("{")
    json.key("id")
    switch id {
    case .text(let text): json.string(text)
    case .number(let number): json.number(number)
    case nil: json.null()
    }
  }

  private consuming func finished() -> [UInt8] {
    json.close("}")
    json.newline()
    return json.drain()
  }

  /// The line for a letter that was read, with its line end.
  public static func letter(_ review: Review, id: ID, options: ReportOptions) -> [UInt8] {
    var line = Self(id)
    line.json.key("letter")
    LetterJSON(review: review, options: options).write(to: &line.json)
    return line.finished()
  }

  /// The line for a request that could not be answered, with its line end.
  ///
  /// - Parameters:
  ///   - reason: what is wrong, as a sentence.
  ///   - id: the request's, if it could be read.
  ///   - number: the request's line, counted from 1.
  /// - Returns: the line as UTF-8.
  public static func error(_ reason: String, id: ID?, number: Int) -> [UInt8] {
    var line = Self(id)
    line.json.key("line")
    line.json.number(number)
    line.json.key("error")
    line.json.string(reason)
    return line.finished()
  }
}

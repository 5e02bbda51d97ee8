internal import CXML

/// What a page's elements are told to.
protocol HTMLEvents: AnyObject {
  /// An element begins. `name` is in lower case and stays valid during the parse.
  func start(_ name: UnsafePointer<UInt8>, _ attributes: HTMLAttributes)
  /// The innermost open element ends.
  func end()
  /// A piece of text with its entities decoded, and the offset in the page after which it stands.
  func characters(_ bytes: UnsafeBufferPointer<UInt8>, before offset: Int)
  /// What stopped the reader, if it wants to read no further.
  var failure: LetterReadError? { get }
}

/// The attributes of one element, valid while its start is reported.
struct HTMLAttributes {
  /// Pairs of name and value that end in a null pointer.
  let base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  /// The value of the attribute `name`, empty if it has none; nil if there is no such attribute.
  func value(_ name: String) -> String? {
    guard let base else { return nil }
    var index = 0
    while let candidate = base[index] {
      if String(cString: candidate) == name {
        return base[index + 1].map { String(cString: $0) } ?? ""
      }
      index += 2
    }
    return nil
  }
}

/// Parses a page with libxml2's HTML parser and reports its elements as they come.
///
/// No tree is built, since the tree is cut off at 256 levels without an error that one could tell
/// from others. Depth is counted here instead.
struct HTMLParser: ~Copyable {
  private let context: htmlParserCtxtPtr

  /// Parses `page`, well-formed UTF-8 without zero bytes, and tells `events`.
  ///
  /// - Throws: What `events` failed with, or `overLimit` when elements are nested too deeply.
  static func parse(
    _ page: [UInt8], events: any HTMLEvents, limits: ReadingLimits
  ) throws(LetterReadError) {
    XMLPushReader.prepare()
    let session = HTMLSession(events: events, limits: limits)
    guard let parser = HTMLParser(session: session) else { throw .binary }
    parser.read(page)
    if let failure = session.failure ?? events.failure { throw failure }
  }

  private init?(session: HTMLSession) {
    guard let context = htmlNewParserCtxt() else { return nil }
    self.context = context
    session.context = context
    context.pointee.sax.pointee = Self.handler
    context.pointee.userData = Unmanaged.passUnretained(session).toOpaque()
  }

  deinit { htmlFreeParserCtxt(context) }

  private borrowing func read(_ page: [UInt8]) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue
      | HTML_PARSE_IGNORE_ENC.rawValue
    page.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      _ = htmlCtxtReadMemory(context, start, Int32(buffer.count), nil, "UTF-8", Int32(options))
    }
  }

  private static var handler: htmlSAXHandler {
    var sax = htmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.startElement = { user, name, attributes in
      guard let name else { return }
      HTMLSession.of(user)?.start(name, HTMLAttributes(base: attributes))
    }
    sax.endElement = { user, _ in HTMLSession.of(user)?.end() }
    sax.characters = { user, bytes, count in
      HTMLSession.of(user)?.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    sax.ignorableWhitespace = sax.characters
    sax.serror = { user, _ in HTMLSession.of(user)?.noteRepair() }
    return sax
  }
}

/// One parse of a page: counts depth and work, and passes events on.
private final class HTMLSession {
  private let events: any HTMLEvents
  private let limits: ReadingLimits
  var context: htmlParserCtxtPtr?
  private(set) var failure: LetterReadError?
  private var depth = 0
  /// Steps libxml2 took to repair the page: a stray end tag makes it search all open elements.
  private var work = 0
  /// About a second of searching; chosen by hand.
  private static let workLimit = 200_000_000

  init(events: any HTMLEvents, limits: ReadingLimits) {
    self.events = events
    self.limits = limits
  }

  static func of(_ user: UnsafeMutableRawPointer?) -> HTMLSession? {
    user.map { Unmanaged<HTMLSession>.fromOpaque($0).takeUnretainedValue() }
  }

  func start(_ name: UnsafePointer<UInt8>, _ attributes: HTMLAttributes) {
    guard failure == nil else { return }
    depth += 1
    if depth > limits.nesting { return stop() }
    events.start(name, attributes)
    if events.failure != nil { halt() }
  }

  func end() {
    depth -= 1
    if failure == nil { events.end() }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard failure == nil, let context else { return }
    events.characters(bytes, before: Int(xmlByteConsumed(context)))
    if events.failure != nil { halt() }
  }

  func noteRepair() {
    work += depth
    if work > Self.workLimit { stop() }
  }

  private func stop() {
    failure = .overLimit(.nesting(limits.nesting))
    halt()
  }

  private func halt() { if let context { xmlStopParser(context) } }
}

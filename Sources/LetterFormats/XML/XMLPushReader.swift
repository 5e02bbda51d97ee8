internal import CXML

/// Parses a part from memory with libxml2 and reports its elements as they come.
///
/// Neither entities nor document types are expanded, nothing is fetched, and nothing is repaired.
/// The push parser is used because it takes elements nested to any depth without recursion; the
/// depth is capped by `XMLSession`.
struct XMLPushReader: ~Copyable {
  private let context: xmlParserCtxtPtr
  private let session: XMLSession

  /// Loads nothing from outside, in any parse of this process.
  private static let prepared: Void = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
  }()

  /// Initialises libxml2 once, for the HTML parser too.
  static func prepare() { _ = prepared }

  /// Parses `bytes`, the part called `name`, and tells `events`.
  ///
  /// - Throws: `damagedPart` if it is not well-formed, `documentType` if it declares one, what
  ///   `events` failed with, or `overLimit`.
  static func parse(
    _ bytes: [UInt8], name: String, events: any XMLEvents, limits: ReadingLimits
  ) throws(LetterReadError) {
    prepare()
    let session = XMLSession(events: events, limits: limits)
    let input = decoded(bytes)
    guard let reader = XMLPushReader(session: session, ignoresDeclaredEncoding: input.wasUTF16)
    else { throw .damagedPart(name) }
    let isWellFormed = reader.push(input.bytes)
    if let failure = session.failure { throw failure }
    if session.sawDocumentType { throw .documentType(name) }
    if !isWellFormed {
      throw reader.gaveUp ? .overLimit(.piece(name, longestPiece)) : .damagedPart(name)
    }
  }

  /// Bytes that libxml2 takes for one piece of text or one attribute (its XML_MAX_LOOKUP_LIMIT).
  private static let longestPiece = 10_000_000

  /// Whether libxml2 stopped at a limit of its own, which it reports as an internal error.
  private var gaveUp: Bool {
    context.pointee.lastError.code == Int32(XML_ERR_INTERNAL_ERROR.rawValue)
  }

  private init?(session: XMLSession, ignoresDeclaredEncoding: Bool) {
    self.session = session
    var sax = Self.handler
    let user = Unmanaged.passUnretained(session).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&sax, user, nil, 0, nil) else { return nil }
    self.context = context
    session.parser = UnsafeMutableRawPointer(context)
    var options = XML_PARSE_NONET.rawValue
    if ignoresDeclaredEncoding { options |= XML_PARSE_IGNORE_ENC.rawValue }
    xmlCtxtUseOptions(context, Int32(options))
  }

  deinit { xmlFreeParserCtxt(context) }

  /// Bytes handed over at once: libxml2 refuses to look ahead more than ten million.
  private static let chunk = 1 << 20

  /// Parses everything; false if it is not well-formed.
  private borrowing func push(_ bytes: [UInt8]) -> Bool {
    var start = 0
    var end = 0
    repeat {
      start = end
      end = Self.cut(bytes, from: start)
      let result = bytes[start..<end].withUnsafeBytes { piece in
        let first = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
        return xmlParseChunk(context, first, Int32(piece.count), end == bytes.count ? 1 : 0)
      }
      if result != 0 { return false }
    } while end < bytes.count
    return context.pointee.wellFormed == 1
  }

  /// Where the chunk from `start` ends: right after an end tag.
  ///
  /// The push parser takes a start tag for complete whose attribute holds `>` at a chunk's end. An
  /// end tag has no attributes, and no attribute may hold one.
  private static func cut(_ bytes: [UInt8], from start: Int) -> Int {
    guard bytes.count - start > chunk else { return bytes.count }
    guard let tag = bytes.firstOffset(of: [0x3C, 0x2F], from: start + chunk),
      let close = bytes[tag...].firstIndex(of: 0x3E)
    else { return bytes.count }
    return close + 1
  }

  /// UTF-8 if `bytes` are UTF-16, else the same without a byte-order mark; and whether it is UTF-16.
  static func decoded(_ bytes: [UInt8]) -> (bytes: [UInt8], wasUTF16: Bool) {
    if let mark = TextDecoding.ByteOrderMark(of: bytes) {
      if mark == .utf8 { return (Array(bytes[mark.count...]), false) }
      return (TextDecoding.utf8(from: bytes, mark: mark), true)
    }
    if bytes.starts(with: [0x3C, 0x00]) {
      return (TextDecoding.utf8(fromUTF16: bytes[...], littleEndian: true), true)
    }
    if bytes.starts(with: [0x00, 0x3C]) {
      return (TextDecoding.utf8(fromUTF16: bytes[...], littleEndian: false), true)
    }
    return (bytes, false)
  }
}

extension XMLPushReader {
  /// The callbacks of libxml2: each hands its event to the session, and stops the parser if told so.
  private static var handler: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.startElementNs = { user, local, _, uri, spaceCount, spaces, count, _, attributes in
      guard let session = XMLPushReader.session(user), let local else { return }
      if spaceCount > 0 { session.declare(spaces, count: Int(spaceCount)) }
      let list = XMLAttributes(base: attributes, count: Int(count), session: session)
      if !session.start(local: local, uri: uri, list) { session.stop() }
    }
    sax.endElementNs = { user, _, _, _ in
      guard let session = XMLPushReader.session(user) else { return }
      if !session.end() { session.stop() }
    }
    sax.characters = { user, bytes, count in
      guard let session = XMLPushReader.session(user) else { return }
      if !session.characters(UnsafeBufferPointer(start: bytes, count: Int(count))) {
        session.stop()
      }
    }
    sax.ignorableWhitespace = sax.characters
    sax.cdataBlock = sax.characters
    sax.internalSubset = { user, _, _, _ in
      guard let session = XMLPushReader.session(user) else { return }
      session.sawDocumentType = true
      session.stop()
    }
    sax.serror = { _, _ in }
    return sax
  }

  private static func session(_ user: UnsafeMutableRawPointer?) -> XMLSession? {
    user.map { Unmanaged<XMLSession>.fromOpaque($0).takeUnretainedValue() }
  }
}

extension XMLSession {
  /// Makes the parser report nothing more.
  fileprivate func stop() {
    guard let parser else { return }
    xmlStopParser(parser.assumingMemoryBound(to: xmlParserCtxt.self))
  }
}

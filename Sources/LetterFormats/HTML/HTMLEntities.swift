/// Character references that browsers know and libxml2, a parser of HTML 4, does not.
///
/// Source: the HTML Standard, section Named character references. Of the names that HTML 5 added
/// only those are here that a text may hold; the rest stay as they are written.
enum HTMLEntities {
  /// The page with references without a semicolon completed, and with newer names replaced.
  static func completed(_ page: [UInt8]) -> [UInt8] {
    guard page.contains(ampersand) else { return page }
    var result: [UInt8] = []
    result.reserveCapacity(page.count)
    var at = 0
    while let start = page[at...].firstIndex(of: ampersand) {
      let end =
        page[(start + 1)...].prefix(longestName).firstIndex { !isAlphanumeric($0) }
        ?? min(page.count, start + 1 + longestName)
      let name = String(decoding: page[(start + 1)..<end], as: UTF8.self)
      let isClosed = end < page.count && page[end] == UInt8(ascii: ";")
      if isClosed, let text = newer[name] {
        result += page[at..<start]
        result += Array(text.utf8)
        at = end + 1
      } else {
        result += page[at..<end]
        if !isClosed, unclosed.contains(name) { result.append(UInt8(ascii: ";")) }
        at = end
      }
    }
    return result + page[at...]
  }

  private static let ampersand = UInt8(ascii: "&")
  /// Longer than any name here.
  private static let longestName = 12

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Names that need no semicolon.
  private static let unclosed = Set(
    """
    amp lt gt quot nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr
    deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest
    Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc
    Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute
    THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc
    uuml yacute thorn yuml
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let newer = [
    "AMP": "&amp;", "LT": "&lt;", "GT": "&gt;", "QUOT": "\"", "COPY": "©", "REG": "®", "TRADE": "™",
    "Tab": "\t", "excl": "!", "num": "#", "dollar": "$", "percnt": "%", "lpar": "(", "rpar": ")",
    "ast": "*", "plus": "+", "comma": ",", "period": ".", "sol": "/", "colon": ":", "semi": ";",
    "equals": "=", "quest": "?", "commat": "@", "lsqb": "[", "lbrack": "[", "bsol": "\\",
    "rsqb": "]",
    "rbrack": "]", "lowbar": "_", "grave": "`", "lcub": "{", "lbrace": "{", "verbar": "|",
    "vert": "|", "rcub": "}", "rbrace": "}", "hyphen": "‐", "dash": "‐", "horbar": "―",
    "NonBreakingSpace": "\u{A0}", "check": "✓", "checkmark": "✓", "cross": "✗", "star": "☆",
    "starf": "★", "bigstar": "★", "phone": "☎", "hearts": "♥", "half": "½", "apos": "'",
    "rsquor": "’", "rdquor": "”", "scaron": "š", "Scaron": "Š", "zcaron": "ž", "Zcaron": "Ž",
    "ccaron": "č", "Ccaron": "Č", "cacute": "ć", "nacute": "ń", "sacute": "ś", "lstrok": "ł",
    "Lstrok": "Ł", "inodot": "ı", "imath": "ı", "ncaron": "ň", "rcaron": "ř", "ecaron": "ě",
    "eogon": "ę", "aogon": "ą", "zdot": "ż", "zacute": "ź", "abreve": "ă", "scedil": "ş",
    "Scedil": "Ş", "gbreve": "ğ", "numsp": "\u{2007}", "puncsp": "\u{2008}", "hairsp": "\u{200A}",
  ]
}

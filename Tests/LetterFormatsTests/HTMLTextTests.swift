import LetterAnalysis
import LetterFormats
import Testing

@Suite struct `text of a web page` {
  static let layout: [(String, String)] = [
    ("<p>a\n  b</p><p>c</p>", "a b\nc\n"), ("<p>a <b>b</b><i>c</i> d", "a bc d\n"),
    ("a<br>b<br/>c", "a\nb\nc\n"), ("<p>a<br></p><p>b", "a\nb\n"),
    ("<div>a<br><br>b</div>", "a\n\nb\n"),
    ("<p>a</p><p>&nbsp;</p><p>b</p>", "a\n\nb\n"), ("<p>a<p></p><div></div><p>b", "a\nb\n"),
    ("<ul><li>a<li>b<ul><li>c</ul></ul>", "a\nb\nc\n"),
    ("<table><tr><td>a<td>b<tr><th>c</table>d", "a\nb\nc\nd\n"),
    ("<pre>\n a\n  b</pre>c", " a\n  b\nc\n"), ("<p>a <i>b<ul><li>c</ul>", "a b\nc\n"),
    ("<h1>a</h1>b<section>c</section><main>d</main>", "a\nb\nc\nd\n"),
    ("<span style='display:block'>a</span><div style='display: inline'>b</div>c", "a\nbc\n"),
    ("<p style='white-space:pre-wrap'>a  b\n c</p>", "a  b\n c\n"),
    ("<p>a\u{AD}b&shy;c</p>", "abc\n"),
    ("<p>&#147;a&#148; caf&eacute; &amp;amp; &lt;b&gt; &#x1F600;", "“a” café &amp; <b> 😀\n"),
    ("<p>a < b, AT&T &unknown; &copy 1&nbsp&check;", "a < b, AT&T &unknown; © 1\u{A0}✓\n"),
    ("<title>t</title>a", "a\n"),
    ("<p>a</p></body></html><p>b</p>", "a\nb\n"), ("<P>A<BR>B</P>", "A\nB\n"),
  ]

  static let hidden: [(String, String)] = [
    ("<head><style>p{}</style><script>var a='<p>'</script></head>a", "a\n"),
    ("<head><title>t</title><section>a</section><p>b", "a\nb\n"),
    ("<head><title>t</title>a<p>b", "a\nb\n"),
    ("a<!-- b --><script>c</script><template>d</template><noscript>e</noscript>", "ae\n"),
    ("a<p hidden>b</p><p style='DISPLAY : none'>c</p>d", "a\nd\n"),
    ("a<span style='mso-hide:all'>b</span>", "a\n"), ("<p hidden=until-found>a</p>", "a\n"),
    ("<div style='visibility:hidden'>a<b style='visibility:visible'>b</b></div>c", "b\nc\n"),
    ("<div style='display:none'><div>a</div><p>b</div>c", "c\n"),
    (
      "<p>a<del cite='mailto:X' datetime='d'>b</del><ins cite='mailto:X'>c</ins><del>d</del>",
      "acd\n"
    ),
    ("a<![if !supportLists]>1.<![endif]> b<!--[if mso]>no<![endif]-->", "a1. b\n"),
    ("<!--[if !mso]><!-->a<!--<![endif]-->b<![if gte mso 9]>c<![endif]>", "abc\n"),
    ("a<xml><w:View>b</w:View></xml><o:p>c</o:p>", "ac\n"),
  ]

  @Test(arguments: layout + hidden)
  func `is what a browser shows`(page: String, text: String) throws {
    #expect(try read("a.html", "<!DOCTYPE html><html>\(page)").string == text)
    #expect(try read("a.html", page).string == text)
    #expect(try read("a.html", page.replacing("\n", with: "\r\n")).string == text)
  }

  static let encodings: [(String, [UInt8], String)] = [
    ("valid UTF-8", Array("<p>é".utf8), "é\n"),
    ("else Windows-1252", Array("<p>".utf8) + [0x92, 0xE9], "’é\n"),
    ("Latin-1 is Windows-1252", Array("<meta charset=ISO-8859-1><p>".utf8) + [0x93], "“\n"),
    ("declared UTF-8", Array("<meta charset='utf-8'><p>é".utf8), "é\n"),
    ("declared Latin-1 in spite of UTF-8", Array("<meta charset=latin1><p>é".utf8), "Ã©\n"),
    ("a mark outranks it", [0xEF, 0xBB, 0xBF] + Array("<meta charset=latin1><p>é".utf8), "é\n"),
    ("UTF-16 that can be read as ASCII", Array("<meta charset=utf-16><p>é".utf8), "é\n"),
    (
      "UTF-16 with a mark",
      [0xFF, 0xFE] + "<html><p>é".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "é\n"
    ),
    (
      "an XML declaration", Array("<?xml version='1.0' encoding='koi8-r'?><html><p>".utf8) + [0xC1],
      "а\n"
    ),
    (
      "Word's declaration",
      Array("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\"><p>".utf8)
        + [0xE0], "а\n"
    ),
    ("Shift JIS", Array("<meta charset=shift_jis><p>".utf8) + [0x82, 0xA0], "あ\n"),
    ("a broken sequence", Array("<meta charset=euc-jp><p>a".utf8) + [0x8F], "a\u{FFFD}\n"),
    ("an unknown label", Array("<meta charset=klingon><p>é".utf8), "é\n"),
    ("a declaration in a comment", Array("<!-- <meta charset=koi8-r> --><p>é".utf8), "é\n"),
  ]

  @Test(arguments: encodings)
  func `is decoded as browsers do`(name: String, bytes: [UInt8], text: String) throws {
    #expect(try read("a.html", bytes).string == text, "\(name)")
  }

  @Test func `has blocks with kinds`() throws {
    let letter = try read(
      "a.html", "<h2>h</h2><ul><li><p>i</p></ul><table><td><h3>c</h3></table><p>p<br>q")
    #expect(letter.blocks.map(\.kind) == [.heading, .listItem, .tableCell, .paragraph])
    #expect(letter.blocks.map { letter[$0.span] } == ["h", "i", "c", "p\nq"])
  }

  @Test func `leaves remarks on hidden text, changes and properties`() throws {
    let letter = try read(
      "a.html",
      "<head><title>Letter\n one</title><meta name=Author content='Dr. B'></head>a<p hidden>b <b>c</b></p><del cite='mailto:Ann'>d</del>"
    )
    #expect(
      letter.remarks == [
        DocumentRemark(kind: .trackedChanges, count: 1, detail: "Ann"),
        DocumentRemark(kind: .hiddenText, count: 1, detail: "b c"),
        DocumentRemark(kind: .metadata, detail: "title: Letter one"),
        DocumentRemark(kind: .metadata, detail: "author: Dr. B"),
      ])
  }

  @Test func `is tied to lines and columns of the page`() throws {
    let page = "<html><body>\n<p>Dear é <b>Dr</b>.\n  New&nbsp;&eacute;line</p>\n\n  <p>end"
    let letter = try read("a.html", page)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    for word in ["Dear", "é Dr", "Dr.", "New", "line", "end"] {
      let index = try #require(letter.string.range(of: word))
      let offset = letter.string.utf8.distance(from: letter.string.startIndex, to: index.lowerBound)
      let mark = try #require(letter.marks.last { $0.offset <= offset })
      let column =
        mark.column
        + String(decoding: letter.text[mark.offset..<offset], as: UTF8.self).unicodeScalars.count
      #expect(lines[mark.line - 1].dropFirst(column - 1).first == word.first, "\(word)")
    }
  }

  @Test(arguments: ["a.html", "a.txt", "-", "a.docx"])
  func `is recognised by its content`(name: String) throws {
    #expect(try read(name, "\n<!-- x -->\n<!doctype HTML><p>a").format == .html)
    #expect(
      try read(name, "<?xml version=\"1.0\"?><html xmlns=\"h\"><p>a</p></html>").format == .html)
  }
}

extension String {
  /// The first place of `word`; the standard library's `firstRange(of:)` under a shorter name.
  fileprivate func range(of word: String) -> Range<String.Index>? { firstRange(of: word) }
}

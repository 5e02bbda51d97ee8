import LetterAnalysis
import LetterFormats
import Testing

/// Which comments lorcheck takes for its own, whatever became of them elsewhere.
@Suite struct `comments of lorcheck's` {
  private static let body =
    "<w:p><w:r><w:t xml:space=\"preserve\">Her visa is here, and she is kind.</w:t></w:r></w:p>"

  private static func annotated() throws -> [UInt8] {
    try Draft(body: body).annotated(["visa", "kind"])
  }

  /// The annotated document after another program has changed its comments.
  private static func changed(_ change: @escaping (String) -> String) throws -> [UInt8] {
    try Unpacked(annotated()).packed(changing: ["word/comments.xml": change])
  }

  private static let removals: [@Sendable (String) -> String] = [
    // Word: Inspect Document, personal information.
    {
      $0.replacing("w:author=\"lorcheck\"", with: "w:author=\"Author\"")
        .replacing(" w:initials=\"LC\"", with: "").replacing(/\sw:date="[^"]*"/, with: "")
    },
    // LibreOffice numbers authors.
    { $0.replacing("w:author=\"lorcheck\"", with: "w:author=\"Author1\"") },
    // A program that knows neither formatting nor paragraphs in comments, nor no-break spaces.
    {
      $0.replacing(/<w:pPr>.*?<\/w:pPr>/, with: "").replacing(/<w:rPr>.*?<\/w:rPr>/, with: "")
        .replacing("</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">", with: " ")
        .replacing(" · ", with: "&#160;·&#160;").replacing("&#183;", with: "·")
    },
  ]

  @Test(arguments: removals.indices)
  func `are known without their author's name`(index: Int) throws {
    let bytes = try Self.changed(Self.removals[index])
    #expect(try read("a.docx", bytes).remarks(.comments).isEmpty)
    let draft = try reread(bytes)
    #expect(draft.strippedComments == 2 && draft.changedComments == 0)
    let stripped = try Unpacked(draft.bytes)
    #expect(!stripped.names.contains("word/comments.xml"))
    #expect(try !stripped.part("word/document.xml").contains("comment"))
  }

  private static let end = "</w:p></w:comment>"
  private static let people: [@Sendable (String) -> String] = [
    // A word added, in a run of its own or in lorcheck's.
    { $0.replacing(first: end, with: "<w:r><w:t>Ask Roe.</w:t></w:r>" + end) },
    { $0.replacing(first: "about visa", with: "about her visa") },
    { $0.replacing(first: "about visa", with: "about visa?") },
    // A picture added, or a change tracked.
    { $0.replacing(first: end, with: "<w:r><w:pict/></w:r>" + end) },
    { $0.replacing(first: "<w:t xml:space=\"preserve\">about", with: "<w:del/><w:t>about") },
    // The last line taken away: nothing tells it from a person's any more.
    { $0.replacing(/lorcheck &#183; [0-9a-f]{8}/, with: "", maxReplacements: 1) },
  ]

  @Test(arguments: people.indices)
  func `that somebody changed are somebody's`(index: Int) throws {
    let bytes = try Self.changed(Self.people[index])
    let draft = try reread(bytes)
    #expect(draft.strippedComments == 1 && draft.changedComments == 1)
    // It goes with lorcheck's own, as long as there are any and its last line tells that it was one.
    let isKnown = index < Self.people.count - 1
    #expect(
      try read("a.docx", bytes).remarks(.comments).map(\.count) == (isKnown ? [] : [1]))
    #expect(try read("a.docx", draft.bytes).remarks(.comments).map(\.count) == [1])
    let comments = try Unpacked(draft.bytes).part("word/comments.xml")
    #expect(comments.components("<w:comment ") == 1)
    let marks = try Unpacked(draft.bytes).part("word/document.xml")
    #expect(marks.components("<w:commentReference ") == 1)
  }

  @Test(arguments: [
    // Somebody whose name is the tool's, somebody who quotes its last line, and one who has both.
    "<w:comment w:id=\"8\" w:author=\"lorcheck\" w:initials=\"LC\"><w:p><w:r><w:t>Mine.</w:t></w:r></w:p></w:comment>",
    "<w:comment w:id=\"8\" w:author=\"Roe\"><w:p><w:r><w:t>What is this? SEAL</w:t></w:r></w:p></w:comment>",
    "<w:comment w:id=\"8\" w:author=\"lorcheck\"><w:p><w:r><w:t>Mine.</w:t></w:r></w:p><w:p><w:r><w:t>SEAL</w:t></w:r></w:p></w:comment>",
    "<w:comment w:id=\"8\" w:author=\"Author\"><w:p/></w:comment>",
  ])
  func `are never those of a person`(theirs: String) throws {
    let bytes = try Self.changed { comments in
      let seal = comments.firstMatch(of: /lorcheck &#183; [0-9a-f]{8}/).map { String($0.output) }
      return comments.replacing(
        first: "</w:comments>",
        with: theirs.replacing("SEAL", with: seal ?? "none") + "</w:comments>")
    }
    let draft = try reread(bytes)
    #expect(draft.strippedComments == 2)
    let left = try Unpacked(draft.bytes).part("word/comments.xml")
    #expect(left.contains("<w:comment w:id=\"8\"") && left.components("<w:comment ") == 1)
    #expect(try read("a.docx", draft.bytes).remarks(.comments).map(\.count) == [1])
  }

  @Test func `that somebody answered stay with their answers`() throws {
    var file = WordFile(body: Self.body)
    file.add(
      "comments", id: "comments", root: "comments",
      "<w:comment w:id=\"2\" w:author=\"Roe\"><w:p w:paraId=\"0000000B\"/></w:comment>")
    file.add(
      "commentsExtended", id: "commentsExtended", root: "commentsEx",
      "<w:commentEx w:paraId=\"0000000B\" w:done=\"0\"/>")
    let annotated = try Draft(file).annotated(["visa"])
    let bytes = try Unpacked(annotated).packed(changing: [
      "word/commentsExtended.xml": {
        $0.replacing("\"0000000B\"", with: "\"0000000B\" w:paraIdParent=\"4C430001\"")
      }
    ])
    let draft = try reread(bytes)
    #expect(draft.strippedComments == 0 && draft.answeredComments == 1)
    #expect(draft.bytes == bytes)
    #expect(draft.kept == [KeptComment(span: Span(4, 8), rules: [])])
    // The answer is a person's, and reported as one.
    #expect(try read("a.docx", bytes).remarks(.comments).map(\.detail) == ["Roe"])
  }

  @Test func `that stay are known by their rules and place`() throws {
    let draft = try Draft(body: Self.body).draft
    let bytes = try draft.annotated(
      with: [
        LetterComment(span: Span(4, 8), paragraphs: [.init("a")], rules: ["visa", "doubt.hedge"]),
        LetterComment(span: Span(0, 8), paragraphs: [.init("b")], rules: ["personal"]),
        LetterComment(span: Span(27, 27), paragraphs: [.init("c")], rules: ["structure.date"]),
      ], date: moment)
    let changed = try Unpacked(bytes).packed(changing: [
      "word/comments.xml": {
        $0.replacing(/preserve">(a|c)</) { "preserve\">\($0.output.1) indeed<" }
      }
    ])
    let again = try reread(changed)
    #expect(again.strippedComments == 1 && again.changedComments == 2)
    #expect(
      again.kept.map(\.rules) == [["visa", "doubt.hedge"], ["structure.date"]])
    #expect(again.kept[0].span == Span(4, 8))
  }

  @Test func `are known in an OpenDocument text made of the document`() throws {
    let comments = try Unpacked(Self.annotated()).part("word/comments.xml")
    let lines = comments.matches(of: /preserve">([^<]*)</).prefix(2).map { String($0.output.1) }
    func letter(_ lines: [String]) throws -> Letter {
      try OpenFile(
        "<text:p>Her<office:annotation><dc:creator>Author1</dc:creator><dc:date>2026</dc:date>"
          + lines.map { "<text:p><text:span>\($0)</text:span></text:p>" }.joined()
          + "</office:annotation> visa</text:p>"
      ).letter()
    }
    #expect(lines.count == 2)
    #expect(try letter(lines).remarks(.comments).isEmpty)
    #expect(try letter(lines).string == "Her visa\n")
    #expect(try letter([lines[0] + " No.", lines[1]]).remarks(.comments).count == 1)
    #expect(try letter([lines[0]]).remarks(.comments).count == 1)
  }
}

@Suite struct `a document that lorcheck wrote` {
  private static let body = "<w:p><w:r><w:t>Her visa is here.</w:t></w:r></w:p>"

  @Test func `is told from one that somebody worked in`() throws {
    let bytes = try Draft(body: Self.body).annotated(["visa"])
    #expect(WordDraft.standing(of: bytes) == .untouched)
    #expect(WordDraft.standing(of: WordFile(body: Self.body).packed) == .foreign)
    #expect(WordDraft.standing(of: Array("text".utf8)) == .foreign)
    let edits: [[String: (String) -> String]] = [
      ["word/document.xml": { $0.replacing("is here", with: "is in order") }],
      ["word/comments.xml": { $0.replacing("about", with: "on") }],
      // Every word processor leaves out comments of XML.
      ["word/comments.xml": { $0.replacing(/<!--.*?-->/, with: "") }],
    ]
    for (index, edit) in edits.enumerated() {
      let changed = try Unpacked(bytes).packed(changing: edit)
      let wanted: WordDraft.Standing = index == 1 ? .foreign : .changed
      #expect(WordDraft.standing(of: changed) == wanted, "\(index)")
    }
  }

  @Test func `of another format says what it lacks`() throws {
    var file = OpenFile(
      "<text:p>Her visa<office:annotation><dc:creator>Bo</dc:creator><text:p>Shorten?</text:p></office:annotation>.</text:p>"
    )
    file.meta = "<dc:title>T</dc:title>"
    let draft = try WordDraft(LetterSource(name: "a.odt", bytes: file.bytes))
    #expect(draft.omissions == "formatting, any pictures and a comment (Bo)")
    #expect(try WordDraft(LetterSource(name: "a.txt", bytes: Array("a b".utf8))).omissions == nil)
    #expect(try Draft(body: Self.body).draft.omissions == nil)
  }
}

@Suite struct `pictures in an annotated document` {
  /// A picture, in the two ways that Word has of placing one, in a run with words.
  private static let drawing =
    "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:inline r:embed=\"rId9\"/></w:drawing></mc:Choice>"
    + "<mc:Fallback><w:pict><v:shape><v:imagedata r:id=\"rId9\"/></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
  private static let shape = "<w:pict><v:shape><v:imagedata r:id=\"rId9\"/></v:shape></w:pict>"

  @Test(arguments: [
    "<w:p><w:r>\(drawing)<w:t>Her visa</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>Her visa</w:t>\(shape)<w:t> is here</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>Her vi</w:t>\(drawing)<w:t>sa is here</w:t></w:r></w:p>",
    "<w:p><w:r><w:drawing/></w:r><w:r><w:t>A visa</w:t></w:r><w:r>\(shape)</w:r></w:p>",
  ])
  func `stay, once each, and come back untouched`(body: String) throws {
    let file = WordFile(body: body)
    let bytes = try Draft(file).annotated(["visa"])
    let (before, after) = (try Unpacked(file.packed), try Unpacked(bytes))
    let marked = try after.part("word/document.xml")
    for tag in ["<w:drawing", "<w:pict", "<mc:AlternateContent", "r:id=\"rId9\"", "r:embed"] {
      #expect(try marked.components(tag) == before.part("word/document.xml").components(tag))
    }
    #expect(marked.components("<w:commentRangeStart") == 1)
    let stripped = try Unpacked(reread(bytes).bytes)
    for name in before.names { #expect(try stripped.part(name) == before.part(name), "\(name)") }
  }
}

extension String {
  /// How often `other` stands in it.
  fileprivate func components(_ other: String) -> Int { ranges(of: other).count }

  fileprivate func replacing(first old: String, with new: String) -> String {
    replacing(old, with: new, maxReplacements: 1)
  }
}

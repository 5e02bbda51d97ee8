internal import LetterAnalysis

/// A letter taken apart into labelled sentences, to be put together otherwise.
struct Draft {
  /// One sentence with its labels.
  struct Line {
    var text: String
    var label: SentenceClass
    var tags: Set<Tag>
  }

  /// The labelled letter's name; the first character is its writer.
  var id: String
  /// Its paragraphs.
  var paragraphs: [[Line]]
  /// The applicant's names as the letter uses them, the longest first.
  var names: [String]

  /// The pronoun that most sentences begin with, which is the applicant's.
  let pronoun: Pronoun

  /// How a letter speaks of its applicant.
  enum Pronoun { case he, she, other }

  /// The parts of a labelled letter.
  init(_ letter: LabelledLetter) {
    id = letter.id
    names = (letter.facts["names"] ?? "").split(separator: ",").map { name in
      String(name.drop { $0 == " " })
    }
    let openings = letter.sentences.map { letter.letter[$0.span].prefix { $0 != " " } }
    let (he, she) = (openings.count { $0 == "He" }, openings.count { $0 == "She" })
    pronoun = he == she ? .other : he > she ? .he : .she
    paragraphs = letter.letter.blocks.map { block in
      letter.sentences.filter { block.span.contains($0.span) }.map {
        Line(text: letter.letter[$0.span], label: $0.label, tags: $0.tags)
      }
    }
  }

  /// The text: sentences joined by a space, paragraphs by an empty line.
  var text: String {
    paragraphs.filter { !$0.isEmpty }.map { $0.map(\.text).joined(separator: " ") }
      .joined(separator: "\n\n")
  }

  /// The text as a letter in which every line is a paragraph.
  var letter: Letter { Letter(name: id, plain: text) }

  /// Every sentence, by paragraph and place.
  var places: [(paragraph: Int, line: Int)] {
    paragraphs.indices.flatMap { paragraph in
      paragraphs[paragraph].indices.map { (paragraph, $0) }
    }
  }

  /// The sentence at a place.
  subscript(place: (paragraph: Int, line: Int)) -> Line {
    get { paragraphs[place.paragraph][place.line] }
    set { paragraphs[place.paragraph][place.line] = newValue }
  }

  /// The places of sentences that pass a test.
  func places(where test: (Line) -> Bool) -> [(paragraph: Int, line: Int)] {
    places.filter { test(self[$0]) }
  }

  /// The draft without the sentence at a place.
  func removing(_ place: (paragraph: Int, line: Int)) -> Draft {
    var draft = self
    draft.paragraphs[place.paragraph].remove(at: place.line)
    return draft
  }

  /// The draft with a line behind the sentence at a place.
  func inserting(_ line: Line, after place: (paragraph: Int, line: Int)) -> Draft {
    var draft = self
    draft.paragraphs[place.paragraph].insert(line, at: place.line + 1)
    return draft
  }

  /// The draft with other words at a place.
  func replacing(_ place: (paragraph: Int, line: Int), with text: String) -> Draft {
    var draft = self
    draft[place].text = text
    return draft
  }

  /// The places behind which a sentence can stand: in paragraphs of prose, after a full stop.
  var prose: [(paragraph: Int, line: Int)] {
    places.filter { place in
      paragraphs[place.paragraph].count > 1 && self[place].text.count > 40
        && self[place].text.last == "." && !self[place].text.hasSuffix(".m.")
    }
  }
}

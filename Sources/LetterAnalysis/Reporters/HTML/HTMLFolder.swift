/// The HTML report as a folder: a page a letter, and an index that leads to them.
///
/// It says what is in each file; where the files go is the caller's matter. It keeps a row a letter,
/// never a letter.
public struct HTMLFolder {
  /// A file of the folder.
  public struct Page {
    /// Its path within the folder.
    public var path: String
    /// All of its content.
    public var bytes: [UInt8]
  }

  /// Where the pages of letters lie within the folder.
  public static let pages = "pages"
  /// The path of the index.
  public static let index = "index.html"
  /// What stands near the beginning of every page that lorcheck wrote.
  public static let mark = HTMLPage.mark

  private let options: ReportOptions
  private var rows: [LetterSummary] = []
  private var names: [String] = []
  private var taken: Set<String> = []

  /// A folder of the given options.
  public init(_ options: ReportOptions) { self.options = options }

  /// The page of one letter.
  public mutating func page(_ review: Review) -> Page {
    let article = LetterArticle(review: review, options: options)
    let name = freeName(for: review.letter.name)
    rows.append(LetterSummary(review, options: options))
    names.append(name)
    let page = HTMLPage(title: "\(article.name): lorcheck")
    let back = Markup(
      "nav", ["aria-label": "Report"],
      [Markup("a", ["href": "../\(Self.index)"], text: "All letters")])
    let text =
      page.head + back.html + "\n<main id=\"main\">\n" + article.markup.html + "\n</main>\n"
      + HTMLPage.footer(options).html + page.foot
    return Page(path: "\(Self.pages)/\(name)", bytes: Array(text.utf8))
  }

  /// The index of all letters so far.
  public func index(_ summary: RunSummary) -> Page {
    let page = HTMLPage(title: "All letters: lorcheck", isSortable: true)
    let table = LetterTable(rows: rows, options: options)
    var sections = [IndexSections.overview(rows, summary, options)]
    if !rows.isEmpty {
      sections.append(table.markup { "\(Self.pages)/\(PathURI.encode(names[$0]))" })
    }
    sections += IndexSections.sets(summary.sets, options) + IndexSections.ends(summary)
    let body = Markup("main", ["id": "main", "class": "index"], sections)
    let text = page.head + body.html + HTMLPage.footer(options).html + page.foot
    return Page(path: Self.index, bytes: Array(text.utf8))
  }

  /// The longest name of a page without its suffix, in bytes.
  private static let nameLimit = 120

  /// A name for the page of a letter that no other page has: `drafts-a.docx.html`.
  ///
  /// It depends on the letter's path, so that a page keeps its name when other letters come and go;
  /// names that differ in case alone count as one, since some file systems see them so.
  private mutating func freeName(for path: String) -> String {
    var stem = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
        stem.unicodeScalars.append(Unicode.Scalar(byte))
      default: if stem.last != "-" { stem += "-" }
      }
    }
    while let first = stem.first, first == "." || first == "-" { stem.removeFirst() }
    if stem.isEmpty { stem = "letter" }
    stem = String(stem.suffix(Self.nameLimit))
    var name = stem
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = "\(stem)-\(number)"
      number += 1
    }
    return name + ".html"
  }
}

import LetterAnalysis
import LetterFormats
import Testing

/// A construct that readers get wrong, and what is wanted of it.
struct FidelityRow: CustomTestStringConvertible, Sendable {
  var testDescription: String
  /// A word that the construct holds in every producer that writes it.
  var word: String
  /// How often the word stands in the text.
  var times = 1
  /// The part that it stands in.
  var part = LetterPart.body
  /// The whole block that it stands in, if that says more.
  var block: String?
  /// The remark that tells of it.
  var remark: DocumentRemark.Kind?
  /// Whether no file has the word in one piece.
  var isInPieces = false
}

@Suite struct `every producer and every construct` {
  static let rows = [
    FidelityRow(
      testDescription: "inserted text", word: "inserted", block: "inserted",
      remark: .trackedChanges),
    FidelityRow(
      testDescription: "deleted text", word: "deleted", times: 0, remark: .trackedChanges),
    FidelityRow(testDescription: "a deletion in an insertion", word: "undone", times: 0),
    FidelityRow(
      testDescription: "moved text, once and where it went", word: "moved", block: "after moved"),
    FidelityRow(testDescription: "where it came from", word: "before", block: "before"),
    FidelityRow(testDescription: "a VML text box", word: "vmlbox", block: "vmlbox"),
    FidelityRow(testDescription: "a drawn text box", word: "drawnbox", block: "drawnbox"),
    FidelityRow(testDescription: "the paragraph around it", word: "around", block: "around box"),
    FidelityRow(
      testDescription: "a control in a table", word: "tablecontrol", block: "tablecontrol"),
    FidelityRow(
      testDescription: "a control around a block", word: "blockcontrol", block: "blockcontrol"),
    FidelityRow(
      testDescription: "a control in a line", word: "inlinecontrol", block: "inlinecontrol"),
    FidelityRow(testDescription: "a header", word: "headline", part: .header, block: "headline"),
    FidelityRow(testDescription: "a footer", word: "footline", part: .footer, block: "footline"),
    FidelityRow(testDescription: "a page that is not used", word: "unused", times: 0),
    FidelityRow(testDescription: "a header that is switched off", word: "unshown", times: 0),
    FidelityRow(testDescription: "a footnote", word: "footnoted", part: .note, block: "footnoted"),
    FidelityRow(testDescription: "an endnote", word: "endnoted", part: .note, block: "endnoted"),
    FidelityRow(testDescription: "the place of a note", word: "noted", times: 1, block: "noted"),
    FidelityRow(testDescription: "hidden text", word: "hiddenword", times: 0, remark: .hiddenText),
    FidelityRow(
      testDescription: "hidden by a style's style", word: "styledaway", times: 0,
      remark: .hiddenText),
    FidelityRow(testDescription: "hidden on the web alone", word: "webonly", block: "webonly"),
    FidelityRow(
      testDescription: "a break and a tab in a paragraph", word: "second",
      block: "first\nsecond\tthird"),
    FidelityRow(
      testDescription: "hyphens, hard and soft", word: "well\u{2011}known",
      block: "well\u{2011}known report", isInPieces: true),
    FidelityRow(testDescription: "a comment", word: "remarked", times: 0, remark: .comments),
    FidelityRow(testDescription: "the result of a field", word: "resulted"),
    FidelityRow(testDescription: "the instruction of a field", word: "instructed", times: 0),
    FidelityRow(testDescription: "a link", word: "linked", block: "linked resulted"),
    FidelityRow(testDescription: "runs of one word", word: "unbroken", isInPieces: true),
    FidelityRow(testDescription: "a smart tag", word: "tagged"),
    FidelityRow(testDescription: "cells stand apart", word: "left", block: "left"),
    FidelityRow(testDescription: "a picture that is missing", word: "pictured", block: "pictured "),
    FidelityRow(testDescription: "what describes a picture", word: "described", times: 0),
  ]

  @Test(arguments: Producer.all, rows)
  func `give what a person sees`(producer: Producer, row: FidelityRow) throws {
    // No row falls silent: a producer has each, or says that the program cannot write it.
    let isWritten = row.isInPieces || producer.mentions(row.word)
    #expect(isWritten != producer.without.contains(row.word), "\(producer.name)")
    guard isWritten else { return }
    let letter = try read("letter", producer.bytes)
    let blocks = letter.blocks.filter { letter.words(of: $0).contains(row.word) }
    #expect(
      letter.string.components(of: row.word) == row.times, "\(producer.name): \(letter.string)")
    #expect(blocks.allSatisfy { $0.part == row.part }, "\(producer.name)")
    if let block = row.block {
      #expect(blocks.map { letter[$0.span] } == [block], "\(producer.name): \(letter.string)")
    }
    if let remark = row.remark { #expect(letter.remarks(remark).count == 1, "\(producer.name)") }
  }

  @Test(arguments: Producer.all)
  func `name those who changed and commented`(producer: Producer) throws {
    let letter = try read("letter", producer.bytes)
    if producer.mentions("deleted") {
      #expect(letter.remarks(.trackedChanges).first?.detail.hasPrefix("Ann") == true)
    }
    if producer.mentions("remarked") {
      #expect(letter.remarks(.comments).map(\.detail) == ["Bo Reader"])
    }
    #expect(letter.remarks(.unreadPart).isEmpty)
    #expect(letter.string.hasPrefix("Dear reader, unbroken"))
  }
}

extension Letter {
  /// The words of a block, divided at white space and punctuation but hyphens.
  fileprivate func words(of block: Block) -> [String] {
    self[block.span].split { " \n\t.,".contains($0) }.map(String.init)
  }
}

extension String {
  /// How often a word stands in it, whole.
  fileprivate func components(of word: String) -> Int {
    split { " \n\t.,".contains($0) }.filter { $0 == word }.count
  }
}

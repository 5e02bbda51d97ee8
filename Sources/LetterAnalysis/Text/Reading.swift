/// A sentence of a letter: where it stands and which tokens it has.
public struct Sentence: Sendable, Equatable {
  /// From its first token to its last, in UTF-8 offsets.
  public var span: Span
  /// Its tokens, as indices into `Reading.tokens`.
  public var tokens: Range<Int>
  /// Its block, as an index into `Letter.blocks`.
  public var block: Int
}

/// A pattern that matched in a letter and whose gates were met.
package struct PhraseMatch: Sendable {
  /// The lexicon file, as an index into `LexiconSet.files`.
  package var file: Int
  /// The entry of that file.
  package var entry: Int
  /// The tokens it covers, as indices into `Reading.tokens`.
  package var tokens: Range<Int>
  /// The sentence, as an index into `Reading.sentences`.
  package var sentence: Int
}

/// A letter as the rules read it: sentences, tokens, names, and every phrase the lexicons found.
package struct Reading: Sendable {
  /// The letter itself.
  package let letter: Letter
  /// All tokens in the order of the text.
  package let tokens: [Token]
  /// All sentences in the order of the text.
  package let sentences: [Sentence]
  /// The applicant's name as found or given; empty if none was.
  package let applicant: ApplicantName
  /// What the lexicons found, by sentence, then by place.
  package let matches: [PhraseMatch]
  /// The first match of each sentence; one more than there are sentences.
  package let firstMatch: [Int]
  /// Whether somebody who may be a patient is named, by sentence.
  package let namesPatient: [Bool]

  /// The matches in a sentence.
  package func matches(in sentence: Int) -> ArraySlice<PhraseMatch> {
    matches[firstMatch[sentence]..<firstMatch[sentence + 1]]
  }

  /// Whether a phrase of the file of a number matched in a sentence; no file has the number nil.
  func holds(_ file: Int?, in sentence: Int) -> Bool {
    matches(in: sentence).contains { $0.file == file }
  }

  /// Whether a run of tokens names the applicant.
  func namesApplicant(_ tokens: Range<Int>) -> Bool {
    self.tokens[tokens].contains { $0.flags.contains(.applicantName) }
  }

  /// The span of a run of tokens.
  package func span(of tokens: Range<Int>) -> Span {
    Span(self.tokens[tokens.lowerBound].span.start, self.tokens[tokens.upperBound - 1].span.end)
  }

  /// The part of the document that a sentence belongs to.
  package func part(of sentence: Int) -> LetterPart {
    letter.blocks[sentences[sentence].block].part
  }

  /// The sentence at a UTF-8 offset, if there is one.
  package func sentence(at offset: Int) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].span.end <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < sentences.count, sentences[low].span.start <= offset else { return nil }
    return low
  }
}

/// Makes a `Reading` of a letter: tokens, sentences, names, phrases, in that order.
package struct Reader: Sendable {
  private let lexicons: LexiconSet
  private let splitter: SentenceSplitter

  /// A reader that knows the given lexicons.
  package init(lexicons: LexiconSet) {
    self.lexicons = lexicons
    self.splitter = SentenceSplitter(lexicon: lexicons.sentenceLexicon)
  }

  /// Reads a letter.
  ///
  /// - Parameters:
  ///   - letter: what a document reader returned.
  ///   - applicant: the applicant's name if the user gave it.
  ///   - given: the spans of the sentences, for labelled letters; found by the splitter if nil.
  /// - Returns: the letter with its tokens, sentences and phrases.
  package func read(_ letter: Letter, applicant: String? = nil, sentences given: [Span]? = nil)
    -> Reading
  {
    var tokenizer = Tokenizer(vocabulary: lexicons.vocabulary, fold: lexicons.fold)
    var tokens: [Token] = []
    tokens.reserveCapacity(letter.text.count / 5)
    var sentences: [Sentence] = []
    for (block, span) in pieces(of: letter, given) {
      let first = tokens.count
      tokenizer.tokenize(letter.text, in: span, into: &tokens)
      guard tokens.count > first else { continue }
      let ranges =
        given == nil
        ? splitter.sentences(of: tokens, in: first..<tokens.count) : [first..<tokens.count]
      for range in ranges {
        let span = Span(tokens[range.lowerBound].span.start, tokens[range.upperBound - 1].span.end)
        sentences.append(Sentence(span: span, tokens: range, block: block))
      }
    }
    let finder = ApplicantNameFinder(
      letter: letter, tokens: tokens, sentences: sentences, people: lexicons.people)
    let name =
      applicant.map { ApplicantName(given: $0, lexicons: lexicons) } ?? finder.name()
    for index in tokens.indices where name.hashes.contains(tokens[index].hash) {
      guard tokens[index].flags.contains(.capitalised) else { continue }
      tokens[index].flags.insert(.applicantName)
    }
    return matched(letter, tokens, sentences, name)
  }

  /// What is cut into sentences: the blocks, or the given sentences.
  private func pieces(of letter: Letter, _ given: [Span]?) -> [(Int, Span)] {
    guard let given else { return letter.blocks.enumerated().map { ($0, $1.span) } }
    var block = 0
    return given.map { span in
      while block + 1 < letter.blocks.count, letter.blocks[block].span.end <= span.start {
        block += 1
      }
      return (block, span)
    }
  }

  private func matched(
    _ letter: Letter, _ tokens: [Token], _ sentences: [Sentence], _ name: ApplicantName
  ) -> Reading {
    var matches: [PhraseMatch] = []
    var firstMatch = [0]
    firstMatch.reserveCapacity(sentences.count + 1)
    var namesPatient: [Bool] = []
    var scratch = Automaton.Scratch(lexicons.automaton)
    for (index, sentence) in sentences.enumerated() {
      lexicons.automaton.match(tokens, sentence.tokens, &scratch)
      let scope = SentenceScope(
        tokens: tokens, range: sentence.tokens, found: scratch.found, lexicons: lexicons)
      scope.admitted(sentence: index, into: &matches)
      firstMatch.append(matches.count)
      namesPatient.append(scope.namesPatient)
    }
    return Reading(
      letter: letter, tokens: tokens, sentences: sentences, applicant: name, matches: matches,
      firstMatch: firstMatch, namesPatient: namesPatient)
  }
}

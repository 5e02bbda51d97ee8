internal import EmbeddedLexicons
internal import LetterAnalysis
internal import LetterFormats

/// What is measured, on letters of the package.
struct Suite {
  /// Every benchmark, in the order of the table.
  let benchmarks: [Benchmark]

  init() throws {
    let sources = EmbeddedLexicons.sources()
    let compiled = EmbeddedLexicons.compiled()
    let lexicons = try LexiconSet(sources, compiled: compiled)
    let analyzer = try Analyzer(lexicons: lexicons)
    let letter = LetterSource(
      name: "letter.docx", bytes: try contents(of: "Benchmarks/letter.docx"))
    benchmarks =
      Self.start(sources, compiled, lexicons)
      + (try Self.readers(letter))
      + (try Self.analysis(try LetterReaders.letter(from: letter), lexicons, analyzer))
  }

  /// What a process does before it reads its first letter.
  private static func start(
    _ sources: [LexiconSource], _ compiled: LexiconBytes, _ lexicons: LexiconSet
  ) -> [Benchmark] {
    [
      Benchmark(name: "compile lexicons", times: 2) { try LexiconSet(sources) },
      Benchmark(name: "load lexicons", times: 5) { try LexiconSet(sources, compiled: compiled) },
      Benchmark(name: "load learned models", times: 5) { try SentenceJudge(lexicons: lexicons) },
      Benchmark(name: "load analyzer", times: 5) { try Analyzer(lexicons: lexicons) },
    ]
  }

  /// Each reader of a format, and the floor under that of DOCX.
  private static func readers(_ docx: LetterSource) throws -> [Benchmark] {
    let files = [
      ("odt", "Tests/LetterFormatsTests/Fixtures/libreoffice.odt"),
      ("html", "Samples/blocked-visa-in-other-words.html"),
      ("txt", "Samples/fair-adult-ward-hard-wrapped.txt"),
    ]
    let others = try files.map { format, path in
      LetterSource(name: "letter." + format, bytes: try contents(of: path))
    }
    return ([docx] + others).map { source in
      Benchmark(name: "read " + source.name.dropFirst(7)) { try LetterReaders.letter(from: source) }
    } + [Benchmark(name: "read docx, bare") { BareReading.read(docx.bytes) }]
  }

  /// Each step from a letter to its report.
  private static func analysis(_ letter: Letter, _ lexicons: LexiconSet, _ analyzer: Analyzer)
    throws -> [Benchmark]
  {
    let reader = Reader(lexicons: lexicons)
    let reading = reader.read(letter)
    let judge = try SentenceJudge(lexicons: lexicons)
    let review = analyzer.review(letter)
    return [
      Benchmark(name: "text model") { TextModel(letter, lexicons).sentences.count },
      Benchmark(name: "lexicon matching") { match(reading, lexicons) },
      Benchmark(name: "text model and matching") { reader.read(letter) },
      Benchmark(name: "classification") { judge.judge(reading) },
      Benchmark(name: "whole letter") { analyzer.review(letter) },
    ] + reports(of: review, analyzer)
  }

  /// All patterns over all sentences, gates left out.
  private static func match(_ reading: Reading, _ lexicons: LexiconSet) -> Int {
    var scratch = Automaton.Scratch(lexicons.automaton)
    var found = 0
    for sentence in reading.sentences {
      lexicons.automaton.match(reading.tokens, sentence.tokens, &scratch)
      found += scratch.found.count
    }
    return found
  }

  /// The report of one letter in the forms that are written most.
  private static func reports(of review: Review, _ analyzer: Analyzer) -> [Benchmark] {
    let options = ReportOptions(lexicons: analyzer.lexicons.digest, rules: RuleBook(analyzer))
    return [
      Benchmark(name: "report text") {
        var reporter = TerminalReporter(options)
        return reporter.letter(review)
      },
      Benchmark(name: "report json") {
        var reporter = JSONReporter(options)
        return reporter.letter(review)
      },
      Benchmark(name: "report html") {
        var reporter = HTMLReporter(options)
        return reporter.letter(review)
      },
    ]
  }
}

/// A letter as tokens and sentences alone.
private struct TextModel {
  private(set) var sentences: [Range<Int>] = []

  init(_ letter: Letter, _ lexicons: LexiconSet) {
    var tokenizer = Tokenizer(vocabulary: lexicons.vocabulary, fold: lexicons.fold)
    let splitter = SentenceSplitter(lexicon: lexicons.sentenceLexicon)
    var tokens: [Token] = []
    for block in letter.blocks {
      let first = tokens.count
      tokenizer.tokenize(letter.text, in: block.span, into: &tokens)
      sentences += splitter.sentences(of: tokens, in: first..<tokens.count)
    }
  }
}

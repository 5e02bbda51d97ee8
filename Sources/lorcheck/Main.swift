internal import ArgumentParser
internal import EmbeddedLexicons
internal import LetterAnalysis

@main
struct Main: ParsableCommand {
  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let set = try LexiconSet(EmbeddedLexicons.sources())
      print("load", clock.now - start, set.files.count, set.digest)
      for failure in LexiconChecker(set).failures() { print(failure) }
    } catch {
      print(error)
    }
  }
}

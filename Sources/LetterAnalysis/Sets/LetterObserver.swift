/// Reads from a reviewed letter what its set will be told.
struct LetterObserver: Sendable {
  /// What a set should show.
  let plan: SetPlan
  private let model: PlaceModel

  /// - Throws: `LexiconError` if the plan or the weights of places are missing or wrong.
  init(_ lexicons: LexiconSet) throws(LexiconError) {
    func source(_ name: String) throws(LexiconError) -> LexiconSource {
      guard let source = lexicons.sources.first(where: { $0.name == name }) else {
        throw LexiconError(file: name, line: 1, column: 1, problem: "the file is missing")
      }
      return source
    }
    var parser = SetPlanParser(try source(SetPlan.file))
    plan = try parser.parse()
    model = try PlaceModel(try source(PlaceModel.file))
  }

  /// What the letter shows, by the facts that the score reads, and where it comes from.
  func observation(_ facts: [SentenceFacts], _ cues: PlaceCues) -> Observation {
    Observation(place: model.place(cues), shown: plan.shown(by: facts))
  }
}

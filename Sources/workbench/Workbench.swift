internal import ArgumentParser

/// The tools that make and measure lorcheck; they are built with it and not installed.
@main
struct Workbench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbench", abstract: "Makes and measures lorcheck's data.",
    subcommands: [
      Compile.self, Phrases.self, Measure.self, Train.self, Folds.self, Places.self,
      MeasureScore.self,
      Samples.self, Manual.self,
    ])
}

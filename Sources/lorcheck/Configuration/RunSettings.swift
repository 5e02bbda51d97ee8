internal import ArgumentParser
internal import LetterAnalysis

/// A letter to check, and what holds for it.
struct LetterJob: Sendable {
  var path: FilePath
  var settings: LetterSettings
}

/// What options and configuration files together say of a run; options outrank files.
struct RunSettings {
  /// The letters, in order.
  private(set) var jobs: [LetterJob] = []
  /// The folder of lexicon files, if not only the built-in ones are used.
  private(set) var lexicons: FilePath?
  /// The baseline, if there is one.
  private(set) var baseline: FilePath?
  /// Whether the report leaves the letters' own words out: if anybody asks for it, it does.
  private(set) var hidesQuotes: Bool
  private var configurations: [Configuration] = []
  /// Whether a letter has no configuration.
  private var isPartlyUnconfigured = false

  /// The settings of a run over `letters`.
  ///
  /// - Throws: an exit status, after a message, if a configuration is wrong.
  init(_ command: Check, letters: [FilePath]) throws {
    hidesQuotes = command.noQuotes
    try collect(letters, command)
    lexicons = try one(\.lexicons, named: "lexicons", command.letters.lexicons)
    baseline = try one(\.baseline, named: "baseline", command.baseline)
  }

  /// Ends the program if a configuration names a rule that there is not.
  func checkRules(_ lexicons: LexiconSet) throws {
    for configuration in configurations { try configuration.checkRules(lexicons) }
  }

  private mutating func collect(_ letters: [FilePath], _ command: Check) throws {
    var finder = ConfigurationFinder(
      fixed: try command.config.map { try Configuration.read(FilePath(argument: $0)) })
    var byFolder: [FilePath: LetterSettings] = [:]
    for letter in letters {
      let folder = letter.isStandardInput ? FilePath(bytes: [UInt8(ascii: ".")]) : letter.folder
      if let settings = byFolder[folder] {
        jobs.append(LetterJob(path: letter, settings: settings))
        continue
      }
      let place = folder.resolved
      var settings = LetterSettings()
      if let configuration = try finder.configuration(of: place) {
        settings = configuration.settings(in: place)
        note(configuration)
      } else {
        isPartlyUnconfigured = true
      }
      settings.override(
        with: LetterSettings(
          failOn: command.failOn, failUnder: command.failUnder,
          applicant: command.letters.applicant))
      byFolder[folder] = settings
      jobs.append(LetterJob(path: letter, settings: settings))
    }
  }

  private mutating func note(_ configuration: Configuration) {
    hidesQuotes = hidesQuotes || configuration.hidesQuotes
    if !configurations.contains(where: { $0.folder == configuration.folder }) {
      configurations.append(configuration)
    }
  }

  /// A path of which a run has one: the option's, or that of the configurations, if they agree.
  private func one(
    _ path: KeyPath<Configuration, FilePath?>, named key: String, _ option: String?
  ) throws -> FilePath? {
    if let option { return FilePath(argument: option) }
    guard let naming = configurations.first(where: { $0[keyPath: path] != nil }) else { return nil }
    let named = naming[keyPath: path]
    guard isPartlyUnconfigured || configurations.contains(where: { $0[keyPath: path] != named })
    else { return named }
    complain(
      "'\(key)' of the configuration in '\(naming.folder.text)' does not hold for every letter of "
        + "this run; check the others in a run of their own, or give --\(key)")
    throw ExitCode.broken
  }
}

extension Configuration {
  /// Reads the file at `path`; a mistake is told on standard error and ends the program.
  static func read(_ path: FilePath) throws -> Configuration {
    do {
      return try ConfigurationReader.read(path)
    } catch {
      complain(lines: error.description)
      throw ExitCode.broken
    }
  }

  /// Ends the program, after a message, if the file names a rule that there is not.
  func checkRules(_ lexicons: LexiconSet) throws {
    guard !ruleNames.isEmpty else { return }
    let names = ConcernNames(lexicons)
    for rule in ruleNames {
      guard let problem = names.problem(with: rule.name) else { continue }
      var error = rule.place
      error.problem = problem
      complain(lines: error.description)
      throw ExitCode.broken
    }
  }
}

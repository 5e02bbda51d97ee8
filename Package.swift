// swift-tools-version: 6.2
import PackageDescription

/// One set of switches for every Swift target: Swift 6, explicit existentials and imports, and no
/// warning left standing.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "lorcheck",
  products: [
    .executable(name: "lorcheck", targets: ["lorcheck"]),
    .library(name: "LetterAnalysis", targets: ["LetterAnalysis"]),
    .library(name: "LetterFormats", targets: ["LetterFormats"]),
    .library(name: "EmbeddedLexicons", targets: ["EmbeddedLexicons"]),
  ],
  dependencies: [
    // The command line: maintained by the Swift project, Apache-2.0, 3.3 ms of start-up CPU.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // C libraries: libxml2 (MIT) parses XML and HTML, libzip (BSD-3) opens DOCX packages, libyaml (MIT)
    // reads a user's .lorcheck.yml. All are maintained, packaged by every distribution, and safer than
    // parsers of our own would be.
    .systemLibrary(
      name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    // What a process gives up before it reads letters: Landlock and seccomp of Linux.
    .target(name: "CConfinement"),

    // The data under Lexicons/, built into the binary.
    .target(
      name: "CLexicons", path: "Lexicons",
      exclude: ["compiled", "language", "rules", "signals", "rubric", "learned", "update-list"],
      sources: ["lexicons.c"], publicHeadersPath: "include"),
    .target(
      name: "EmbeddedLexicons", dependencies: ["CLexicons", "LetterAnalysis"],
      swiftSettings: strict),

    // The analysis: no C, no files, no clock.
    .target(name: "LetterAnalysis", swiftSettings: strict),
    // Everything that reads bytes of a document format.
    .target(
      name: "LetterFormats", dependencies: ["LetterAnalysis", "CXML", "CZip"],
      swiftSettings: strict),
    // The command line.
    .executableTarget(
      name: "lorcheck",
      dependencies: [
        "CConfinement", "CYAML", "LetterAnalysis", "LetterFormats", "EmbeddedLexicons",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // Makes and measures the data: lexicons, weights, samples. Not installed.
    .executableTarget(
      name: "workbench",
      dependencies: [
        "LetterAnalysis", "SampleExpectations", "SeededRandom",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // What the sample letters must show, for workbench and the tests. Not installed.
    .target(name: "SampleExpectations", swiftSettings: strict),
    // Random numbers that repeat, for workbench, tests and fuzzers. Not installed.
    .target(name: "SeededRandom", swiftSettings: strict),

    .target(
      name: "TestSupport",
      dependencies: ["EmbeddedLexicons", "LetterAnalysis", "SampleExpectations"],
      path: "Tests/TestSupport", swiftSettings: strict),
    // Confines itself as lorcheck does and tries to break out.
    .executableTarget(
      name: "break-out", dependencies: ["CConfinement"], path: "Tests/BreakOut"),
    .testTarget(
      name: "LetterAnalysisTests",
      dependencies: ["EmbeddedLexicons", "LetterAnalysis", "SeededRandom", "TestSupport"],
      exclude: ["Templates"], swiftSettings: strict),
    .testTarget(
      name: "LetterFormatsTests",
      dependencies: ["CZip", "LetterFormats", "LetterAnalysis", "SeededRandom"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "LorcheckTests",
      dependencies: [
        "EmbeddedLexicons", "LetterAnalysis", "LetterFormats", "SampleExpectations", "TestSupport",
        "break-out", "lorcheck", "workbench",
      ],
      exclude: ["Expectations", "Snapshots"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// What it costs, measured: built only by scripts/bench, which sets this variable.
if Context.environment["LORCHECK_BENCHMARKS"] == "yes" {
  package.targets += [
    .systemLibrary(
      name: "CCallgrind", path: "Benchmarks/CCallgrind", providers: [.apt(["valgrind"])]),
    .executableTarget(
      name: "bench",
      dependencies: [
        "CCallgrind", "CXML", "CZip", "EmbeddedLexicons", "LetterAnalysis", "LetterFormats",
      ],
      path: "Benchmarks/Bench", swiftSettings: strict),
  ]
}

// The fuzzers, which a normal build never sees: scripts/fuzz sets the variable.
if Context.environment["LORCHECK_FUZZERS"] != nil {
  package.targets += [
    // What libFuzzer offers to mutators.
    .target(name: "CFuzzer", path: "Fuzz/CFuzzer"),
    .executableTarget(
      name: "Fuzzer",
      dependencies: [
        "CConfinement", "CFuzzer", "CYAML", "CZip", "LetterAnalysis", "LetterFormats",
        "EmbeddedLexicons", "SeededRandom",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // `Program` leads to the command line's sources, whose parsers are fuzzed, too.
      path: "Fuzz/Fuzzer", exclude: ["Program/Lorcheck.swift"],
      swiftSettings: strict + [.define("FUZZING"), .unsafeFlags(["-parse-as-library"])]),
  ]
}

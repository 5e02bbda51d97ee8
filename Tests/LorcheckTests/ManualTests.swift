import SampleExpectations
import TestSupport
import Testing

/// What makes the manual page.
private let workbench = Fixtures.program("workbench")

@Suite struct `the manual page` {
  private func page() throws -> String { try Fixtures.text("docs/lorcheck.1") }

  @Test func `is what the command line says now`() throws {
    let made = try workbench("manual", "docs/lorcheck.1.in")
    #expect(made.status == 0)
    #expect(made.outputText == (try page()), "run make manual")
  }

  @Test func `names every command and every option that help shows`() throws {
    let lines = try page().split(separator: "\n")
    for command in ["check", "text", "stream", "why", "compare", "annotate", "explain", "lexicons"]
    {
      #expect(lines.contains(".Ss \(command)"), "\(command)")
      let help = try lorcheck("help", command).outputText
      let options = Set(help.matches(of: #/--[a-z][a-z-]*/#).map { String($0.output.dropFirst(2)) })
      #expect(options.contains("help"), "\(command)")
      for option in options {
        let macro = "Fl -" + option.replacing("-", with: "\\-")
        #expect(
          lines.contains { $0.hasPrefix(".It") && $0.contains(macro) }, "\(command) --\(option)")
      }
    }
  }

  @Test func `has no line that a formatter takes for a command by mistake`() throws {
    let macros = [
      "\\\"", "Dd", "Dt", "Os", "Sh", "Ss", "Nm", "Nd", "Op", "Pp", "Fl", "Bl", "It", "El", "D1",
      "Ev",
      "Cm", "Xr", "Pa", "Bd", "Ed", "Ar",
    ]
    for line in try page().split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(macros.contains { line.hasPrefix(".\($0)") }, "\(line)")
    }
  }

  @Test func `needs a place for the commands`() throws {
    let folder = try TemporaryFolder()
    let template = try folder.write("a.1.in", ".Dd today\n")
    let made = try workbench("manual", template)
    #expect(made.status == 64)
    #expect(made.errorText.contains("no line '@commands@'"))
  }
}

/// The part of a manual page that follows from a program's commands, in the language mdoc(7).
enum ManualPage {
  /// A subsection for every command, and one for the options that all of them take.
  static func commands(of program: ProgramDescription.Command) -> String {
    let commands = (program.subcommands ?? []).filter { $0.commandName != "help" }
    let common = commands.first?.arguments?.filter(isCommon) ?? []
    let lines =
      commands.flatMap(subsection)
      + [".Ss With every command"] + list(common)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func subsection(_ command: ProgramDescription.Command) -> [String] {
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !isCommon($0) }
    let positional = arguments.filter { $0.kind == .positional }
    let usage = [".D1 Nm Cm \(word(command.commandName)) Oo Ar options Oc"] + positional.map(place)
    let paragraphs = (command.discussion ?? "").split(separator: "\n\n")
    return [".Ss \(command.commandName)"] + text(command.abstract ?? "") + [
      usage.joined(separator: " ")
    ]
      + list(arguments) + paragraphs.flatMap { [".Pp"] + text(String($0)) }
  }

  /// Whether every command takes it.
  private static func isCommon(_ argument: ProgramDescription.Argument) -> Bool {
    (argument.names ?? []).contains { ["version", "help"].contains($0.name) }
  }

  /// A positional argument in a line of usage.
  private static func place(_ argument: ProgramDescription.Argument) -> String {
    let name = word(argument.valueName ?? "argument") + (argument.isRepeating ? " ..." : "")
    return argument.isOptional ? "Oo Ar \(name) Oc" : "Ar \(name)"
  }

  private static func list(_ arguments: [ProgramDescription.Argument]) -> [String] {
    arguments.isEmpty ? [] : [".Bl -tag -width Ds"] + arguments.flatMap(item) + [".El"]
  }

  /// An argument with what it does.
  private static func item(_ argument: ProgramDescription.Argument) -> [String] {
    var lines = [".It " + title(argument)] + text(argument.abstract ?? "")
    lines += text(argument.discussion ?? "")
    if let values = argument.allValues, !values.isEmpty {
      let list = values.map { ".Cm \(word($0))" }.joined(separator: " ,\n")
      lines += ["One of"] + (list + " .").split(separator: "\n").map(String.init)
    }
    if let value = argument.defaultValue {
      lines += ["By default", ".Cm \(word(value)) ."]
    }
    return lines
  }

  /// Such as `Fl o , Fl -output Ar file`.
  private static func title(_ argument: ProgramDescription.Argument) -> String {
    let value = word(argument.valueName ?? "value")
    guard argument.kind != .positional else { return "Ar \(value)" }
    let names = (argument.names ?? []).map { name in
      "Fl " + (name.kind == .long ? "-" : "") + word(name.name)
    }
    let flags = names.joined(separator: " , ")
    return argument.kind == .option ? flags + " Ar \(value)" : flags
  }

  /// Running text, each sentence on a line of its own as mdoc(7) wants it.
  private static func text(_ string: String) -> [String] {
    let sentences = escaped(string).replacing(#/([.!?]) (?=[A-Z])/#) { "\($0.output.1)\n" }
    return sentences.split(separator: "\n").map { line in
      line.hasPrefix(".") || line.hasPrefix("\\(aq") ? "\\&" + line : String(line)
    }
  }

  /// One argument of a macro.
  private static func word(_ string: String) -> String {
    let escaped = escaped(string)
    return escaped.contains(" ") ? "\"\(escaped)\"" : escaped
  }

  /// Text in which nothing is a command, and a hyphen stays one that can be copied.
  private static func escaped(_ string: String) -> String {
    string.replacing("\\", with: "\\e").replacing("'", with: "\\(aq").replacing("-", with: "\\-")
      .replacing("…", with: "...")
  }
}

internal import Glibc

/// Measures the parts of lorcheck: `bench` prints microseconds, `bench --count` counts instructions
/// under `valgrind --tool=callgrind --instr-atstart=no`.
@main
enum Main {
  static func main() throws {
    let isCounting = CommandLine.arguments.contains("--count")
    let wanted = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("--") }
    for benchmark in try Suite().benchmarks {
      guard wanted.isEmpty || wanted.contains(benchmark.name) else { continue }
      if isCounting {
        try benchmark.count()
      } else {
        print("\(benchmark.name)\t\(try benchmark.microseconds())")
      }
    }
  }
}

/// The bytes of a file below the working folder, which is the package's.
func contents(of path: String) throws -> [UInt8] {
  guard let file = fopen(path, "rb") else { throw MissingFile(path: path) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 1 << 16)
  while case let got = fread(&piece, 1, piece.count, file), got > 0 { bytes += piece[..<got] }
  return bytes
}

/// A file of the package that is not there.
struct MissingFile: Error, CustomStringConvertible {
  let path: String
  var description: String { "cannot read '\(path)'; run this from the package's folder" }
}

internal import CCallgrind
internal import Glibc

/// One piece of work whose cost is measured.
struct Benchmark {
  /// Its name in tables and in the baseline.
  let name: String
  /// How many times the work is done for one measurement; a figure is always for one time.
  var times = 20
  /// The work; what it returns is thrown away, but cannot be optimised away.
  let work: () throws -> Any

  /// Counts instructions under valgrind's callgrind, after one round that warms up.
  func count() throws {
    _ = try work()
    lorcheck_start_counting()
    for _ in 0..<times { _ = try work() }
    lorcheck_stop_counting("\(name)/\(times)")
  }

  /// Microseconds of processor time for one time: the median of nine measurements.
  func microseconds() throws -> Double {
    _ = try work()
    let rounds = try (0..<9).map { _ in
      let start = Self.processorTime()
      for _ in 0..<times { _ = try work() }
      return (Self.processorTime() - start) / Double(times)
    }
    return rounds.sorted()[rounds.count / 2]
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }
}

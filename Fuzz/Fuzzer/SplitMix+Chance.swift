internal import SeededRandom

extension SplitMix {
  /// A number under `limit`, 0 if there is none.
  mutating func below(_ limit: Int) -> Int {
    limit > 0 ? Int.random(in: 0..<limit, using: &self) : 0
  }

  /// True once in `times`.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }
}

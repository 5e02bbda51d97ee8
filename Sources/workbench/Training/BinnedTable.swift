internal import SeededRandom

/// Rows of numbers with each column cut into at most 63 bins of about as many rows.
struct BinnedTable {
  static let mostBins = 63

  /// The bin of each row, by column.
  private(set) var columns: [[UInt8]] = []
  /// The upper bounds of each column's bins but the last.
  private(set) var bounds: [[Float]] = []
  let count: Int

  /// The rows that stand one after the other in `values`, `width` numbers each.
  init(_ values: [Float], width: Int) {
    count = width == 0 ? 0 : values.count / width
    for column in 0..<width {
      let own = (0..<count).map { values[$0 * width + column] }
      let bounds = Self.bounds(own)
      self.bounds.append(bounds)
      columns.append(own.map { UInt8(Self.bin(of: $0, bounds)) })
    }
  }

  /// Values halfway between neighbours, so that the bins hold about as many rows each.
  private static func bounds(_ values: [Float]) -> [Float] {
    let sorted = values.sorted()
    var distinct: [(value: Float, count: Int)] = []
    for value in sorted {
      if distinct.last?.value == value {
        distinct[distinct.count - 1].count += 1
      } else {
        distinct.append((value, 1))
      }
    }
    let share = distinct.count <= mostBins ? 0 : Double(values.count) / Double(mostBins)
    var bounds: [Float] = []
    var filled = 0
    for (index, entry) in distinct.dropLast().enumerated() {
      filled += entry.count
      guard Double(filled) >= share, bounds.count < mostBins - 1 else { continue }
      bounds.append((entry.value + distinct[index + 1].value) / 2)
      filled = 0
    }
    return bounds
  }

  private static func bin(of value: Float, _ bounds: [Float]) -> Int {
    var (low, high) = (0, bounds.count)
    while low < high {
      let middle = (low + high) / 2
      if value > bounds[middle] { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SplitMix {
  /// True with the given chance.
  mutating func chance(_ p: Double) -> Bool { Double(next() >> 11) / Double(1 << 53) < p }
}

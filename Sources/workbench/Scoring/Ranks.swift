/// How alike two orders are.
enum Ranks {
  /// The rank of each value from 1; values that tie share the mean of their ranks.
  static func of(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }

  /// Spearman's rank correlation: Pearson's of the ranks; 0 if one order is flat.
  static func correlation(_ a: [Double], _ b: [Double]) -> Double { pearson(of(a), of(b)) }

  /// The rank correlation of `a` and `b` with what both share with `c` taken out.
  ///
  /// Source: M. Kendall, "Partial rank correlation", Biometrika 1942, with Spearman's coefficients.
  static func partialCorrelation(_ a: [Double], _ b: [Double], given c: [Double]) -> Double {
    let (ab, ac, bc) = (correlation(a, b), correlation(a, c), correlation(b, c))
    let rest = ((1 - ac * ac) * (1 - bc * bc)).squareRoot()
    return rest == 0 ? 0 : (ab - ac * bc) / rest
  }

  private static func pearson(_ a: [Double], _ b: [Double]) -> Double {
    let count = Double(max(1, a.count))
    let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
    var (product, squareA, squareB) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      product += (x - meanA) * (y - meanB)
      squareA += (x - meanA) * (x - meanA)
      squareB += (y - meanB) * (y - meanB)
    }
    let scale = (squareA * squareB).squareRoot()
    return scale == 0 ? 0 : product / scale
  }
}

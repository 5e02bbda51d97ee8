/// Exponential and logarithm that give the same bits on every machine.
///
/// The C library's differ in the last place between processors; training must repeat to the byte.
package enum Exponential {
  private static let ln2High = 6.931471803691238e-01
  private static let ln2Low = 1.9082149292705877e-10

  /// e to the power of `x`, within 1e-13 of it.
  package static func exp(_ x: Double) -> Double {
    if x > 700 { return exp(700) }
    if x < -700 { return 0 }
    let k = (x * 1.4426950408889634).rounded()
    let r = (x - k * ln2High) - k * ln2Low
    var term = 1.0
    var sum = 1.0
    for n in 1...13 {
      term *= r / Double(n)
      sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(k), significand: 1)
  }

  /// The natural logarithm of `x`, which must be positive.
  package static func log(_ x: Double) -> Double {
    guard x > 0 else { return -745 }
    var exponent = Double(x.exponent)
    var m = x.significand
    if m > 1.4142135623730951 {
      m /= 2
      exponent += 1
    }
    let s = (m - 1) / (m + 1)
    let square = s * s
    var power = s
    var sum = 0.0
    for n in 0..<16 {
      sum += power / Double(2 * n + 1)
      power *= square
    }
    return exponent * ln2High + (exponent * ln2Low + 2 * sum)
  }

  /// 1 / (1 + e to the power of -`x`).
  package static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// The logarithm of the sum of the exponentials.
  package static func logSum(_ values: some Sequence<Double>) -> Double {
    let values = Array(values)
    guard let top = values.max() else { return -745 }
    return top + log(values.reduce(0) { $0 + exp($1 - top) })
  }

  /// Values in proportion to their exponentials, summing to 1.
  package static func softmax(_ values: [Double]) -> [Double] {
    let total = logSum(values)
    return values.map { exp($0 - total) }
  }
}

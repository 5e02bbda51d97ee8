/// Exponential and logarithm that give the same bits on every machine.
///
/// The C library's differ in the last place between processors; training must repeat to the byte. So
/// there is nothing here but IEEE sums, products and quotients in a fixed order, and the learned files
/// rest on that order: whoever makes this faster keeps every bit.
package enum Exponential {
  private static let ln2High = 6.931471803691238e-01
  private static let ln2Low = 1.9082149292705877e-10

  /// e to the power of `x`, within 1e-13 of it.
  package static func exp(_ x: Double) -> Double {
    if x > 700 { return exp(700) }
    if x < -700 { return 0 }
    // The nearest whole number, halves away from zero.
    let scaled = x * 1.4426950408889634
    var k = Int(scaled)
    let rest = scaled - Double(k)
    if rest >= 0.5 { k += 1 } else if rest <= -0.5 { k -= 1 }
    let r = (x - Double(k) * ln2High) - Double(k) * ln2Low
    // The series: each term is the one before times r / n. Quotients by an even number are halves of
    // others to the last bit, so that six are left, two at a time.
    let (r3and5, r7and9, r11and13) = (
      SIMD2(repeating: r) / SIMD2(3, 5), SIMD2(repeating: r) / SIMD2(7, 9),
      SIMD2(repeating: r) / SIMD2(11, 13)
    )
    var term = r
    var sum = 1 + term
    func add(_ quotient: Double) {
      term *= quotient
      sum += term
    }
    add(r * 0.5)
    add(r3and5[0])
    add(r * 0.25)
    add(r3and5[1])
    add(r3and5[0] * 0.5)
    add(r7and9[0])
    add(r * 0.125)
    add(r7and9[1])
    add(r3and5[1] * 0.5)
    add(r11and13[0])
    add(r3and5[0] * 0.25)
    add(r11and13[1])
    return sum * Double(bitPattern: UInt64(k + 1023) << 52)
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

  /// The logarithm of the sum of the exponentials of four numbers.
  static func logSum(_ values: SIMD4<Double>) -> Double {
    let top = values.max()
    let (a, b, c, d) = (values[0], values[1], values[2], values[3])
    return top + log(exp(a - top) + exp(b - top) + exp(c - top) + exp(d - top))
  }

  /// Four values in proportion to their exponentials, summing to 1.
  static func softmax(_ values: SIMD4<Double>) -> SIMD4<Double> {
    let logs = values - logSum(values)
    return SIMD4(exp(logs[0]), exp(logs[1]), exp(logs[2]), exp(logs[3]))
  }

  /// Values in proportion to their exponentials, summing to 1.
  package static func softmax(_ values: [Double]) -> [Double] {
    let total = logSum(values)
    return values.map { exp($0 - total) }
  }
}

/// Minimises a smooth function: limited-memory BFGS with a backtracking line search.
///
/// Everything happens in a fixed order on one thread, so that the result repeats to the bit.
/// Source: J. Nocedal, S. Wright, "Numerical Optimization", 2nd edition, algorithm 7.5.
struct LBFGS {
  /// How many pairs of steps are remembered.
  var memory = 7
  /// The most steps taken.
  var steps = 150
  /// The relative gain under which it stops.
  var tolerance = 1e-6

  /// The point it reaches from `start`; `function` returns the value and writes the gradient.
  func minimum(from start: [Double], of function: ([Double], inout [Double]) -> Double) -> [Double]
  {
    var x = start
    var gradient = [Double](repeating: 0, count: x.count)
    var value = function(x, &gradient)
    var history: [(s: [Double], y: [Double], rho: Double)] = []
    for step in 0..<steps {
      var direction = self.direction(gradient, history)
      var slope = dot(direction, gradient)
      if slope >= 0 {
        direction = gradient.map { -$0 }
        slope = -dot(gradient, gradient)
        history = []
      }
      var length = step == 0 ? min(1, 1 / dot(gradient, gradient).squareRoot()) : 1
      var next = x
      var nextGradient = gradient
      var nextValue = value
      var accepted = false
      for _ in 0..<20 {
        for i in x.indices { next[i] = x[i] + length * direction[i] }
        nextValue = function(next, &nextGradient)
        if nextValue <= value + 1e-4 * length * slope {
          accepted = true
          break
        }
        length /= 2
      }
      guard accepted else { break }
      remember(x, next, gradient, nextGradient, in: &history)
      let gain = (value - nextValue) / max(abs(value), 1)
      x = next
      gradient = nextGradient
      value = nextValue
      if gain < tolerance { break }
    }
    return x
  }

  private func remember(
    _ x: [Double], _ next: [Double], _ gradient: [Double], _ nextGradient: [Double],
    in history: inout [(s: [Double], y: [Double], rho: Double)]
  ) {
    var s = next
    var y = nextGradient
    for i in s.indices {
      s[i] -= x[i]
      y[i] -= gradient[i]
    }
    let curvature = dot(s, y)
    guard curvature > 1e-10 else { return }
    history.append((s, y, 1 / curvature))
    if history.count > memory { history.removeFirst() }
  }

  private func direction(_ gradient: [Double], _ history: [(s: [Double], y: [Double], rho: Double)])
    -> [Double]
  {
    var q = gradient
    var alphas: [Double] = []
    for pair in history.reversed() {
      let alpha = pair.rho * dot(pair.s, q)
      alphas.append(alpha)
      add(-alpha, pair.y, to: &q)
    }
    if let last = history.last {
      let scale = 1 / (last.rho * dot(last.y, last.y))
      for i in q.indices { q[i] *= scale }
    }
    for (pair, alpha) in zip(history, alphas.reversed()) {
      add(alpha - pair.rho * dot(pair.y, q), pair.s, to: &q)
    }
    for i in q.indices { q[i] = -q[i] }
    return q
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        var sums = SIMD4<Double>()
        var i = 0
        while i + 4 <= a.count {
          let left = SIMD4<Double>(a[i], a[i + 1], a[i + 2], a[i + 3])
          let right = SIMD4<Double>(b[i], b[i + 1], b[i + 2], b[i + 3])
          sums += left * right
          i += 4
        }
        var sum = sums[0] + sums[1] + sums[2] + sums[3]
        while i < a.count {
          sum += a[i] * b[i]
          i += 1
        }
        return sum
      }
    }
  }

  private func add(_ factor: Double, _ b: [Double], to a: inout [Double]) {
    a.withUnsafeMutableBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        for i in 0..<a.count { a[i] += factor * b[i] }
      }
    }
  }
}

import Foundation
@testable import LetterAnalysis
import TestSupport
import Testing

@Suite struct `the learned weights` {
  private static let parameters = Result {
    let bytes = try #require(try Fixtures.lexicons.get().bytes(of: SentenceModel.file))
    return (bytes, try #require(ModelFile.parameters(from: bytes)))
  }

  @Test func `are written as they were read`() throws {
    let (bytes, parameters) = try Self.parameters.get()
    #expect(ModelFile.bytes(of: parameters) == bytes)
  }

  @Test func `have tables of the sizes that the program expects`() throws {
    let (_, parameters) = try Self.parameters.get()
    #expect(parameters.biases.count == SentenceModel.columns)
    #expect(parameters.transitions.count == 2 * ChainDecoder.classes * ChainDecoder.classes)
    #expect(parameters.thresholds.count == Tag.allCases.count)
    #expect(parameters.rows.count == parameters.keys.count * SentenceModel.columns)
    #expect(zip(parameters.keys, parameters.keys.dropFirst()).allSatisfy { $0 < $1 })
    let floats =
      parameters.biases + parameters.scales + parameters.dense + parameters.transitions
      + parameters.thresholds + parameters.slopes + parameters.offsets
    #expect(floats.allSatisfy { $0.isFinite })
  }

  @Test func `are found by their keys and by no other`() throws {
    let (_, parameters) = try Self.parameters.get()
    let index = SortedKeys(parameters.keys)
    for (row, key) in parameters.keys.enumerated() where row % 97 == 0 {
      #expect(index.index(of: key) == row)
    }
    let known = Set(parameters.keys)
    var random = SplitMix(state: 3)
    for _ in 0..<2000 {
      let key = UInt32(truncatingIfNeeded: random.next())
      #expect((index.index(of: key) != nil) == known.contains(key))
    }
    #expect(SortedKeys([]).index(of: 7) == nil)
    #expect(SortedKeys([0, .max]).index(of: .max) == 1)
    #expect(SortedKeys([0, .max]).index(of: 0) == 0)
  }

  @Test func `that are damaged are refused, not read in part`() throws {
    let (bytes, _) = try Self.parameters.get()
    #expect(ModelFile.parameters(from: []) == nil)
    #expect(ModelFile.parameters(from: Array(bytes.dropLast())) == nil)
    #expect(ModelFile.parameters(from: bytes + [0]) == nil)
    for offset in 0..<16 {
      var wrong = bytes
      wrong[offset] ^= 0xFF
      #expect(ModelFile.parameters(from: wrong) == nil, "\(offset)")
    }
  }
}

@Suite struct `the chain decoder` {
  private static let k = ChainDecoder.classes

  @Test(arguments: 0..<8)
  func `agrees with the sum over all labellings`(seed: UInt64) {
    var random = SplitMix(state: seed)
    func numbers(_ count: Int) -> [Double] {
      (0..<count).map { _ in Double.random(in: -3...3, using: &random) }
    }
    let transitions = numbers(2 * Self.k * Self.k)
    let emissions = (0..<3).map { _ in numbers(Self.k) }
    let starts = [true, seed % 2 == 0, seed % 3 == 0]
    let result = ChainDecoder(transitions: transitions).decode(emissions, startsParagraph: starts)
    var total = 0.0
    var sums = [[Double]](repeating: [Double](repeating: 0, count: Self.k), count: 3)
    for labelling in 0..<(Self.k * Self.k * Self.k) {
      let labels = [labelling % Self.k, labelling / Self.k % Self.k, labelling / Self.k / Self.k]
      var score = (0..<3).reduce(0) { $0 + emissions[$1][labels[$1]] }
      for t in 1..<3 {
        let table = starts[t] ? Self.k * Self.k : 0
        score += transitions[table + labels[t - 1] * Self.k + labels[t]]
      }
      total += Foundation.exp(score)
      for t in 0..<3 { sums[t][labels[t]] += Foundation.exp(score) }
    }
    #expect(abs(result.logTotal - Foundation.log(total)) < 1e-9)
    for t in 0..<3 {
      for label in 0..<Self.k {
        #expect(abs(result.marginals[t][label] - sums[t][label] / total) < 1e-9)
      }
    }
  }

  @Test func `gives chances that sum to one, and nothing for no sentence`() {
    let decoder = ChainDecoder(transitions: [Double](repeating: 0, count: 2 * Self.k * Self.k))
    let one = decoder.decode([[1000, -1000, 0, 0]], startsParagraph: [true])
    #expect(abs(one.marginals[0].reduce(0, +) - 1) < 1e-12 && one.marginals[0][0] > 0.999)
    #expect(decoder.decode([], startsParagraph: []).marginals.isEmpty)
  }
}

@Suite struct `exponential and logarithm` {
  @Test func `are those of the C library to twelve digits`() {
    for step in -6990...6990 {
      let x = Double(step) / 10 + 0.0123
      let exact = Foundation.exp(x)
      #expect(abs(Exponential.exp(x) - exact) <= exact * 1e-12, "\(x)")
    }
    var x = 1e-300
    while x < 1e300 {
      let exact = Foundation.log(x)
      #expect(abs(Exponential.log(x) - exact) <= max(1, abs(exact)) * 1e-12, "\(x)")
      x *= 1.37
    }
  }

  @Test func `are exact where they must be, and finite everywhere`() {
    #expect(Exponential.exp(0) == 1 && Exponential.log(1) == 0)
    #expect(Exponential.exp(-1e9) == 0 && Exponential.exp(1e9).isFinite)
    #expect(Exponential.log(0) == -745 && Exponential.log(-1) == -745)
    #expect(Exponential.logistic(0) == 0.5)
    #expect(Exponential.logSum([]) == -745)
    #expect(abs(Exponential.logSum([1000, 1000]) - 1000 - Foundation.log(2)) < 1e-12)
    #expect(Exponential.softmax([1, 1]).allSatisfy { abs($0 - 0.5) < 1e-15 })
  }
}

import Foundation
@testable import LetterAnalysis
import SeededRandom
import TestSupport
import Testing

@Suite struct `the learned weights` {
  private static let parameters = Result {
    let content = try #require(try Fixtures.lexicons.get().content(of: SentenceModel.file))
    return (content.array, try #require(ModelFile.parameters(from: content)))
  }

  private func refuses(_ bytes: [UInt8]) -> Bool {
    ModelFile.parameters(from: LexiconBytes(bytes)) == nil
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
    let keys = parameters.table.keyList
    #expect(keys.count == parameters.table.count && keys.count > 1000)
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    let floats =
      parameters.biases + parameters.scales + parameters.dense + parameters.transitions
      + parameters.thresholds + parameters.slopes + parameters.offsets
    #expect(floats.allSatisfy { $0.isFinite })
  }

  @Test(arguments: [[], [7], [0, .max], [0, 1, 2, 1 << 20, 1 << 31, .max - 1]] as [[UInt32]])
  func `are found by their keys and by no other`(keys: [UInt32]) {
    var bytes: [UInt8] = [9, 9]
    for key in keys { bytes.append(littleEndian: key) }
    bytes.withUnsafeBytes { raw in
      let index = SortedKeys(raw, from: 2, count: keys.count)
      #expect(index.list(in: raw) == keys)
      for key in keys + keys.map({ $0 &+ 1 }) + keys.map({ $0 &- 1 }) + [5, 1 << 30] {
        #expect(index.index(of: key, in: raw) == keys.firstIndex(of: key), "\(key)")
      }
    }
  }

  @Test func `that are damaged are refused, not read in part`() throws {
    let (bytes, _) = try Self.parameters.get()
    #expect(refuses([]) && refuses(Array(bytes.dropLast())) && refuses(bytes + [0]))
    for offset in 0..<16 {
      var wrong = bytes
      wrong[offset] ^= 0xFF
      #expect(refuses(wrong), "\(offset)")
    }
  }
}

@Suite struct `the chain decoder` {
  private static let k = ChainDecoder.classes

  @Test(arguments: 0..<8)
  func `agrees with the sum over all labellings`(seed: UInt64) {
    var random = SplitMix(seed: seed)
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

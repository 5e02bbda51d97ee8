/// Does work on several cores and hands the results over in the order of the input.
///
/// No more than `width` pieces are worked on at once, and no more than twice as many are begun and not
/// yet handed over, so that memory stays bounded however much there is to do.
struct OrderedWork {
  /// How many pieces are worked on at once; one of them at a time costs no thread.
  let width: Int

  /// Works on every input.
  ///
  /// - Parameters:
  ///   - inputs: what is to be done.
  ///   - work: does one piece, on any thread.
  ///   - deliver: takes a result, in the order of the inputs; `false` ends the work.
  /// - Throws: what `deliver` throws, which ends the work.
  func run<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], work: @escaping @Sendable (Input) -> Output,
    deliver: (Output) throws -> Bool
  ) async throws {
    guard min(width, inputs.count) > 1 else {
      for input in inputs { guard try deliver(work(input)) else { return } }
      return
    }
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
      var (begun, done, delivered) = (0, 0, 0)
      var finished: [Int: Output] = [:]
      while delivered < inputs.count {
        while begun < inputs.count, begun - done < width, begun - delivered < 2 * width {
          let (index, input) = (begun, inputs[begun])
          group.addTask { (index, work(input)) }
          begun += 1
        }
        guard let (index, output) = try await group.next() else { return }
        done += 1
        finished[index] = output
        while let next = finished.removeValue(forKey: delivered) {
          delivered += 1
          guard try deliver(next) else { return }
        }
      }
    }
  }
}

internal import CFuzzer
internal import Glibc
internal import SeededRandom

/// What this run fuzzes: `LORCHECK_FUZZ` names it.
private let target: FuzzTarget = {
  let name = getenv("LORCHECK_FUZZ").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    fatalError("LORCHECK_FUZZ is '\(name)'; it names what is fuzzed: \(names)")
  }
  return target
}()

/// Runs one input; libFuzzer calls it.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  do {
    try target.check(bytes)
  } catch {
    fatalError("\(target.rawValue): \(error)")
  }
  return 0
}

/// Changes an input in place, in a way that fits what is fuzzed.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int, _ seed: CUnsignedInt
) -> Int {
  var chance = SplitMix(seed: UInt64(seed &+ 1))
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let isMarkup = target == .html || bytes.first == UInt8(ascii: "<")
  let changed: [UInt8]
  if target.isPackage, bytes.starts(with: [0x50, 0x4B]) {
    changed = PackageMutator.mutate(bytes, seed: seed)
  } else if isMarkup, !chance.once(in: 3) {
    var mutator = MarkupMutator(seed: seed)
    changed = mutator.mutate(bytes)
  } else {
    return LLVMFuzzerMutate(data, count, most)
  }
  return put(changed, data, most) ?? LLVMFuzzerMutate(data, count, most)
}

/// Makes an input of two.
@_cdecl("LLVMFuzzerCustomCrossOver")
public func crossOver(
  _ first: UnsafePointer<UInt8>, _ firstCount: Int, _ second: UnsafePointer<UInt8>,
  _ secondCount: Int, _ out: UnsafeMutablePointer<UInt8>, _ most: Int, _ seed: CUnsignedInt
) -> Int {
  let first = Array(UnsafeBufferPointer(start: first, count: firstCount))
  let second = Array(UnsafeBufferPointer(start: second, count: secondCount))
  if target.isPackage, let crossed = PackageMutator.cross(first, second, seed: seed) {
    return put(crossed, out, most) ?? 0
  }
  var chance = SplitMix(seed: UInt64(seed))
  let (end, start) = (chance.below(first.count + 1), chance.below(second.count + 1))
  return put(Array(first[..<end] + second[start...]), out, most) ?? 0
}

/// Copies `bytes` out; nil if there is no room.
private func put(_ bytes: [UInt8], _ out: UnsafeMutablePointer<UInt8>, _ most: Int) -> Int? {
  guard !bytes.isEmpty, bytes.count <= most else { return nil }
  out.update(from: bytes, count: bytes.count)
  return bytes.count
}

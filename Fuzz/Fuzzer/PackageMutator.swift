internal import SeededRandom

/// Changes a document in a zip package: mostly the markup inside, now and then the package.
enum PackageMutator {
  /// `bytes`, changed.
  static func mutate(_ bytes: [UInt8], seed: UInt32) -> [UInt8] {
    var chance = SplitMix(seed: UInt64(seed))
    guard !chance.once(in: 10), var archive = Archive(bytes) else {
      return MarkupMutator.anyhow(bytes)
    }
    let index = part(of: archive, &chance)
    if chance.once(in: 12) {
      changeParts(&archive, at: index, &chance)
    } else {
      var mutator = MarkupMutator(seed: seed ^ 0x5BD1_E995)
      archive.parts[index].content = mutator.mutate(archive.parts[index].content)
    }
    return archive.bytes
  }

  /// A package of the parts of two.
  static func cross(_ first: [UInt8], _ second: [UInt8], seed: UInt32) -> [UInt8]? {
    guard var archive = Archive(first), let other = Archive(second) else { return nil }
    var chance = SplitMix(seed: UInt64(seed))
    let part = other.parts[chance.below(other.parts.count)]
    if let same = archive.parts.firstIndex(where: { $0.name == part.name }) {
      archive.parts[same] = part
    } else {
      archive.parts.append(part)
    }
    return archive.bytes
  }

  /// A part: every second time the one that holds the letter.
  private static func part(of archive: Archive, _ chance: inout SplitMix) -> Int {
    let main = archive.parts.firstIndex {
      $0.name == "word/document.xml" || $0.name == "content.xml"
    }
    if let main, chance.once(in: 2) { return main }
    return chance.below(archive.parts.count)
  }

  private static func changeParts(_ archive: inout Archive, at index: Int, _ chance: inout SplitMix)
  {
    switch chance.below(4) {
    case 0 where archive.parts.count > 1: archive.parts.remove(at: index)
    case 1: archive.parts.append(archive.parts[index])
    case 2:
      archive.parts[index].name = archive.parts[chance.below(archive.parts.count)].name
    default: archive.parts.swapAt(index, chance.below(archive.parts.count))
    }
  }
}

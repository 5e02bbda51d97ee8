/// Guesses which name was meant when an unknown one was written.
package enum NearestName {
  /// The known name that differs least from `name`, if one is near.
  package static func of(_ name: String, in known: [String]) -> String? {
    let near = known.map { (distance(Array(name.utf8), Array($0.utf8)), $0) }.min { $0 < $1 }
    guard let near, near.0 <= max(2, name.count / 3) else { return nil }
    return near.1
  }

  /// Levenshtein's distance in bytes.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let next = min(diagonal + (x == y ? 0 : 1), row[j] + 1, row[j + 1] + 1)
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[b.count]
  }
}

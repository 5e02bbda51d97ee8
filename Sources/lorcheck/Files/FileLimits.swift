/// How much is read of files beside the letters, in bytes; for letters see `ReadingLimits`.
///
/// Chosen by hand: many times what such files need, so that what is larger is something else.
enum FileLimits {
  /// A lexicon; the largest that ships, the word vectors, has 1.3 million.
  static let lexicon = 16 << 20
  /// A baseline; one of a hundred thousand letters may well have a hundred million.
  static let baseline = 1 << 30
  /// A configuration.
  static let configuration = 1 << 20
}

extension FilePath {
  /// The whole content of a file that is no letter.
  ///
  /// - Throws: `FileProblem` if it cannot be read, or has more bytes than `limit`.
  func read(atMost limit: Int) throws(FileProblem) -> [UInt8] {
    let bytes = try read(limit: limit)
    guard bytes.count <= limit else {
      throw FileProblem(reason: "it is larger than \(limit >> 20) MB")
    }
    return bytes
  }
}

internal import ArgumentParser
internal import Glibc
internal import LetterAnalysis
internal import LetterFormats

/// The document that `annotate` writes, and what must not be lost by it.
struct AnnotationTarget {
  private let path: FilePath
  private let source: FilePath
  private let inPlace: Bool
  /// What the letter was when the run began, to be written over only if it still is.
  private let original: stat?

  /// The file to be written: `output`, or the letter itself.
  ///
  /// - Throws: `FileProblem` if something would be lost that nobody offered.
  init(
    _ output: FilePath?, for source: FilePath, inPlace: Bool, isForced: Bool
  ) throws(FileProblem) {
    path = output ?? source
    self.source = source
    self.inPlace = inPlace
    original = source.status
    guard let output else { return }
    if inPlace, !output.isSameFile(as: source) {
      throw FileProblem(reason: "--in-place writes into the letter; leave '-o \(output.text)' out")
    }
    guard !inPlace else { return }
    if output.isSameFile(as: source) {
      throw FileProblem(
        reason: "the document to write is the letter itself; name another with -o, or give "
          + "--in-place, which keeps a copy")
    }
    if !isForced { try Self.refuseForeign(output) }
  }

  /// Refuses a file that holds what only its owner can do without.
  private static func refuseForeign(_ path: FilePath) throws(FileProblem) {
    guard let status = path.status, status.isFile, status.st_size > 0 else { return }
    let what: String
    switch WordDraft.standing(of: try path.read(limit: ReadingLimits.standard.fileSize)) {
    case .untouched: return
    case .changed: what = "was changed since lorcheck wrote it"
    case .foreign: what = "was not written by lorcheck"
    }
    throw FileProblem(
      reason: "'\(path.text)' is there already and \(what); name another file with -o, or give "
        + "--force to replace it")
  }

  /// Word opens no document whose name and kind differ.
  func check(fits opened: OpenedDraft) throws(FileProblem) {
    let draft = opened.draft
    if inPlace, draft.letter.format != .docx || opened.isConverted {
      throw FileProblem(
        reason: "only a Word document can be written into; name a new .docx with -o")
    }
    let wanted = draft.isMacroEnabled ? ".docm" : ".docx"
    guard path.status?.isFile ?? true else { return }
    let name = String(decoding: path.name, as: UTF8.self).lowercased()
    guard name.hasSuffix(wanted) else {
      throw FileProblem(
        reason: "the document would be a \(wanted) file, and Word opens it under no other name; "
          + "let '\(path.text)' end in \(wanted)")
    }
  }

  /// Writes the document.
  ///
  /// First it is written whole and aside, then a copy of the letter is made if that is written into, and
  /// only then does the document take its place. If anything fails, all is as it was.
  ///
  /// - Returns: where the letter as it was is now, if it was written into.
  func write(_ bytes: [UInt8]) throws -> FilePath? {
    let output = try Output(to: path)
    var backup: Backup?
    do {
      try output.write(bytes)
      if Interruption.isRequested { throw Interruption.status }
      if inPlace {
        try refuseChanged()
        backup = try Backup(of: source.resolved)
      }
      try output.finish()
    } catch {
      output.discard()
      backup?.remove()
      throw error
    }
    return backup?.path
  }

  /// Refuses to write over what somebody saved in the meantime.
  private func refuseChanged() throws(FileProblem) {
    guard let original, let now = source.status, original.st_ino == now.st_ino,
      original.st_dev == now.st_dev, original.st_size == now.st_size,
      original.st_mtim.tv_sec == now.st_mtim.tv_sec,
      original.st_mtim.tv_nsec == now.st_mtim.tv_nsec
    else {
      throw FileProblem(reason: "it was saved anew while it was read; run lorcheck again")
    }
  }
}

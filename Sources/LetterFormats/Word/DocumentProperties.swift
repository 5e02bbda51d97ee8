internal import LetterAnalysis

/// Reads `docProps/core.xml` and `docProps/app.xml`.
final class PropertyReader: XMLEvents {
  /// One remark a property that is not empty, in the order of the part.
  private(set) var remarks: [DocumentRemark] = []
  private var label: String?
  private var value: [UInt8] = []

  func start(_ tag: XMLTag, _ attributes: XMLAttributes) {
    label = Self.label(for: tag)
    value = []
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    if label != nil { value.append(contentsOf: bytes) }
  }

  func end(_ tag: XMLTag) {
    defer { label = nil }
    guard let label else { return }
    if let remark = DocumentRemark.property(label, value) { remarks.append(remark) }
  }

  private static func label(for tag: XMLTag) -> String? {
    switch (tag.space, tag.name) {
    case (.dublinCore, .title): "title"
    case (.dublinCore, .subject): "subject"
    case (.dublinCore, .creator): "author"
    case (.dublinCore, .description): "description"
    case (.coreProperties, .lastModifiedBy): "last modified by"
    case (.coreProperties, .keywords): "keywords"
    case (.coreProperties, .category): "category"
    case (.extendedProperties, .company): "company"
    case (.extendedProperties, .manager): "manager"
    default: nil
    }
  }
}

extension DocumentRemark {
  /// Characters of a property's value that a report shows; chosen by hand.
  private static let shown = 200

  /// A property of the file, or nil if its value has only white space.
  static func property(_ label: String, _ value: [UInt8]) -> DocumentRemark? {
    let words = Array(value.split(whereSeparator: { $0 <= 0x20 }).joined(separator: [0x20]))
    guard !words.isEmpty else { return nil }
    let text = String(decoding: words, as: UTF8.self).prefix(shown)
    return DocumentRemark(kind: .metadata, detail: "\(label): \(text)")
  }
}

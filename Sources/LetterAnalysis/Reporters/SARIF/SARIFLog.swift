/// The parts of a SARIF 2.1.0 log that lorcheck writes, as the OASIS standard names them.
///
/// Properties come out in the order of these declarations; one that is nil is left out.
enum SARIF {
  /// The standard's version.
  static let version = "2.1.0"
  /// The identifier of its schema, with the first errata.
  static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  struct Message: Encodable { var text: String }

  struct Tool: Encodable { var driver: Driver }

  struct Driver: Encodable {
    var name = "lorcheck"
    var semanticVersion: String
    var fullDescription: Message
    var rules: [ReportingDescriptor]
    var properties: Properties

    struct Properties: Encodable { var lexicons: String }
  }

  struct ReportingDescriptor: Encodable {
    var id: String
    var shortDescription: Message?
    var fullDescription: Message?
    var help: Message?
    var defaultConfiguration: Configuration?
    var properties: Properties?

    struct Configuration: Encodable { var level: Level }
    struct Properties: Encodable {
      var tags: [String]
      var polarity: String
      var source: String
      var reviewed: String
    }
  }

  enum Level: String, Encodable {
    case none, note, warning, error

    init(_ severity: Severity) {
      self =
        switch severity {
        case .note: .note
        case .warning: .warning
        case .error: .error
        }
    }
  }

  struct Result: Encodable {
    enum Kind: String, Encodable { case fail, informational }

    var ruleId: String
    var ruleIndex: Int
    var kind: Kind
    var level: Level
    var message: Message
    var analysisTarget: ArtifactLocation?
    var locations: [Location]
    var partialFingerprints: Fingerprints
    /// Empty for a finding that stands: the standard's way to say that nobody set it aside.
    var suppressions: [Suppression]
    /// How sure the rule is, of 100.
    var rank: Double
    var properties: Properties

    struct Fingerprints: Encodable {
      /// Rule, sentence and words, whatever stands around them.
      var sentence: String

      enum CodingKeys: String, CodingKey { case sentence = "lorcheckSentence/v1" }
    }
    struct Properties: Encodable {
      var polarity: String
      var advice: String
      var attributes: Attributes?
    }
  }

  /// Named facts, which become the properties of an object.
  struct Attributes: Encodable {
    var list: [Finding.Attribute]

    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      for attribute in list {
        try container.encode(attribute.value, forKey: Key(stringValue: attribute.name))
      }
    }
  }

  struct Suppression: Encodable {
    var kind = "external"
    var status = "accepted"
    var justification: String
  }

  struct ArtifactLocation: Encodable {
    var uri: String?
    var index: Int
  }

  struct Location: Encodable {
    var physicalLocation: PhysicalLocation
    var logicalLocations: [LogicalLocation]?
  }

  struct PhysicalLocation: Encodable {
    var artifactLocation: ArtifactLocation
    var region: Region?
  }

  struct LogicalLocation: Encodable { var fullyQualifiedName: String }

  struct Region: Encodable {
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int
    /// Only where the artifact is the printed text, which is what offsets count in.
    var charOffset: Int?
    var charLength: Int?
  }

  struct Artifact: Encodable {
    var location: Location
    var parentIndex: Int?
    var roles: [String]?
    var mimeType: String
    var encoding: String?
    var description: Message?
    var properties: Properties?

    struct Location: Encodable { var uri: String }
    struct Properties: Encodable {
      var words: Int
      var total: Int?
      var uncapped: Int?
      var band: String?
    }
  }

  struct Invocation: Encodable {
    var executionSuccessful: Bool
    var toolExecutionNotifications: [Notification]
  }

  struct Notification: Encodable {
    var level: Level
    var message: Message
    var locations: [NotificationPlace]?

    struct NotificationPlace: Encodable {
      var physicalLocation: Physical
      struct Physical: Encodable { var artifactLocation: Artifact.Location }
    }
  }
}

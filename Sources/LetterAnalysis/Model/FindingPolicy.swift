/// What a user decided about findings, applied before a letter is scored.
///
/// Only concerns are touched: what helps a letter is neither switched off nor set aside. The name of a
/// rule stands for its finer rules too.
public struct FindingPolicy: Sendable {
  /// A finding that is set aside, with the reason.
  public struct Suppressed: Sendable {
    /// Its rule.
    public var rule: String
    /// Its fingerprint, as reports print it.
    public var fingerprint: String
    /// Why, in the user's words.
    public var reason: String

    /// A finding of `rule` that is set aside for `reason`.
    public init(rule: String, fingerprint: String, reason: String) {
      self.rule = rule
      self.fingerprint = fingerprint
      self.reason = reason
    }
  }

  /// A severity in place of the built-in one.
  public struct Weight: Sendable {
    /// The rule.
    public var rule: String
    /// How much its concerns matter; unsure ones sink one severity from there.
    public var severity: Severity

    /// A severity for `rule`.
    public init(rule: String, severity: Severity) {
      self.rule = rule
      self.severity = severity
    }
  }

  /// Rules whose concerns are left out, as though nothing had been found.
  public var disabled: [String]
  /// Severities by rule; the finest name counts, of equal names the last.
  public var severities: [Weight]
  /// Findings that are set aside.
  public var suppressed: [Suppressed]

  /// A policy; one without arguments changes nothing.
  public init(
    disabled: [String] = [], severities: [Weight] = [], suppressed: [Suppressed] = []
  ) {
    self.disabled = disabled
    self.severities = severities
    self.suppressed = suppressed
  }

  /// Applies the policy to the findings of a review.
  func apply(to review: inout Review) {
    review.findings.removeAll { finding in
      finding.polarity == .concern && disabled.contains { finding.isOf($0) }
    }
    for index in review.findings.indices where review.findings[index].polarity == .concern {
      let finding = review.findings[index]
      if let severity = severity(of: finding) { review.findings[index].severity = severity }
      if let reason = reason(against: finding, in: review) {
        review.findings[index].suppression = Finding.Suppression(.configuration, reason: reason)
      }
    }
  }

  private func severity(of finding: Finding) -> Severity? {
    var best: Weight?
    for weight in severities where finding.isOf(weight.rule) {
      if weight.rule.utf8.count >= best?.rule.utf8.count ?? 0 { best = weight }
    }
    guard let best else { return nil }
    return finding.confidence < Evidence.sureConfidence ? best.severity.lowered : best.severity
  }

  private func reason(against finding: Finding, in review: Review) -> String? {
    guard suppressed.contains(where: { finding.isOf($0.rule) }) else { return nil }
    let fingerprint = review.fingerprint(of: finding)
    return suppressed.first { finding.isOf($0.rule) && $0.fingerprint == fingerprint }?.reason
  }
}

public import DocumentModel

/// Runs every rule on the evidence of one submission.
public struct Verifier: Sendable {
    /// Goes up with every change that can change a finding; part of every report.
    public static let rulesVersion = "18"

    /// The version, and a name for settings that are not the default: `3+settings:1f0c93aa`.
    public static func version(with settings: RuleSettings) -> String {
        rulesVersion + (settings.fingerprint.map { "+settings:\($0)" } ?? "")
    }

    private let rules: [any Rule]

    public init() { rules = RuleRegistry.rules }

    /// - Returns: one finding for every rule, `not-applicable` ones included, in the order of the catalogue. No rule
    ///   stops the next one: all defects are told at once.
    public func findings(for evidence: Evidence) -> [Finding] {
        rules.map { rule in
            var finding = rule.evaluate(evidence)
            if let attachment = finding.attachment, !rule.id.hasPrefix("submission."),
                let misplaced = Finding.misplaced(rule.id, attachment, evidence)
            {
                finding = misplaced
            }
            finding = finding.explained(by: evidence)
            // The applicant is told only what flags.
            if finding.outcome.flags {
                let place = ReasonPlace(of: finding, evidence)
                finding.returnReason = finding.returnReason.map(place.named)
                finding.separateReasons = finding.separateReasons.map(place.named)
            } else {
                finding.returnReason = nil
                finding.separateReasons = []
            }
            finding.confidence = finding.confidence.isFinite ? min(1, max(0, finding.confidence)) : 0
            return finding
        }
    }
}

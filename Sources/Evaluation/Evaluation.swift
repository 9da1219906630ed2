import DocumentModel
public import Verification

/// Compares reports with what the bundles really hold, and counts.
public struct Evaluation: Hashable, Sendable {
    public internal(set) var rules: [String: RuleTally] = [:]
    /// Planted defects by how small the difference is (``Truth/Defect/difference``): how many were flagged.
    public internal(set) var differences: [String: Share] = [:]
    public internal(set) var fields: [String: FieldTally] = [:]
    /// By shape; cross-page slices under `partial`.
    public internal(set) var seals: [String: SealTally] = [:]
    /// Seals reported where there is none.
    public internal(set) var spuriousSeals = 0
    public internal(set) var rotation = Share()
    public internal(set) var documentKind = Share()
    /// Submissions with planted mismatches that got the verdict `flagged`.
    public internal(set) var flaggedSubmissions = Share()
    /// Submissions without that got `clear`.
    public internal(set) var clearSubmissions = Share()
    public internal(set) var calibration = Calibration()
    public internal(set) var misses: [Miss] = []
    public internal(set) var submissions = 0
    public internal(set) var pages = 0
    /// Sum of what the reports say.
    public internal(set) var seconds = 0.0
    /// Submissions that ended in an error instead of a report.
    public internal(set) var failures: [String] = []

    public init() {}

    public mutating func add(_ report: ReportDocument, truth: Truth) {
        submissions += 1
        pages += report.documents.count
        if report.seconds.isFinite { seconds += report.seconds }
        compareRules(report, truth)
        for page in truth.pages { comparePage(page, report, truth) }
    }

    /// A submission without a report: everything planted in it is missed and nothing in it was checked.
    public mutating func addFailure(submission: String, truth: Truth) {
        failures.append(submission)
        let empty = VerificationReport(
            submission: truth.submission, findings: [], documents: [], problems: [],
            versions: Versions(hedui: "", rules: "", models: []), seconds: 0)
        add(ReportDocument(empty), truth: truth)
    }

    private mutating func compareRules(_ report: ReportDocument, _ truth: Truth) {
        var hasPlanted = false
        for (rule, acceptable) in truth.rules.sorted(by: { $0.key < $1.key }) where !acceptable.isEmpty {
            let finding = report.findings.first { $0.rule == rule }
            let outcome = finding?.outcome ?? .notApplicable
            let isRight: Bool
            if Evaluation.isPlanted(acceptable) {
                if acceptable.contains(where: \.flags) { hasPlanted = true }
                isRight = countPlanted(rule, outcome, acceptable, finding, truth)
                if let difference = truth.defects.first(where: { $0.rule == rule })?.difference {
                    differences[difference, default: Share()].count(isRight)
                }
            } else {
                isRight = countClean(rule, outcome, acceptable, finding, truth)
            }
            if let finding { calibration.add(confidence: finding.confidence, isRight: isRight) }
        }
        if hasPlanted {
            flaggedSubmissions.count(report.verdict == .flagged)
        } else {
            clearSubmissions.count(report.verdict == .clear)
        }
    }

    /// Something is wrong or open with this rule: no outcome that lets it pass is acceptable.
    static func isPlanted(_ acceptable: [Outcome]) -> Bool {
        acceptable.allSatisfy { $0.flags || $0.isUndecided }
    }

    private mutating func countPlanted(
        _ rule: String, _ outcome: Outcome, _ acceptable: [Outcome], _ finding: FindingRecord?,
        _ truth: Truth
    ) -> Bool {
        var tally = rules[rule] ?? RuleTally()
        defer { rules[rule] = tally }
        tally.planted += 1
        let isFlaggedAsAsked = outcome.flags && acceptable.contains(where: \.flags)
        if acceptable.contains(outcome) || isFlaggedAsAsked {
            tally.found += 1
            return true
        }
        let isSeenByClerk = outcome.isUndecided || outcome.flags
        if isSeenByClerk { tally.plantedUndecided += 1 } else { tally.missed += 1 }
        let planted = truth.defects.first { $0.rule == rule }?.what ?? ""
        misses.append(
            Miss(
                kind: isSeenByClerk ? .undecided : .missed, submission: truth.submission,
                subject: rule, expected: names(acceptable), got: outcome.rawValue,
                detail: [planted, reading(finding)].filter { !$0.isEmpty }.joined(separator: "; ")))
        return false
    }

    private mutating func countClean(
        _ rule: String, _ outcome: Outcome, _ acceptable: [Outcome], _ finding: FindingRecord?,
        _ truth: Truth
    ) -> Bool {
        var tally = rules[rule] ?? RuleTally()
        defer { rules[rule] = tally }
        tally.clean += 1
        if acceptable.contains(outcome) {
            tally.agreed += 1
            return true
        }
        let kind: Miss.Kind
        if outcome.flags {
            tally.falseFlags += 1
            kind = .falseFlag
        } else if outcome.isUndecided {
            tally.cleanUndecided += 1
            kind = .cleanUndecided
        } else {
            tally.unchecked += 1
            kind = .unchecked
        }
        misses.append(
            Miss(
                kind: kind, submission: truth.submission, subject: rule, expected: names(acceptable),
                got: outcome.rawValue, detail: reading(finding)))
        return false
    }

    private func names(_ outcomes: [Outcome]) -> String { outcomes.map(\.rawValue).joined(separator: "/") }

    private func reading(_ finding: FindingRecord?) -> String {
        guard let finding else { return "" }
        let values = [finding.expected.map { "expected \($0)" }, finding.found.map { "found \($0)" }]
        return values.compactMap(\.self).joined(separator: ", ")
    }
}

public import DocumentModel

/// A report as it is written: the JSON of schema `hedui.report/1`.
///
/// Names of keys are a contract: keys may be added, never renamed or reused. Reads what it writes, so that saved reports
/// can be measured against truth.
public struct ReportDocument: Codable, Hashable, Sendable {
    public static let schema = "hedui.report/1"

    public var schema: String
    public var submission: String
    public var verdict: Verdict
    public var findings: [FindingRecord]
    /// Each defect once, in the order of the groups.
    public var returnReasons: [String]
    public var returnReasonGroups: [ReturnReasonGroup]
    public var documents: [PageRecord]
    /// Files that gave no page, or lost some.
    public var problems: [ProblemRecord]
    public var versions: Versions
    public var seconds: Double

    /// - Parameter includesNotApplicable: whether findings of rules that do not concern this submission are written too.
    public init(_ report: VerificationReport, includesNotApplicable: Bool = false) {
        schema = ReportDocument.schema
        submission = report.submission
        verdict = report.verdict
        findings = report.findings
            .filter { includesNotApplicable || $0.outcome != .notApplicable }
            .map(FindingRecord.init)
        returnReasons = report.returnReasons
        returnReasonGroups = report.returnReasonGroups
        documents = report.documents.map(PageRecord.init)
        problems = report.problems.map(ProblemRecord.init)
        versions = report.versions
        seconds = written(report.seconds)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        schema = try container.decode(String.self, forKey: .schema)
        guard schema == ReportDocument.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: container, debugDescription: "The schema must be \(ReportDocument.schema).")
        }
        submission = try container.decode(String.self, forKey: .submission)
        verdict = try container.decode(Verdict.self, forKey: .verdict)
        findings = try container.decode([FindingRecord].self, forKey: .findings)
        returnReasons = try container.decodeIfPresent([String].self, forKey: .returnReasons) ?? []
        // Reports before rules 2 have no groups.
        returnReasonGroups =
            try container.decodeIfPresent([ReturnReasonGroup].self, forKey: .returnReasonGroups) ?? []
        documents = try container.decodeIfPresent([PageRecord].self, forKey: .documents) ?? []
        problems = try container.decodeIfPresent([ProblemRecord].self, forKey: .problems) ?? []
        versions = try container.decode(Versions.self, forKey: .versions)
        seconds = try container.decode(Double.self, forKey: .seconds)
    }
}

/// One rule's finding, as written.
public struct FindingRecord: Codable, Hashable, Sendable {
    public var rule: String
    public var outcome: Outcome
    public var attachment: AttachmentKind?
    public var expected: String?
    public var found: String?
    public var confidence: Double
    public var evidence: [EvidenceSpot]
    public var message: String
    public var returnReason: String?
    /// Only where there is a reason.
    public var returnGroup: ReturnGroup?

    public init(_ finding: Finding) {
        rule = finding.rule
        outcome = finding.outcome
        attachment = finding.attachment
        expected = finding.expected
        found = finding.found
        confidence = written(finding.confidence)
        evidence = finding.evidence
        message = finding.message
        returnReason = finding.returnReason
        returnGroup = finding.returnReason == nil ? nil : finding.returnGroup
    }
}

/// A file that could not be read, as written.
public struct ProblemRecord: Codable, Hashable, Sendable {
    public var attachment: AttachmentKind
    public var file: String
    public var reason: FileProblem.Reason
    public var message: String

    public init(_ problem: FileProblem) {
        attachment = problem.attachment
        file = problem.file
        reason = problem.reason
        message = problem.message
    }
}

/// A number with at most four decimals, so that reports stay short and equal from run to run; 0 for no number at all.
func written(_ value: Double) -> Double {
    value.isFinite ? (value * 10_000).rounded() / 10_000 : 0
}

public import DocumentModel

/// Something that another applicant's submission has in common with this one.
public struct SubmissionTwin: Hashable, Sendable {
    public enum Likeness: String, Hashable, Sendable, CaseIterable {
        /// The same file, byte for byte.
        case file
        /// The same picture, perhaps scaled or compressed anew.
        case picture
        /// The same identity number, declared by both or declared there and standing on a page here.
        case number
    }

    public var likeness: Likeness
    /// What it is that both have: 注册申请表, 证件号码.
    public var what: String
    /// Where it stands here; nil for what was declared.
    public var own: EvidenceSpot?
    /// Id of the other submission.
    public var submission: String
    /// Where it stands there; nil for what was declared.
    public var others: EvidenceSpot?

    public init(
        likeness: Likeness, what: String, own: EvidenceSpot?, submission: String, others: EvidenceSpot?
    ) {
        self.likeness = likeness
        self.what = what
        self.own = own
        self.submission = submission
        self.others = others
    }
}

extension ReportDocument {
    /// The same report with the finding of `submission.duplicate` that these twins give; nothing else changes.
    public func comparedWithOthers(_ twins: [SubmissionTwin]) -> ReportDocument {
        var evidence = Evidence(
            declaration: Declaration(), pages: [], problems: [],
            today: .epoch)
        evidence.twins = twins
        let finding = FindingRecord(SubmissionDuplicate().evaluate(evidence))
        var document = self
        // Where the catalogue has it: before the first rule that comes later.
        let order = Dictionary(
            RuleRegistry.rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let own = order[SubmissionDuplicate.id] ?? 0
        document.findings.removeAll { $0.rule == SubmissionDuplicate.id }
        let place = document.findings.firstIndex { (order[$0.rule] ?? .max) > own } ?? document.findings.endIndex
        document.findings.insert(finding, at: place)
        document.verdict = Verdict(outcomes: document.findings.map(\.outcome))
        return document
    }
}

/// What a rule found (`spec/formats`, section 2).
public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
    case match, mismatch, missing, invalid, unreadable, doubtful, notice
    case notApplicable = "not-applicable"

    /// The application contradicts the rule.
    public var flags: Bool { self == .mismatch || self == .missing || self == .invalid }
    /// A person must look.
    public var isUndecided: Bool { self == .unreadable || self == .doubtful }

    public var chinese: String {
        switch self {
        case .match: "一致"
        case .mismatch: "不一致"
        case .missing: "缺少"
        case .invalid: "不符合要求"
        case .unreadable: "无法识别"
        case .doubtful: "存疑"
        case .notice: "提示"
        case .notApplicable: "不适用"
        }
    }
}

/// The submission as a whole.
public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    case clear, undecided, flagged

    public init(outcomes: some Sequence<Outcome>) {
        var verdict = Verdict.clear
        for outcome in outcomes {
            if outcome.flags {
                self = .flagged
                return
            }
            if outcome.isUndecided { verdict = .undecided }
        }
        self = verdict
    }

    public var chinese: String {
        switch self {
        case .clear: "未发现问题"
        case .undecided: "需人工查看"
        case .flagged: "发现不符"
        }
    }
}

/// A place on a scan that a finding rests on.
public struct EvidenceSpot: Hashable, Sendable, Codable {
    public var file: String
    /// Counted from 1 inside its file.
    public var page: Int
    /// Pixels of the upright page.
    public var quad: Quad
    /// As recognised.
    public var text: String
    /// Another submission whose file it is; nil for the one that is reported on.
    public var submission: String?

    public init(file: String, page: Int, quad: Quad, text: String, submission: String? = nil) {
        self.submission = submission
        self.file = file
        self.page = page
        self.quad = quad
        self.text = text
    }
}

/// One rule's result for one submission.
public struct Finding: Hashable, Sendable {
    public var rule: String
    public var outcome: Outcome
    public var attachment: AttachmentKind?
    public var expected: String?
    public var found: String?
    /// The probability that `outcome` is right, 0…1.
    public var confidence: Double
    public var evidence: [EvidenceSpot]
    /// For the clerk, in Chinese.
    public var message: String
    /// For the applicant, in Chinese; only where `outcome` flags.
    public var returnReason: String?
    /// What `returnReason` asks for.
    public var returnGroup = ReturnGroup.correct
    /// Where one finding holds several defects, a reason for each; `returnReason` then holds all of them.
    public var separateReasons: [String] = []
    /// Names defects that other rules may find, too: a finding whose defects have all been told by others is not told to
    /// the applicant again.
    public var defects: [String] = []

    public init(
        rule: String, outcome: Outcome, attachment: AttachmentKind? = nil, expected: String? = nil,
        found: String? = nil,
        confidence: Double, evidence: [EvidenceSpot] = [], message: String, returnReason: String? = nil
    ) {
        self.rule = rule
        self.outcome = outcome
        self.attachment = attachment
        self.expected = expected
        self.found = found
        self.confidence = confidence
        self.evidence = evidence
        self.message = message
        self.returnReason = returnReason
    }
}

/// What made a report: doing the same again with the same versions gives the same report.
public struct Versions: Hashable, Sendable, Codable {
    public var hedui: String
    public var rules: String
    public var models: [String]
    /// Under what protection the files were decoded; nil in reports of programs that did not tell.
    public var sandbox: SandboxState?

    public init(hedui: String, rules: String, models: [String], sandbox: SandboxState? = nil) {
        self.hedui = hedui
        self.rules = rules
        self.models = models
        self.sandbox = sandbox
    }
}

/// The whole answer for one submission.
public struct VerificationReport: Hashable, Sendable {
    public var submission: String
    /// One for every rule that applies, in the order of the catalogue.
    public var findings: [Finding]
    public var documents: [DocumentPage]
    public var problems: [FileProblem]
    public var versions: Versions
    public var seconds: Double

    public init(
        submission: String, findings: [Finding], documents: [DocumentPage], problems: [FileProblem], versions: Versions,
        seconds: Double
    ) {
        self.submission = submission
        self.findings = findings
        self.documents = documents
        self.problems = problems
        self.versions = versions
        self.seconds = seconds
    }

    public var verdict: Verdict { Verdict(outcomes: findings.map(\.outcome)) }
    /// Group by group, see ``ReturnReasonGroup``.
    public var returnReasons: [String] { returnReasonGroups.flatMap(\.reasons) }
    public var returnReasonGroups: [ReturnReasonGroup] { findings.returnReasonGroups }
}

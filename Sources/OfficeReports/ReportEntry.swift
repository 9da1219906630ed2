public import DocumentModel
public import Verification

/// One submission as the office's reports show it.
public struct ReportEntry: Sendable {
    public var document: ReportDocument
    public var applicantName: String
    public var employerName: String
    public var registration: RegistrationKind
    /// Where it came from.
    public var source: String
    /// JPEG files of places that findings rest on, by rule and index of the place.
    public var pictures: [EvidencePlace: [UInt8]]

    public init(
        document: ReportDocument, applicantName: String, employerName: String, registration: RegistrationKind,
        source: String, pictures: [EvidencePlace: [UInt8]]
    ) {
        self.document = document
        self.applicantName = applicantName
        self.employerName = employerName
        self.registration = registration
        self.source = source
        self.pictures = pictures
    }

    public struct EvidencePlace: Hashable, Sendable {
        public var rule: String
        public var spot: Int

        public init(rule: String, spot: Int) {
            self.rule = rule
            self.spot = spot
        }
    }
}

/// Something that came in and could not be checked.
public struct RejectedEntry: Hashable, Sendable {
    public var source: String
    public var submission: String?
    public var reason: String

    public init(source: String, submission: String?, reason: String) {
        self.source = source
        self.submission = submission
        self.reason = reason
    }
}

/// What a batch came to, in numbers.
public struct BatchCounts: Hashable, Sendable {
    public var verdicts: [Verdict: Int] = [:]
    public var rejected = 0
    public var pages = 0

    public init() {}

    public var submissions: Int { verdicts.values.reduce(0, +) }
    public func count(_ verdict: Verdict) -> Int { verdicts[verdict] ?? 0 }
}

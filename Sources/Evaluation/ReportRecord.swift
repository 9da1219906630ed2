public import DocumentModel

/// The part of a saved report (`spec/formats`, section 2) that is compared with the truth. Reading the same JSON that
/// integrators read, the evaluation also notices when the contract of the format is broken.
public struct ReportRecord: Hashable, Sendable, Decodable {
    public struct FindingRecord: Hashable, Sendable, Decodable {
        public var rule: String
        public var outcome: Outcome
        public var expected: String?
        public var found: String?
        public var confidence: Double

        public init(
            rule: String, outcome: Outcome, expected: String? = nil, found: String? = nil, confidence: Double = 1
        ) {
            self.rule = rule
            self.outcome = outcome
            self.expected = expected
            self.found = found
            self.confidence = confidence
        }
    }

    public struct FieldRecord: Hashable, Sendable, Decodable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public struct SealRecord: Hashable, Sendable {
        public var kind: String
        public var shape: String
        public var text: String
        /// Absent where the report gives no corners.
        public var quad: Quad?
        public var isPartial: Bool

        public init(kind: String, shape: String, text: String, quad: Quad?, isPartial: Bool = false) {
            self.kind = kind
            self.shape = shape
            self.text = text
            self.quad = quad
            self.isPartial = isPartial
        }
    }

    public struct Quality: Hashable, Sendable, Decodable {
        public var rotation: Int

        public init(rotation: Int) { self.rotation = rotation }
    }

    public struct DocumentRecord: Hashable, Sendable, Decodable {
        public var file: String
        public var page: Int
        public var recognisedKind: String
        public var quality: Quality
        public var fields: [FieldRecord]
        public var seals: [SealRecord]

        public init(
            file: String, page: Int, recognisedKind: String = "unknown", rotation: Int = 0,
            fields: [FieldRecord] = [], seals: [SealRecord] = []
        ) {
            self.file = file
            self.page = page
            self.recognisedKind = recognisedKind
            self.quality = Quality(rotation: rotation)
            self.fields = fields
            self.seals = seals
        }
    }

    public var submission: String
    public var findings: [FindingRecord]
    public var documents: [DocumentRecord]
    public var seconds: Double

    public init(
        submission: String, findings: [FindingRecord], documents: [DocumentRecord] = [], seconds: Double = 0
    ) {
        self.submission = submission
        self.findings = findings
        self.documents = documents
        self.seconds = seconds
    }

    public var verdict: Verdict { Verdict(outcomes: findings.map(\.outcome)) }

    /// A rule without a finding does not apply: such findings are left out of reports.
    public func outcome(of rule: String) -> Outcome {
        findings.first { $0.rule == rule }?.outcome ?? .notApplicable
    }
}

extension ReportRecord.SealRecord: Decodable {
    private enum CodingKeys: String, CodingKey {
        case kind, shape, text, quad, partial
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        kind = try container.decode(String.self, forKey: .kind)
        shape = try container.decode(String.self, forKey: .shape)
        text = try container.decode(String.self, forKey: .text)
        let corners = try container.decodeIfPresent([[Double]].self, forKey: .quad) ?? []
        quad = corners.isEmpty ? nil : try container.decode(Quad.self, forKey: .quad)
        isPartial = try container.decodeIfPresent(Bool.self, forKey: .partial) ?? false
    }
}

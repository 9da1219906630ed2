public import DocumentModel

/// What a generated bundle really holds: `truth.json` beside `submission.json`, schema `hedui.truth/1`.
public struct Truth: Hashable, Sendable, Codable {
    public struct Defect: Hashable, Sendable, Codable {
        public var rule: String
        public var outcomes: [Outcome]
        /// What was planted, in English, for the list of misses.
        public var what: String?
        /// The smallest differences, counted apart: `digit` of a number, `character` of a name, `day` of a term.
        public var difference: String?

        public init(rule: String, outcomes: [Outcome], what: String? = nil, difference: String? = nil) {
            self.rule = rule
            self.outcomes = outcomes
            self.what = what
            self.difference = difference
        }
    }

    public struct SealTruth: Hashable, Sendable, Codable {
        public var kind: SealKind
        public var shape: SealShape
        public var text: String
        public var lineText: String?
        public var code: String?
        /// Pixels of the upright page as decoded: x, y.
        public var center: [Double]
        /// Pixels; of an oval or a square half its longer side.
        public var radius: Double
        public var partial: Bool?

        public init(
            kind: SealKind, shape: SealShape, text: String, lineText: String? = nil, code: String? = nil,
            center: [Double], radius: Double, partial: Bool? = nil
        ) {
            self.kind = kind
            self.shape = shape
            self.text = text
            self.lineText = lineText
            self.code = code
            self.center = center
            self.radius = radius
            self.partial = partial
        }
    }

    public struct Page: Hashable, Sendable, Codable {
        public var attachment: AttachmentKind
        public var file: String
        /// Counted from 1 inside its file.
        public var page: Int
        /// How far the upright page was turned clockwise to be stored, in degrees: 0, 90, 180 or 270.
        public var rotation: Int?
        public var kind: String?
        /// Width and height, in pixels, of the upright page that the seals' places are given on; nil if the page as read.
        public var size: [Double]?
        /// Text of the printed lines in reading order.
        public var lines: [String]?
        /// By ``FieldName``.
        public var fields: [String: String]?
        public var seals: [SealTruth]?

        public init(
            attachment: AttachmentKind, file: String, page: Int, rotation: Int? = nil, kind: String? = nil,
            size: [Double]? = nil, lines: [String]? = nil, fields: [String: String]? = nil, seals: [SealTruth]? = nil
        ) {
            self.attachment = attachment
            self.file = file
            self.page = page
            self.rotation = rotation
            self.kind = kind
            self.size = size
            self.lines = lines
            self.fields = fields
            self.seals = seals
        }
    }

    public static let schema = "hedui.truth/1"

    public var schema: String
    public var submission: String
    /// How hard the pictures are: `ordinary` and others.
    public var level: String?
    public var seed: Int?
    public var defects: [Defect]
    /// The acceptable outcomes of every rule that applies, by rule id: planted defects and clean ones alike.
    public var rules: [String: [Outcome]]
    public var pages: [Page]

    public init(
        submission: String, level: String? = nil, seed: Int? = nil, defects: [Defect], rules: [String: [Outcome]],
        pages: [Page]
    ) {
        self.schema = Truth.schema
        self.submission = submission
        self.level = level
        self.seed = seed
        self.defects = defects
        self.rules = rules
        self.pages = pages
    }
}

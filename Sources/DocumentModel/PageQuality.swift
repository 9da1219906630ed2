/// How well a page can be read.
public struct PageQuality: Hashable, Sendable {
    /// 0 (nothing but blur) … 1 (crisp).
    public var sharpness: Double
    /// Of the text lines against the horizontal, clockwise.
    public var skewDegrees: Double
    /// Quarter turns clockwise that made the page upright: 0, 90, 180 or 270.
    public var rotation: Int
    /// What makes the page, or a part of it, hard to read; the worst first.
    public var problems: [QualityProblem] = []
    /// The picture came mirrored, as from a telephone's front camera, and was turned round to be read.
    public var isMirrored = false

    public init(sharpness: Double, skewDegrees: Double, rotation: Int, problems: [QualityProblem] = []) {
        self.sharpness = sharpness
        self.skewDegrees = skewDegrees
        self.rotation = rotation
        self.problems = problems
    }
}

/// Something that makes a page, or a part of it, hard to read.
public struct QualityProblem: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case blurred, glare
        case tooDark = "too-dark"
        case tooBright = "too-bright"
        /// Characters of too few pixels.
        case tooSmall = "too-small"
        /// Text or a card runs over the edge of the picture.
        case cutOff = "cut-off"
        case skewed

        public var chinese: String {
            switch self {
            case .blurred: "模糊"
            case .glare: "反光"
            case .tooDark: "过暗"
            case .tooBright: "过亮"
            case .tooSmall: "文字过小（分辨率不足）"
            case .cutOff: "边缘被裁切"
            case .skewed: "倾斜"
            }
        }
    }

    public var kind: Kind
    /// How bad it is: 0 (hardly to be seen) … 1 (nothing can be read there).
    public var severity: Double
    /// Where, in pixels of the upright page; nil for the whole page.
    public var quad: Quad?

    public init(kind: Kind, severity: Double, quad: Quad? = nil) {
        self.kind = kind
        self.severity = severity
        self.quad = quad
    }
}

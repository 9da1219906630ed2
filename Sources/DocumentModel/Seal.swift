/// What a seal is for, told from its text (`recognisedKind` values of the report's contract).
public enum SealKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// 单位公章
    case official
    /// 人事部门章
    case personnel
    /// 劳动合同专用章
    case labourContract = "labour-contract"
    /// 合同专用章
    case contract
    /// 财务专用章
    case finance
    /// 发票专用章
    case invoice
    /// 其他部门章
    case department
    /// 分支机构章
    case branch
    /// 名章
    case personal
    case other
    case unknown

    /// As it is called in messages to clerks.
    public var chinese: String {
        switch self {
        case .official: "单位公章"
        case .personnel: "人事部门章"
        case .labourContract: "劳动合同专用章"
        case .contract: "合同专用章"
        case .finance: "财务专用章"
        case .invoice: "发票专用章"
        case .department: "其他部门章"
        case .branch: "分支机构章"
        case .personal: "名章"
        case .other: "其他印章"
        case .unknown: "种类不明的印章"
        }
    }
}

public enum SealShape: String, Hashable, Sendable, Codable, CaseIterable {
    case circle, ellipse, square, other
}

public enum SealColour: String, Hashable, Sendable, Codable, CaseIterable {
    case red, blue, gray, black
}

/// A seal found on a page.
public struct Seal: Hashable, Sendable {
    public var kind: SealKind
    public var shape: SealShape
    public var colour: SealColour
    /// The unit's name: the text along the ring, without the number at its bottom. Empty if nothing could be read.
    public var text: String
    /// Text across the seal, under the star: 人力资源部, 合同专用章 (1). Empty if there is none.
    public var lineText: String
    /// The filing number at the bottom of the ring, digits only, where it was read.
    public var code: String?
    /// The probability that `text` is exactly what the ring says, 0…1: agreement of several readings.
    public var confidence: Double
    /// Other readings of the ring, best first, without `text` itself.
    public var alternatives: [String]
    /// For each alternative that at least two strips of the ring were read as, its probability against that of `text`;
    /// 0 for one that nobody read as a whole. Not calibrated. May be shorter than `alternatives`.
    public var alternativeOdds: [Double]
    /// Pixels of the upright page.
    public var quad: Quad
    /// Cut by the edge of the page (骑缝章): one slice of a seal.
    public var isPartial: Bool
    /// Known only where the resolution of the page is.
    public var diameterMillimetres: Double?
    /// Where the name stands; nil for squares and slices, and where no name was seen.
    public var ring: SealRing?
    /// Answers to the question whether the ring says a certain name.
    public var looks: [SealLook] = []
    /// How well the ink says `text` itself, log odds; nil if that was not asked.
    public var ownSupport: Double?

    public init(
        kind: SealKind, shape: SealShape, colour: SealColour, text: String, lineText: String, code: String? = nil,
        confidence: Double, alternatives: [String] = [], alternativeOdds: [Double] = [], quad: Quad,
        isPartial: Bool = false,
        diameterMillimetres: Double? = nil
    ) {
        self.kind = kind
        self.shape = shape
        self.colour = colour
        self.text = text
        self.lineText = lineText
        self.code = code
        self.confidence = confidence
        self.alternatives = alternatives
        self.alternativeOdds = alternativeOdds
        self.quad = quad
        self.isPartial = isPartial
        self.diameterMillimetres = diameterMillimetres
    }
}

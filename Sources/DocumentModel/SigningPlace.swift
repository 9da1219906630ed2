/// A place of a document where somebody has to sign, with what stands there.
public struct SigningPlace: Hashable, Sendable {
    /// Who signs there.
    public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
        /// 本人签名, 申请人签名 on the application form or an annex form
        case applicant
        /// 负责人（签名）, 聘用单位意见, with the seal and its date
        case employer
        /// 乙方（签字）, 劳动者签名
        case worker
        /// 陈述人, 本人签字 below a statement
        case author
        /// 初审机构, 国家注册机构: not to be filled in yet
        case office
    }

    /// What stands where the signature should be.
    public enum Ink: String, Hashable, Sendable, Codable, CaseIterable {
        /// Ink that is not print: a signature.
        case handwritten
        case thumbprint
        /// A name in type.
        case printed
        /// Nothing but a seal, a personal one included.
        case seal
        /// Nothing, or only the ruling.
        case empty
        /// Something, but it cannot be told what; or the page is too poor to say.
        case unclear
    }

    /// The date beside a signature or seal.
    public enum DateState: Hashable, Sendable {
        case filled(CalendarDate)
        /// 年 月 日 without figures, or nothing
        case blank
        /// Some ink, not readable as a date: what was read.
        case unreadable(String)
        /// The document has no place for a date here.
        case none
    }

    public var role: Role
    /// As printed: 本人签名：
    public var label: String
    public var ink: Ink
    public var date: DateState
    /// The place of the signature, pixels of the upright page.
    public var quad: Quad
    /// The place of the date, where there is one.
    public var dateQuad: Quad?
    /// The probability that `ink` is right, 0…1.
    public var inkConfidence: Double
    /// The probability that `date` is right, 0…1.
    public var dateConfidence: Double

    /// ``dateConfidence`` of a date of which all printed signs were read surely, with no ink between them: told on a poor page, too.
    public static let clearlyBlank = 0.97

    public init(
        role: Role, label: String, ink: Ink, date: DateState, quad: Quad, dateQuad: Quad? = nil,
        inkConfidence: Double, dateConfidence: Double
    ) {
        self.role = role
        self.label = label
        self.ink = ink
        self.date = date
        self.quad = quad
        self.dateQuad = dateQuad
        self.inkConfidence = inkConfidence
        self.dateConfidence = dateConfidence
    }
}

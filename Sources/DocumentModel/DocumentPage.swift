/// What a page shows, told from its text. The attachment kinds keep their names of the contract.
public enum DocumentKind: String, Hashable, Sendable, Codable, CaseIterable {
    case applicationForm = "application-form"
    case labourContract = "labour-contract"
    /// 聘用合同, 聘用协议, 返聘协议
    case employmentAgreement = "employment-agreement"
    /// 聘书, 聘任书
    case appointmentLetter = "appointment-letter"
    /// 聘用证明, 在职证明
    case employmentCertificate = "employment-certificate"
    /// The side with name, number and photo, alone or held by a person.
    case idCard = "id-in-hand"
    /// The side with the national emblem (国徽面).
    case idCardEmblem = "id-card-emblem"
    case dutyStatement = "duty-statement"
    case continuingEducation = "continuing-education"
    case nameChangeProof = "name-change-proof"
    case specialtyExamCertificate = "specialty-exam-certificate"
    case institutionCertificate = "institution-certificate"
    case retirementCertificate = "retirement-certificate"
    /// 营业执照
    case businessLicence = "business-licence"
    /// 劳务协议, 实习协议, 解除协议, 保密协议 and the like: an agreement that is no contract of employment.
    case otherAgreement = "other-agreement"
    /// 注册证书（标签）补办申请表
    case reissueForm = "reissue-form"
    /// 注销注册申请表
    case cancellationForm = "cancellation-form"
    /// 免冠证件照
    case portrait
    case other
    case unknown

    /// As it is called in messages to clerks.
    public var chinese: String {
        switch self {
        case .applicationForm: "注册申请表"
        case .labourContract: "劳动合同"
        case .employmentAgreement: "聘用合同（协议）"
        case .appointmentLetter: "聘书"
        case .employmentCertificate: "聘用（在职）证明"
        case .idCard: "居民身份证人像面"
        case .idCardEmblem: "居民身份证国徽面"
        case .dutyStatement: "履职情况书面陈述"
        case .continuingEducation: "继续教育证明"
        case .nameChangeProof: "单位名称变更证明"
        case .specialtyExamCertificate: "增项考试证书"
        case .institutionCertificate: "事业单位法人证书"
        case .retirementCertificate: "退休证"
        case .businessLicence: "营业执照"
        case .otherAgreement: "非劳动合同的其他协议"
        case .reissueForm: "注册证书（标签）补办申请表"
        case .cancellationForm: "注销注册申请表"
        case .portrait: "免冠证件照"
        case .other: "其他材料"
        case .unknown: "未能判断种类的材料"
        }
    }
}

/// Names of what is read from a page (`spec/formats`, section 2).
public enum FieldName: String, Hashable, Sendable, Codable, CaseIterable {
    case applicantName = "applicant-name"
    case workerName = "worker-name"
    case idNumber = "id-number"
    case employerName = "employer-name"
    case legalRepresentative = "legal-representative"
    case department
    case post
    case contractStart = "contract-start"
    case contractEnd = "contract-end"
    case signingDate = "signing-date"
    case birthDate = "birth-date"
    case sex
    case address
    case formTitle = "form-title"
    /// The heading that names the document: 劳动合同, 聘书, 准予变更登记通知书.
    case documentTitle = "document-title"
    case specialty
    /// A unit's name before and after it was changed.
    case formerName = "former-name"
    case newName = "new-name"
    /// Hours of continuing education, in all and in the registered specialty.
    case educationHours = "education-hours"
    case specialtyHours = "specialty-hours"
    case certificateNumber = "certificate-number"
    case registrationNumber = "registration-number"
    /// Why a certificate is to be issued again or a registration cancelled.
    case requestReason = "request-reason"
    /// Last day on which a certificate is valid.
    case validUntil = "valid-until"
    /// Where a dispatched worker works (用工单位); the employer is the dispatch company.
    case workUnit = "work-unit"
    /// When a statement says that work was done: a day, a month, a year.
    case workDate = "work-date"
    /// What a form asks for, as ticked: 注册证书, 标签.
    case requestedItem = "requested-item"
    /// The day a certificate was issued or approved.
    case issueDate = "issue-date"
    case retirementDate = "retirement-date"
}

/// A run of characters in one line of a page.
public struct InkSpan: Hashable, Sendable {
    /// Index into the page's lines.
    public var line: Int
    /// Indices into the line's glyphs.
    public var glyphs: Range<Int>

    public init(line: Int, glyphs: Range<Int>) {
        self.line = line
        self.glyphs = glyphs
    }
}

/// A value read from a page, with the ink it was read from.
public struct ExtractedField: Hashable, Sendable {
    public var name: FieldName
    /// Normalised: an ISO date, `open-ended`, an ID number in upper case, otherwise the text without label and spaces.
    public var value: String
    /// As recognised, the label included.
    public var text: String
    /// Pixels of the upright page: the value alone, where it can be told from its label.
    public var quad: Quad
    /// The weakest character's probability, 0…1; not calibrated.
    public var score: Double
    /// False where something stands there that could not be read as such a value (a half-filled date, a broken ID
    /// number): `value` then holds what was read.
    public var isComplete: Bool
    /// Why the value is uncertain or how it was found, in Chinese, for messages; nil in the plain case.
    public var note: String?
    /// What the recogniser read, where `value` is another text that its class scores allow and that the rules of such
    /// values ask for: comparisons start from the ink. Nil where `value` is what was read.
    public var reading: String?
    /// The characters the value was read from, in the order of reading; empty where that is not known.
    public var ink: [InkSpan] = []
    /// The same ink read again in other ways, where a rule was in doubt; empty for most fields.
    public var looks: [FieldLook] = []
    /// Characters that were read in place of expected ones, held against drawings of both; empty for most fields.
    public var drawings: [DrawnExchange] = []

    public init(
        name: FieldName, value: String, text: String, quad: Quad, score: Double, isComplete: Bool = true,
        note: String? = nil
    ) {
        self.name = name
        self.value = value
        self.text = text
        self.quad = quad
        self.score = score
        self.isComplete = isComplete
        self.note = note
    }
}

/// One page of one file, with all that was found on it.
public struct DocumentPage: Hashable, Sendable {
    public var attachment: AttachmentKind
    /// As named in the submission.
    public var file: String
    /// Counted from 1 inside its file.
    public var page: Int
    public var kind: DocumentKind
    /// The kind was told by a title, or by labels that no other document has, rather than by words of running text.
    public var isKindCertain = true
    /// Which sheet of the two-page application form this is: 1, 2, or both on one picture; empty for other documents.
    public var formSheets: Set<Int>
    public var quality: PageQuality
    public var text: RecognizedPage
    public var fields: [ExtractedField]
    public var seals: [Seal]
    /// Where somebody has to sign or date, with what stands there.
    public var signingPlaces: [SigningPlace] = []
    /// Lines that end with the label of an entry behind which there is ink, though nothing was read there; indices into the page's lines.
    public var inkedEntries: Set<Int> = []
    /// Faces of persons and of pictures on cards, the largest first.
    public var faces: [Face] = []
    /// Of a portrait: what is around the face; nil for other pages, and where no face was found.
    public var portrait: PortraitLook?

    public init(
        attachment: AttachmentKind, file: String, page: Int, kind: DocumentKind, formSheets: Set<Int> = [],
        quality: PageQuality, text: RecognizedPage, fields: [ExtractedField], seals: [Seal]
    ) {
        self.attachment = attachment
        self.file = file
        self.page = page
        self.kind = kind
        self.formSheets = formSheets
        self.quality = quality
        self.text = text
        self.fields = fields
        self.seals = seals
    }

    public func fields(named name: FieldName) -> [ExtractedField] { fields.filter { $0.name == name } }
}

/// A file that gave no page at all, or lost some.
public struct FileProblem: Hashable, Sendable {
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        case notFound = "not-found"
        case outsideBundle = "outside-bundle"
        case empty
        case unsupportedType = "unsupported-type"
        case damaged
        case encrypted
        case tooLarge = "too-large"
        case tooManyPages = "too-many-pages"
        case tooSlow = "too-slow"
        case decoderFailed = "decoder-failed"
        /// The decoding process tried what its sandbox forbids.
        case forbiddenAction = "forbidden-action"
    }

    public var attachment: AttachmentKind
    public var file: String
    public var reason: Reason
    /// One Chinese sentence: what is wrong with the file and what to do. Without personal data.
    public var message: String

    public init(attachment: AttachmentKind, file: String, reason: Reason, message: String) {
        self.attachment = attachment
        self.file = file
        self.reason = reason
        self.message = message
    }
}

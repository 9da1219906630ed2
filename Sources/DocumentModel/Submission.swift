/// 注册种类
public enum RegistrationKind: String, Hashable, Sendable, Codable, CaseIterable {
    case initial
    case initialOverdue = "initial-overdue"
    case renewal
    case changeEmployer = "change-employer"
    case changeEmployerName = "change-employer-name"
    case changeSpecialty = "change-specialty"
    case reRegistration = "re-registration"

    public var chinese: String {
        switch self {
        case .initial: "初始注册"
        case .initialOverdue: "逾期初始注册"
        case .renewal: "延续注册"
        case .changeEmployer: "变更聘用单位"
        case .changeEmployerName: "变更聘用单位名称"
        case .changeSpecialty: "变更注册专业"
        case .reRegistration: "重新注册"
        }
    }
}

/// 证件名称
public enum IDType: String, Hashable, Sendable, Codable, CaseIterable {
    case residentID = "resident-id"
    case passport
    case hkMacaoPermit = "hk-macao-permit"
    case taiwanPermit = "taiwan-permit"
    case foreignPermanentID = "foreign-permanent-id"

    public var chinese: String {
        switch self {
        case .residentID: "居民身份证"
        case .passport: "护照"
        case .hkMacaoPermit: "港澳居民来往内地通行证"
        case .taiwanPermit: "台湾居民来往大陆通行证"
        case .foreignPermanentID: "外国人永久居留身份证"
        }
    }
}

public enum EmploymentStatus: String, Hashable, Sendable, Codable, CaseIterable {
    case employee
    case publicInstitution = "public-institution"
    case retired

    public var chinese: String {
        switch self {
        case .employee: "企业职工"
        case .publicInstitution: "事业单位职员"
        case .retired: "退休人员"
        }
    }
}

/// 附件材料种类
public enum AttachmentKind: String, Hashable, Sendable, Codable, CaseIterable {
    case applicationForm = "application-form"
    case labourContract = "labour-contract"
    case idInHand = "id-in-hand"
    case dutyStatement = "duty-statement"
    case continuingEducation = "continuing-education"
    case nameChangeProof = "name-change-proof"
    case specialtyExamCertificate = "specialty-exam-certificate"
    case institutionCertificate = "institution-certificate"
    case retirementCertificate = "retirement-certificate"
    case portrait
    case reissueForm = "reissue-form"
    case cancellationForm = "cancellation-form"
    case other

    public var chinese: String {
        switch self {
        case .applicationForm: "注册申请表"
        case .labourContract: "劳动合同或聘用文件"
        case .idInHand: "手持身份证件照片"
        case .dutyStatement: "履职情况书面陈述"
        case .continuingEducation: "继续教育证明"
        case .nameChangeProof: "单位名称变更证明"
        case .specialtyExamCertificate: "增项考试证书"
        case .institutionCertificate: "事业单位法人证书"
        case .retirementCertificate: "退休证"
        case .portrait: "免冠证件照"
        case .reissueForm: "注册证书（标签）补办申请表"
        case .cancellationForm: "注销注册申请表"
        case .other: "其他材料"
        }
    }
}

public enum EducationSource: String, Hashable, Sendable, Codable, CaseIterable {
    case provider, applicant

    public var chinese: String {
        switch self {
        case .provider: "培训机构导入"
        case .applicant: "申请人自填"
        }
    }
}

/// What the applicant declared, and the files uploaded with it (`spec/formats`, section 1).
public struct Submission: Hashable, Sendable {
    public struct Applicant: Hashable, Sendable {
        public var name: String
        public var idType: IDType?
        public var idNumber: String
        public var employmentStatus: EmploymentStatus?

        public init(name: String, idType: IDType?, idNumber: String, employmentStatus: EmploymentStatus?) {
            self.name = name
            self.idType = idType
            self.idNumber = idNumber
            self.employmentStatus = employmentStatus
        }
    }

    public struct Employer: Hashable, Sendable {
        public var name: String
        public var formerName: String?
        public var legalRepresentative: String?
        public var creditCode: String?

        public init(
            name: String, formerName: String? = nil, legalRepresentative: String? = nil, creditCode: String? = nil
        ) {
            self.name = name
            self.formerName = formerName
            self.legalRepresentative = legalRepresentative
            self.creditCode = creditCode
        }
    }

    public struct Attachment: Hashable, Sendable {
        public var kind: AttachmentKind
        /// Relative to the bundle's folder, as written in `submission.json`.
        public var files: [String]

        public init(kind: AttachmentKind, files: [String]) {
            self.kind = kind
            self.files = files
        }
    }

    public var id: String
    public var registration: RegistrationKind
    public var submittedOn: CalendarDate?
    public var applicant: Applicant
    public var employer: Employer
    public var department: String?
    public var post: String?
    public var contractStart: CalendarDate?
    public var contractEnd: ContractEnd?
    public var specialty: String?
    public var certificateNumber: String?
    public var certificateIssuedOn: CalendarDate?
    public var previousRegistrationExpiresOn: CalendarDate?
    public var educationHours: Double?
    public var educationSpecialtyHours: Double?
    public var educationSource: EducationSource?
    public var attachments: [Attachment]

    public init(
        id: String, registration: RegistrationKind, applicant: Applicant, employer: Employer, attachments: [Attachment]
    ) {
        self.id = id
        self.registration = registration
        self.applicant = applicant
        self.employer = employer
        self.attachments = attachments
    }
}

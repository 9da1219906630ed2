public import DocumentModel

/// What the applicant declared, as far as it is known. A rule whose declared value is absent is `not-applicable`.
///
/// A whole submission fills in nearly all of it; a check of one file may give a single value, or none.
public struct Declaration: Hashable, Sendable {
    public var registration: RegistrationKind?
    public var submittedOn: CalendarDate?
    public var applicantName: String?
    public var idType: IDType?
    public var idNumber: String?
    public var employmentStatus: EmploymentStatus?
    public var employerName: String?
    public var formerEmployerName: String?
    public var legalRepresentative: String?
    public var creditCode: String?
    public var department: String?
    public var post: String?
    public var contractStart: CalendarDate?
    public var contractEnd: ContractEnd?
    public var specialty: String?
    public var certificateIssuedOn: CalendarDate?
    public var previousRegistrationExpiresOn: CalendarDate?
    public var educationHours: Double?
    public var educationSpecialtyHours: Double?
    public var educationSource: EducationSource?
    /// What was uploaded. Nil where single files are checked: nothing can then be said about attachments that are
    /// not among them.
    public var attachments: [Submission.Attachment]?

    /// The employer's names, the present one first.
    var employerNames: [String] { [employerName, formerEmployerName].compactMap { $0 } }

    /// Nothing declared.
    public init() {}

    public init(
        registration: RegistrationKind? = nil, applicantName: String? = nil, idType: IDType? = nil,
        idNumber: String? = nil, employerName: String? = nil, contractStart: CalendarDate? = nil,
        contractEnd: ContractEnd? = nil
    ) {
        self.registration = registration
        self.applicantName = applicantName
        self.idType = idType
        self.idNumber = idNumber
        self.employerName = employerName
        self.contractStart = contractStart
        self.contractEnd = contractEnd
    }

    public init(_ submission: Submission) {
        registration = submission.registration
        submittedOn = submission.submittedOn
        applicantName = submission.applicant.name
        idType = submission.applicant.idType
        idNumber = submission.applicant.idNumber
        employmentStatus = submission.applicant.employmentStatus
        employerName = submission.employer.name
        formerEmployerName = submission.employer.formerName
        legalRepresentative = submission.employer.legalRepresentative
        creditCode = submission.employer.creditCode
        department = submission.department
        post = submission.post
        contractStart = submission.contractStart
        contractEnd = submission.contractEnd
        specialty = submission.specialty
        certificateIssuedOn = submission.certificateIssuedOn
        previousRegistrationExpiresOn = submission.previousRegistrationExpiresOn
        educationHours = submission.educationHours
        educationSpecialtyHours = submission.educationSpecialtyHours
        educationSource = submission.educationSource
        attachments = submission.attachments
    }
}

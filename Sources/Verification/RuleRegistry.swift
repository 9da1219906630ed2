/// All rules, in the order of the catalogue. A rule that is not in this list is not run; a test compares the list with
/// the folder `Rules`.
public enum RuleRegistry {
    public static let rules: [any Rule] = [
        SubmissionRequiredAttachments(), SubmissionAttachmentKind(), SubmissionIDNumber(), SubmissionAge(),
        SubmissionWindow(),
        SubmissionEducationHours(), SubmissionEmployerEligible(), SubmissionReviewOffice(), SubmissionSafetyPost(),
        SubmissionDuplicate(),
        FormPages(), FormTitleKind(), FormApplicantName(), FormIDNumber(), FormEmployerName(), FormDepartment(),
        FormPost(),
        FormContractTerm(), FormSignature(), FormSignatureDate(), FormSeal(), FormSealKind(), FormSealName(),
        FormSealDate(),
        ContractDocumentKind(), ContractEmployerName(), ContractWorkerName(), ContractIDNumber(), ContractTerm(),
        ContractLegalRepresentative(), ContractPost(), ContractEmployerSeal(), ContractWorkerSignature(),
        ContractSigningDate(),
        IDPhotoLegible(), IDPhotoName(), IDPhotoIDNumber(), IDPhotoHolder(),
        StatementSignature(), StatementDate(), StatementContent(),
        NameChangeNames(), SpecialtyCertificateSpecialty(), SpecialtyCertificateName(),
        EducationCertificateName(), EducationCertificateHours(), EducationCertificateSpecialty(),
        InstitutionCertificateName(), InstitutionCertificateValidity(), RetirementCertificateName(),
        ReissueApplicantName(), ReissueIDNumber(), ReissueRequest(), ReissueReason(), ReissueSignature(),
        ReissueEmployerOpinion(), ReissueIDCopy(),
        CancellationApplicantName(), CancellationIDNumber(), CancellationReason(), CancellationSignature(),
        CancellationEmployerOpinion(), CancellationIDCopy(),
        PortraitFace(), PortraitUpright(), PortraitSharp(), PortraitBackground(), PortraitProportions(),
    ]

    public static func rule(id: String) -> (any Rule)? { rules.first { $0.id == id } }
}

import DocumentModel

extension AttachmentKind {
    /// The kinds of document that belong to a slot.
    ///
    /// Any document of the employment may stand in the contract's slot: whether it is the right one is for
    /// `contract.document-kind` to say; likewise a licence as proof of a new name, and what a photo of a card shows.
    var ownKinds: Set<DocumentKind> {
        switch self {
        case .applicationForm: [.applicationForm]
        case .labourContract:
            [
                .labourContract, .employmentAgreement, .appointmentLetter, .employmentCertificate, .otherAgreement,
                .other,
            ]
        case .idInHand: [.idCard, .idCardEmblem, .portrait]
        case .dutyStatement: [.dutyStatement]
        case .continuingEducation: [.continuingEducation]
        case .nameChangeProof: [.nameChangeProof, .businessLicence]
        case .specialtyExamCertificate: [.specialtyExamCertificate]
        case .institutionCertificate: [.institutionCertificate]
        case .retirementCertificate: [.retirementCertificate]
        case .portrait: [.portrait]
        case .reissueForm: [.reissueForm]
        case .cancellationForm: [.cancellationForm]
        case .other: Set(DocumentKind.allCases)
        }
    }

    /// Papers that are often filed together with it, but are not it: copies of cards and licences behind a contract; the
    /// forms of the annexes ask for a copy of the card on their back.
    var companionKinds: Set<DocumentKind> {
        switch self {
        case .labourContract:
            [
                .idCard, .idCardEmblem, .businessLicence, .nameChangeProof, .retirementCertificate,
                .institutionCertificate,
            ]
        case .reissueForm, .cancellationForm: [.idCard, .idCardEmblem, .other]
        default: []
        }
    }
}

extension DocumentPage {
    /// The parties, whom every page of a contract that looks like the form's list of personal data names.
    private static let parties = ["甲方", "乙方"]

    /// Whether the page surely shows a document of another kind than it was uploaded as, so that its values are no
    /// evidence: the application form in the place of the contract repeats every declared value, and would agree in all.
    ///
    /// Only the kinds that are told with certainty count.
    func isForeign(to attachment: AttachmentKind) -> Bool {
        isPlainlyOther(than: attachment) && !attachment.companionKinds.contains(kind)
    }

    /// Foreign, or a companion.
    func isPlainlyOther(than attachment: AttachmentKind) -> Bool {
        guard kind != .unknown, isKindCertain, !attachment.ownKinds.contains(kind) else { return false }
        if kind == .applicationForm { return !formSheets.isEmpty && line(holding: DocumentPage.parties) == nil }
        // In a photo words stand on walls and papers, too: only a page of text counts.
        if attachment == .idInHand || attachment == .portrait { return Legibility.isLegible(self) }
        return true
    }
}

extension Evidence {
    /// What was uploaded instead, in Chinese, where every page of `attachment` surely shows something else; else nil.
    ///
    /// `submission.attachment-kind` tells it; all other rules about the attachment are then not applicable: one reason,
    /// not five.
    func foreignUpload(of attachment: AttachmentKind) -> String? {
        let pages = pages(of: attachment)
        guard !pages.isEmpty, pages.allSatisfy({ $0.isPlainlyOther(than: attachment) }),
            problems(of: attachment).isEmpty
        else { return nil }
        var kinds: [String] = []
        for page in pages where !kinds.contains(page.kind.chinese) { kinds.append(page.kind.chinese) }
        return kinds.joined(separator: "、")
    }
}

extension Finding {
    /// The finding of a rule about an attachment in whose place something else was uploaded; nil where it was not.
    static func misplaced(_ rule: String, _ attachment: AttachmentKind, _ evidence: Evidence) -> Finding? {
        evidence.foreignUpload(of: attachment).map {
            .notApplicable(rule, attachment, because: "作为\(attachment.chinese)上传的是\($0)，见“附件内容与上传种类相符”一项。")
        }
    }
}

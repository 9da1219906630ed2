import DocumentModel

/// What is read from certificates and proofs of one page.
struct CertificateFields {
    let page: LabelledPage

    private static let certificateNumbers = [
        "管理号", "证书编号", "证书号", "证书管理号", "资格证书编号", "证书号码", "合格证编号", "编号", "证号", "证件编号",
    ]
    private static let issueDates = ["发证日期", "签发日期", "颁发日期", "批准日期", "授予日期", "取得日期", "发证时间", "签发时间", "颁证日期", "登记日期"]

    /// Nil for kinds that are no certificates.
    func fields(of kind: DocumentKind) -> [LocatedField]? {
        switch kind {
        case .continuingEducation: holder + specialties + EducationHoursExtractor(page: page).fields() + numbered
        case .specialtyExamCertificate: holder + specialties + numbered
        case .nameChangeProof: NameChangeExtractor(page: page).fields() + unit + dated
        case .businessLicence: unit + representatives + dated
        case .institutionCertificate:
            unit + representatives
                + PrintedValueExtractor(page: page).dates(
                    .validUntil, of: ["有效期", "有效期限", "证书有效期", "有效期至", "有效日期", "有效期限至"], takesLast: true)
        case .retirementCertificate: retirement
        default: nil
        }
    }

    private var parties: PartyBlocks { PartyBlocks(page: page) }

    private var holder: [LocatedField] {
        var names = PersonNameExtractor(page: page, parties: parties).applicantNames()
        if names.isEmpty { names = ProseNameExtractor(page: page).holders() }
        return names + IDNumberExtractor(page: page, parties: parties).fields()
    }

    private var specialties: [LocatedField] {
        let classes = SpecialtyClassExtractor(page: page).fields()
        return classes.isEmpty ? LabelledValueExtractor(page: page).specialties() : classes
    }

    private var numbered: [LocatedField] {
        PrintedValueExtractor(page: page).numbers(.certificateNumber, of: CertificateFields.certificateNumbers) + dated
    }

    private var dated: [LocatedField] {
        PrintedValueExtractor(page: page).dates(.issueDate, of: CertificateFields.issueDates)
    }

    private var unit: [LocatedField] { EmployerNameExtractor(page: page, parties: parties).formNames() }

    private var representatives: [LocatedField] {
        PersonNameExtractor(page: page, parties: parties).legalRepresentatives()
    }

    private var retirement: [LocatedField] {
        let values = LabelledValueExtractor(page: page)
        let printed = PrintedValueExtractor(page: page)
        return holder + values.sexes() + values.birthDates()
            + printed.dates(.retirementDate, of: ["退休时间", "退休日期", "退休年月", "批准退休时间", "批准退休日期", "离退休时间", "退休年月日"])
            + printed.numbers(.certificateNumber, of: CertificateFields.certificateNumbers) + dated
    }
}

import DocumentModel

/// What is read from certificates and proofs of one page.
struct CertificateFields {
    let page: LabelledPage

    private static let certificateNumbers = [
        "管理号", "证书编号", "证书号", "证书管理号", "资格证书编号", "证书号码", "合格证编号", "编号", "证号", "证件编号",
    ]
    private static let issueDates = ["发证日期", "签发日期", "颁发日期", "批准日期", "授予日期", "取得日期", "发证时间", "签发时间", "颁证日期", "登记日期"]

    private static let specialtyLabels = ["所学专业", "学习专业", "增项专业", "增报专业", "报考专业", "考试专业", "专业名称", "专业", "类别"]

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
        guard classes.isEmpty else { return classes }
        let labelled = LabelledValueExtractor(page: page).specialties()
        guard labelled.isEmpty else { return labelled }
        return PrintedValueExtractor(page: page).values(of: CertificateFields.specialtyLabels).compactMap {
            label, value in
            let cell = page.flow.cellRange(page.flow.sources[value.lowerBound].cell)
            let range = page.trimmed(value.lowerBound..<min(value.upperBound, cell.upperBound))
            guard (3...20).contains(range.count) else { return nil }
            return page.flow.field(.specialty, range, label: label)
        }
    }

    private var numbered: [LocatedField] {
        PrintedValueExtractor(page: page).numbers(.certificateNumber, of: CertificateFields.certificateNumbers) + dated
    }

    private var dated: [LocatedField] {
        PrintedValueExtractor(page: page).dates(.issueDate, of: CertificateFields.issueDates)
    }

    /// Behind a label with a colon or in a box of its own; certificates also print 名称 and the name with a mere gap.
    private var unit: [LocatedField] {
        let labelled = EmployerNameExtractor(page: page, parties: parties).formNames()
        guard labelled.isEmpty else { return labelled }
        return PrintedValueExtractor(page: page).values(of: ["单位名称", "名称"]).compactMap { label, value in
            let text = OrganisationName.normalized(page.flow.text(value))
            guard (6...60).contains(text.count), OrganisationName.hasEnding(text) else { return nil }
            return page.flow.field(.employerName, value, label: label, value: text)
        }
    }

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

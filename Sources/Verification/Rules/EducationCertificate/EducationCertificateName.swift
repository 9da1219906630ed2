import DocumentModel

/// The certificates of continuing education are the applicant's.
struct EducationCertificateName: Rule {
    static let id = "education-certificate.name"
    static let title = "继续教育证书姓名与申报信息一致"
    static let rationale = "继续教育学时由申请人填写的，应提交继续教育证书，需包含姓名、所学专业、学时数（附件材料的具体要求 五.2）。"

    static let examples = [
        RuleExample("姓名相同", .example([.certificate(.continuingEducation, .example(.applicantName, "陈晓东"))]), .match),
        RuleExample(
            "他人的证书", .example([.certificate(.continuingEducation, .example(.applicantName, "林国栋"))]), .mismatch),
        RuleExample(
            "两张证书中一张是他人的",
            .example([
                .certificate(.continuingEducation, .example(.applicantName, "陈晓东")),
                .certificate(.continuingEducation, .example(.applicantName, "林国栋")),
            ]), .doubtful),
        RuleExample("姓名没有读出", .example([.certificate(.continuingEducation, lines: ["姓名："])]), .unreadable),
        RuleExample("页面清晰但没有姓名", .example([.certificate(.continuingEducation)]), .missing),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private let check = DeclaredValueCheck(
        rule: id, attachment: .continuingEducation, document: "继续教育证书", fields: [.applicantName], item: "姓名",
        declaredItem: "申报的姓名", content: .personName,
        differenceReason: { _ in "继续教育证书中的姓名与申请人姓名不一致，请核对并重新上传本人的证书。" },
        absence: .init(labels: ["姓名"], reason: "继续教育证书未体现姓名，继续教育证书需包含姓名、所学专业、学时数，请补充。"))

    func evaluate(_ evidence: Evidence) -> Finding {
        check.finding(evidence, expected: evidence.declaration.applicantName)
    }
}

import DocumentModel

/// The certificate of retirement is the applicant's.
struct RetirementCertificateName: Rule {
    static let id = "retirement-certificate.name"
    static let title = "退休证姓名与申报信息一致"
    static let rationale = "退休人员建议提供退休证（附件材料的具体要求 五.3）；提供的，应为申请人本人的。"

    static let examples = [
        RuleExample("姓名相同", .example([.certificate(.retirementCertificate, .example(.applicantName, "陈晓东"))]), .match),
        RuleExample(
            "他人的退休证", .example([.certificate(.retirementCertificate, .example(.applicantName, "林国栋"))]), .mismatch),
        RuleExample("姓名没有读出", .example([.certificate(.retirementCertificate, lines: ["姓名"])]), .unreadable),
        RuleExample("页面清晰但没有姓名", .example([.certificate(.retirementCertificate)]), .missing),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private let check = DeclaredValueCheck(
        rule: id, attachment: .retirementCertificate, document: "退休证", fields: [.applicantName], item: "姓名",
        declaredItem: "申报的姓名", content: .personName,
        differenceReason: { _ in "退休证中的姓名与申请人姓名不一致，请核对并重新上传本人的退休证。" },
        absence: .init(labels: ["姓名"], reason: "上传的退休证未体现姓名，请重新上传含姓名的页面。"))

    func evaluate(_ evidence: Evidence) -> Finding {
        check.finding(evidence, expected: evidence.declaration.applicantName)
    }
}

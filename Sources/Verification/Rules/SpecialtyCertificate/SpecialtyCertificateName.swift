import DocumentModel

/// The certificate of the added specialty is the applicant's.
struct SpecialtyCertificateName: Rule {
    static let id = "specialty-certificate.name"
    static let title = "增项考试证书姓名与申报信息一致"
    static let rationale = "变更注册专业的应提交通过增项考试证书（附件材料的具体要求 五.1），证书须为申请人本人的。"

    static let examples = [
        RuleExample(
            "姓名相同", .example([.certificate(.specialtyExamCertificate, .example(.applicantName, "陈晓东"))]), .match),
        RuleExample(
            "他人的证书", .example([.certificate(.specialtyExamCertificate, .example(.applicantName, "林国栋"))]), .mismatch),
        RuleExample(
            "姓名把握不大",
            .example([.certificate(.specialtyExamCertificate, .example(.applicantName, "陈晓冬", score: 0.4))]),
            .unreadable),
        RuleExample("页面清晰但没有姓名", .example([.certificate(.specialtyExamCertificate)]), .missing),
        RuleExample("页面模糊", .example([.example(.specialtyExamCertificate, blurred: true)]), .unreadable),
        RuleExample(
            "上传的是继续教育证书", .example([.example(.specialtyExamCertificate, kind: .continuingEducation)]), .notApplicable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private let check = DeclaredValueCheck(
        rule: id, attachment: .specialtyExamCertificate, document: "增项考试证书", fields: [.applicantName], item: "姓名",
        declaredItem: "申报的姓名", content: .personName,
        differenceReason: { _ in "增项考试证书中的姓名与申请人姓名不一致，请核对并重新上传本人的证书。" },
        absence: .init(labels: ["姓名"], reason: "上传的增项考试证书未体现姓名，请补充相应页面。"))

    func evaluate(_ evidence: Evidence) -> Finding {
        check.finding(evidence, expected: evidence.declaration.applicantName)
    }
}

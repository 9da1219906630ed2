import DocumentModel

/// The certificate names the specialty that was studied: the registered one.
struct EducationCertificateSpecialty: Rule {
    static let id = "education-certificate.specialty"
    static let title = "继续教育证书的专业与注册专业一致"
    static let rationale = "所注册专业的课时不少于一半；自行填报学时的，继续教育证书需包含姓名、所学专业、学时数（附件材料的具体要求 五.2）。"

    static let examples = [
        RuleExample("专业相同", certificate(.example(.specialty, "化工安全")), .match),
        RuleExample("专业不同", certificate(.example(.specialty, "道路运输安全")), .mismatch),
        RuleExample(
            "两个专业中有注册专业",
            certificate(.example(.specialty, "道路运输安全"), .example(.specialty, "化工安全")), .match),
        RuleExample("把握不大", certificate(.example(.specialty, "道路运输安全", score: 0.3)), .unreadable),
        RuleExample("页面清晰但没有专业", certificate(), .missing),
        RuleExample("写的是别的科目", certificate(.example(.specialty, "企业管理知识")), .missing),
        RuleExample("写的是别的安全科目", certificate(.example(.specialty, "安全管理知识")), .missing),
        RuleExample("没有申报专业", .example([.certificate(.continuingEducation)]), .notApplicable),
    ]

    private static func certificate(_ fields: ExtractedField...) -> Evidence {
        .example([.example(.continuingEducation, fields: fields)]) {
            $0.registration = .renewal
            $0.specialty = "化工安全"
        }
    }

    private let comparison = SpecialtyComparison(
        rule: id, attachment: .continuingEducation, document: "继续教育证书",
        differenceReason: { "继续教育证书的专业“\($0)”与所注册专业“\($1)”不一致，请核对后重新上传。" },
        absenceReason: "继续教育证书未体现所学专业，继续教育证书需包含姓名、所学专业、学时数，请补充。")

    func evaluate(_ evidence: Evidence) -> Finding { comparison.finding(evidence) }
}

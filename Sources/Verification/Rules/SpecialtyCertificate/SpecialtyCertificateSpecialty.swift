import DocumentModel

/// The certificate is for the specialty that is to be registered.
struct SpecialtyCertificateSpecialty: Rule {
    static let id = "specialty-certificate.specialty"
    static let title = "增项考试证书的专业与申请的注册专业一致"
    static let rationale = "变更注册专业的应提交通过增项考试证书（附件材料的具体要求 五.1），证书的专业须为申请变更后的专业。"

    static let examples = [
        RuleExample("专业相同", certificate("化工安全"), .match),
        RuleExample("写法不同", certificate("化工安全类"), .match),
        RuleExample("其他安全的全称", certificate("其他安全（不包括消防安全）", declared: "其他安全"), .match),
        RuleExample("专业不同", certificate("煤矿安全"), .mismatch),
        RuleExample("矿山与煤矿不同", certificate("金属非金属矿山安全", declared: "煤矿安全"), .mismatch),
        RuleExample("专业不同且读错一字", certificate("金属治炼安全", score: 0.58), .mismatch),
        RuleExample("专业相同而读错一字", certificate("金属治炼安全", declared: "金属冶炼安全"), .unreadable),
        RuleExample("把握不大", certificate("煤矿安全", score: 0.4), .unreadable),
        RuleExample("读到的不是七个专业之一", certificate("化上安全"), .unreadable),
        RuleExample(
            "页面清晰但没有专业",
            .example([.certificate(.specialtyExamCertificate)]) { $0.specialty = "化工安全" }, .missing),
        RuleExample(
            "有专业一栏但没有读出",
            .example([.certificate(.specialtyExamCertificate, lines: ["专业类别："])]) { $0.specialty = "化工安全" }, .unreadable
        ),
        RuleExample("没有申报专业", .example([.certificate(.specialtyExamCertificate)]), .notApplicable),
    ]

    private static func certificate(_ specialty: String, declared: String = "化工安全", score: Double = 0.97) -> Evidence {
        .example([.certificate(.specialtyExamCertificate, .example(.specialty, specialty, score: score))]) {
            $0.registration = .changeSpecialty
            $0.specialty = declared
        }
    }

    private let comparison = SpecialtyComparison(
        rule: id, attachment: .specialtyExamCertificate, document: "增项考试证书",
        differenceReason: { "增项考试证书的专业“\($0)”与申请的注册专业“\($1)”不一致，请核对后重新上传。" },
        absenceReason: "上传的增项考试证书未体现专业，请补充相应页面。")

    func evaluate(_ evidence: Evidence) -> Finding { comparison.finding(evidence) }
}

import DocumentModel

/// The certificate of a public institution is the declared employer's.
struct InstitutionCertificateName: Rule {
    static let id = "institution-certificate.name"
    static let title = "事业单位法人证书名称与聘用单位一致"
    static let rationale = "事业单位职员应提供事业单位法人证书（附件材料的具体要求 五.3），证书名称应为聘用单位名称。"

    static let examples = [
        RuleExample("名称相同", certificate("福州市安全生产科学研究院"), .match),
        RuleExample("名称不同", certificate("福州市环境科学研究院"), .mismatch),
        RuleExample("名称没有读清", certificate("福州市安全生产科学研究院", score: 0.3), .unreadable),
        RuleExample("页面清晰但没有名称", .example([.certificate(.institutionCertificate)]), .missing),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private static func certificate(_ name: String, score: Double = 0.97) -> Evidence {
        .example([.certificate(.institutionCertificate, .example(.employerName, name, score: score))]) {
            $0.employmentStatus = .publicInstitution
            $0.employerName = "福州市安全生产科学研究院"
        }
    }

    private let check = DeclaredValueCheck(
        rule: id, attachment: .institutionCertificate, document: "事业单位法人证书", fields: [.employerName], item: "单位名称",
        declaredItem: "申报的聘用单位名称", content: .employerName,
        differenceReason: {
            "事业单位法人证书的单位名称“\($0.value)”与申请的聘用单位“\(String($0.difference.expected))”不一致\($0.differenceInBrackets)，请核对。"
        },
        absence: .init(labels: ["名称"], reason: "上传的事业单位法人证书未体现单位名称，请重新上传。"))

    func evaluate(_ evidence: Evidence) -> Finding {
        check.finding(evidence, expected: evidence.declaration.employerName)
    }
}

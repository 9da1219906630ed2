import DocumentModel

/// The employer printed on the application form is the declared one, in every character.
struct FormEmployerName: Rule {
    static let id = "form.employer-name"
    static let title = "申请表聘用单位名称与申报信息一致"
    static let rationale = "申请表须为系统当前内容的打印件（操作流程⑧⑨）；单位名称须完全一致，有限公司与有限责任公司是两个名称。"

    static let examples = [
        RuleExample("名称相同", .example([.firstSheet(.example(.employerName, "福建闽安工程技术有限公司"))]), .match),
        RuleExample(
            "括号全角半角不同",
            .example([.firstSheet(.example(.employerName, "闽安(福建)工程有限公司"))]) { $0.employerName = "闽安（福建）工程有限公司" },
            .match),
        RuleExample("缺二字", .example([.firstSheet(.example(.employerName, "福建闽安工程有限公司"))]), .mismatch),
        RuleExample("有限责任公司", .example([.firstSheet(.example(.employerName, "福建闽安工程技术有限责任公司"))]), .mismatch),
        RuleExample(
            "形近字且把握不大", .example([.firstSheet(.example(.employerName, "福健闽安工程技术有限公司", score: 0.8))]),
            .unreadable),
        RuleExample("名称末尾没有读完整", .example([.firstSheet(.example(.employerName, "福建闽安工程技术有"))]), .unreadable),
        RuleExample("只上传了第2页", .example([.secondSheet()]), .missing),
        RuleExample(
            "没有申报单位名称",
            .example([.firstSheet(.example(.employerName, "福建闽安工程技术有限公司"))]) { $0.employerName = nil },
            .notApplicable),
    ]

    private let check = DeclaredValueCheck(
        rule: id, attachment: .applicationForm, document: "注册申请表", fields: [.employerName], item: "聘用单位名称",
        declaredItem: "申报的聘用单位名称", content: .employerName,
        differenceReason: {
            "上传的注册申请表中的聘用单位名称\($0.textDiffers(from: "系统填报的"))，请下载最新申请表，打印、签字并盖章后重新上传。"
        },
        absence: .init(labels: ["聘用单位名称", "聘用单位", "单位名称"], sheet: 1))

    /// A form printed for another unit and sealed by it has one defect, not two.
    static func defect(_ unit: String) -> String { "form-of:\(NormalizedText(unit).text)" }

    func evaluate(_ evidence: Evidence) -> Finding {
        var finding = check.finding(evidence, expected: evidence.declaration.employerName)
        if finding.outcome == .mismatch, let found = finding.found { finding.defects = [Self.defect(found)] }
        return finding
    }
}

import DocumentModel

/// The post is filled in on the application form, and is the declared one where one was declared.
struct FormPost: Rule {
    static let id = "form.post"
    static let title = "申请表岗位已填写且一致"
    static let rationale = "申请表须填写岗位（附件材料的具体要求 一.3），通常由聘用单位打印后手写；申报信息中有岗位的，应与之一致。"

    static let examples = [
        RuleExample("与申报一致", form(.example(.post, "安全主管")), .match),
        RuleExample("没有申报而已填写", .example([.secondSheet(.example(.post, "安全主管"))]), .match),
        RuleExample("与申报不一致", form(.example(.post, "出纳会计")), .mismatch),
        RuleExample(
            "第1页工作经历里的文字不是岗位",
            .example([.firstSheet(.example(.post, "安全生产")), .secondSheet(.example(.post, "安全主管"))]) {
                $0.post = "安全主管"
            }, .match),
        RuleExample("写法长短不同", form(.example(.post, "安全主管工程师")), .doubtful),
        RuleExample("手写把握不大", form(.example(.post, "安金主管", score: 0.55)), .unreadable),
        RuleExample(
            "空白", .example([.secondSheet(lines: ["所在部门：安全环保部", "岗位：", "劳动合同期限：2024年"])]) { $0.post = "安全主管" },
            .missing),
        RuleExample("填了而没有读出", .example([.secondSheet(lines: ["岗位：安※"])]), .unreadable),
        RuleExample("没有找到这一栏", .example([.secondSheet()]), .unreadable),
        RuleExample("只上传了第1页", .example([.firstSheet()]), .missing),
        RuleExample("没有上传申请表", .example(), .notApplicable),
    ]

    private static func form(_ field: ExtractedField) -> Evidence {
        .example([.firstSheet(), .secondSheet(field)]) { $0.post = "安全主管" }
    }

    private let check = FilledInCheck(
        rule: id, field: .post, item: "岗位", labels: ["工作岗位", "所在岗位", "岗位", "现任职务"],
        neighbours: ["劳动合同", "聘用期限", "合同期限", "所在部门", "部门"])

    func evaluate(_ evidence: Evidence) -> Finding { check.finding(evidence, expected: evidence.declaration.post) }
}

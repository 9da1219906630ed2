import DocumentModel

/// The department is filled in on the application form, and is the declared one where one was declared.
struct FormDepartment: Rule {
    static let id = "form.department"
    static let title = "申请表所在部门已填写且一致"
    static let rationale = "申请表须填写所在部门（附件材料的具体要求 一.3），通常由聘用单位打印后手写；申报信息中有部门的，应与之一致。"

    static let examples = [
        RuleExample("与申报一致", form(.example(.department, "安全环保部")), .match),
        RuleExample(
            "没有申报而已填写", .example([.secondSheet(.example(.department, "安全环保部"))]), .match),
        RuleExample("与申报不一致", form(.example(.department, "工程管理部")), .mismatch),
        RuleExample("写法长短不同", form(.example(.department, "环保部")), .doubtful),
        RuleExample("手写把握不大", form(.example(.department, "安全坏保部", score: 0.55)), .unreadable),
        RuleExample("空白", .example([.secondSheet(lines: ["所在部门：", "岗位：安全主管"])]) { $0.department = "安全环保部" }, .missing),
        RuleExample("句中空白", .example([.secondSheet(lines: ["该同志系我单位职工，所在部门，岗位，"])]), .missing),
        RuleExample("填了而没有读出", .example([.secondSheet(lines: ["所在部门：安※部"])]), .unreadable),
        RuleExample("没有找到这一栏", .example([.secondSheet()]), .unreadable),
        RuleExample("只上传了第1页", .example([.firstSheet()]), .missing),
        RuleExample("没有上传申请表", .example(), .notApplicable),
    ]

    private static func form(_ field: ExtractedField) -> Evidence {
        .example([.firstSheet(), .secondSheet(field)]) { $0.department = "安全环保部" }
    }

    private let check = FilledInCheck(
        rule: id, field: .department, item: "所在部门", labels: ["所在部门", "工作部门", "任职部门", "所属部门", "部门"],
        neighbours: ["岗位", "职务", "劳动合同", "聘用期限", "合同期限"])

    func evaluate(_ evidence: Evidence) -> Finding {
        check.finding(evidence, expected: evidence.declaration.department)
    }
}

import DocumentModel

/// The name printed on the application form is the applicant's.
struct FormApplicantName: Rule {
    static let id = "form.applicant-name"
    static let title = "申请表姓名与申报信息一致"
    static let rationale = "申请表须为系统当前内容的打印件（操作流程⑧⑨）；打印后又改过数据的，两者会不一致。"

    static let examples = [
        RuleExample("姓名相同", .example([.firstSheet(.example(.applicantName, "陈晓东"))]), .match),
        RuleExample("姓名中间有空格", .example([.firstSheet(.example(.applicantName, "陈 晓 东"))]), .match),
        RuleExample("一字不同", .example([.firstSheet(.example(.applicantName, "陈晓冬"))]), .mismatch),
        RuleExample("一字不同但识别把握不大", .example([.firstSheet(.example(.applicantName, "陈晓冬", score: 0.4))]), .unreadable),
        RuleExample("只上传了第2页", .example([.secondSheet()]), .missing),
        RuleExample("页面模糊没有读到", .example([.firstSheet(blurred: true)]), .unreadable),
        RuleExample("没有上传申请表", .example(), .notApplicable),
    ]

    private let check = DeclaredValueCheck(
        rule: id, attachment: .applicationForm, document: "注册申请表", fields: [.applicantName, .workerName], item: "姓名",
        declaredItem: "申报的姓名", content: .personName,
        differenceReason: { "上传的注册申请表中的姓名\($0.textDiffers(from: "系统填报的"))，请下载最新申请表，打印、签字并盖章后重新上传。" },
        absence: .init(labels: ["姓名"], sheet: 1))

    func evaluate(_ evidence: Evidence) -> Finding {
        check.finding(evidence, expected: evidence.declaration.applicantName)
    }
}

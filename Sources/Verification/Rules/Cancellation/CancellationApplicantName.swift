import DocumentModel

/// The name on the form is the applicant's.
struct CancellationApplicantName: Rule {
    static let id = "cancellation.applicant-name"
    static let title = "注销注册申请表姓名与申报信息一致"
    static let rationale = "注销注册申请表（附件2）须填写申请人姓名。"

    static let examples = [
        RuleExample("姓名相同", .example([.certificate(.cancellationForm, .example(.applicantName, "陈晓东"))]), .match),
        RuleExample("一字不同", .example([.certificate(.cancellationForm, .example(.applicantName, "陈晓冬"))]), .mismatch),
        RuleExample("姓名没有读出", .example([.certificate(.cancellationForm, lines: ["姓名"])]), .unreadable),
        RuleExample("页面清晰但没有姓名", .example([.certificate(.cancellationForm)]), .missing),
        RuleExample(
            "上传的是注册申请表", .example([.example(.cancellationForm, kind: .applicationForm, sheets: [1])]), .notApplicable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        AnnexForm.cancellation.name(id, evidence)
    }
}

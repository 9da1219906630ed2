import DocumentModel

/// The name on the form is the applicant's.
struct ReissueApplicantName: Rule {
    static let id = "reissue.applicant-name"
    static let title = "补办申请表姓名与申报信息一致"
    static let rationale = "注册证书（标签）补办申请表（附件1）须填写申请人姓名。"

    static let examples = [
        RuleExample("姓名相同", .example([.certificate(.reissueForm, .example(.applicantName, "陈晓东"))]), .match),
        RuleExample("一字不同", .example([.certificate(.reissueForm, .example(.applicantName, "陈晓冬"))]), .mismatch),
        RuleExample("姓名没有读出", .example([.certificate(.reissueForm, lines: ["姓名"])]), .unreadable),
        RuleExample("姓名只读出一部分", .example([.certificate(.reissueForm, lines: ["姓", "陈晓"])]), .unreadable),
        RuleExample("页面清晰但没有姓名", .example([.certificate(.reissueForm)]), .missing),
        RuleExample(
            "上传的是注册申请表", .example([.example(.reissueForm, kind: .applicationForm, sheets: [1])]), .notApplicable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        AnnexForm.reissue.name(id, evidence)
    }
}

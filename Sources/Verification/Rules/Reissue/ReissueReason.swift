import DocumentModel

/// The reason is filled in.
struct ReissueReason: Rule {
    static let id = "reissue.reason"
    static let title = "补办申请表填写了申请原因"
    static let rationale = "注册证书（标签）补办申请表（附件1）须填写申请原因。"

    static let examples = [
        RuleExample("填写了原因", .example([.certificate(.reissueForm, .example(.requestReason, "证书遗失"))]), .match),
        RuleExample(
            "手写的原因把握不大", .example([.certificate(.reissueForm, .example(.requestReason, "已退休", score: 0.3))]), .match),
        RuleExample(
            "原因空白", .example([.certificate(.reissueForm, .example(.requestReason, "", isComplete: false))]), .missing),
        RuleExample("没有读到这一栏", .example([.certificate(.reissueForm)]), .unreadable),
        RuleExample("文件打不开", .example(problems: [.example(.reissueForm)]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding { AnnexForm.reissue.reason(id, evidence) }
}

import DocumentModel

/// The reason is filled in.
struct CancellationReason: Rule {
    static let id = "cancellation.reason"
    static let title = "注销注册申请表填写了申请注销的原因"
    static let rationale = "注销注册申请表（附件2）须填写申请注销的原因。"

    static let examples = [
        RuleExample("填写了原因", .example([.certificate(.cancellationForm, .example(.requestReason, "证书遗失"))]), .match),
        RuleExample(
            "手写的原因把握不大", .example([.certificate(.cancellationForm, .example(.requestReason, "已退休", score: 0.3))]),
            .match),
        RuleExample(
            "原因空白", .example([.certificate(.cancellationForm, .example(.requestReason, "", isComplete: false))]),
            .missing),
        RuleExample("没有读到这一栏", .example([.certificate(.cancellationForm)]), .unreadable),
        RuleExample("文件打不开", .example(problems: [.example(.cancellationForm)]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding { AnnexForm.cancellation.reason(id, evidence) }
}

import DocumentModel

/// The applicant signed the form.
struct CancellationSignature: Rule {
    static let id = "cancellation.signature"
    static let title = "注销注册申请表有本人签名"
    static let rationale = "注销注册申请表（附件2）须由申请人本人签名。"

    static let examples = [
        RuleExample("手写签名", .example([page(.handwritten)]), .match),
        RuleExample("空白", .example([page(.empty)]), .missing),
        RuleExample("只有打印的姓名", .example([page(.printed)]), .doubtful),
        RuleExample("无法判断", .example([page(.unclear)]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private static func page(_ ink: SigningPlace.Ink) -> DocumentPage {
        .example(.cancellationForm).signed(.example(.applicant, ink))
    }

    func evaluate(_ evidence: Evidence) -> Finding { AnnexForm.cancellation.signatureCheck(id).signature(evidence) }
}

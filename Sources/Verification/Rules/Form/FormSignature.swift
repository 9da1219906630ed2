import DocumentModel

/// The applicant signed the application form by hand.
struct FormSignature: Rule {
    static let id = "form.signature"
    static let title = "申请表有申请人签名"
    static let rationale = "申请表须有申请人签名和日期（附件材料的具体要求 一.2）；手写签名或手印有效，只有打印姓名或名章的由人工判断。"

    static let examples = [
        RuleExample("手写签名", signed(.handwritten), .match),
        RuleExample("按手印", signed(.thumbprint), .match),
        RuleExample("空白", signed(.empty), .missing),
        RuleExample("只有打印的姓名", signed(.printed), .doubtful),
        RuleExample("只有名章", signed(.seal), .doubtful),
        RuleExample("有痕迹而看不清", signed(.unclear), .unreadable),
        RuleExample("页面模糊而未见签名", .example([.secondSheet(blurred: true).signing(.applicant, .empty)]), .unreadable),
        RuleExample(
            "只有单位负责人签了名", .example([.secondSheet().signing(.applicant, .empty).signing(.employer, .handwritten)]),
            .missing),
        RuleExample("没有找到签名的位置", .example([.secondSheet()]), .unreadable),
        RuleExample("只上传了第1页", .example([.firstSheet()]), .missing),
        RuleExample("没有上传申请表", .example(), .notApplicable),
    ]

    private static func signed(_ ink: SigningPlace.Ink) -> Evidence {
        .example([.firstSheet(), .secondSheet().signing(.applicant, ink)])
    }

    private let check = SigningCheck(
        rule: id, attachment: .applicationForm, document: "注册申请表", item: "申请人签名", roles: [.applicant, .author],
        reason: "注册申请表未见申请人本人签名，请签名后重新上传。", sheet: 2)

    func evaluate(_ evidence: Evidence) -> Finding { check.signature(evidence) }
}

import DocumentModel

/// A copy of the applicant's identity card is on the back of the form.
struct CancellationIDCopy: Rule {
    static let id = "cancellation.id-copy"
    static let title = "注销注册申请表附有身份证件复印件"
    static let rationale = "注销注册申请表（附件2）注：请在背面复印本人身份证件。"

    static let examples = [
        RuleExample("背面有身份证复印件", .example([.example(.cancellationForm), card("350102198703154212")]), .match),
        RuleExample("他人的身份证", .example([.example(.cancellationForm), card("350521197811036041")]), .mismatch),
        RuleExample("误读一位的号码", .example([.example(.cancellationForm), card("350102198703154217")]), .unreadable),
        RuleExample("没有复印件", .example([.example(.cancellationForm)]), .missing),
        RuleExample(
            "只有国徽面", .example([.example(.cancellationForm), .example(.cancellationForm, kind: .idCardEmblem)]), .missing
        ),
        RuleExample(
            "号码没有读出", .example([.example(.cancellationForm), .example(.cancellationForm, kind: .idCard)]), .unreadable),
        RuleExample("页面不清晰", .example([.example(.cancellationForm, blurred: true)]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private static func card(_ number: String) -> DocumentPage {
        .example(.cancellationForm, kind: .idCard, fields: [.example(.idNumber, number)])
    }

    func evaluate(_ evidence: Evidence) -> Finding { AnnexForm.cancellation.idCopy(id, evidence) }
}

import DocumentModel

/// A copy of the applicant's identity card is on the back of the form.
struct ReissueIDCopy: Rule {
    static let id = "reissue.id-copy"
    static let title = "补办申请表附有身份证件复印件"
    static let rationale = "注册证书（标签）补办申请表（附件1）注：请在背面复印本人身份证件。"

    static let examples = [
        RuleExample("背面有身份证复印件", .example([.example(.reissueForm), card("350102198703154212")]), .match),
        RuleExample("他人的身份证", .example([.example(.reissueForm), card("350521197811036041")]), .mismatch),
        RuleExample("误读一位的号码", .example([.example(.reissueForm), card("350102198703154217")]), .unreadable),
        RuleExample("没有复印件", .example([.example(.reissueForm)]), .missing),
        RuleExample(
            "只有国徽面", .example([.example(.reissueForm), .example(.reissueForm, kind: .idCardEmblem)]), .missing),
        RuleExample("号码没有读出", .example([.example(.reissueForm), .example(.reissueForm, kind: .idCard)]), .unreadable),
        RuleExample("页面不清晰", .example([.example(.reissueForm, blurred: true)]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private static func card(_ number: String) -> DocumentPage {
        .example(.reissueForm, kind: .idCard, fields: [.example(.idNumber, number)])
    }

    func evaluate(_ evidence: Evidence) -> Finding { AnnexForm.reissue.idCopy(id, evidence) }
}

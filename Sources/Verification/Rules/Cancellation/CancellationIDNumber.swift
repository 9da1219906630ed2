import DocumentModel

/// The number on the form is the applicant's.
struct CancellationIDNumber: Rule {
    static let id = "cancellation.id-number"
    static let title = "注销注册申请表证件号码与申报信息一致"
    static let rationale = "注销注册申请表（附件2）须填写申请人的证件号码。"

    static let examples = [
        RuleExample(
            "号码相同", .example([.certificate(.cancellationForm, .example(.idNumber, "350102198703154212"))]), .match),
        RuleExample(
            "号码不同", .example([.certificate(.cancellationForm, .example(.idNumber, "350521197811036041"))]), .mismatch),
        RuleExample(
            "号码不完整",
            .example([.certificate(.cancellationForm, .example(.idNumber, "3501021987031", isComplete: false))]),
            .unreadable),
        RuleExample("页面清晰但没有号码", .example([.certificate(.cancellationForm)]), .missing),
        RuleExample(
            "号码未读出，背面的身份证复印件也没有认出",
            .example([
                .example(.cancellationForm, blurred: true),
                .example(.cancellationForm, kind: .unknown, fields: [.example(.idNumber, "350102198703154212")])
                    .numbered(2),
            ]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        AnnexForm.cancellation.number(id, evidence)
    }
}

import DocumentModel

/// The applicant's signature on the application form is dated, and not later than the submission.
struct FormSignatureDate: Rule {
    static let id = "form.signature-date"
    static let title = "申请表申请人签名处已填写日期"
    static let rationale = "申请表须有申请人签名和日期（附件材料的具体要求 一.2）；日期晚于提交申请之日的由人工判断。"

    static let examples = [
        RuleExample("已填写", dated(.filled(.example("2026-11-18"))), .match),
        RuleExample("就在提交当天", dated(.filled(.example("2026-11-20"))), .match),
        RuleExample("晚于提交日期", dated(.filled(.example("2026-12-01"))), .doubtful),
        RuleExample("年月日空白", dated(.blank), .missing),
        RuleExample("写了而无法辨认", dated(.unreadable("2026年月日")), .unreadable),
        RuleExample("没有找到日期", dated(.none), .unreadable),
        RuleExample(
            "只有盖章处的日期",
            .example([
                .secondSheet().signing(.applicant, .handwritten, .blank).signing(
                    .employer, .seal, .filled(.example("2026-11-18")))
            ]), .missing),
        RuleExample("只上传了第1页", .example([.firstSheet()]), .missing),
        RuleExample("没有上传申请表", .example(), .notApplicable),
    ]

    private static func dated(_ date: SigningPlace.DateState) -> Evidence {
        .example([.firstSheet(), .secondSheet().signing(.applicant, .handwritten, date)])
    }

    private let check = SigningCheck(
        rule: id, attachment: .applicationForm, document: "注册申请表", item: "申请人签名", roles: [.applicant, .author],
        reason: "注册申请表申请人签名处未填写日期，请补填后重新上传。", sheet: 2, usesDateFields: false, isMissingWithoutDate: false)

    func evaluate(_ evidence: Evidence) -> Finding { check.date(evidence) }
}

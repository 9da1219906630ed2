import DocumentModel

/// The employer's seal on the application form is dated, and not later than the submission.
struct FormSealDate: Rule {
    static let id = "form.seal-date"
    static let title = "申请表盖章处已填写日期"
    static let rationale = "申请表须有聘用单位印章和日期（附件材料的具体要求 一.4）；日期晚于提交申请之日的由人工判断。"

    static let examples = [
        RuleExample("已填写", dated(.filled(.example("2026-11-18"))), .match),
        RuleExample("晚于提交日期", dated(.filled(.example("2027-01-05"))), .doubtful),
        RuleExample("年月日空白", dated(.blank), .missing),
        RuleExample("印章下的日期无法辨认", dated(.unreadable("")), .unreadable),
        RuleExample("印章盖住了月份，是否晚于提交日期看不出", dated(.unreadable("2026年月16日")), .unreadable),
        RuleExample("印章盖住了日，月份早于提交", dated(.unreadable("2026年5月日")), .match),
        RuleExample("印章盖住了日，月份晚于提交", dated(.unreadable("2026年12月日")), .doubtful),
        RuleExample("日未读出，月份是两位数且晚于提交", dated(.unreadable("2026年12")), .doubtful),
        RuleExample("年份晚于提交", dated(.unreadable("2027年月3日")), .doubtful),
        RuleExample("月份只读出一位", dated(.unreadable("2026年1")), .unreadable),
        RuleExample("只读出日", dated(.unreadable("2026年12日")), .unreadable),
        RuleExample("只有印好的“20”", dated(.unreadable("20__年月日")), .missing),
        RuleExample("只有年份", dated(.unreadable("2026年月日")), .unreadable),
        RuleExample("没有这一天", dated(.unreadable("2026年6月51日")), .unreadable),
        RuleExample("1写得像7", dated(.unreadable("2026年11月71日")), .match),
        RuleExample("年份看似2066年", dated(.filled(.example("2066-11-18"))), .match),
        RuleExample("年份看似2022年，只可能是2027年", dated(.filled(.example("2022-01-05"))), .doubtful),
        RuleExample("年份看似2020年，可能是2026年", dated(.filled(.example("2020-11-18"))), .match),
        RuleExample(
            "只有初审机构的日期",
            .example([
                .secondSheet().signing(.employer, .seal, .blank).signing(
                    .office, .empty, .filled(.example("2026-11-19")))
            ]), .missing),
        RuleExample("只上传了第1页", .example([.firstSheet()]), .missing),
        RuleExample("没有上传申请表", .example(), .notApplicable),
    ]

    private static func dated(_ date: SigningPlace.DateState) -> Evidence {
        .example([.firstSheet(), .secondSheet().signing(.employer, .seal, date)])
    }

    private let check = SigningCheck(
        rule: id, attachment: .applicationForm, document: "注册申请表", item: "聘用单位盖章", roles: [.employer],
        reason: "注册申请表聘用单位盖章处未填写日期，请补填后重新上传。", sheet: 2, usesDateFields: false, isMissingWithoutDate: false)

    func evaluate(_ evidence: Evidence) -> Finding { check.date(evidence) }
}

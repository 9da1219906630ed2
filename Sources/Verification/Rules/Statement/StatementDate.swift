import DocumentModel

/// The statement is dated.
struct StatementDate: Rule {
    static let id = "statement.date"
    static let title = "履职情况书面陈述有签字日期"
    static let rationale = "履职情况书面陈述须有本人签字及日期（附件材料的具体要求 四.1）。"

    static let examples = [
        RuleExample("有日期", .example([page(.filled(.example("2026-11-01")))]), .match),
        RuleExample("没有日期", .example([page(.blank)]), .missing),
        RuleExample("日期晚于提交日", .example([page(.filled(.example("2026-12-01")))]), .doubtful),
        RuleExample("日期无法辨认", .example([page(.unreadable("2026年"))]), .unreadable),
        RuleExample("打印的日期", .example([.certificate(.dutyStatement, .example(.signingDate, "2026-11-01"))]), .match),
        RuleExample(
            "只印有年月日",
            .example([.certificate(.dutyStatement, .example(.signingDate, "", isComplete: false))]), .missing),
        RuleExample("签名旁没有日期的位置", .example([page(.none)]), .missing),
        RuleExample("页面清晰但没有签名处", .example([.example(.dutyStatement)]), .unreadable),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private static func page(_ date: SigningPlace.DateState) -> DocumentPage {
        .example(.dutyStatement).signed(.example(.author, .handwritten, date: date))
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        StatementSignature.check(id, "履职情况书面陈述缺少本人签字日期，请补充。").date(evidence)
    }
}

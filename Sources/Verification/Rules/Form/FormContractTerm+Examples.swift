import DocumentModel

extension FormContractTerm {
    static let examples = [
        RuleExample(
            "与申报一致", form(.example(.contractStart, "2024-03-01"), .example(.contractEnd, "2027-02-28")), .match),
        RuleExample("没有申报而与合同一致", undeclared(form: "2027-02-28", contract: "2027-02-28"), .match),
        RuleExample("没有申报而与合同不一致", undeclared(form: "2027-02-28", contract: "2026-12-31"), .mismatch),
        RuleExample(
            "合同续订过，截止日期是续订的",
            .example([
                .secondSheet(.example(.contractStart, "2024-03-01"), .example(.contractEnd, "open-ended")),
                .contract(
                    .example(.contractStart, "2021-03-01"), .example(.contractEnd, "2024-02-29"),
                    .example(.contractEnd, "open-ended", note: "另见其他期限；续订期限")),
            ]) {
                $0.contractStart = nil
                $0.contractEnd = nil
            }, .doubtful),
        RuleExample(
            "只申报了起始日期而截止日期与合同不一致", undeclared(form: "2027-02-28", contract: "2026-12-31", start: "2024-03-01"),
            .mismatch),
        RuleExample(
            "只申报了起始日期而截止日期空白", undeclared(form: "", contract: nil, start: "2024-03-01"), .missing),
        RuleExample(
            "只申报了起始日期而读不出合同", undeclared(form: "2027-02-28", contract: nil, start: "2024-03-01"), .unreadable),
        RuleExample("没有申报也读不出合同", undeclared(form: "2027-02-28", contract: nil), .unreadable),
        RuleExample(
            "截止日期不同",
            form(
                .example(.contractStart, "2024-03-01"), .example(.contractEnd, "2028-02-28")), .mismatch),
        RuleExample(
            "无固定期限写成长期",
            .example([
                .secondSheet(
                    .example(.contractStart, "2024-03-01"),
                    .example(.contractEnd, "长期", isComplete: false, note: "截止日期处写的是“长期”"))
            ]) { $0.contractEnd = .openEnded }, .mismatch),
        RuleExample(
            "无固定期限写成9999年",
            .example([
                .secondSheet(
                    .example(.contractStart, "2024-03-01"), .example(.contractEnd, "9999-12-31", isComplete: false))
            ]) { $0.contractEnd = .openEnded }, .mismatch),
        RuleExample(
            "无固定期限写成9999年，识别把握不大",
            .example([
                .secondSheet(
                    .example(.contractStart, "2024-03-01"),
                    .example(.contractEnd, "9999-12-31", score: 0.5, isComplete: false))
            ]) { $0.contractEnd = .openEnded }, .mismatch),
        RuleExample(
            "无固定期限而截止日期空白",
            .example([
                .secondSheet(
                    .example(.contractStart, "2024-03-01"), .example(.contractEnd, "", isComplete: false))
            ]) { $0.contractEnd = .openEnded }, .missing),
        RuleExample(
            "写成无固定期限",
            .example([
                .secondSheet(.example(.contractStart, "2024-03-01"), .example(.contractEnd, "open-ended"))
            ]) { $0.contractEnd = .openEnded }, .match),
        RuleExample(
            "合同以完成一定工作任务为期限",
            .example([
                .secondSheet(.example(.contractStart, "2024-03-01"), .example(.contractEnd, "2027-02-28")),
                .contract(
                    .example(.contractStart, "2024-03-01"),
                    .example(.contractEnd, "以完成一定工作任务为期限", isComplete: false, note: "合同以完成一定工作任务为期限")),
            ]) { $0.contractEnd = nil }, .doubtful),
        RuleExample(
            "手写数字把握不大",
            form(
                .example(.contractStart, "2024-03-01"), .example(.contractEnd, "2027-02-23", score: 0.5)), .unreadable),
        RuleExample(
            "日期空白",
            form(
                .example(.contractStart, "", isComplete: false), .example(.contractEnd, "", isComplete: false)),
            .missing),
        RuleExample("栏目空白", form(), .missing),
        RuleExample(
            "填了日期而没有读出",
            .example([.secondSheet(lines: ["劳动合同期限2024年3月1日至2027年2月28日"])]), .unreadable),
        RuleExample("只上传了第1页", .example([.firstSheet()]), .missing),
        RuleExample("页面模糊", .example([.secondSheet(blurred: true)]), .unreadable),
        RuleExample("没有上传申请表", .example(), .notApplicable),
        RuleExample(
            "没有可对照的期限",
            .example([
                .secondSheet(.example(.contractStart, "2024-03-01"), .example(.contractEnd, "2027-02-28"))
            ]) {
                $0.contractStart = nil
                $0.contractEnd = nil
            }, .notApplicable),
        RuleExample("期限未读出，读到的是签字日期", atSignature(start: "2026-04-14", end: nil), .unreadable),
        RuleExample("开始日期不同，截止日期已读出", atSignature(start: "2026-04-14", end: "2027-02-28"), .mismatch),
        RuleExample("开始日期不同，不在签字处", atSignature(start: "2026-04-14", end: nil, line: 5), .mismatch),
    ]

    private static func form(_ fields: ExtractedField...) -> Evidence {
        .example([
            .example(.applicationForm, sheets: [2], lines: DocumentPage.secondSheetLines, fields: fields)
        ])
    }

    private static func undeclared(form: String, contract: String?, start: String? = nil) -> Evidence {
        let other = contract.map {
            DocumentPage.contract(.example(.contractStart, "2024-03-01"), .example(.contractEnd, $0))
        }
        return .example([
            .secondSheet(.example(.contractStart, "2024-03-01"), .example(.contractEnd, form)),
            other ?? .contract(blurred: true),
        ]) {
            $0.contractStart = start.map { .example($0) }
            $0.contractEnd = nil
        }
    }

    private static func atSignature(start: String, end: String?, line: Int = 21) -> Evidence {
        var field = ExtractedField.example(.contractStart, start)
        field.quad = .exampleLine(line)
        let ends = end.map { [ExtractedField.example(.contractEnd, $0)] } ?? []
        return .example([
            .example(.applicationForm, sheets: [2], fields: [field] + ends).signed(.example(.employer, .handwritten))
        ])
    }
}

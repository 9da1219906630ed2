import DocumentModel

extension ContractTerm {
    static let examples = [
        RuleExample(
            "起止相同", contract(.example(.contractStart, "2024-03-01"), .example(.contractEnd, "2027-02-28")), .match),
        RuleExample(
            "无固定期限",
            .example([
                .contract(.example(.contractStart, "2024-03-01"), .example(.contractEnd, "open-ended"))
            ]) { $0.contractEnd = .openEnded }, .match),
        RuleExample(
            "截止日期差一天",
            contract(
                .example(.contractStart, "2024-03-01"), .example(.contractEnd, "2027-03-01")), .mismatch),
        RuleExample(
            "合同为无固定期限而申报了截止日期",
            contract(
                .example(.contractStart, "2024-03-01"), .example(.contractEnd, "open-ended")), .mismatch),
        RuleExample(
            "数字形近且把握不大",
            contract(
                .example(.contractStart, "2024-03-01"), .example(.contractEnd, "2027-02-26", score: 0.7)), .unreadable),
        RuleExample(
            "日期没有填完整",
            contract(
                .example(.contractStart, "2024-03-01"), .example(.contractEnd, "2027年月日", isComplete: false)),
            .unreadable),
        RuleExample(
            "只写明期限三年，日期为推算",
            contract(
                .example(.contractStart, "2024-03-01"),
                .example(.contractEnd, "2027-02-28", note: "合同只写明期限3年，截止日期为推算"),
                .example(.contractEnd, "2027-03-01", note: "合同只写明期限3年，截止日期为推算")), .doubtful),
        RuleExample(
            "以完成一定工作任务为期限",
            contract(
                .example(.contractStart, "2024-03-01"),
                .example(
                    .contractEnd, "以完成一定工作任务为期限", isComplete: false, note: "合同以完成一定工作任务为期限")), .doubtful),
        RuleExample(
            "申报的是续订前的期限",
            contract(
                .example(.contractStart, "2027-03-01"), .example(.contractEnd, "2030-02-28"),
                .example(.contractStart, "2024-03-01", note: "另见其他期限；续订前的期限"),
                .example(.contractEnd, "2027-02-28", note: "另见其他期限；续订前的期限")), .doubtful),
        RuleExample(
            "续订的起始日期未读出",
            .example([
                .contract(
                    .example(.contractStart, "2020-07-15"), .example(.contractEnd, "2022-07-14"),
                    .example(.contractStart, "2020-07-15", note: "另见其他期限；续订期限"),
                    .example(.contractEnd, "open-ended", note: "另见其他期限；续订期限"))
            ]) {
                $0.contractStart = .example("2022-07-15")
                $0.contractEnd = .openEnded
            }, .unreadable),
        RuleExample(
            "续订的起始日期读出而与申报不同",
            .example([
                .contract(
                    .example(.contractStart, "2020-07-15"), .example(.contractEnd, "2022-07-14"),
                    .example(.contractStart, "2022-07-16", note: "另见其他期限；续订期限"),
                    .example(.contractEnd, "open-ended", note: "另见其他期限；续订期限"))
            ]) {
                $0.contractStart = .example("2022-07-15")
                $0.contractEnd = .openEnded
            }, .mismatch),
        RuleExample(
            "封面和正文的期限不同",
            contract(
                .example(.contractStart, "2024-03-01", note: "合同中有两个不同的期限"),
                .example(.contractEnd, "2027-02-28", note: "合同中有两个不同的期限"),
                .example(.contractStart, "2024-03-01", note: "另见其他期限；合同中有两个不同的期限"),
                .example(.contractEnd, "2026-02-28", note: "另见其他期限；合同中有两个不同的期限")), .doubtful),
        RuleExample(
            "截止日期划去后在旁边重写",
            .example([
                .contract(
                    .example(.contractStart, "2024-03-01"), .example(.contractEnd, "2028-02-28"),
                    lines: Array(repeating: "", count: 31) + ["2027年2月28日"])
            ]), .doubtful),
        RuleExample(
            "申报的截止日期写在别处",
            .example([
                .contract(
                    .example(.contractStart, "2024-03-01"), .example(.contractEnd, "2028-02-28"),
                    lines: ["2027年2月28日"])
            ]), .mismatch),
        RuleExample("申请前已到期", term("2023-03-01", "2026-11-19"), .invalid),
        RuleExample(
            "申请前已到期，读得不清但与申报一致",
            .example([
                .contract(
                    .example(.contractStart, "2023-03-01", score: 0.59),
                    .example(.contractEnd, "2026-11-19", score: 0.59))
            ]) {
                $0.contractStart = .example("2023-03-01")
                $0.contractEnd = .date(.example("2026-11-19"))
            }, .invalid),
        RuleExample("申请当日到期", term("2023-11-21", "2026-11-20"), .match),
        RuleExample("申请前已到期且与申报不一致", contract(.example(.contractEnd, "2026-02-28")), .mismatch),
        RuleExample("申请后才开始", term("2026-12-01", "2029-11-30"), .doubtful),
        RuleExample(
            "合同的截止日期读作早于起始日期",
            .example([.contract(.example(.contractStart, "2025-07-27"), .example(.contractEnd, "2023-07-26"))]) {
                $0.contractStart = .example("2025-07-27")
                $0.contractEnd = .date(.example("2030-07-26"))
            }, .doubtful),
        RuleExample("截止日期早于起始日期", term("2027-03-01", "2024-02-28"), .doubtful),
        RuleExample(
            "只是申报的截止日期早于起始日期",
            .example([.contract(blurred: true)]) {
                $0.contractStart = .example("2027-03-01")
                $0.contractEnd = .date(.example("2024-02-28"))
            }, .invalid),
        RuleExample("期限超过一生的工作年限", term("2024-03-01", "2127-02-28"), .doubtful),
        RuleExample(
            "没有申报期限而合同已到期",
            .example([.contract(.example(.contractEnd, "2026-02-28"))]) {
                $0.contractStart = nil
                $0.contractEnd = nil
            }, .invalid),
        RuleExample(
            "已到期但合同中另有更晚的日期",
            .example([
                .contract(
                    .example(.contractStart, "2023-03-01"), .example(.contractEnd, "2026-02-28"),
                    .example(.contractEnd, "2029-02-28", note: "另见其他期限；续订期限"))
            ]) {
                $0.contractStart = .example("2023-03-01")
                $0.contractEnd = .date(.example("2026-02-28"))
            }, .doubtful),
        RuleExample(
            "办公室规定即将到期的留给人工",
            .example(
                [.contract(.example(.contractStart, "2024-03-01"), .example(.contractEnd, "2026-12-01"))],
                settings: { $0.contractEndsWithinDays = 30 }
            ) { $0.contractEnd = .date(.example("2026-12-01")) }, .doubtful),
        RuleExample(
            "聘用至退休",
            .example([.contract(.example(.contractStart, "2024-03-01"), lines: ["聘用期限自2024年3月1日起至退休"])]), .doubtful),
        RuleExample(
            "办公室规定不接受以完成一定工作任务为期限",
            .example(
                [
                    .contract(
                        .example(.contractStart, "2024-03-01"),
                        .example(.contractEnd, "以完成一定工作任务为期限", isComplete: false, note: "合同以完成一定工作任务为期限"))
                ], settings: { $0.taskContract = .invalid }
            ) { _ in }, .invalid),
        RuleExample("页面清晰但没有期限", contract(), .missing),
        RuleExample("有期限条款而没有读出", .example([.contract(lines: ["第一条 合同期限"])]), .unreadable),
        RuleExample("页面模糊", .example([.contract(blurred: true)]), .unreadable),
        RuleExample(
            "上传的是申请表",
            .example([
                .misplacedForm(
                    .labourContract, .example(.contractStart, "2024-03-01"), .example(.contractEnd, "2027-02-28"))
            ]), .notApplicable),
        RuleExample(
            "没有申报期限",
            .example([.contract(.example(.contractStart, "2024-03-01"))]) {
                $0.contractStart = nil
                $0.contractEnd = nil
            }, .notApplicable),
    ]

    private static func contract(_ fields: ExtractedField...) -> Evidence {
        .example([.example(.labourContract, fields: fields)])
    }

    /// Declared as the contract has it.
    private static func term(_ start: String, _ end: String) -> Evidence {
        .example([.contract(.example(.contractStart, start), .example(.contractEnd, end))]) {
            $0.contractStart = .example(start)
            $0.contractEnd = .date(.example(end))
        }
    }
}

import DocumentModel

/// The term of the contract is the declared one: the start and the end as they are written, never repaired by a day.
struct ContractTerm: Rule {
    static let id = "contract.term"
    static let title = "劳动合同期限与申报信息一致"
    static let rationale = "劳动合同或聘用文件须包含聘用期限（附件材料的具体要求 二.1），起止日期按合同所写逐日核对。"

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
            "封面和正文的期限不同",
            contract(
                .example(.contractStart, "2024-03-01", note: "合同中有两个不同的期限"),
                .example(.contractEnd, "2027-02-28", note: "合同中有两个不同的期限"),
                .example(.contractStart, "2024-03-01", note: "另见其他期限；合同中有两个不同的期限"),
                .example(.contractEnd, "2026-02-28", note: "另见其他期限；合同中有两个不同的期限")), .doubtful),
        RuleExample("页面清晰但没有期限", contract(), .missing),
        RuleExample("有期限条款而没有读出", .example([.contract(lines: ["第一条 合同期限"])]), .unreadable),
        RuleExample("页面模糊", .example([.contract(blurred: true)]), .unreadable),
        RuleExample(
            "上传的是申请表",
            .example([
                .misplacedForm(
                    .labourContract, .example(.contractStart, "2024-03-01"), .example(.contractEnd, "2027-02-28"))
            ]), .missing),
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

    func evaluate(_ evidence: Evidence) -> Finding {
        let declared = evidence.declaration
        let expected = ExpectedTerm(start: declared.contractStart?.description, end: declared.contractEnd?.fieldValue)
        guard !expected.isEmpty, evidence.hasUpload(of: .labourContract) else {
            return .notApplicable(id, .labourContract, because: "没有申报劳动合同期限，或未上传劳动合同。")
        }
        let pages = evidence.pages(of: .labourContract)
        guard !pages.isEmpty else {
            return .unopened(id, .labourContract, "劳动合同（聘用文件）", evidence, expected: expected.text)
        }
        let stated = StatedTerm(of: .labourContract, evidence)
        if stated.isAbsent { return absent(pages, expected, instead: evidence.foreignUpload(of: .labourContract)) }
        let parts = expected.parts(of: stated)
        var finding = TermFinding(rule: id, attachment: .labourContract, document: "劳动合同", reference: "申报的劳动合同期限")
            .finding(parts: parts, stated: stated, expected: expected)
        if finding.outcome == .mismatch, expected.isStatedElsewhere(in: stated) {
            finding.outcome = .doubtful
            finding.message = "劳动合同中有多个期限，申报的\(expected.text)与其中一个一致，但不是最近的一个（\(stated.text ?? "")），请人工核对。"
        }
        if finding.outcome == .match, let rival = stated.rivalEnd {
            finding.outcome = .doubtful
            finding.evidence.append(rival.spot)
            finding.message =
                "劳动合同中有两个不同的期限，一个与申报的\(expected.text)一致，另一个截至"
                + "\(StatedTerm.shown(rival.field.value))，请人工核对。"
        }
        if finding.outcome == .mismatch {
            finding.returnReason =
                "劳动合同的期限（\(stated.text ?? "")）与申请信息中的劳动合同期限（\(expected.text)）不一致，请核对后修改。"
        } else if finding.outcome == .missing {
            finding.returnReason = "上传的劳动合同聘用期限未填写完整，请核对后重新上传。"
        }
        return finding
    }

    private func absent(_ pages: [DocumentPage], _ expected: ExpectedTerm, instead other: String?) -> Finding {
        let labels = ["合同期限", "聘用期限", "协议期限", "返聘期限", "固定期限"]
        let labelled = pages.contains { $0.line(holding: labels) != nil }
        let isMissing = other != nil || Legibility.areLegible(pages) && !labelled
        let seen = other.map { "作为劳动合同上传的是\($0)" } ?? "上传的劳动合同页面清晰，但各页均"
        return Finding(
            rule: id, outcome: isMissing ? .missing : .unreadable, attachment: .labourContract, expected: expected.text,
            confidence: 0.75, evidence: pages.prefix(3).map(\.spot),
            message: isMissing ? "\(seen)\(other == nil ? "" : "，")未见聘用期限。" : "劳动合同中的期限未能读出，请人工查看。",
            returnReason: isMissing ? "上传的劳动合同未体现聘用期限，请补充相应页面。" : nil)
    }
}

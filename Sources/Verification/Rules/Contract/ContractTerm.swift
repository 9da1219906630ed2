import DocumentModel

/// The term of the contract is the declared one: the start and the end as they are written, never repaired by a day; and it
/// covers the day of submission.
struct ContractTerm: Rule {
    static let id = "contract.term"
    static let title = "劳动合同期限与申报信息一致"
    static let rationale = "劳动合同或聘用文件须包含聘用期限（附件材料的具体要求 二.1），起止日期按合同所写逐日核对；申请之前已到期的合同不能证明仍受聘于该单位（重点提示（1））。"

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

    func evaluate(_ evidence: Evidence) -> Finding {
        let declared = evidence.declaration
        let expected = ExpectedTerm(start: declared.contractStart?.description, end: declared.contractEnd?.fieldValue)
        guard evidence.hasUpload(of: .labourContract) else {
            return disordered(.notApplicable(id, .labourContract, because: "未上传劳动合同。"), expected, declared)
        }
        let pages = evidence.pages(of: .labourContract)
        guard !pages.isEmpty else {
            return .unopened(id, .labourContract, "劳动合同（聘用文件）", evidence, expected: expected.text)
        }
        if let misplaced = Finding.misplaced(id, .labourContract, evidence) { return misplaced }
        let stated = StatedTerm(of: .labourContract, evidence)
        if expected.isEmpty {
            let finding = Finding.notApplicable(id, .labourContract, because: "没有申报劳动合同期限。")
            return standing(finding, stated, expected, evidence)
        }
        if stated.isAbsent {
            return absent(pages, expected, evidence)
        }
        let compared = unusual(compare(stated, expected), stated, evidence)
            .doubted(by: TermCorrection(stated, expected), "劳动合同", "申请信息")
        return disordered(standing(compared, stated, expected, evidence), expected, declared)
    }

    private func compare(_ stated: StatedTerm, _ expected: ExpectedTerm) -> Finding {
        let parts = expected.parts(of: stated)
        var finding = TermFinding(rule: id, attachment: .labourContract, document: "劳动合同", reference: "申请信息")
            .finding(parts: parts, stated: stated, expected: expected)
        if finding.outcome == .mismatch, expected.isStatedElsewhere(in: stated) {
            finding.outcome = .doubtful
            finding.message = "劳动合同中有多个期限，申报的\(expected.told)与其中一个一致，但不是最近的一个（\(stated.told ?? "")），请人工核对。"
        }
        if finding.outcome == .mismatch, let renewal = stated.unreadRenewal(from: expected.start) {
            finding.outcome = .unreadable
            finding.confidence = DecisionThresholds.undecidedConfidence
            finding.evidence.append(renewal.spot)
            finding.message =
                "劳动合同中读到的期限为\(stated.told ?? "")，另有自\(StatedTerm.told(expected.start))起的期限，其截止日期未能读出，请人工核对。"
        }
        if finding.outcome == .mismatch, let renewal = stated.unreadRenewal(to: expected.end) {
            finding.outcome = .unreadable
            finding.confidence = DecisionThresholds.undecidedConfidence
            finding.evidence.append(renewal.spot)
            finding.message =
                "劳动合同中读到的期限为\(stated.told ?? "")，另有至\(StatedTerm.told(expected.end))的期限，其起始日期未能读出，请人工核对。"
        }
        if finding.outcome == .match, let rival = stated.rivalEnd {
            finding.outcome = .doubtful
            finding.evidence.append(rival.spot)
            finding.message =
                "劳动合同中有两个不同的期限，一个与申报的\(expected.told)一致，另一个截至"
                + "\(StatedTerm.told(rival.field.value))，请人工核对。"
        }
        if finding.outcome == .mismatch {
            finding.returnReason = "劳动合同的\(expected.difference(of: stated, from: "申请信息"))，请核对后修改。"
        } else if finding.outcome == .missing {
            finding.returnReason = "上传的劳动合同聘用期限未填写完整，请核对后重新上传。"
        }
        return finding
    }

    /// A term without a day at its end, where the office decided what to do with it.
    private func unusual(_ finding: Finding, _ stated: StatedTerm, _ evidence: Evidence) -> Finding {
        guard let kind = UnusualTerm(stated, evidence), finding.outcome.isUndecided else { return finding }
        var finding = finding
        finding.outcome = kind.outcome(evidence.settings)
        finding.message = "劳动合同\(kind.chinese)\(finding.outcome == .doubtful ? "，没有写明截止日期，请人工判断" : "，没有写明截止日期")。"
        if finding.outcome.flags {
            finding.returnReason = "劳动合同\(kind.chinese)，没有写明截止日期，请提供写明聘用期限的劳动合同或聘用文件。"
        }
        return finding
    }

    /// Adds what the contract's term says by itself: over, not yet begun, ending before it begins.
    private func standing(
        _ finding: Finding, _ stated: StatedTerm, _ expected: ExpectedTerm, _ evidence: Evidence
    ) -> Finding {
        // The term in force is the one that was not read.
        if finding.outcome == .unreadable,
            stated.unreadRenewal(from: expected.start) ?? stated.unreadRenewal(to: expected.end) != nil
        {
            return finding
        }
        let standing = TermStanding(
            stated, on: evidence.dayOfSubmission, settings: evidence.settings,
            isConfirmed: finding.outcome == .match && expected.end != nil)
        guard let message = standing.message(document: "劳动合同") else { return finding }
        var finding = finding
        var reason: String?
        if case .expired(let end) = standing {
            reason = "劳动合同已于\(end.chinese)到期，请提供续签后的劳动合同或聘用文件。"
        }
        switch finding.outcome {
        case .mismatch where standing.isDisordered && expected.isOrdered:
            // Nobody agrees on a term that is over before it begins: more likely a digit was misread.
            finding.outcome = .doubtful
            finding.confidence = DecisionThresholds.undecidedConfidence
            finding.message += message
            finding.returnReason = nil
        case .mismatch, .missing:
            finding.message += message
            if let first = finding.returnReason, let reason, standing.outcome(evidence.settings).flags {
                finding.separateReasons = [first, reason]
                finding.returnReason = first + reason
            }
        case .doubtful: finding.message += message
        case .match, .notApplicable, .unreadable, .invalid, .notice:
            let isUnread = finding.outcome == .unreadable
            finding.outcome = standing.outcome(evidence.settings)
            finding.message = isUnread ? finding.message + message : message
            finding.confidence = stated.ends.first.map { min(0.98, $0.field.score) } ?? finding.confidence
            finding.found = stated.text
            finding.evidence = stated.spots
            finding.returnReason = reason
        }
        return finding
    }

    /// The declared term itself ends before it begins.
    private func disordered(_ finding: Finding, _ expected: ExpectedTerm, _ declared: Declaration) -> Finding {
        // Where contract and form agree in this, the contract is the matter: `standing` has told it.
        guard case .date(let end) = declared.contractEnd, let start = declared.contractStart, end < start,
            finding.outcome != .doubtful
        else { return finding }
        var finding = finding
        let what = "填报的劳动合同期限截止日期（\(end.chinese)）早于起始日期（\(start.chinese)）"
        let reason = "\(what)，请核对后修改。"
        if finding.outcome.flags, let first = finding.returnReason {
            let others = finding.separateReasons.isEmpty ? [first] : finding.separateReasons
            finding.separateReasons = others + [reason]
            finding.returnReason = finding.separateReasons.joined()
            finding.message += "\(what)。"
            return finding
        }
        finding.outcome = .invalid
        finding.expected = expected.text
        finding.confidence = 1
        finding.message = "\(what)。"
        finding.returnReason = reason
        return finding
    }

    private func absent(
        _ pages: [DocumentPage], _ expected: ExpectedTerm, _ evidence: Evidence
    ) -> Finding {
        let labels = ["合同期限", "聘用期限", "协议期限", "返聘期限", "固定期限"]
        let labelled = pages.contains { $0.line(holding: labels) != nil }
        let isMissing = Legibility.areLegible(pages) && !labelled
        let finding = Finding(
            rule: id, outcome: isMissing ? .missing : .unreadable, attachment: .labourContract, expected: expected.text,
            confidence: 0.75, evidence: pages.prefix(3).map(\.spot),
            message: isMissing ? "上传的劳动合同页面清晰，但各页均未见聘用期限。" : "劳动合同中的期限未能读出，请人工查看。",
            returnReason: isMissing ? "上传的劳动合同未体现聘用期限，请补充相应页面。" : nil)
        return disordered(
            unusual(finding, StatedTerm(of: .labourContract, evidence), evidence), expected, evidence.declaration)
    }
}

import DocumentModel

/// The term of the contract is the declared one: the start and the end as they are written, never repaired by a day; and it
/// covers the day of submission.
struct ContractTerm: Rule {
    static let id = "contract.term"
    static let title = "劳动合同期限与申报信息一致"
    static let rationale = "劳动合同或聘用文件须包含聘用期限（附件材料的具体要求 二.1），起止日期按合同所写逐日核对；申请之前已到期的合同不能证明仍受聘于该单位（重点提示（1））。"

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

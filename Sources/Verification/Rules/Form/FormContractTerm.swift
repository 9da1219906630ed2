import DocumentModel

/// The term on the application form is filled in, and is the declared one or, where none was declared, the contract's.
///
/// It is often written by hand by the employer, after the form was printed.
struct FormContractTerm: Rule {
    static let id = "form.contract-term"
    static let title = "申请表劳动合同期限已填写且一致"
    static let rationale = "申请表须填写劳动合同期限，并与提交的劳动合同一致；长期或无固定期限的，截至日期填写为“无固定期限”（附件材料的具体要求 一.3）。"

    func evaluate(_ evidence: Evidence) -> Finding {
        guard evidence.hasUpload(of: .applicationForm) else {
            return .notApplicable(id, .applicationForm, because: "未上传注册申请表。")
        }
        let pages = evidence.pages(of: .applicationForm)
        guard !pages.isEmpty else { return .unopened(id, .applicationForm, "注册申请表", evidence) }
        let stated = StatedTerm(of: .applicationForm, evidence)
        let declared = evidence.declaration
        var expected = ExpectedTerm(start: declared.contractStart?.description, end: declared.contractEnd?.fieldValue)
        if stated.isUnfilled { return unfilled(pages, stated, expected, evidence) }
        var reference = "申请信息"
        var renewable: StatedTerm?
        // What was not declared, the contract says; half a term that agrees is no agreement.
        if expected.start == nil || expected.end == nil, evidence.hasUpload(of: .labourContract) {
            let contract = StatedTerm(of: .labourContract, evidence)
            renewable = expected.isEmpty ? contract : nil
            reference = expected.isEmpty ? "所附劳动合同" : "申请信息和所附劳动合同"
            expected.start = expected.start ?? Self.certain(contract.starts)
            expected.end = expected.end ?? Self.certain(contract.ends)
            if expected.end == nil, let kind = UnusualTerm(contract, evidence) { return unruled(stated, kind) }
            guard !expected.isEmpty else { return uncomparable(stated) }
        }
        guard !expected.isEmpty else {
            return .notApplicable(id, .applicationForm, because: "申请表已填写劳动合同期限，没有可对照的申报值或合同。")
        }
        let finding = TermFinding(rule: id, attachment: .applicationForm, document: "注册申请表", reference: reference)
            .finding(parts: expected.parts(of: stated), stated: stated, expected: expected)
        return completed(half(finding, stated, expected, evidence), stated, expected, reference)
            .doubted(where: stated, endsWithRenewalOf: renewable)
            .doubted(by: TermCorrection(stated, expected), "注册申请表", reference)
            .doubted(bySigningDateIn: stated)
    }

    /// Takes back an agreement that rests on one end of the term alone.
    private func half(
        _ finding: Finding, _ stated: StatedTerm, _ expected: ExpectedTerm, _ evidence: Evidence
    ) -> Finding {
        let uncompared = (expected.start == nil ? [stated.starts] : []) + (expected.end == nil ? [stated.ends] : [])
        guard finding.outcome == .match, !uncompared.isEmpty else { return finding }
        if uncompared.contains(where: { !$0.isEmpty && $0.allSatisfy(\.field.value.isEmpty) }) {
            var finding = finding
            finding.outcome = .missing
            finding.message = "注册申请表中的劳动合同期限未填写完整，读为\(stated.told ?? "（空）")。"
            return finding
        }
        return evidence.hasUpload(of: .labourContract) ? uncomparable(stated) : finding
    }

    /// The one date that the contract surely states.
    private static func certain(_ readings: [LocatedField]) -> String? {
        let sure = readings.filter {
            $0.field.isComplete && !$0.field.value.isEmpty && $0.field.score >= DecisionThresholds.agreement
        }
        return Set(sure.map(\.field.value)).count == 1 ? sure.first?.field.value : nil
    }

    /// Words for an end without a day that are not the prescribed 无固定期限.
    private static let otherWords = ["长期", "无限期", "无期限", "退休", "永久", "9999"]

    /// Personnel systems' date for no end; no day that exists is misread as this.
    private static let placeholder = "9999-12-31"

    private func completed(
        _ finding: Finding, _ stated: StatedTerm, _ expected: ExpectedTerm, _ reference: String
    ) -> Finding {
        var finding = finding
        if expected.end == ContractEnd.openEnded.fieldValue, let end = stated.ends.first?.field,
            end.value.isEmpty
                || end.score >= DecisionThresholds.difference && Self.otherWords.contains(where: end.value.contains)
                || end.value == Self.placeholder
        {
            let written = end.value.isEmpty ? "未填写" : "填写为“\(end.value)”"
            finding.outcome = end.value.isEmpty ? .missing : .mismatch
            finding.confidence = max(0.5, min(1, end.score))
            finding.message = "劳动合同为无固定期限，注册申请表截止日期处\(written)，应填写“无固定期限”。"
            finding.returnReason = "所附劳动合同为无固定期限，注册申请表劳动合同期限的截止日期\(written)，应填写“无固定期限”，请修改后重新上传。"
        } else if finding.outcome == .mismatch {
            finding.returnReason =
                "注册申请表填写的劳动合同\(expected.difference(of: stated, from: reference))，请由聘用单位核对更正后重新上传。"
        } else if finding.outcome == .missing {
            finding.returnReason = "注册申请表劳动合同期限未填写完整，请由聘用单位按所附劳动合同填写后重新上传。"
        }
        return finding
    }

    /// The guide does not say how the end of such a contract is to be written on the form.
    private func unruled(_ stated: StatedTerm, _ kind: UnusualTerm) -> Finding {
        Finding(
            rule: id, outcome: .doubtful, attachment: .applicationForm, found: stated.text, confidence: 0.8,
            evidence: stated.spots,
            message: "所附劳动合同\(kind.chinese)，注册申请表填写的期限为\(stated.told ?? "（空）")，是否符合要求请人工判断。")
    }

    private func uncomparable(_ stated: StatedTerm) -> Finding {
        Finding(
            rule: id, outcome: .unreadable, attachment: .applicationForm, found: stated.text, confidence: 0.8,
            evidence: stated.spots, message: "注册申请表填写的期限为\(stated.told ?? "")，但未能从劳动合同读出期限，请人工核对。")
    }

    private func unfilled(
        _ pages: [DocumentPage], _ stated: StatedTerm, _ expected: ExpectedTerm, _ evidence: Evidence
    ) -> Finding {
        var finding = Finding(
            rule: id, outcome: .missing, attachment: .applicationForm,
            expected: expected.isEmpty ? nil : expected.text, confidence: 0.8, evidence: stated.spots, message: "")
        if finding.evidence.isEmpty { finding.evidence = pages.prefix(2).map(\.spot) }
        if evidence.lacksFormSheet(2) {
            finding.message = "注册申请表第2页未上传，未见劳动合同期限。"
            return finding
        }
        let labels = ["合同期限", "聘用期限", "聘期"]
        let labelled = pages.filter { $0.line(holding: labels) != nil }
        let isFilled = labelled.contains { page in labels.contains { holdsDate(beside: $0, page) } }
        guard !stated.isAbsent || Legibility.areLegible(labelled) && !isFilled else {
            finding.outcome = .unreadable
            finding.message = "注册申请表的劳动合同期限未能读出，请人工查看。"
            return finding
        }
        finding.message = "注册申请表的劳动合同期限未填写。"
        finding.returnReason = "注册申请表未填写劳动合同期限，请由聘用单位按所附劳动合同填写后重新上传。"
        return finding
    }

    /// Whether digits stand in the line of `label` or in the two below it: filled in, though no term was understood.
    private func holdsDate(beside label: String, _ page: DocumentPage) -> Bool {
        guard let line = page.line(holding: [label]) else { return false }
        let top = line.boundingBox.y - line.quad.height
        let bottom = line.boundingBox.maxY + 2.5 * line.quad.height
        let text = page.text.lines
            .filter { $0.boundingBox.midY >= top && $0.boundingBox.midY <= bottom }
            .map(\.text).joined()
        // A year alone has four digits.
        return text.count { $0.isNumber } >= 4 || text.contains(ContractEnd.openEnded.chinese)
    }
}

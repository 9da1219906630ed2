import DocumentModel

/// The certificate of a public institution is still valid.
struct InstitutionCertificateValidity: Rule {
    static let id = "institution-certificate.validity"
    static let title = "事业单位法人证书在有效期内"
    static let rationale = "事业单位职员应提供事业单位法人证书（附件材料的具体要求 五.3）；证书有效期5年，过期的请人工判断。"

    static let examples = [
        RuleExample("在有效期内", .example([certificate("2028-03-24")]), .match),
        RuleExample("提交当日到期", .example([certificate("2026-11-20")]), .match),
        RuleExample("已经过期", .example([certificate("2026-11-19")]), .doubtful),
        RuleExample("日期把握不大", .example([certificate("2028-03-24", score: 0.2)]), .unreadable),
        RuleExample(
            "有有效期一栏但没有读出", .example([.certificate(.institutionCertificate, lines: ["有效期："])]), .unreadable),
        RuleExample("页面清晰但没有有效期", .example([.certificate(.institutionCertificate)]), .missing),
        RuleExample("没有上传", .example(), .notApplicable),
    ]

    private static func certificate(_ date: String, score: Double = 0.97) -> DocumentPage {
        .certificate(.institutionCertificate, .example(.validUntil, date, score: score))
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        let slot = AttachmentKind.institutionCertificate
        guard evidence.hasUpload(of: slot) else { return .notApplicable(id, slot, because: "未上传事业单位法人证书。") }
        if let misplaced = Finding.misplaced(id, slot, evidence) { return misplaced }
        let pages = evidence.ownPages(of: slot)
        guard !pages.isEmpty else { return .unopened(id, slot, "事业单位法人证书", evidence) }
        let day = evidence.dayOfSubmission
        let fields = evidence.fields(.validUntil, in: slot)
        let dates = fields.compactMap { field in CalendarDate(iso: field.field.value).map { (field: field, date: $0) } }
        guard let last = dates.max(by: { $0.date < $1.date }), last.field.field.score >= DecisionThresholds.agreement
        else {
            let labelled = pages.contains { $0.line(holding: ["有效期"]) != nil }
            let isMissing = fields.isEmpty && !labelled && Legibility.areLegible(pages)
            return Finding(
                rule: Self.id, outcome: isMissing ? .missing : .unreadable, attachment: slot, confidence: 0.75,
                evidence: fields.first.map { [$0.spot] } ?? pages.prefix(1).map(\.spot),
                message: isMissing ? "事业单位法人证书页面清晰，但未见有效期。" : "事业单位法人证书的有效期未能读出，请人工查看。",
                returnReason: isMissing ? "上传的事业单位法人证书未体现有效期，请重新上传完整的证书。" : nil)
        }
        let isValid = last.date >= day
        return Finding(
            rule: Self.id, outcome: isValid ? .match : .doubtful, attachment: slot, expected: "不早于\(day)",
            found: last.date.description, confidence: 0.5 + min(1, last.field.field.score) / 2,
            evidence: [last.field.spot],
            message: isValid ? "事业单位法人证书有效期至\(last.date)。" : "事业单位法人证书有效期至\(last.date)，提交申请时已经过期，请人工判断。")
    }
}

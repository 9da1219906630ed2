import DocumentModel

/// The certificates add up to the hours that were declared.
///
/// ## Known limits
/// Two pages of one certificate that both print its total count once only where they print the same number of the
/// certificate.
struct EducationCertificateHours: Rule {
    static let id = "education-certificate.hours"
    static let title = "继续教育证书学时与申报学时一致"
    static let rationale = "继续教育学时由申请人填写的，应提交继续教育证书，需包含姓名、所学专业、学时数（附件材料的具体要求 五.2）。"

    static let examples = [
        RuleExample("学时相同", declared([hours("48")]), .match),
        RuleExample("两张证书相加", declared([hours("24"), hours("24")]), .match),
        RuleExample("同一证书的两页只计一次", declared([hours("48", number: "JX001"), hours("48", number: "JX001")]), .match),
        RuleExample("专业学时也相同", declared([hours("48", specialty: "24")]), .match),
        RuleExample("学时较少", declared([hours("40")]), .mismatch),
        RuleExample("学时较多", declared([hours("72")]), .mismatch),
        RuleExample("专业学时不同", declared([hours("48", specialty: "20")]), .mismatch),
        RuleExample("数字把握不大", declared([hours("40", score: 0.5)]), .unreadable),
        RuleExample("有学时一栏但没有读出", declared([.certificate(.continuingEducation, lines: ["学时："])]), .unreadable),
        RuleExample("一张读不清", declared([hours("24"), .example(.continuingEducation, blurred: true)]), .unreadable),
        RuleExample("页面清晰但没有学时", declared([.certificate(.continuingEducation)]), .missing),
        RuleExample("没有申报学时", .example([hours("48")]), .notApplicable),
    ]

    private static func hours(
        _ total: String, specialty: String? = nil, number: String? = nil, score: Double = 0.97
    ) -> DocumentPage {
        var fields = [ExtractedField.example(.educationHours, total, score: score)]
        if let specialty { fields.append(.example(.specialtyHours, specialty, score: score)) }
        if let number { fields.append(.example(.certificateNumber, number)) }
        return .example(.continuingEducation, fields: fields)
    }

    private static func declared(_ pages: [DocumentPage]) -> Evidence {
        .example(pages) {
            $0.registration = .renewal
            $0.educationSource = .applicant
            $0.educationHours = 48
            $0.educationSpecialtyHours = 24
        }
    }

    func evaluate(_ evidence: Evidence) -> Finding {
        let slot = AttachmentKind.continuingEducation
        guard let declared = evidence.declaration.educationHours, evidence.hasUpload(of: slot) else {
            return .notApplicable(
                id, slot, because: evidence.declaration.educationHours == nil ? "没有申报继续教育学时。" : "未上传继续教育证书。")
        }
        if let misplaced = Finding.misplaced(id, slot, evidence) { return misplaced }
        let pages = evidence.ownPages(of: slot)
        let expected = Self.text(declared)
        guard !pages.isEmpty else { return .unopened(id, slot, "继续教育证书", evidence, expected: expected) }
        let certificates = Self.certificates(pages)
        func finding(_ outcome: Outcome, _ found: Double?, _ confidence: Double, _ message: String) -> Finding {
            let spots = certificates.isEmpty ? pages.prefix(2).map(\.spot) : certificates.map(\.spot)
            return Finding(
                rule: Self.id, outcome: outcome, attachment: slot, expected: expected, found: found.map(Self.text),
                confidence: confidence, evidence: spots, message: message)
        }
        guard !certificates.isEmpty else {
            let isThere = pages.contains(where: Self.hasPlaceForHours)
            guard Legibility.areLegible(pages), !isThere else {
                return finding(.unreadable, nil, 0.75, "继续教育证书中未能读出学时，请人工核对是否为\(expected)学时。")
            }
            var result = finding(.missing, nil, 0.8, "继续教育证书页面清晰，但未见学时数。")
            result.returnReason = "继续教育证书未体现学时数，继续教育证书需包含姓名、所学专业、学时数，请补充。"
            return result
        }
        let total = certificates.reduce(0) { $0 + $1.hours }
        let score = certificates.map(\.score).min() ?? 0
        let confidence = 0.5 + score / 2
        let isPartial =
            pages.contains { page in
                let fields = page.fields(named: .educationHours)
                return fields.isEmpty && (!Legibility.isLegible(page) || Self.hasPlaceForHours(page))
                    || !fields.isEmpty && !fields.contains(where: \.isComplete)
            } || !evidence.problems(of: slot).isEmpty
        if total != declared {
            if isPartial && total < declared {
                return finding(
                    .unreadable, total, confidence, "已读出的继续教育证书学时合计\(Self.text(total))，申报\(expected)学时，另有页面未能读出，请人工核对。")
            }
            guard score >= DecisionThresholds.easilyConfused else {
                return finding(
                    .unreadable, total, confidence, "继续教育证书学时读为\(Self.text(total))，把握不大，请人工核对是否为\(expected)学时。")
            }
            var result = finding(
                .mismatch, total, confidence, "继续教育证书学时合计\(Self.text(total))，与申报的\(expected)学时不一致。")
            result.returnReason = "继续教育证书的学时合计为\(Self.text(total))学时，与申报的\(expected)学时不一致，请核对后修改或补充证书。"
            return result
        }
        if let other = specialtyDifference(certificates, evidence) {
            var result = finding(
                .mismatch, total, confidence,
                "继续教育证书的专业学时为\(Self.text(other.found))，与申报的专业学时\(Self.text(other.declared))不一致。")
            result.returnReason =
                "继续教育证书的专业学时为\(Self.text(other.found))，与申报的专业学时\(Self.text(other.declared))不一致，请核对后修改。"
            return result
        }
        guard score >= DecisionThresholds.agreement else {
            return finding(.unreadable, total, confidence, "继续教育证书学时读为\(Self.text(total))，把握不大，请人工核对。")
        }
        return finding(.match, total, confidence, "继续教育证书学时合计\(Self.text(total))，与申报学时一致。")
    }

    /// Words with which the hours stand; 学时证明 alone is a title.
    private static let labels = ["学时数", "课时数", "总学时", "总课时", "累计学时", "专业学时", "个学时", "共计学时"]

    private static func hasPlaceForHours(_ page: DocumentPage) -> Bool {
        page.line(holding: labels) != nil
            || page.text.lines.contains { ["学时", "课时"].contains(NormalizedText($0.text).text) }
    }

    private struct Certificate {
        var hours: Double
        var specialtyHours: Double?
        var score: Double
        var specialtyScore: Double
        var spot: EvidenceSpot
    }

    /// One a page, pages with the same number of the certificate and the same hours once.
    private static func certificates(_ pages: [DocumentPage]) -> [Certificate] {
        var seen: Set<String> = []
        return pages.compactMap { page in
            guard let field = page.fields(named: .educationHours).first(where: \.isComplete),
                let hours = Double(field.value), hours.isFinite
            else { return nil }
            let number = page.fields(named: .certificateNumber).first?.value
            if let number, !seen.insert("\(number)/\(field.value)").inserted { return nil }
            let specialty = page.fields(named: .specialtyHours).first(where: \.isComplete)
            return Certificate(
                hours: hours, specialtyHours: specialty.flatMap { Double($0.value) }.flatMap { $0.isFinite ? $0 : nil },
                score: probability(field.score), specialtyScore: probability(specialty?.score ?? 0),
                spot: LocatedField(field: field, page: page).spot)
        }
    }

    private static func probability(_ score: Double) -> Double { score.isFinite ? min(1, max(0, score)) : 0 }

    /// Only where every certificate tells its specialty hours, and was read surely.
    private func specialtyDifference(
        _ certificates: [Certificate], _ evidence: Evidence
    ) -> (found: Double, declared: Double)? {
        guard let declared = evidence.declaration.educationSpecialtyHours else { return nil }
        var sum = 0.0
        for certificate in certificates {
            guard let hours = certificate.specialtyHours,
                certificate.specialtyScore >= DecisionThresholds.easilyConfused
            else { return nil }
            sum += hours
        }
        return sum == declared ? nil : (sum, declared)
    }

    private static func text(_ hours: Double) -> String {
        hours == hours.rounded() && abs(hours) < 1e6 ? String(Int(hours)) : String(hours)
    }
}

import DocumentModel

/// The application form carries a seal of the employer, and its text can be read.
struct FormSeal: Rule {
    static let id = "form.seal"
    static let title = "申请表有聘用单位印章"
    static let rationale = "申请表须有聘用单位印章，应清晰可辨（附件材料的具体要求 一.4）；骑缝章和个人名章不算。"

    static let examples = [
        RuleExample("有清晰的公章", .example([.secondSheet(seals: [.example("福建闽安工程技术有限公司")])]), .match),
        RuleExample(
            "印章不清晰",
            .example([
                .secondSheet(seals: [.example("福建工程", kind: .unknown, confidence: 0.1)])
            ]), .unreadable),
        RuleExample("没有印章", .example([.firstSheet(), .secondSheet()]), .missing),
        RuleExample(
            "只有骑缝章",
            .example([
                .secondSheet(seals: [.example("福建闽安工程技术有限公司", isPartial: true)])
            ]), .missing),
        RuleExample("只有名章", .example([.secondSheet(seals: [.example("林国栋", kind: .personal)])]), .missing),
        RuleExample(
            "印章盖在初审机构意见栏",
            .example([
                .secondSheet(seals: [.example("福建闽安工程技术有限公司", y: 1200)])
            ]), .doubtful),
        RuleExample("只上传了第1页", .example([.firstSheet()]), .missing),
        RuleExample("页面模糊没有找到印章", .example([.secondSheet(blurred: true)]), .unreadable),
        RuleExample("没有上传申请表", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        guard evidence.hasUpload(of: .applicationForm) else {
            return .notApplicable(id, .applicationForm, because: "未上传注册申请表。")
        }
        let pages = evidence.pages(of: .applicationForm)
        guard !pages.isEmpty else { return .unopened(id, .applicationForm, "注册申请表", evidence) }
        let seals = FormSeals(evidence)
        if let best = seals.candidates.max(by: { $0.seal.confidence < $1.seal.confidence }) {
            return sealed(best)
        }
        if let other = seals.elsewhere.first {
            return Finding(
                rule: id, outcome: .doubtful, attachment: .applicationForm, found: other.seal.fullText, confidence: 0.8,
                evidence: [other.spot], message: "注册申请表的印章不在聘用单位意见栏，请人工查看是否为聘用单位印章。")
        }
        return unsealed(pages, seals, evidence)
    }

    private func sealed(_ place: LocatedSeal) -> Finding {
        let isLegible = place.seal.confidence >= DecisionThresholds.sealLegible && !place.seal.text.isEmpty
        return Finding(
            rule: id, outcome: isLegible ? .match : .unreadable, attachment: .applicationForm,
            found: place.seal.fullText.isEmpty ? nil : place.seal.fullText,
            confidence: isLegible ? 0.95 : 0.8, evidence: [place.spot],
            message: isLegible
                ? "注册申请表加盖了印章“\(place.seal.fullText)”，文字可以辨认。" : "注册申请表加盖了印章，但文字无法可靠识别，请人工查看是否清晰可辨。")
    }

    private func unsealed(_ pages: [DocumentPage], _ seals: FormSeals, _ evidence: Evidence) -> Finding {
        var finding = Finding(
            rule: id, outcome: .missing, attachment: .applicationForm, confidence: 0.85,
            evidence: seals.others.prefix(2).map(\.spot), message: "")
        if evidence.lacksFormSheet(2) {
            finding.evidence += pages.prefix(2).map(\.spot)
            finding.message = "注册申请表第2页未上传，未见聘用单位印章。"
            return finding
        }
        let second = pages.filter { $0.formSheets.contains(2) }
        let searched = second.isEmpty ? pages : second
        finding.evidence += searched.prefix(2).map { page in
            page.line(holding: ["聘用单位意见", "单位公章", "单位盖章", "聘用单位"]).map {
                EvidenceSpot(file: page.file, page: page.page, quad: $0.quad, text: $0.text)
            } ?? page.spot
        }
        guard Legibility.areLegible(searched) else {
            finding.outcome = .unreadable
            finding.message = "注册申请表页面不够清晰，未能找到聘用单位印章，请人工查看。"
            return finding
        }
        let note = seals.others.isEmpty ? "" : "（骑缝章和个人名章不能代替单位印章）"
        let isPersonal = seals.others.contains { $0.seal.kind == .personal }
        finding.defects = isPersonal ? [FormSealKind.personalDefect] : []
        finding.message = "注册申请表聘用单位意见栏未见聘用单位印章\(note)。"
        finding.returnReason = "注册申请表未见聘用单位印章\(note)，请加盖单位公章或人事部门公章后重新上传。"
        return finding
    }
}

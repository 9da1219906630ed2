import DocumentModel

/// What was uploaded is what it was uploaded as.
///
/// Decided only by pages that are told surely, by a title or by labels of their own; a page that cannot be told is left to
/// the rules about its content.
struct SubmissionAttachmentKind: Rule {
    static let id = "submission.attachment-kind"
    static let title = "附件内容与上传种类相符"
    static let rationale = "各注册种类须按附件材料清单表分别提交附件材料；传错位置的材料视同未提交，只提示一次，不再逐项核对。"

    static let examples = [
        RuleExample("各附件与种类相符", .example([.firstSheet(), .secondSheet(), .contract(), .idPhoto()]), .match),
        RuleExample("申请表传成合同", .example([.misplacedForm(.labourContract)]), .mismatch),
        RuleExample("履职陈述传成继续教育证明", .example([.example(.dutyStatement, kind: .continuingEducation)]), .mismatch),
        RuleExample("注销申请表传成注册申请表", .example([.example(.applicationForm, kind: .cancellationForm)]), .mismatch),
        RuleExample("聘书作为合同上传，由合同种类核对", .example([.example(.labourContract, kind: .appointmentLetter)]), .match),
        RuleExample("合同后附身份证复印件", .example([.contract(), .example(.labourContract, kind: .idCard)]), .match),
        RuleExample("合同处只有身份证复印件", .example([.example(.labourContract, kind: .idCard)]), .mismatch),
        RuleExample("更名证明处上传营业执照", .example([.example(.nameChangeProof, kind: .businessLicence)]), .match),
        RuleExample(
            "一页是申请表，一页是合同",
            .example([.firstSheet(), .example(.applicationForm, kind: .labourContract)]), .doubtful),
        RuleExample(
            "另有一个文件打不开",
            .example([.misplacedForm(.labourContract)], problems: [.example(.labourContract)]), .doubtful),
        RuleExample("种类判断不出", .example([.example(.dutyStatement, kind: .unknown)]), .match),
        RuleExample("没有打开任何页面", .example(), .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        var wrong: [(slot: AttachmentKind, shows: String, pages: [DocumentPage])] = []
        var mixed: [(slot: AttachmentKind, shows: String, pages: [DocumentPage])] = []
        for slot in AttachmentKind.allCases {
            let pages = evidence.pages(of: slot)
            if let other = evidence.foreignUpload(of: slot) {
                wrong.append((slot, other, pages))
            } else {
                let foreign = pages.filter { $0.isForeign(to: slot) }
                if let first = foreign.first { mixed.append((slot, first.kind.chinese, foreign)) }
            }
        }
        guard !evidence.pages.isEmpty else { return .notApplicable(id, nil, because: "没有可以打开的附件页面。") }
        if let first = wrong.first {
            let told = wrong.map { "作为“\($0.slot.chinese)”上传的是\($0.shows)" }.joined(separator: "；")
            var finding = Finding(
                rule: Self.id, outcome: .mismatch, attachment: first.slot, expected: first.slot.chinese,
                found: first.shows, confidence: 0.95, evidence: wrong.flatMap { $0.pages.prefix(2).map(Self.spot) },
                message: "\(told)，与上传种类不符，该处其他项目不再核对。")
            finding.separateReasons = wrong.map {
                "作为“\($0.slot.chinese)”上传的是\($0.shows)，请重新上传\($0.slot.chinese)。"
            }
            finding.returnReason = finding.separateReasons.joined()
            return finding
        }
        if let first = mixed.first {
            let told = mixed.map { "“\($0.slot.chinese)”中有\($0.pages.count)页像是\($0.shows)" }.joined(separator: "；")
            return Finding(
                rule: Self.id, outcome: .doubtful, attachment: first.slot, expected: first.slot.chinese,
                found: first.shows, confidence: 0.85, evidence: mixed.flatMap { $0.pages.prefix(2).map(Self.spot) },
                message: "\(told)，请人工判断是否传错。")
        }
        return Finding(
            rule: Self.id, outcome: .match, confidence: 0.97, message: "各附件页面未见与上传种类不符的材料。")
    }

    /// The title that names the kind, or the whole page.
    private static func spot(_ page: DocumentPage) -> EvidenceSpot {
        guard let title = page.fields(named: .documentTitle).first ?? page.fields(named: .formTitle).first else {
            return page.spot
        }
        return LocatedField(field: title, page: page).spot
    }
}

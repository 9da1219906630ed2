import DocumentModel

/// What the rules about the forms of annexes 1 and 2 have in common: a new certificate or label, and cancellation.
///
/// Both are mailed on paper; here their scans are checked one by one.
struct AnnexForm: Sendable {
    static let reissue = AnnexForm(
        attachment: .reissueForm, kind: .reissueForm, document: "补办申请表", reasonItem: "申请原因")
    static let cancellation = AnnexForm(
        attachment: .cancellationForm, kind: .cancellationForm, document: "注销注册申请表", reasonItem: "申请注销的原因")

    let attachment: AttachmentKind
    let kind: DocumentKind
    let document: String
    let reasonItem: String

    // MARK: Values

    func name(_ rule: String, _ evidence: Evidence) -> Finding {
        let document = document
        let check = DeclaredValueCheck(
            rule: rule, attachment: attachment, document: document, fields: [.applicantName], item: "姓名",
            declaredItem: "申报的姓名", content: .personName,
            differenceReason: { "\(document)中的姓名\($0.textDiffers(from: "申请人姓名"))，请核对后重新填写。" },
            absence: .init(labels: ["姓名"], reason: "\(document)未填写姓名，请补充。"))
        return check.finding(withoutCards(evidence), expected: evidence.declaration.applicantName)
    }

    func number(_ rule: String, _ evidence: Evidence) -> Finding {
        let document = document
        let check = DeclaredValueCheck(
            rule: rule, attachment: attachment, document: document, fields: [.idNumber], item: "证件号码",
            declaredItem: "申报的证件号码", content: .idNumber(evidence.declaration.idType),
            differenceReason: {
                "\(document)中的证件号码\($0.numberDiffers(from: "申请信息"))，请核对后重新填写。"
            },
            absence: .init(labels: ["证件号码", "身份证号"], reason: "\(document)未填写证件号码，请补充。"))
        return check.finding(withoutCards(evidence), expected: evidence.declaration.idNumber)
    }

    /// The card copied on the back says who its holder is, not what was written on the form: ``idCopy(_:_:)`` compares it. A
    /// faint copy is not always known for a card, so that where a page is known for the form the others are left out.
    private func withoutCards(_ evidence: Evidence) -> Evidence {
        let pages = formPages(evidence)
        let known = pages.filter { $0.kind == kind || $0.line(holding: AnnexForm.labels) != nil }
        let form = Set((known.isEmpty ? pages : known).map(\.spot))
        var evidence = evidence
        evidence.pages.removeAll { $0.attachment == attachment && !form.contains($0.spot) }
        return evidence
    }

    /// Of the forms alone: a card has 公民身份号码.
    private static let labels = ["证件号码", "身份证号", "注册证号", "聘用单位", "证件名称"]

    func signatureCheck(_ rule: String) -> SigningCheck {
        SigningCheck(
            rule: rule, attachment: attachment, document: document, item: "本人签名", roles: [.applicant, .author],
            reason: "\(document)未见申请人本人签名，请签名并填写日期。")
    }

    // MARK: What can be said without reading

    /// Nil where the form has to be looked at.
    func preliminary(_ rule: String, _ evidence: Evidence) -> Finding? {
        guard evidence.hasUpload(of: attachment) else {
            return .notApplicable(rule, attachment, because: "未上传\(document)。")
        }
        if let misplaced = Finding.misplaced(rule, attachment, evidence) { return misplaced }
        return formPages(evidence).isEmpty ? .unopened(rule, attachment, document, evidence) : nil
    }

    /// The pages that may be the form itself: not the copy of a card on its back.
    func formPages(_ evidence: Evidence) -> [DocumentPage] {
        let pages = evidence.ownPages(of: attachment)
        let form = pages.filter { $0.kind != .idCard && $0.kind != .idCardEmblem }
        return form.isEmpty ? pages : form
    }

    func finding(
        _ rule: String, _ outcome: Outcome, _ confidence: Double, _ spots: [EvidenceSpot], found: String? = nil,
        _ message: String, reason: String? = nil
    ) -> Finding {
        Finding(
            rule: rule, outcome: outcome, attachment: attachment, found: found, confidence: confidence,
            evidence: spots, message: message, returnReason: reason)
    }

    // MARK: The reason

    func reason(_ rule: String, _ evidence: Evidence) -> Finding {
        if let preliminary = preliminary(rule, evidence) { return preliminary }
        let pages = formPages(evidence)
        let fields = evidence.fields(.requestReason, in: attachment)
        if let written = fields.first(where: { !$0.field.value.isEmpty }) {
            // That something is written is asked for; what it says is for a person.
            return finding(
                rule, .match, 0.9, [written.spot], found: written.field.value, "\(document)填写了\(reasonItem)。")
        }
        guard let blank = fields.first, Legibility.areLegible(pages) else {
            return finding(
                rule, .unreadable, 0.75, pages.prefix(1).map(\.spot), "\(document)未能读出\(reasonItem)一栏，请人工查看。")
        }
        return finding(
            rule, .missing, 0.85, [blank.spot], "\(document)“\(reasonItem)”一栏为空白。",
            reason: "\(document)“\(reasonItem)”未填写，请补充。")
    }

    // MARK: The copy of the card

    func idCopy(_ rule: String, _ evidence: Evidence) -> Finding {
        guard evidence.hasUpload(of: attachment) else {
            return .notApplicable(rule, attachment, because: "未上传\(document)。")
        }
        if let misplaced = Finding.misplaced(rule, attachment, evidence) { return misplaced }
        let pages = evidence.pages(of: attachment)
        guard !pages.isEmpty else { return .unopened(rule, attachment, document, evidence) }
        let cards = pages.filter { page in
            page.kind == .idCard || page.line(holding: ["公民身份号码"]) != nil && page.line(holding: ["住址", "民族"]) != nil
        }
        guard let card = cards.first else {
            if pages.contains(where: { $0.kind == .idCardEmblem }) {
                return finding(
                    rule, .missing, 0.85, pages.prefix(1).map(\.spot), "\(document)背面只有居民身份证国徽面，未见人像面。",
                    reason: "请在\(document)背面复印本人身份证件（含姓名和号码的一面）。")
            }
            guard Legibility.areLegible(pages), evidence.problems(of: attachment).isEmpty else {
                return finding(
                    rule, .unreadable, 0.75, pages.prefix(2).map(\.spot), "\(document)部分页面不清晰，未能判断有无身份证件复印件，请人工查看。")
            }
            return finding(
                rule, .missing, 0.85, pages.prefix(2).map(\.spot), "上传的\(document)未见本人身份证件复印件。",
                reason: "\(document)应在背面复印本人身份证件，请补充后一并上传。")
        }
        return compared(rule, card, evidence)
    }

    /// Every card's number satisfies its own check digit (GB 11643-1999): one that does not was not read right, and where
    /// two thirds of it are the declared one's, nothing speaks for another person's card.
    private func isMisread(_ comparison: FieldComparison) -> Bool {
        let (wanted, found) = (comparison.difference.expected, comparison.difference.found)
        guard wanted.count == IDNumber.length, found.count == IDNumber.length,
            IDNumber(comparison.value)?.isChecksumValid != true
        else { return false }
        return zip(wanted, found).count { $0 != $1 } <= IDNumber.length / 3
    }

    private func compared(_ rule: String, _ card: DocumentPage, _ evidence: Evidence) -> Finding {
        let numbers = card.fields(named: .idNumber).map { LocatedField(field: $0, page: card) }
        guard card.kind == .idCard, let expected = evidence.declaration.idNumber else {
            return finding(rule, .match, 0.85, [card.spot], "\(document)附有身份证件复印件。")
        }
        let content = FieldComparison.Content.idNumber(evidence.declaration.idType)
        switch PlacesComparison(expected: expected, places: numbers, content: content).result {
        case .equal(let comparison), .mixed(let comparison, _):
            return finding(
                rule, .match, comparison.confidence, [comparison.field.spot], "\(document)附有本人身份证件复印件，号码与申报一致。")
        case .different(let comparison) where isMisread(comparison):
            return finding(
                rule, .unreadable, comparison.confidence, [comparison.field.spot],
                "\(document)附有身份证件复印件，但号码无法可靠识别（读出的号码校验位不成立），请人工核对。")
        case .different(let comparison):
            return finding(
                rule, .mismatch, comparison.confidence, [comparison.field.spot], found: comparison.value,
                "\(document)所附身份证件复印件的号码\(Finding.tail(of: comparison.value))与申报的证件号码"
                    + "\(Finding.tail(of: expected))不一致。",
                reason: "\(document)所附身份证件复印件的号码与申请信息不一致，请核对并附本人身份证件复印件。")
        case .undecided(let comparison, let why):
            return finding(
                rule, .unreadable, comparison.confidence, [comparison.field.spot],
                "\(document)附有身份证件复印件，但号码无法可靠识别（\(why)），请人工核对。")
        case .absent:
            return finding(rule, .unreadable, 0.8, [card.spot], "\(document)附有身份证件复印件，但未能读出号码，请人工核对。")
        }
    }
}

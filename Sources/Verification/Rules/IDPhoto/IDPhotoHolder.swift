import DocumentModel

/// A person holds the card: there is a face beside the one on the card. Whose face it is, is left to a person.
struct IDPhotoHolder: Rule {
    static let id = "id-photo.holder"
    static let title = "照片中有人手持身份证件"
    static let rationale = "须确保可识别是申请人本人手持本人身份证件，半身照即可（附件材料的具体要求 三）；是否为本人由人工判断。"

    static let examples = [
        RuleExample("证件旁有人脸", .example([.held(faces: [.examplePerson, .exampleOnCard])]), .match),
        RuleExample("证件上的人像没有认出", .example([.held(faces: [.examplePerson])]), .match),
        RuleExample("证件斜持，人脸在其上方", .example([.heldAslant(face: Point(x: 660, y: 310))]), .match),
        RuleExample("证件斜持，只有证件上的人像", .example([.heldAslant(face: Point(x: 560, y: 660))]), .missing),
        RuleExample("通行证上的人像在文字左侧", .example([.permitOnTable]), .missing),
        RuleExample("只有证件上的人像", .example([.held(faces: [.exampleOnCard])]), .missing),
        RuleExample(
            "证件旁的人脸不清楚", .example([.held(faces: [.example(.person, score: 0.5), .exampleOnCard])]), .doubtful),
        RuleExample("证件上的人像认作两张脸", .example([.held(faces: [.exampleOnCard, .exampleOnCardAgain])]), .missing),
        RuleExample("似有一张脸盖住大部分证件上的人像", .example([.held(faces: [.exampleOnCard, .exampleOverCard])]), .missing),
        RuleExample("似有一张脸碰到证件上的人像", .example([.held(faces: [.exampleOnCard, .exampleTouchingCard])]), .missing),
        RuleExample("证件上的整幅人像认作一张脸", .example([.held(faces: [.exampleOnCard, .exampleAroundCard])]), .missing),
        RuleExample("证件可辨而没有认出任何人脸", .example([.held(faces: [])]), .doubtful),
        RuleExample("证件旁只有更小的人脸", .example([.held(faces: [.exampleSmall, .exampleOnCard])]), .doubtful),
        RuleExample(
            "没有认出证件，只有一张人脸",
            .example([.held(kind: .unknown, reads: false, faces: [.examplePerson])]), .doubtful),
        RuleExample(
            "没有认出证件，一大一小两张人脸",
            .example([.held(kind: .unknown, reads: false, faces: [.examplePerson, .exampleOnCard])]), .match),
        RuleExample("照片无法打开", .example(problems: [.example(.idInHand)]), .unreadable),
        RuleExample("上传的是申请表", .example([.misplacedForm(.idInHand)]), .notApplicable),
        RuleExample("没有上传", .example(), .notApplicable),
        RuleExample(
            "延续注册不要求",
            .example([.held(faces: [.exampleOnCard])]) { $0.registration = .renewal }, .notApplicable),
    ]

    func evaluate(_ evidence: Evidence) -> Finding {
        guard IDPhotoPages.isRequired(evidence), evidence.hasUpload(of: .idInHand) else {
            return .notApplicable(id, .idInHand, because: "此注册种类不要求手持身份证件照片，或未上传。")
        }
        guard !evidence.pages(of: .idInHand).isEmpty else { return .unopened(id, .idInHand, "手持身份证件照片", evidence) }
        let pages = evidence.pages(of: .idInHand).filter(mayShowPerson)
        guard !pages.isEmpty else {
            return .notApplicable(id, .idInHand, because: "上传的不是证件照片，另有提示。")
        }
        // One picture with a holder is enough: the other may be the card from near.
        let findings = pages.map { finding(on: $0) }
        let ranks: [Outcome] = [.match, .doubtful, .missing]
        return findings.min { rank($0.outcome, ranks) < rank($1.outcome, ranks) } ?? findings[0]
    }

    private func rank(_ outcome: Outcome, _ ranks: [Outcome]) -> Int { ranks.firstIndex(of: outcome) ?? ranks.count }

    private func mayShowPerson(_ page: DocumentPage) -> Bool {
        switch page.kind {
        case .idCard, .idCardEmblem, .portrait, .unknown, .other: true
        default: !page.faces.isEmpty
        }
    }

    private func finding(on page: DocumentPage) -> Finding {
        let card = CardOnPhoto(page: page)
        guard card.textArea != nil else { return withoutCard(page) }
        if let person = card.persons.max(by: { $0.score < $1.score }) {
            let isSure = person.score >= CardOnPhoto.sureFace
            return finding(
                isSure ? .match : .doubtful, isSure ? 0.95 : 0.6, page, [person],
                isSure ? "照片中有人手持证件（证件旁有人脸；是否为申请人本人请人工判断）。" : "证件旁似有人脸但不清楚，请人工查看是否为申请人本人手持证件。")
        }
        if page.faces.contains(where: { $0 != card.portrait && !isSameFace($0, as: card.portrait) }) {
            return finding(.doubtful, 0.6, page, page.faces, "证件旁的人脸不像是持证人，请人工查看是否为申请人本人手持证件。")
        }
        // The finder works on this picture: it saw the portrait. Or the card leaves no room for a person.
        let isCard = page.kind == .idCard || page.fields.contains { $0.name == .idNumber && $0.isComplete }
        if isCard, card.portrait != nil || card.share > 0.75 {
            return finding(
                .missing, 0.85, page, card.portrait.map { [$0] } ?? [], "照片中只有证件，未见手持证件的人。",
                "手持身份证件照片中只有证件，未见申请人本人，请上传申请人本人手持本人身份证件的半身照，确保证件姓名和号码清晰。")
        }
        return finding(.doubtful, 0.6, page, [], "照片中未能认出人脸，请人工查看是否为申请人本人手持证件。")
    }

    /// A finder takes a portrait's collar or frame for another face: no twice as large, and a third of the smaller one in the other; or the whole
    /// of the portrait's picture, which is no three times as high as the face in it; four fifths of it, where it is not surely a face.
    private func isSameFace(_ face: Face, as portrait: Face?) -> Bool {
        guard let portrait, let shared = face.box.intersection(portrait.box) else { return false }
        let (low, high) = (min(face.box.height, portrait.box.height), max(face.box.height, portrait.box.height))
        let smaller = min(face.box.area, portrait.box.area)
        let isWeak = face.score < CardOnPhoto.sureFace
        if high < 3 * low, shared.area >= (isWeak ? 0.8 : 0.95) * smaller { return true }
        // A portrait's face is 15 mm high, a person's ten times that, and no more than twice as far off: what is not surely a face and hardly
        // larger than the portrait that it touches is none.
        let isSmall = isWeak && high < 1.6 * low
        return high < 2 * low && shared.area >= (isSmall ? 0.1 : 1.0 / 3) * smaller
    }

    /// Two faces of which one is twice as large as the other are a person and a portrait, whatever could be read.
    private func withoutCard(_ page: DocumentPage) -> Finding {
        let sure = page.faces.filter { $0.score >= CardOnPhoto.sureFace }
        if let largest = sure.max(by: { $0.box.height < $1.box.height }),
            page.faces.contains(where: { $0.box.height * 2 < largest.box.height })
        {
            return finding(.match, 0.8, page, [largest], "照片中有人手持证件（证件文字未能辨认；是否为申请人本人请人工判断）。")
        }
        return finding(
            .doubtful, 0.6, page, sure,
            sure.isEmpty ? "照片中未能认出人脸和证件，请人工查看是否为申请人本人手持证件。" : "照片中有人脸但未能认出证件，请人工查看是否为申请人本人手持证件。")
    }

    private func finding(
        _ outcome: Outcome, _ confidence: Double, _ page: DocumentPage, _ faces: [Face], _ message: String,
        _ reason: String? = nil
    ) -> Finding {
        let spots = faces.prefix(2).map {
            EvidenceSpot(file: page.file, page: page.page, quad: Quad($0.box), text: "")
        }
        return Finding(
            rule: id, outcome: outcome, attachment: .idInHand, confidence: confidence,
            evidence: spots.isEmpty ? [page.spot] : Array(spots), message: message, returnReason: reason)
    }
}

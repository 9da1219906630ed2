import DocumentModel

/// What the rules about a signature and the date beside it have in common.
struct SigningCheck: Sendable {
    /// Identifier of the rule.
    let rule: String
    let attachment: AttachmentKind
    /// `履职情况书面陈述`, as it is called in messages.
    let document: String
    /// `本人签名`
    let item: String
    let roles: Set<SigningPlace.Role>
    /// To the applicant, where it is not there.
    let reason: String

    private struct Place {
        var place: SigningPlace
        var page: DocumentPage

        var spot: EvidenceSpot { EvidenceSpot(file: page.file, page: page.page, quad: place.quad, text: place.label) }
        var dateSpot: EvidenceSpot {
            EvidenceSpot(file: page.file, page: page.page, quad: place.dateQuad ?? place.quad, text: place.label)
        }
    }

    private func places(_ evidence: Evidence) -> [Place] {
        evidence.ownPages(of: attachment).flatMap { page in
            page.signingPlaces.filter { roles.contains($0.role) }.map { Place(place: $0, page: page) }
        }
    }

    /// What can be said without looking at the places; nil where they have to be looked at.
    private func preliminary(_ evidence: Evidence) -> Finding? {
        guard evidence.hasUpload(of: attachment) else {
            return .notApplicable(rule, attachment, because: "未上传\(document)。")
        }
        if let misplaced = Finding.misplaced(rule, attachment, evidence) { return misplaced }
        return evidence.pages(of: attachment).isEmpty ? .unopened(rule, attachment, document, evidence) : nil
    }

    private func finding(_ outcome: Outcome, _ confidence: Double, _ spots: [EvidenceSpot], _ message: String)
        -> Finding
    {
        Finding(
            rule: rule, outcome: outcome, attachment: attachment, confidence: confidence, evidence: spots,
            message: message, returnReason: outcome.flags ? reason : nil)
    }

    // MARK: The signature

    /// One signed place is enough.
    func signature(_ evidence: Evidence) -> Finding {
        if let preliminary = preliminary(evidence) { return preliminary }
        func rank(_ ink: SigningPlace.Ink) -> Int {
            switch ink {
            case .handwritten, .thumbprint: 0
            case .unclear: 1
            case .printed, .seal: 2
            case .empty: 3
            }
        }
        let places = places(evidence)
        guard
            let best = places.min(by: {
                (rank($0.place.ink), -$0.place.inkConfidence) < (rank($1.place.ink), -$1.place.inkConfidence)
            })
        else {
            return finding(
                .unreadable, 0.7, evidence.ownPages(of: attachment).suffix(1).map(\.spot),
                "\(document)未找到\(item)的位置，请人工查看。")
        }
        let confidence = best.place.inkConfidence
        switch best.place.ink {
        case .handwritten: return finding(.match, confidence, [best.spot], "\(document)\(item)处有手写签名。")
        case .thumbprint: return finding(.match, confidence, [best.spot], "\(document)\(item)处按有手印。")
        case .unclear: return finding(.unreadable, confidence, [best.spot], "\(document)\(item)处有笔迹，但无法判断是否为签名，请人工查看。")
        case .printed: return finding(.doubtful, confidence, [best.spot], "\(document)\(item)处只有打印的姓名，请人工判断是否为本人签名。")
        case .seal: return finding(.doubtful, confidence, [best.spot], "\(document)\(item)处只有印章，请人工判断是否为本人签名。")
        case .empty: return finding(.missing, confidence, [best.spot], "\(document)\(item)处为空白。")
        }
    }

    // MARK: The date

    func date(_ evidence: Evidence) -> Finding {
        if let preliminary = preliminary(evidence) { return preliminary }
        let places = places(evidence)
        for place in places {
            if case .filled(let date) = place.place.date {
                return dated(date, place.place.dateConfidence, place.dateSpot, evidence)
            }
        }
        if let place = places.first(where: { if case .unreadable = $0.place.date { true } else { false } }) {
            return unreadable(place.dateSpot, place.place.dateConfidence)
        }
        if let field = field(evidence) {
            if let date = CalendarDate(iso: field.field.value), field.field.isComplete {
                let confidence = 0.5 + min(1, max(0, field.field.score)) / 2
                return dated(date, confidence, field.spot, evidence)
            }
            if !field.field.value.isEmpty { return unreadable(field.spot, 0.8) }
            return blank([field.spot], 0.85)
        }
        if let place = places.first(where: { $0.place.date == .blank }) {
            return blank([place.dateSpot], place.place.dateConfidence)
        }
        let pages = evidence.ownPages(of: attachment)
        guard !places.isEmpty, Legibility.areLegible(pages) else {
            return finding(.unreadable, 0.7, pages.suffix(1).map(\.spot), "\(document)未找到\(item)日期，请人工查看。")
        }
        return blank(places.map(\.spot), 0.75)
    }

    /// The lowest date that stands where dates of signing stand.
    private func field(_ evidence: Evidence) -> LocatedField? {
        let fields = evidence.fields(.signingDate, in: attachment)
        return fields.first(where: \.field.isComplete) ?? fields.first
    }

    private func dated(_ date: CalendarDate, _ confidence: Double, _ spot: EvidenceSpot, _ evidence: Evidence)
        -> Finding
    {
        var result: Finding
        if date > evidence.dayOfSubmission {
            result = finding(
                .doubtful, confidence, [spot],
                "\(document)\(item)日期为\(date)，晚于提交申请的日期（\(evidence.dayOfSubmission)），请人工判断。")
        } else {
            result = finding(.match, confidence, [spot], "\(document)\(item)日期为\(date)。")
        }
        result.found = date.description
        return result
    }

    private func unreadable(_ spot: EvidenceSpot, _ confidence: Double) -> Finding {
        finding(.unreadable, confidence, [spot], "\(document)\(item)处有日期，但无法辨认，请人工查看。")
    }

    private func blank(_ spots: [EvidenceSpot], _ confidence: Double) -> Finding {
        finding(.missing, confidence, spots, "\(document)\(item)处未填写日期。")
    }
}

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
    /// Sheet of the application form that carries the place.
    var sheet: Int?
    /// A document on whose legible pages no such place is printed lacks it: a contract may be uploaded in part. Where the
    /// place is always printed, not having found it says that it was not read.
    var isMissingWithoutPlace = false
    /// Dates that were read as 签订日期 count as well.
    var usesDateFields = true
    /// Without a printed 年 月 日 there is no date; where one is always printed, it was not read.
    var isMissingWithoutDate = true

    private struct Place {
        var place: SigningPlace
        var page: DocumentPage

        var spot: EvidenceSpot { EvidenceSpot(file: page.file, page: page.page, quad: place.quad, text: place.label) }
        /// 乙方（签字）, and not 乙方： alone.
        var isAsked: Bool { place.label.contains { "签章印".contains($0) } }

        /// In one block of signatures with another place: a sixth of the page apart at most, 50 mm of A4.
        func standsBeside(_ other: Place) -> Bool {
            abs(place.quad.boundingBox.midY - other.place.quad.boundingBox.midY) * 6 < Double(page.text.height)
        }

        /// A printed century and nothing written behind it.
        var isPrintedOnly: Bool {
            if case .unreadable(let text) = place.date { WrittenDate(text) == .printed } else { false }
        }
        var dateSpot: EvidenceSpot {
            EvidenceSpot(file: page.file, page: page.page, quad: place.dateQuad ?? place.quad, text: place.label)
        }
    }

    private func places(_ evidence: Evidence) -> [Place] {
        let all = evidence.ownPages(of: attachment).enumerated().flatMap { index, page in
            page.signingPlaces.filter { roles.contains($0.role) }.map { (index, Place(place: $0, page: page)) }
        }
        // 乙方：张三 on a cover or at the head of a contract names the party; it signs where it is asked to.
        let asked = all.filter { _, place in place.isAsked }
        return all.filter { index, place in
            asked.isEmpty || place.isAsked || asked.contains { $0.0 == index && place.standsBeside($0.1) }
        }.map(\.1)
    }

    /// What can be said without looking at the places; nil where they have to be looked at.
    private func preliminary(_ evidence: Evidence) -> Finding? {
        guard evidence.hasUpload(of: attachment) else {
            return .notApplicable(rule, attachment, because: "未上传\(document)。")
        }
        if let misplaced = Finding.misplaced(rule, attachment, evidence) { return misplaced }
        guard !evidence.pages(of: attachment).isEmpty else { return .unopened(rule, attachment, document, evidence) }
        guard let sheet, evidence.lacksFormSheet(sheet) else { return nil }
        return finding(
            .missing, 0.85, evidence.pages(of: attachment).prefix(2).map(\.spot),
            "\(document)第\(sheet)页未上传，未见\(item)。")
    }

    private func finding(_ outcome: Outcome, _ confidence: Double, _ spots: [EvidenceSpot], _ message: String)
        -> Finding
    {
        Finding(
            rule: rule, outcome: outcome, attachment: attachment, confidence: confidence, evidence: spots,
            message: message, returnReason: outcome.flags ? reason : nil)
    }

    /// The place was not found.
    private func unplaced(_ evidence: Evidence) -> Finding {
        let pages = evidence.ownPages(of: attachment)
        let spots = pages.suffix(1).map(\.spot)
        // Where somebody else is asked to sign or to seal and to date it, the page for signatures was uploaded, and this place on it was not read.
        let isSigningPage = pages.contains { page in
            page.signingPlaces.contains { place in
                place.date != .none && place.label.contains { "签章印".contains($0) }
            }
        }
        guard isMissingWithoutPlace, !isSigningPage, Legibility.areLegible(pages) else {
            return finding(.unreadable, 0.7, spots, "\(document)未找到\(item)的位置，请人工查看。")
        }
        return finding(.missing, 0.8, spots, "上传的\(document)页面清晰，但各页均未见\(item)处。")
    }

    // MARK: The signature

    /// One signed place is enough.
    func signature(_ evidence: Evidence) -> Finding {
        if let preliminary = preliminary(evidence) { return preliminary }
        func rank(_ place: SigningPlace) -> Int {
            switch place.ink {
            case .handwritten, .thumbprint: 0
            case .unclear: 1
            case .printed, .seal: 2
            case .empty: 3
            }
        }
        let places = places(evidence)
        guard
            let best = places.min(by: {
                (rank($0.place), -$0.place.inkConfidence) < (rank($1.place), -$1.place.inkConfidence)
            })
        else { return unplaced(evidence) }
        let confidence = best.place.inkConfidence
        func signed(_ outcome: Outcome, _ message: String) -> Finding {
            finding(outcome, confidence, [best.spot], "\(document)\(item)处\(message)。")
        }
        switch best.place.ink {
        case .handwritten where confidence < DecisionThresholds.difference, .unclear:
            return signed(.unreadable, "有笔迹，但无法判断是否为签名，请人工查看")
        case .handwritten: return signed(.match, "有手写签名")
        case .thumbprint: return signed(.match, "按有手印")
        case .printed: return signed(.doubtful, "只有打印的姓名，请人工判断是否为本人签名")
        case .seal: return signed(.doubtful, "只有印章，请人工判断是否为本人签名")
        // Nothing is surely there only where the page is good enough to see it.
        case .empty where !Legibility.isLegible(best.page): return signed(.unreadable, "未见签名，但页面不够清晰，请人工查看")
        // What a platform draws of an electronic signature stands where it likes, often in a box of its own.
        case .empty where SigningCheck.isElectronic(best.place.label):
            return signed(.doubtful, "标明以电子方式签署，其旁未见签名，请人工核对")
        case .empty: return signed(.missing, "为空白")
        }
    }

    /// 乙方（电子签名）, but not 乙方（签字或电子签名）, which is printed to be signed by hand as well.
    private static func isElectronic(_ label: String) -> Bool {
        label.contains("电子签") && !label.split(separator: "电子签").joined().contains("签")
    }

    // MARK: The date

    func date(_ evidence: Evidence) -> Finding {
        if let preliminary = preliminary(evidence) { return preliminary }
        let places = places(evidence)
        let filled = places.compactMap { place -> (day: CalendarDate, place: Place)? in
            guard case .filled(let day) = place.place.date else { return nil }
            return (day, place)
        }
        // Of several the one that is in order.
        if let best = filled.first(where: { $0.day <= evidence.dayOfSubmission }) ?? filled.first {
            return dated(best.day, best.place.place.dateConfidence, best.place.dateSpot, evidence)
        }
        let fields = usesDateFields ? evidence.fields(.signingDate, in: attachment) : []
        let days = fields.compactMap { field -> (day: CalendarDate, field: LocatedField)? in
            guard field.field.isComplete, let day = CalendarDate(iso: field.field.value) else { return nil }
            return (day, field)
        }
        if let best = days.first(where: { $0.day <= evidence.dayOfSubmission }) ?? days.first {
            return dated(best.day, 0.5 + min(1, max(0, best.field.field.score)) / 2, best.field.spot, evidence)
        }
        // Where somebody signed and left the date blank, ink beside an unsigned label elsewhere, such as the parties at the
        // head of a contract, is no date of signing.
        let leftBlank = places.contains { $0.place.date == .blank && $0.place.ink != .empty }
        let written =
            places.compactMap { place -> (text: String, spot: EvidenceSpot, confidence: Double)? in
                guard case .unreadable(let text) = place.place.date, !leftBlank || place.place.ink != .empty else {
                    return nil
                }
                return (text, place.dateSpot, place.place.dateConfidence)
            } + fields.filter { !$0.field.value.isEmpty }.map { ($0.field.value, $0.spot, 0.8) }
        let inked = written.filter { WrittenDate($0.text) != .printed }
        if let best = inked.first(where: { WrittenDate($0.text) == .filledIn }) ?? inked.first {
            return partlyRead(best.text, best.spot, best.confidence, evidence)
        }
        if let place = places.first(where: { $0.place.date == .blank }) ?? places.first(where: \.isPrintedOnly) {
            guard Legibility.isLegible(place.page) || place.place.dateConfidence >= SigningPlace.clearlyBlank else {
                return finding(
                    .unreadable, 0.6, [place.dateSpot], "\(document)\(item)处未见日期，但页面不够清晰，请人工查看。")
            }
            // Contracts have several parties.
            if roles.count > 1,
                places.contains(where: {
                    $0.place.date == .blank && OtherPartysDate.mayStand(on: $0.page, beside: $0.place)
                })
            {
                return finding(
                    .unreadable, 0.7, [place.dateSpot], "\(document)有一方\(item)处未填写日期，另一方是否填写未能看清，请人工查看。")
            }
            return blank([place.dateSpot], place.place.dateConfidence)
        }
        if let field = fields.first { return blank([field.spot], 0.85) }
        guard !places.isEmpty, isMissingWithoutDate, Legibility.areLegible(evidence.ownPages(of: attachment)) else {
            return unplaced(evidence)
        }
        return blank(places.map(\.spot), 0.75)
    }

    private func dated(_ day: CalendarDate, _ confidence: Double, _ spot: EvidenceSpot, _ evidence: Evidence) -> Finding
    {
        if let meant = WrittenDate.meant(by: day, notAfter: evidence.dayOfSubmission) {
            var result = finding(
                .match, min(confidence, 0.85), [spot], "\(document)\(item)处填写了日期，年份字迹不易辨认，应为\(meant.chinese)。")
            result.found = meant.description
            return result
        }
        if attachment == .applicationForm, WrittenDate.isMeantLater(day, than: evidence.dayOfSubmission) {
            var result = finding(
                .doubtful, min(confidence, 0.8), [spot],
                "\(document)\(item)日期读为\(day.chinese)，年份字迹不易辨认，请人工核对是否晚于提交申请的日期（\(evidence.dayOfSubmission.chinese)）。")
            result.found = day.description
            return result
        }
        let isLate = day > evidence.dayOfSubmission
        var result = finding(
            isLate ? .doubtful : .match, confidence, [spot],
            isLate
                ? "\(document)\(item)日期为\(day.chinese)，晚于提交申请的日期（\(evidence.dayOfSubmission.chinese)），请人工判断。"
                : "\(document)\(item)日期为\(day.chinese)。")
        result.found = day.description
        return result
    }

    /// Ink that was not read as a day. It was filled in; that it is no day after the submission must have been read, too.
    private func partlyRead(_ text: String, _ spot: EvidenceSpot, _ confidence: Double, _ evidence: Evidence) -> Finding
    {
        switch WrittenDate(text) {
        case .filledIn where WrittenDate.isLater(than: evidence.dayOfSubmission, text):
            finding(
                .doubtful, min(confidence, 0.8), [spot],
                "\(document)\(item)处的日期读作“\(text)”，似晚于提交申请的日期（\(evidence.dayOfSubmission.chinese)），请人工判断。")
        case .filledIn where !WrittenDate.isInOrder(by: evidence.dayOfSubmission, text):
            finding(
                .unreadable, confidence, [spot],
                "\(document)\(item)处填写了日期，部分字迹未能辨认，请人工核对是否晚于提交申请的日期（\(evidence.dayOfSubmission.chinese)）。")
        case .filledIn:
            // Four in five: what is under a seal may be its own figures.
            finding(.match, min(confidence, 0.8), [spot], "\(document)\(item)处填写了日期，部分字迹未能辨认。")
        case .impossible:
            finding(.unreadable, confidence, [spot], "\(document)\(item)处的日期读作“\(text)”，没有这一天，请人工查看。")
        case .unclear, .printed: unreadable(spot, confidence)
        }
    }

    private func unreadable(_ spot: EvidenceSpot, _ confidence: Double) -> Finding {
        finding(.unreadable, confidence, [spot], "\(document)\(item)处有日期，但无法辨认，请人工查看。")
    }

    private func blank(_ spots: [EvidenceSpot], _ confidence: Double) -> Finding {
        finding(.missing, confidence, spots, "\(document)\(item)处未填写日期。")
    }
}

import DocumentModel

extension AnnexForm {
    /// 聘用单位意见: the signature of the one responsible, the unit's seal with its name, the date.
    func employerOpinion(_ rule: String, _ evidence: Evidence) -> Finding {
        if let preliminary = preliminary(rule, evidence) { return preliminary }
        let pages = formPages(evidence)
        var lacks: [String] = []
        var unsure: [String] = []
        var spots: [EvidenceSpot] = []

        let places = pages.flatMap { page in
            page.signingPlaces.filter { $0.role == .employer }.map { (page: page, place: $0) }
        }
        // （单位公章） is where the seal goes; its ink is no answer to who signed.
        let signed = places.filter { $0.place.label.contains("签") || !$0.place.label.contains("章") }
        switch signed.map(\.place.ink).min(by: { AnnexForm.rank($0) < AnnexForm.rank($1) }) {
        case .handwritten, .thumbprint: break
        case .empty: lacks.append("负责人签名")
        case .printed, .seal: unsure.append("负责人处没有手写签名")
        case .unclear: unsure.append("负责人签名处无法判断")
        case nil: unsure.append("未找到负责人签名处")
        }
        spots += (signed + places).prefix(1).map {
            EvidenceSpot(file: $0.page.file, page: $0.page.page, quad: $0.place.quad, text: $0.place.label)
        }
        switch places.lazy.map(\.place.date).first(where: { $0 != .none }) {
        case .filled(let date):
            if date > evidence.dayOfSubmission { unsure.append("日期\(date)晚于提交日期") }
        case .blank: lacks.append("日期")
        case .unreadable: unsure.append("日期无法辨认")
        case .some(.none), nil: unsure.append("未找到日期")
        }

        let seals = FormSeals(evidence, attachment: attachment)
        spots += seals.candidates.prefix(1).map(\.spot)
        if seals.candidates.isEmpty {
            // A slice may be the unit's; a name seal, or a thumbprint taken for one, is none.
            let isCut = seals.others.contains { $0.seal.isPartial }
            if seals.elsewhere.isEmpty, !isCut, Legibility.areLegible(pages) {
                lacks.append("单位公章")
            } else {
                unsure.append("聘用单位意见栏未见完整的单位公章")
            }
        } else if let difference = sealDifference(seals, evidence, &unsure) {
            return difference(rule, spots)
        }
        if spots.isEmpty { spots = pages.prefix(1).map(\.spot) }
        if !lacks.isEmpty {
            let told = lacks.joined(separator: "、")
            return finding(
                rule, .missing, 0.85, spots, "\(document)聘用单位意见栏缺少\(told)。",
                reason: "\(document)聘用单位意见栏缺少\(told)，请由聘用单位负责人签名、加盖单位公章并填写日期。")
        }
        if !unsure.isEmpty {
            let isUnread = unsure.contains { $0.hasPrefix("未") || $0.contains("无法") }
            return finding(
                rule, isUnread ? .unreadable : .doubtful, 0.8, spots,
                "\(document)聘用单位意见栏：\(unsure.joined(separator: "，"))，请人工查看。")
        }
        return finding(rule, .match, 0.9, spots, "\(document)聘用单位意见栏有负责人签名、单位公章和日期。")
    }

    private static func rank(_ ink: SigningPlace.Ink) -> Int {
        switch ink {
        case .handwritten, .thumbprint: 0
        case .unclear: 1
        case .printed, .seal: 2
        case .empty: 3
        }
    }

    /// A seal of another unit contradicts; one of another kind than the official seal is left to a person: only 单位公章 is
    /// printed on these forms.
    private func sealDifference(
        _ seals: FormSeals, _ evidence: Evidence, _ unsure: inout [String]
    ) -> ((String, [EvidenceSpot]) -> Finding)? {
        guard let expected = evidence.declaration.employerName else { return nil }
        let comparisons = seals.candidates.map {
            SealNameComparison(expected: expected, $0, others: evidence.declaration.employerNames)
        }
        if comparisons.contains(where: { if case .equal = $0.decision { true } else { false } }) {
            if !seals.candidates.contains(where: { [.official, .branch, .unknown].contains($0.seal.kind) }) {
                unsure.append("印章不是单位公章")
            }
            return nil
        }
        let sealed = SealFinding(rule: "", attachment: attachment, document: document, expected: expected)
            .finding(comparisons) { name, difference in
                "\(document)印章中的单位名称“\(name)”与聘用单位名称“\(expected)”不一致\(difference)，请核对后重新盖章。"
            }
        guard sealed.outcome == .mismatch else {
            unsure.append(sealed.outcome == .doubtful ? "印章名称比聘用单位名称少字" : "印章名称无法可靠识别")
            return nil
        }
        return { rule, _ in
            var finding = sealed
            finding.rule = rule
            return finding
        }
    }
}

import DocumentModel

/// A seal with the page it stands on.
struct LocatedSeal: Hashable, Sendable {
    var seal: Seal
    var page: DocumentPage

    var spot: EvidenceSpot { page.spot(of: seal) }
}

/// The seals of the application form that can be the employer's.
///
/// Not among them: personal seals, slices of seals over the edge of the page, and seals that stand in the block of the
/// reviewing authorities.
struct FormSeals {
    let candidates: [LocatedSeal]
    /// Whole seals of units that stand elsewhere on the form.
    let elsewhere: [LocatedSeal]
    /// Slices and personal seals.
    let others: [LocatedSeal]

    /// - Parameter attachment: the application form, or one of the annex forms with the same blocks.
    init(_ evidence: Evidence, attachment: AttachmentKind = .applicationForm) {
        let pages = evidence.pages(of: attachment)
        let seals = pages.flatMap { page in page.seals.map { LocatedSeal(seal: $0, page: page) } }
        let whole = seals.filter { !$0.seal.isPartial && $0.seal.kind != .personal }
        others = seals.filter { $0.seal.isPartial || $0.seal.kind == .personal }
        // The employer's opinion is on the second sheet, where the sheets could be told.
        let hasSecond = pages.contains { $0.formSheets.contains(2) }
        candidates = whole.filter { (!hasSecond || $0.page.formSheets.contains(2)) && !FormSeals.isInOtherBlock($0) }
        let chosen = candidates
        elsewhere = whole.filter { !chosen.contains($0) }
    }

    /// The seals that are meant as the employer's: where one bears its name, those that surely bear another are not. Name
    /// and kind are asked of the same seals: a contract seal of the employer beside an official seal of another unit is
    /// not one right seal.
    func meant(for employer: String?) -> [LocatedSeal] {
        guard let employer else { return candidates }
        let compared = candidates.map { SealNameComparison(expected: employer, $0) }
        func isNamed(_ comparison: SealNameComparison) -> Bool {
            if case .equal = comparison.decision { true } else { false }
        }
        guard compared.contains(where: isNamed) else { return candidates }
        return compared.filter { comparison in
            if case .undecided = comparison.decision { true } else { isNamed(comparison) }
        }.map(\.place)
    }

    private static let otherBlocks = ["初审机构意见", "初审意见", "注册机构意见", "注册管理机构意见", "终审机构意见"]

    /// First cells of the same headings set downwards beside their block.
    private static let sideHeadings: Set<String> = ["初审", "初审机构", "注册管理", "注册机构"]

    /// True for a seal below the heading of an authority's block. A quarter of its height may reach into it: employers
    /// stamp over the date at the bottom of their own block.
    private static func isInOtherBlock(_ place: LocatedSeal) -> Bool {
        let box = place.seal.quad.boundingBox
        return place.page.text.lines.contains { line in
            let text = NormalizedText(line.text).text
            return (otherBlocks.contains { text.contains($0) } || sideHeadings.contains(text))
                && box.midY - box.height / 4 > line.boundingBox.y
        }
    }
}

extension Finding {
    /// The finding of a rule about a seal where there is none to look at; `form.seal` tells the applicant.
    static func noSeal(_ rule: String, _ evidence: Evidence) -> Finding? {
        guard evidence.hasUpload(of: .applicationForm) else {
            return .notApplicable(rule, .applicationForm, because: "未上传注册申请表。")
        }
        guard !evidence.pages(of: .applicationForm).isEmpty else {
            return .unopened(rule, .applicationForm, "注册申请表", evidence)
        }
        guard FormSeals(evidence).candidates.isEmpty else { return nil }
        return .notApplicable(rule, .applicationForm, because: "注册申请表聘用单位意见栏未见单位印章，见“申请表有聘用单位印章”一项。")
    }
}

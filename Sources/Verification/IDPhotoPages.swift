import DocumentModel

/// What the rules about the hand-held card have in common.
enum IDPhotoPages {
    /// Marks a value that has hardly a character in common with the declared one: name and number of another person's card
    /// are one defect.
    static func named(_ finding: Finding) -> Finding {
        guard finding.outcome == .mismatch, let expected = finding.expected, let found = finding.found,
            TextDifference(from: expected, to: found).distance * 2 > expected.count
        else { return finding }
        var finding = finding
        finding.defects = ["id-photo:another-person"]
        return finding
    }

    /// The picture is asked for only at the first registration; a single file is checked whatever it is for.
    static func isRequired(_ evidence: Evidence) -> Bool {
        switch evidence.declaration.registration {
        case .initial, .initialOverdue, nil: true
        default: false
        }
    }

    /// Only the side with the national emblem is there: no name and no number stand on it.
    static func showEmblemOnly(_ evidence: Evidence) -> Bool {
        let pages = evidence.pages(of: .idInHand)
        return pages.contains { $0.kind == .idCardEmblem }
            && !pages.contains { $0.kind == .idCard || !$0.fields.isEmpty }
    }

    /// The finding of `rule` where there is no side of the card to compare; nil where there is.
    static func other(than rule: String, _ evidence: Evidence) -> Finding? {
        guard isRequired(evidence) else {
            return .notApplicable(rule, .idInHand, because: "此注册种类不要求手持身份证件照片。")
        }
        guard showEmblemOnly(evidence) else { return nil }
        // The applicant is told once, by `id-photo.legible`.
        return Finding(
            rule: rule, outcome: .missing, attachment: .idInHand, confidence: 0.85,
            evidence: evidence.pages(of: .idInHand).prefix(1).map(\.spot),
            message: "手持身份证件照片中只有国徽面，未见姓名和证件号码。")
    }
}

import DocumentModel

/// Turns the comparison of seals with a name into a finding: one equal seal is enough.
struct SealFinding {
    let rule: String
    let attachment: AttachmentKind
    let document: String
    let expected: String
    /// What the office says of a lawful short form.
    var shortened = Outcome.doubtful

    /// - Parameter reason: to the applicant, from the name on the seal and the difference in brackets.
    func finding(_ comparisons: [SealNameComparison], reason: (String, String) -> String) -> Finding {
        func rank(_ comparison: SealNameComparison) -> Int {
            switch comparison.decision {
            case .equal: 0
            case .undecided: 1
            case .shortened: 2
            case .different: 3
            }
        }
        guard let best = comparisons.min(by: { (rank($0), -$0.confidence) < (rank($1), -$1.confidence) }) else {
            return .notApplicable(rule, attachment, because: "\(document)未见单位印章。")
        }
        let seal = best.place.seal
        let name = seal.kind == .branch ? seal.text + seal.lineText : seal.text
        let difference = best.difference.chinese.map { "（\($0)）" } ?? ""
        var finding = Finding(
            rule: rule, outcome: .match, attachment: attachment, expected: expected, found: name.isEmpty ? nil : name,
            confidence: best.confidence, evidence: [best.place.spot], message: "")
        switch best.decision {
        case .equal where best.difference.distance > 0:
            finding.found = expected
            finding.message = "\(document)印章中的单位名称与聘用单位名称一致（一次读为“\(name)”，另一次读出全名）。"
        case .equal: finding.message = "\(document)印章中的单位名称与聘用单位名称一致。"
        case .undecided(let why):
            let read = name.isEmpty ? "" : "，识别为“\(name)”\(difference)"
            finding.outcome = .unreadable
            finding.message = "\(document)印章中的单位名称无法可靠识别（\(why)）\(read)，请人工核对是否为“\(expected)”。"
        case .shortened:
            let told = "\(document)印章中的单位名称“\(name)”比聘用单位名称“\(expected)”少字\(difference)，可能是规范化简称或盖印不全"
            finding.outcome = shortened
            finding.message = shortened == .doubtful ? "\(told)，请人工判断。" : "\(told)。"
            finding.returnReason = reason(name, difference)
        case .different:
            finding.outcome = .mismatch
            finding.message = "\(document)印章中的单位名称“\(name)”与聘用单位名称“\(expected)”不一致\(difference)。"
            finding.returnReason = reason(name, difference)
        }
        return finding
    }
}

import DocumentModel

/// Turns the comparison of a term into a finding.
struct TermFinding {
    let rule: String
    let attachment: AttachmentKind
    /// `劳动合同`
    let document: String
    /// What it is compared with: `申报的劳动合同期限`.
    let reference: String

    /// One sure difference decides; then what is not filled in; then what could not be read; then what is left open.
    func finding(parts: [TermPart], stated: StatedTerm, expected: ExpectedTerm) -> Finding {
        let found = stated.text
        let shown = stated.told ?? "（空）"
        var reasons: [String] = []
        var rank = 0
        var confidence = 1.0
        for part in parts {
            let (newRank, reason): (Int, String?) =
                switch part {
                case .equal: (0, nil)
                case .leftOpen(_, let reason): (1, reason)
                case .undecided(_, let reason): (2, reason)
                case .absent: (2, "未读到")
                case .blank: (3, nil)
                case .different: (4, nil)
                }
            let newConfidence = part.comparison?.confidence ?? 0.7
            if newRank > rank {
                (rank, confidence) = (newRank, newConfidence)
            } else if newRank == rank {
                // Agreement needs every part; a contradiction only the surest.
                confidence = rank == 4 ? max(confidence, newConfidence) : min(confidence, newConfidence)
            }
            if let reason { reasons.append(reason) }
        }
        let outcomes: [Outcome] = [.match, .doubtful, .unreadable, .missing, .mismatch]
        let because = reasons.isEmpty ? "" : "（\(reasons.joined(separator: "；"))）"
        let message =
            switch outcomes[rank] {
            case .match: "\(document)中的期限\(shown)与\(reference)一致。"
            case .doubtful: "\(document)中的期限为\(shown)\(because)，\(reference)为\(expected.told)，请人工判断。"
            case .unreadable: "\(document)中的期限无法可靠识别\(because)，读为\(shown)，\(reference)为\(expected.told)，请人工核对。"
            case .missing: "\(document)中的期限未填写完整，读为\(shown)。"
            default: "\(document)中的\(expected.difference(of: stated, from: reference))。"
            }
        return Finding(
            rule: rule, outcome: outcomes[rank], attachment: attachment, expected: expected.text, found: found,
            confidence: confidence, evidence: stated.spots, message: message)
    }
}

extension Finding {
    /// A renewed contract whose new beginning was not read states the old one: where the form's end is that of the renewal, a
    /// person looks.
    func doubted(where stated: StatedTerm, endsWithRenewalOf contract: StatedTerm?) -> Finding {
        guard outcome == .mismatch, let end = stated.ends.first?.field.value, !end.isEmpty,
            contract?.unreadRenewal(to: end) != nil
        else { return self }
        var finding = self
        finding.outcome = .doubtful
        finding.message = "注册申请表填写的期限为\(stated.told ?? "")，截止日期与所附劳动合同续订的一致，续订的起始日期未能读出，请人工核对。"
        finding.returnReason = nil
        return finding
    }
}

extension Finding {
    /// A term of which nothing was read but one date, and that in the place of a signature's: where the term is lost, the next date of the page is
    /// taken for it.
    func doubted(bySigningDateIn stated: StatedTerm) -> Finding {
        guard outcome == .mismatch, let start = stated.starts.first, stated.starts.count == 1,
            stated.ends.allSatisfy(\.field.value.isEmpty)
        else { return self }
        let box = start.field.quad.boundingBox
        let isSignatures = start.page.signingPlaces.contains { place in
            guard let date = place.dateQuad?.boundingBox, let shared = date.intersection(box) else { return false }
            return shared.area > 0.5 * min(date.area, box.area)
        }
        guard isSignatures else { return self }
        var finding = self
        finding.outcome = .unreadable
        finding.confidence = DecisionThresholds.undecidedConfidence
        finding.message = "注册申请表的劳动合同期限未能读出，请人工查看。"
        finding.returnReason = nil
        return finding
    }
}

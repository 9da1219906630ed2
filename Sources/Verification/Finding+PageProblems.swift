import DocumentModel

extension Finding {
    /// What could not be read, with the reason why, where the picture tells one: 页面模糊、反光.
    ///
    /// A finding that points at a place names the problems of that place, one that points at whole pages those of the
    /// pages; the regions become evidence.
    func explained(by evidence: Evidence) -> Finding {
        guard outcome == .unreadable, let attachment else { return self }
        let pages = evidence.pages(of: attachment)
        var reasons: [PageProblems.Reason] = []
        for page in pages {
            let spots = self.evidence.filter { $0.file == page.file && $0.page == page.page }
            if spots.isEmpty, !self.evidence.isEmpty { continue }
            let places = spots.filter { $0.quad != page.spot.quad }
            if places.isEmpty {
                reasons += PageProblems.reason(of: [page]).map { [$0] } ?? []
            } else {
                reasons += places.compactMap { PageProblems.reason(of: [page], touching: $0.quad) }
            }
        }
        guard let first = reasons.first else { return self }
        var finding = self
        finding.message += "画面有问题：\(first.text)。"
        let known = Set(self.evidence)
        finding.evidence += first.spots.filter { !known.contains($0) }
        return finding
    }
}

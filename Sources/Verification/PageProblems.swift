import DocumentModel

/// Why pages are hard to read, in words for a clerk.
enum PageProblems {
    /// Less than this is no hindrance that a message should name: half way from where reading begins to suffer to where
    /// hardly anything is left would be 0.5; a clerk sees more than the program, and earlier.
    static let leastSeverity = 0.15

    struct Reason: Hashable {
        /// 模糊、反光
        var text: String
        /// The regions, or the whole pages.
        var spots: [EvidenceSpot]
    }

    /// The problems of `pages`, the worst first, at most three; nil where none is known.
    ///
    /// - Parameter quad: only problems that touch it, where given; those of the whole page do.
    static func reason(of pages: [DocumentPage], touching quad: Quad? = nil) -> Reason? {
        let all = pages.flatMap { page in page.quality.problems.map { (page: page, problem: $0) } }
        let named = all.filter { item in
            guard item.problem.severity >= leastSeverity else { return false }
            guard let quad, let region = item.problem.quad?.boundingBox else { return true }
            return region.intersection(quad.boundingBox) != nil
        }.sorted { $0.problem.severity > $1.problem.severity }
        guard !named.isEmpty else { return nil }
        var kinds: [QualityProblem.Kind] = []
        for item in named where !kinds.contains(item.problem.kind) { kinds.append(item.problem.kind) }
        return Reason(
            text: kinds.prefix(3).map(\.chinese).joined(separator: "、"),
            spots: named.prefix(3).map { item in
                EvidenceSpot(
                    file: item.page.file, page: item.page.page,
                    quad: item.problem.quad ?? item.page.spot.quad, text: "")
            })
    }
}

public import DocumentModel

/// A finding with the number that it has in the text report and on the annotated pages alike.
public struct NumberedFinding: Hashable, Sendable {
    /// Counted from 1.
    public var number: Int
    public var finding: Finding

    public init(number: Int, finding: Finding) {
        self.number = number
        self.finding = finding
    }
}

extension VerificationReport {
    /// What flags first, then what a person must look at, notices, and matches; each group in the order of the
    /// catalogue. Rules that do not apply are left out.
    public var numberedFindings: [NumberedFinding] {
        let groups: [(Outcome) -> Bool] = [
            { $0.flags }, { $0.isUndecided }, { $0 == .notice }, { $0 == .match },
        ]
        return groups.flatMap { belongs in findings.filter { belongs($0.outcome) } }
            .enumerated().map { NumberedFinding(number: $0.offset + 1, finding: $0.element) }
    }
}

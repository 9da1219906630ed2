import DocumentModel

/// The start or the end of a term as read from one document, held against the expected one.
enum TermPart {
    /// Nothing was read.
    case absent
    /// The place for it was read, and nothing stands in it.
    case blank(LocatedField)
    case equal(FieldComparison)
    case different(FieldComparison)
    case undecided(FieldComparison, String)
    /// Read, but it does not settle the matter: a length without an end, several options filled in.
    case leftOpen(FieldComparison, String)

    /// - Parameter readings: what the document says, best reading only; more than one where it is open which is meant.
    init(expected: String, readings: [LocatedField]) {
        guard let first = readings.first else {
            self = .absent
            return
        }
        let filled = readings.filter { !$0.field.value.isEmpty }
        let comparisons = filled.map { FieldComparison(expected: expected, found: $0, content: .date) }
        guard let best = comparisons.min(by: { $0.difference.distance < $1.difference.distance }) else {
            self = .blank(first)
            return
        }
        switch best.decision {
        case .equal:
            let values = Set(filled.map(\.field.value))
            self = values.count == 1 ? .equal(best) : .leftOpen(best, best.field.field.note ?? "有不同的读法")
        case .different: self = .different(best)
        case .undecided(let reason):
            self = TermPart.isReadInWords(best.field.field) ? .leftOpen(best, reason) : .undecided(best, reason)
        }
    }

    /// What stands there was read well, it is only no plain date: another wording, or one of several options.
    private static func isReadInWords(_ field: ExtractedField) -> Bool {
        guard !field.isComplete, field.note != nil, field.score >= DecisionThresholds.difference else { return false }
        return ContractEnd(fieldValue: field.value) != nil || !field.value.contains { "月日-/.".contains($0) }
    }

    var comparison: FieldComparison? {
        switch self {
        case .absent, .blank: nil
        case .equal(let comparison), .different(let comparison): comparison
        case .undecided(let comparison, _), .leftOpen(let comparison, _): comparison
        }
    }
}

/// The term that an attachment states.
struct StatedTerm {
    /// Best readings; several only where it is open which is meant.
    var starts: [LocatedField]
    var ends: [LocatedField]
    /// Further terms in the same document: before a renewal, in a second clause.
    var otherStarts: [LocatedField]
    var otherEnds: [LocatedField]

    init(of attachment: AttachmentKind, _ evidence: Evidence) {
        let starts = evidence.fields(.contractStart, in: attachment)
        let ends = evidence.fields(.contractEnd, in: attachment)
        self.starts = starts.filter { !$0.isAlternative }
        self.ends = ends.filter { !$0.isAlternative }
        otherStarts = starts.filter(\.isAlternative)
        otherEnds = ends.filter(\.isAlternative)
    }

    var isAbsent: Bool { starts.isEmpty && ends.isEmpty }

    /// Both parts are blank or absent.
    var isUnfilled: Bool { (starts + ends).allSatisfy { $0.field.value.isEmpty } }

    /// `2024年3月1日至2027年2月28日`, for messages.
    var told: String? {
        isUnfilled ? nil : StatedTerm.told(start: starts.first?.field.value, end: ends.first?.field.value)
    }

    static func told(start: String?, end: String?) -> String { "\(told(start))至\(told(end))" }

    /// `2027年2月28日`, `无固定期限`, or what stands there.
    static func told(_ value: String?) -> String {
        value.flatMap { ContractEnd(fieldValue: $0)?.chinese } ?? shown(value)
    }

    /// `2024-03-01至2027-02-28`, as it stands in reports.
    var text: String? {
        isUnfilled ? nil : StatedTerm.text(start: starts.first?.field.value, end: ends.first?.field.value)
    }

    /// The surely read end of another term that stands beside the best one with equal right: none of the two is a renewal
    /// of the other, the extractor's note says so.
    var rivalEnd: LocatedField? {
        otherEnds.first { other in
            other.field.isComplete && other.field.score >= DecisionThresholds.difference
                && other.field.note?.contains("两个不同的期限") ?? false
                && !ends.contains { $0.field.value == other.field.value }
        }
    }

    /// The start of another term, the expected one, whose end was not read: under a seal, at a crease.
    func unreadRenewal(from expected: String?) -> LocatedField? {
        guard let expected, otherEnds.contains(where: { !$0.field.isComplete && !$0.field.value.isEmpty }) else {
            return nil
        }
        return otherStarts.first { $0.field.value == expected }
    }

    /// The end of a renewal, the expected one, whose start was not read: it was given that of the contract, with which no renewal begins.
    func unreadRenewal(to expected: String?) -> LocatedField? {
        guard let expected, let start = starts.first?.field.value,
            otherStarts.allSatisfy({ !$0.field.isComplete || $0.field.value == start })
        else { return nil }
        return otherEnds.first {
            $0.field.isComplete && $0.field.value == expected && $0.field.note?.contains("续订期限") == true
        }
    }

    static func text(start: String?, end: String?) -> String { "\(shown(start))至\(shown(end))" }

    static func shown(_ value: String?) -> String {
        guard let value, !value.isEmpty else { return "（空）" }
        return value == ContractEnd.openEnded.fieldValue ? ContractEnd.openEnded.chinese : value
    }

    var spots: [EvidenceSpot] { [starts.first, ends.first].compactMap { $0?.spot } }
}

extension LocatedField {
    /// Extractors mark every reading but the best of a document.
    fileprivate var isAlternative: Bool { field.note?.hasPrefix("另见") ?? false }
}

/// The expected start and end of a term; either may be unknown.
struct ExpectedTerm {
    var start: String?
    var end: String?

    var isEmpty: Bool { start == nil && end == nil }
    /// Two dates, the end not before the start.
    var isOrdered: Bool {
        guard let start = start.flatMap(CalendarDate.init(iso:)), let end = end.flatMap(CalendarDate.init(iso:)) else {
            return false
        }
        return start <= end
    }
    var text: String { StatedTerm.text(start: start, end: end) }
    var told: String { StatedTerm.told(start: start, end: end) }

    /// The date that differs, or both where both do: `截止日期（2027年3月1日）与申请信息（2027年2月28日）不一致`.
    func difference(of stated: StatedTerm, from reference: String) -> String {
        func differs(_ expected: String?, _ readings: [LocatedField]) -> Bool {
            guard let expected, let first = readings.first else { return false }
            return first.field.value != expected
        }
        func one(_ name: String, _ expected: String?, _ readings: [LocatedField]) -> String {
            "\(name)（\(StatedTerm.told(readings.first?.field.value))）与\(reference)（\(StatedTerm.told(expected))）不一致"
        }
        switch (differs(start, stated.starts), differs(end, stated.ends)) {
        case (true, false): return one("起始日期", start, stated.starts)
        case (false, true): return one("截止日期", end, stated.ends)
        default: return "期限（\(stated.told ?? "未填写")）与\(reference)（\(told)）不一致"
        }
    }

    /// One part for each that is expected.
    func parts(of stated: StatedTerm) -> [TermPart] {
        [
            start.map { TermPart(expected: $0, readings: stated.starts) },
            end.map { TermPart(expected: $0, readings: stated.ends) },
        ].compactMap { $0 }
    }

    /// Whether another term of the same document is the expected one.
    func isStatedElsewhere(in stated: StatedTerm) -> Bool {
        func holds(_ expected: String?, _ fields: [LocatedField]) -> Bool {
            expected == nil || fields.contains { $0.field.value == expected }
        }
        return holds(start, stated.otherStarts + stated.starts) && holds(end, stated.otherEnds)
    }
}

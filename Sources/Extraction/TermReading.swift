import DocumentModel

/// One reading of a contract's term.
struct TermReading: Equatable {
    enum End: Equatable {
        case date(DateReading)
        /// 无固定期限; the range of these words.
        case openEnded(Range<Int>)
        /// Something else stands there: a task, a duration without a start, 长期.
        case unreadable(Range<Int>, value: String, note: String)
        /// Start and length only: the day before and the same day `months` later are both usual.
        case computed(Duration)
        case none
    }

    var start: DateReading?
    var end: End
    var note: String?
    /// Nothing leaves it open which reading is meant.
    var isCertain = true
    /// Concluded with a renewal (续订, 延期), or the term before one (原合同).
    var order: Order = .plain

    enum Order: Int { case former, plain, renewal }

    /// The start and end as fields. An alternative carries a note that begins with 另见.
    func fields(in flow: TextFlow, isAlternative: Bool) -> [LocatedField] {
        let searched = searched(in: flow)
        return searched == self ? plainFields(in: flow, isAlternative) : searched.plainFields(in: flow, isAlternative)
    }

    private func plainFields(in flow: TextFlow, _ isAlternative: Bool) -> [LocatedField] {
        func noted(_ other: String?) -> String? {
            var parts = isAlternative ? ["另见其他期限"] : []
            if let note { parts.append(note) }
            if let other { parts.append(other) }
            return parts.isEmpty ? nil : parts.joined(separator: "；")
        }
        func field(_ name: FieldName, _ reading: DateReading) -> LocatedField? {
            if let date = reading.date {
                var field = flow.field(
                    name, reading.range, value: date.description, isComplete: isCertain, note: noted(reading.note))
                if let score = flow.scoreOfNumerals(in: reading.range) { field?.field.score = score }
                return field
            }
            // A printed 年月日 without a hand's entry is nothing that was read.
            let value = reading.isBlank ? "" : nil
            return flow.field(name, reading.range, value: value, isComplete: false, note: noted(reading.note))
        }
        var fields: [LocatedField?] = []
        if let start { fields.append(field(.contractStart, start)) }
        switch end {
        case .date(let reading): fields.append(field(.contractEnd, reading))
        case .openEnded(let range):
            fields.append(
                flow.field(
                    .contractEnd, range, value: ContractEnd.openEnded.fieldValue, isComplete: isCertain,
                    note: noted(nil)))
        case .unreadable(let range, let value, let why):
            fields.append(flow.field(.contractEnd, range, value: value, isComplete: false, note: noted(why)))
        case .computed(let duration):
            let why = "合同只写明期限\(duration.chinese)，截止日期为推算"
            if let begin = start?.date, let same = begin.adding(months: duration.months) {
                for date in [same.dayBefore, same].compactMap({ $0 }) {
                    fields.append(
                        flow.field(
                            .contractEnd, duration.range, value: date.description, isComplete: isCertain,
                            note: noted(why)))
                }
            }
        case .none: break
        }
        return fields.compactMap { $0 }
    }
}

extension CalendarDate {
    /// Nil before the first day of the supported years.
    var dayBefore: CalendarDate? {
        if day > 1 { return CalendarDate(year: year, month: month, day: day - 1) }
        if month > 1 {
            return CalendarDate(year: year, month: month - 1, day: CalendarDate.dayCount(year: year, month: month - 1))
        }
        return CalendarDate(year: year - 1, month: 12, day: 31)
    }
}

extension TermReading {
    var endDate: CalendarDate? { if case .date(let reading) = end { reading.date } else { nil } }
    var hasEndDate: Bool { endDate != nil }
    /// A renewal with days of its own, not talk of one (续签合同期限为无固定期限).
    var isWholeRenewal: Bool { order == .renewal && (hasEndDate || isOpenEnded && start?.date != nil) }
    var isOpenEnded: Bool { if case .openEnded = end { true } else { false } }

    /// For telling equal readings of two places.
    var endKind: String {
        switch end {
        case .date(let reading): "\(reading.kind)"
        case .openEnded: "open"
        case .unreadable(_, let value, _): value
        case .computed(let duration): duration.chinese
        case .none: ""
        }
    }

    /// Renewals before the first term, that before what a renewal calls the former one; whole before half.
    var weight: Int {
        var weight = 0
        switch order {
        case .renewal: weight += isWholeRenewal ? 40 : 0
        case .plain: weight += 20
        case .former: break
        }
        if start?.date != nil { weight += 4 }
        if hasEndDate || isOpenEnded { weight += 8 }
        if isCertain { weight += 1 }
        return weight
    }
}

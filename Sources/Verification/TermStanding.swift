import DocumentModel

/// What a surely read term says by itself on the day of submission, whatever was declared.
enum TermStanding: Hashable {
    /// Not all of it was read surely, or nothing is odd.
    case sound
    case endsBeforeItBegins(start: CalendarDate, end: CalendarDate)
    case expired(CalendarDate)
    /// The term read as the latest has ended, but the document states a later end elsewhere.
    case perhapsExpired(CalendarDate)
    case notBegun(CalendarDate)
    case longerThanAWorkingLife(start: CalendarDate, end: CalendarDate)
    case endsSoon(CalendarDate)

    /// A working life from 16 to the latest age of retirement, 63, rounded down: a longer term is a slip of the pen or of
    /// the reader.
    private static let longestYears = 45

    /// - Parameter isConfirmed: whether the term equals a declared one: two independent sources are as good as a sure reading.
    init(_ stated: StatedTerm, on day: CalendarDate, settings: RuleSettings, isConfirmed: Bool) {
        let least = isConfirmed ? 0 : DecisionThresholds.difference
        let start = TermStanding.certain(stated.starts, atLeast: least)
        let end = TermStanding.certain(stated.ends, atLeast: least)
        self = .sound
        if let start, let end, end < start {
            self = .endsBeforeItBegins(start: start, end: end)
        } else if let end, end < day {
            let isLater = stated.otherEnds.contains { other in
                switch ContractEnd(fieldValue: other.field.value) {
                case .date(let date): date >= day
                case .openEnded: true
                case nil: false
                }
            }
            self = isLater ? .perhapsExpired(end) : .expired(end)
        } else if let start, start > day {
            self = .notBegun(start)
        } else if let start, let end, let longest = start.adding(years: TermStanding.longestYears), end > longest {
            self = .longerThanAWorkingLife(start: start, end: end)
        } else if let end, settings.contractEndsWithinDays > 0, day.days(until: end) <= settings.contractEndsWithinDays
        {
            self = .endsSoon(end)
        }
    }

    /// The one date that was surely read; nil where several are open, or the date was computed from a length.
    private static func certain(_ readings: [LocatedField], atLeast score: Double) -> CalendarDate? {
        guard Set(readings.map(\.field.value)).count == 1, let field = readings.first?.field, field.isComplete,
            field.score >= score, !(field.note?.contains("推算") ?? false)
        else { return nil }
        return CalendarDate(iso: field.value)
    }

    /// For the clerk; nil where nothing is odd.
    func message(document: String) -> String? {
        switch self {
        case .sound: nil
        case .endsBeforeItBegins(let start, let end):
            "\(document)的截止日期（\(end.chinese)）早于起始日期（\(start.chinese)），请人工核对。"
        case .expired(let end): "\(document)已于\(end.chinese)到期。"
        case .perhapsExpired(let end): "\(document)读到的期限已于\(end.chinese)到期，但合同中另有更晚的日期，请人工核对是否已续签。"
        case .notBegun(let start): "\(document)的起始日期（\(start.chinese)）晚于申请日期，请人工判断是否已受聘。"
        case .longerThanAWorkingLife(let start, let end):
            "\(document)的期限（\(start.chinese)至\(end.chinese)）过长，可能有误，请人工核对。"
        case .endsSoon(let end): "\(document)将于\(end.chinese)到期，请人工判断是否需要续签。"
        }
    }

    var isDisordered: Bool {
        if case .endsBeforeItBegins = self { true } else { false }
    }

    func outcome(_ settings: RuleSettings) -> Outcome {
        switch self {
        case .sound: .match
        case .expired: settings.expiredContract
        default: .doubtful
        }
    }
}

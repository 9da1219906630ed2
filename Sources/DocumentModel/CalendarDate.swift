/// A day of the Gregorian calendar, without a time zone. Always a day that exists.
public struct CalendarDate: Hashable, Sendable, Comparable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil for a day that does not exist (30 February), or a year outside 1900…2999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2999).contains(year), (1...12).contains(month),
            day >= 1, day <= CalendarDate.dayCount(year: year, month: month)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-11-20`, and nothing else.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// Days since 1970-01-01, after Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `days_from_civil`.
    public var dayNumber: Int {
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    public func days(until other: CalendarDate) -> Int { other.dayNumber - dayNumber }

    /// The same day `months` later; the last day of that month if it has no such day (Civil Code, article 202).
    public func adding(months: Int) -> CalendarDate? {
        let count = year * 12 + month - 1 + months
        let newYear = count / 12
        let newMonth = count % 12 + 1
        let length = (1...12).contains(newMonth) ? CalendarDate.dayCount(year: newYear, month: newMonth) : 0
        return CalendarDate(year: newYear, month: newMonth, day: min(day, length))
    }

    public func adding(years: Int) -> CalendarDate? { adding(months: years * 12) }
}

extension CalendarDate: CustomStringConvertible {
    /// `2026-11-20`
    public var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }

    /// `2026年11月20日`, as it is written in reasons.
    public var chinese: String { "\(year)年\(month)月\(day)日" }
}

extension CalendarDate: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try String(from: decoder)
        guard let date = CalendarDate(iso: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "A date is written as 2026-11-20."))
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

/// When an employment ends.
public enum ContractEnd: Hashable, Sendable {
    case date(CalendarDate)
    /// 无固定期限
    case openEnded

    /// `2027-02-28` or `open-ended`, as in the submission and in the report.
    public var fieldValue: String {
        switch self {
        case .date(let date): date.description
        case .openEnded: "open-ended"
        }
    }

    public init?(fieldValue: String) {
        if fieldValue == "open-ended" {
            self = .openEnded
        } else if let date = CalendarDate(iso: fieldValue) {
            self = .date(date)
        } else {
            return nil
        }
    }

    /// As it is written in reasons.
    public var chinese: String {
        switch self {
        case .date(let date): date.chinese
        case .openEnded: "无固定期限"
        }
    }
}
